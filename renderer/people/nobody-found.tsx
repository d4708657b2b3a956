import { formatPartialDate } from '../../shared/calendar/partial-dates.ts'
import type { StandingFilter } from '../../shared/people/contract.ts'
import { isPresent, standingNames } from '../../shared/people/person.ts'
import { fold, searchWords } from '../../shared/text/fold.ts'
import { LinkFor } from '../accounts/for.tsx'
import { Empty } from '../components/empty.tsx'
import { ButtonLink } from '../components/link.tsx'
import { useRead } from '../office.ts'

interface NobodyFoundProps {
  readonly query: string
  readonly cellId: string | null
  readonly standing: StandingFilter
  /** Whose card is open beside the list. */
  readonly openId: string | undefined
}

/** Why a list has nobody in it: the one who was in it has just left the roll, nothing fits, or nobody is kept yet. */
export function NobodyFound({ query, cellId, standing, openId }: NobodyFoundProps) {
  const open = useRead('people.card', { id: openId ?? '' }, { enabled: openId !== undefined }).data
  if (open?.standing && !isPresent(open.standing) && isMeant(query, open.fullName)) {
    const since = open.standingFrom === null ? '' : ` ngày ${formatPartialDate(open.standingFrom)}`
    return (
      <Empty
        title={`${open.fullName} không còn trong danh sách đang sinh hoạt`}
        actions={
          <ButtonLink to={`/dang-vien/${open.id}?trang-thai=left`} variant="default">
            Xem trong danh sách đã ra
          </ButtonLink>
        }
      >
        {standingNames[open.standing]}
        {since}. Hồ sơ vẫn giữ trong sổ và đang mở ở bên cạnh.
      </Empty>
    )
  }
  const isFiltered = query.trim() !== '' || cellId !== null || standing !== 'present'
  if (!isFiltered) {
    return (
      <Empty
        title="Chưa có đảng viên nào"
        actions={
          <LinkFor right="write" to="/nhap-excel">
            Nhập từ Excel
          </LinkFor>
        }
      >
        Hãy nhập danh sách từ Excel, hoặc thêm từng người.
      </Empty>
    )
  }
  const isNarrowed = cellId !== null || standing !== 'present'
  return (
    <Empty
      title="Không tìm thấy ai"
      actions={
        <ButtonLink to={isNarrowed ? '/dang-vien' : '/dang-vien?trang-thai=all'} variant="default">
          {isNarrowed ? 'Tìm trong mọi chi bộ' : 'Tìm cả người đã ra khỏi danh sách'}
        </ButtonLink>
      }
    >
      Thử một phần khác của tên; gõ không dấu cũng được.
    </Empty>
  )
}

const isMeant = (query: string, name: string): boolean =>
  searchWords(query).every((word) => fold(name).includes(word))
