import { TextLink } from '../components/link.tsx'

interface FigureProps {
  /** What is read out with the figure: whose it is and of what. */
  readonly name: string
  readonly text: string
  readonly to: string
}

/** A figure that opens what stands behind it; nothing is a dash. */
export function Figure({ name, text, to }: FigureProps) {
  if (text === '') return <span className="muted">—</span>
  if (text === '0') return <>0</>
  return (
    <TextLink to={to} className="nowrap" aria-label={`${name}: ${text}`}>
      {text}
    </TextLink>
  )
}
