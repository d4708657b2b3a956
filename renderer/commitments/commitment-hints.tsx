import { formatDate } from '../../shared/calendar/dates.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { TextLink } from '../components/link.tsx'
import { useRead } from '../office.ts'

/** On the first page, in the months in which commitments are made or checked: how many are missing. */
export function CommitmentsDue({ year }: { readonly year: number }) {
  const { data } = useRead('commitments.ofYear', { year })
  if (data === undefined || data.season === null) return null
  const missing = data.season === 'making' ? data.owed - data.made : data.made - data.checked
  if (missing <= 0) return null
  return (
    <li>
      <TextLink to={`/cam-ket?nam=${year}`}>
        {formatCount(missing)} đảng viên chưa {data.season === 'making' ? 'làm' : 'được kiểm tra'} bản cam kết
        năm {year}
      </TextLink>
    </li>
  )
}

interface ReviewCommitmentsProps {
  readonly cellId: string
  readonly year: number
}

/** At the review of a year: the cell checks the commitments of its members. */
export function ReviewCommitments({ cellId, year }: ReviewCommitmentsProps) {
  const { data } = useRead('commitments.ofCell', { cellId, year })
  if (data === undefined || data.owed === 0) return null
  const address = new URLSearchParams({ nam: String(year), 'chi-bo': cellId })
  return (
    <p className="small">
      <TextLink to={`/cam-ket?${address}`}>Bản cam kết năm {year}</TextLink>: {formatCount(data.made)}/
      {formatCount(data.owed)} đảng viên đã làm, {formatCount(data.checked)} đã kiểm tra.
    </p>
  )
}

/** The commitments of a member, the latest years first; each opens its cell's year. */
export function CommitmentsOf({
  personId,
  cellId,
}: {
  readonly personId: string
  readonly cellId: string | null
}) {
  const made = useRead('commitments.ofPerson', { personId }).data ?? []
  if (made.length === 0) {
    return cellId === null ? null : (
      <p className="small">
        <TextLink to={`/cam-ket?chi-bo=${cellId}`}>Bản cam kết hằng năm</TextLink>
      </p>
    )
  }
  return (
    <p className="small">
      Bản cam kết:{' '}
      {made.map(({ id, year, madeOn, checkedOn, madeInCellId }, place) => (
        <span key={id}>
          {place > 0 && '; '}
          <TextLink
            to={`/cam-ket?${new URLSearchParams({ nam: String(year), 'chi-bo': cellId ?? madeInCellId })}`}
          >
            năm {year}
          </TextLink>
          {madeOn !== null && `, làm ${formatDate(madeOn)}`}
          {checkedOn !== null && `, kiểm tra ${formatDate(checkedOn)}`}
        </span>
      ))}
    </p>
  )
}
