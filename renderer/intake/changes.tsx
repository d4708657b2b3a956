import { Button, Checkbox, Group, Radio } from '@mantine/core'
import { useState } from 'react'
import { type Base, chooser, type IntakeChoices } from '../../shared/intake/choices.ts'
import type { IntakePreview } from '../../shared/intake/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { call } from '../office.ts'
import { PreviewTable } from './preview-table.tsx'

type ChangedRow = IntakePreview['changed'][number]

/** The changed rows that have been fetched so far, and the way to more of them. */
export function useChangedRows({ previewId, changed, counts }: IntakePreview) {
  const [more, setMore] = useState<readonly ChangedRow[]>([])
  const rows = [...changed, ...more]
  const fetchMore = async () => {
    const next = await call('intake.changes', { previewId, from: rows.length }).catch(() => undefined)
    if (next !== undefined) setMore([...more, ...next.rows])
  }
  return { rows, isWhole: rows.length >= counts.changed, fetchMore }
}

/** How many members change by these choices; undefined while not all changes are here. */
export function countTaken(
  choices: IntakeChoices,
  { rows, isWhole }: { readonly rows: readonly ChangedRow[]; readonly isWhole: boolean },
  all: number,
): number | undefined {
  const isPlain = choices.fields.length === 0 && choices.values.length === 0
  if (isPlain && choices.base === 'all') return all
  if (isPlain && choices.base === 'none') return 0
  if (!isWhole) return undefined
  const isTaken = chooser(choices)
  return rows.filter(({ row, fields }) => fields.some((change) => isTaken(row, change))).length
}

const baseNames: Readonly<Record<Base, string>> = {
  all: 'Ghi mọi thay đổi',
  empty: 'Chỉ điền mục còn trống trong sổ',
  none: 'Giữ nguyên như sổ',
}

interface ChangesProps {
  readonly preview: IntakePreview
  readonly rows: readonly ChangedRow[]
  readonly isWhole: boolean
  readonly choices: IntakeChoices
  readonly onChoose: (choices: IntakeChoices) => void
  readonly onMore: () => void
}

/** What differs from the register, old and new; taken over all alike, by field, or one by one. */
export function Changes({ preview, rows, isWhole, choices, onChoose, onMore }: ChangesProps) {
  if (preview.counts.changed === 0) return null
  const isTaken = chooser(choices)
  const chooseBase = (base: Base) => onChoose({ ...choices, base, fields: [], values: [] })
  const chooseField = (field: string, isChosen: boolean) =>
    onChoose({
      ...choices,
      fields: [...choices.fields.filter((each) => each.field !== field), { field, isTaken: isChosen }],
      values: choices.values.filter((each) => each.field !== field),
    })
  const chooseValue = (row: number, field: string, isChosen: boolean) =>
    onChoose({
      ...choices,
      values: [
        ...choices.values.filter((each) => each.row !== row || each.field !== field),
        { row, field, isTaken: isChosen },
      ],
    })
  return (
    <section className="stack" aria-labelledby="intake-changes">
      <h3 id="intake-changes">Khác với sổ: {formatCount(preview.counts.changed)} người</h3>
      <Radio.Group
        aria-label="Ghi những thay đổi nào"
        value={choices.base}
        onChange={(value) => chooseBase(value === 'empty' || value === 'none' ? value : 'all')}
      >
        <Group>
          {(['all', 'empty', 'none'] as const).map((base) => (
            <Radio key={base} value={base} label={baseNames[base]} />
          ))}
        </Group>
      </Radio.Group>
      <Group role="group" aria-label="Ghi theo từng mục">
        {preview.changedFields.map(({ field, rows: count, empty }) => {
          const own = choices.fields.find((each) => each.field === field)?.isTaken
          const byBase = choices.base === 'all' || (choices.base === 'empty' && empty === count)
          return (
            <Checkbox
              key={field}
              label={`${field} (${formatCount(count)})`}
              checked={own ?? byBase}
              indeterminate={own === undefined && choices.base === 'empty' && empty > 0 && empty < count}
              onChange={(event) => chooseField(field, event.currentTarget.checked)}
            />
          )
        })}
      </Group>
      <PreviewTable
        title="Thay đổi so với sổ"
        heads={['Dòng', 'Họ và tên', 'Mục', 'Đang ghi trong sổ', 'Trong tệp', 'Ghi']}
        note={
          isWhole
            ? undefined
            : `Hiện ${formatCount(rows.length)} trong ${formatCount(preview.counts.changed)} người.`
        }
      >
        {rows.flatMap((row) =>
          row.fields.map((change, index) => (
            <tr key={`${row.row} ${change.field}`}>
              <td>{index === 0 && row.row}</td>
              <td>{index === 0 && row.name}</td>
              <td>{change.field}</td>
              <td>{change.before === '' ? <span className="muted">chưa có</span> : change.before}</td>
              <td>{change.after === '' ? <span className="muted">bỏ trống</span> : change.after}</td>
              <td>
                <Checkbox
                  aria-label={`Dòng ${row.row}, ${row.name}: ghi ${change.field} ${change.after}`}
                  checked={isTaken(row.row, change)}
                  onChange={(event) => chooseValue(row.row, change.field, event.currentTarget.checked)}
                />
              </td>
            </tr>
          )),
        )}
      </PreviewTable>
      {!isWhole && (
        <div>
          <Button variant="default" onClick={onMore}>
            Xem thêm
          </Button>
        </div>
      )}
    </section>
  )
}
