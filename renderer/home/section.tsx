import type { ReactNode } from 'react'
import { formatCount } from '../../shared/text/numbers.ts'
import { TextLink } from '../components/link.tsx'

interface SectionProps {
  readonly title: string
  readonly id?: string
  readonly children: ReactNode
}

/** One part of the home page. */
export function Section({ title, id, children }: SectionProps) {
  return (
    <section className="section" id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

interface MoreProps {
  readonly count: number
  readonly to: string
  readonly what: string
}

/** How many a shortened list leaves out, with the way to them. */
export function More({ count, to, what }: MoreProps) {
  if (count <= 0) return null
  return (
    <p className="small">
      <TextLink to={to}>
        Còn {formatCount(count)} {what}
      </TextLink>
    </p>
  )
}
