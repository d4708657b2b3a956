import { shortSums } from '../../shared/contributions/words.ts'
import { TextLink } from '../components/link.tsx'
import { useRead } from '../office.ts'

type Whose = { readonly personId: string } | { readonly cellId: string }

/** "Đã đóng góp: 12 công; 1.500.000 đồng" of a member, or of the people of a cell, in all years; opens the names. */
export function Contributed(whose: Whose) {
  const { sums = [] } = useRead('contributions.sums', whose).data ?? {}
  if (sums.length === 0) return null
  const address = new URLSearchParams({
    ...('personId' in whose ? { nguoi: whose.personId } : { 'chi-bo': whose.cellId }),
    nam: 'tat-ca',
  })
  return (
    <p className="small">
      <TextLink to={`/dong-gop?${address}`}>Đã đóng góp</TextLink>: {shortSums(sums)}
    </p>
  )
}
