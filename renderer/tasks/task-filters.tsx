import { Checkbox } from '@mantine/core'
import { formatPeriod } from '../../shared/calendar/periods.ts'
import type { TaskWish } from '../../shared/tasks/contract.ts'
import { ChoiceField } from '../components/choice-field.tsx'
import { DateField } from '../components/date-field.tsx'
import { TextLink } from '../components/link.tsx'
import { PersonPicker } from '../components/person-picker.tsx'
import type { SearchPart } from '../components/search.ts'
import { useRead } from '../office.ts'
import { CellChoice } from '../organisation/cell-choice.tsx'

interface TaskFiltersProps {
  readonly wish: TaskWish
  /** Whose tasks they are, where it is one person's. */
  readonly person: string | undefined
  readonly onChange: (part: SearchPart) => void
}

/** Which tasks are listed: of a cell, a person, with a deadline in a span, of a common task, with an indicator. */
export function TaskFilters({ wish, person, onChange }: TaskFiltersProps) {
  const common = useRead('tasks.common', {}).data ?? []
  const { cellId, personId, dueFrom, dueBy, commonTaskId, hasIndicator } = wish
  const isNarrowed =
    cellId !== null ||
    dueFrom !== null ||
    dueBy !== null ||
    commonTaskId !== null ||
    hasIndicator ||
    personId !== null
  return (
    <search className="follow-filters" aria-label="Lọc nhiệm vụ">
      <CellChoice cellId={cellId} onChoose={(id) => onChange({ 'chi-bo': id })} />
      <PersonPicker
        key={personId === null ? 'nobody' : `${personId} ${person}`}
        label="Người thực hiện"
        hideLabel
        placeholder="Mọi người thực hiện"
        cellId={cellId}
        defaultValue={personId === null || person === undefined ? null : { personId, fullName: person }}
        onCommit={(named) => onChange({ nguoi: named?.personId ?? null })}
      />
      {common.length > 0 && (
        <ChoiceField
          key={`common ${common.length}`}
          label="Nhiệm vụ chung"
          value={commonTaskId ?? ''}
          groups={[
            {
              name: '',
              choices: [
                { value: '', label: 'Mọi nhiệm vụ' },
                ...common.map(({ id, title, period, tasks }) => ({
                  value: id,
                  label: title,
                  note: `kỳ ${formatPeriod(period)}, ${tasks} chi bộ`,
                })),
              ],
            },
          ]}
          onChoose={(id) => onChange({ chung: id || null })}
        />
      )}
      <DateField
        key={`from ${dueFrom}`}
        label="Hạn từ ngày"
        hideLabel
        placeholder="Hạn từ ngày"
        defaultValue={dueFrom}
        onCommit={(day) => onChange({ 'tu-ngay': day })}
      />
      <DateField
        key={`by ${dueBy}`}
        label="Hạn đến ngày"
        hideLabel
        placeholder="Hạn đến ngày"
        defaultValue={dueBy}
        onCommit={(day) => onChange({ 'den-ngay': day })}
      />
      <Checkbox
        label="Có chỉ tiêu"
        checked={hasIndicator}
        onChange={(event) =>
          onChange({ 'chi-tieu': event.currentTarget.checked ? '' : null, 'don-vi': null })
        }
      />
      {isNarrowed && (
        <TextLink to={`/nhiem-vu?${new URLSearchParams({ xem: wish.state })}`} className="small">
          Bỏ lọc
        </TextLink>
      )}
    </search>
  )
}
