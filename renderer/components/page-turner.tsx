import { formatCount } from '../../shared/text/numbers.ts'
import { TextLink } from './link.tsx'

interface PageTurnerProps {
  readonly offset: number
  readonly size: number
  readonly total: number
  readonly to: (offset: number) => string
}

/** "1 đến 100 trong 340", with the pages before and after. Nothing where all are in sight. */
export function PageTurner({ offset, size, total, to }: PageTurnerProps) {
  if (total <= size) return null
  return (
    <nav className="small" aria-label="Trang">
      {formatCount(offset + 1)} đến {formatCount(Math.min(offset + size, total))} trong {formatCount(total)}.{' '}
      {offset > 0 && <TextLink to={to(Math.max(0, offset - size))}>Trang trước</TextLink>}{' '}
      {offset + size < total && <TextLink to={to(offset + size)}>Trang sau</TextLink>}
    </nav>
  )
}
