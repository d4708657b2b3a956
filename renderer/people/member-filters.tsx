import { NativeSelect } from '@mantine/core'
import { type MemberOrder, type StandingFilter, standingFilter } from '../../shared/people/contract.ts'
import { standingNames, standings } from '../../shared/people/person.ts'
import { useRead } from '../office.ts'

export const readStanding = (text: string | null): StandingFilter => {
  const parsed = standingFilter.safeParse(text)
  return parsed.success ? parsed.data : 'present'
}

const ordersInAddress: Readonly<Record<MemberOrder, string>> = { name: '', post: 'chuc-vu' }
export const readOrder = (text: string | null): MemberOrder =>
  text === ordersInAddress.post ? 'post' : 'name'

const orderChoices: readonly { readonly value: MemberOrder; readonly label: string }[] = [
  { value: 'name', label: 'Theo tên' },
  { value: 'post', label: 'Theo chức vụ, tên' },
]

const standingChoices = [
  { value: 'present', label: 'Đang sinh hoạt' },
  { value: 'full', label: 'Chính thức, kể cả miễn' },
  ...standings.map((value) => ({ value, label: standingNames[value] })),
  { value: 'left', label: 'Đã ra khỏi danh sách' },
  { value: 'all', label: 'Tất cả' },
]

interface MemberFiltersProps {
  readonly cellId: string | null
  readonly standing: StandingFilter
  readonly order: MemberOrder
  readonly onChange: (filters: Readonly<Record<string, string>>) => void
}

export function MemberFilters({ cellId, standing, order, onChange }: MemberFiltersProps) {
  const cells = useRead('organisation.cells', {})
  return (
    <>
      <NativeSelect
        aria-label="Chi bộ"
        value={cellId ?? ''}
        data={[
          { value: '', label: 'Mọi chi bộ' },
          ...(cells.data ?? []).map((cell) => ({ value: cell.id, label: cell.name })),
        ]}
        onChange={(event) => onChange({ 'chi-bo': event.currentTarget.value })}
      />
      <NativeSelect
        aria-label="Trạng thái"
        value={standing}
        data={standingChoices}
        onChange={(event) => {
          const value = event.currentTarget.value
          onChange({ 'trang-thai': value === 'present' ? '' : value })
        }}
      />
      <NativeSelect
        aria-label="Thứ tự"
        value={order}
        data={orderChoices}
        onChange={(event) => {
          const chosen = orderChoices.find(({ value }) => value === event.currentTarget.value)
          if (chosen !== undefined) onChange({ xep: ordersInAddress[chosen.value] })
        }}
      />
    </>
  )
}
