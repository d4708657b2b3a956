import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'wouter'

/** A link in running text or in a list. */
export function TextLink(props: AnchorProps & { readonly to: string; readonly children: ReactNode }) {
  const { to, className, ...rest } = props
  return (
    <Anchor
      component={Link}
      href={to}
      unstyled
      className={className === undefined ? 'text-link' : `text-link ${className}`}
      {...rest}
    />
  )
}

interface RowLinkProps {
  readonly to: string
  /** Whether what it opens is what stands beside the table. */
  readonly isChosen?: boolean
  readonly 'aria-label'?: string
  readonly children: ReactNode
}

/** The link of a table's row: it opens what the row is about. */
export const RowLink = ({ isChosen, ...link }: RowLinkProps) => (
  <TextLink {...link} className="row-link" aria-current={isChosen ? 'true' : undefined} />
)

/** A link that looks like a button. */
export function ButtonLink(props: ButtonProps & { readonly to: string; readonly children: ReactNode }) {
  const { to, ...rest } = props
  return <Button component={Link} href={to} {...rest} />
}
