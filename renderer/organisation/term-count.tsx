import { TextLink } from '../components/link.tsx'
import { useRead } from '../office.ts'

/** "Nhiệm kỳ sắp hết: 3", which opens the names; nothing where none runs out. */
export function TermCount() {
  const count = useRead('organisation.terms', {}).data?.rows.length ?? 0
  return count === 0 ? null : <TextLink to="/chi-bo/nhiem-ky">Nhiệm kỳ sắp hết: {count}</TextLink>
}
