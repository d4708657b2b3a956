import { Button, Checkbox, Group, Radio } from '@mantine/core'
import { type Dispatch, memo, type SetStateAction, useCallback, useState } from 'react'
import { type Base, chooser, type IntakeChoices } from '../../shared/intake/choices.ts'
import type { IntakePreview } from '../../shared/intake/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { call } from '../office.ts'
import { boxKeys, PreviewTable } from './preview-table.tsx'

type ChangedRow = IntakePreview['changed'][number]

/** Each has up to twenty-nine boxes; thousands at once would keep an old PC busy for seconds. */
const drawnAtOnce = 40

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
  readonly onChoose: Dispatch<SetStateAction<IntakeChoices>>
  readonly onMore: () => void
}

/** What differs from the register, old and new; taken over all alike, by field, or one by one. */
export function Changes({ preview, rows, isWhole, choices, onChoose, onMore }: ChangesProps) {
  const [drawn, setDrawn] = useState(drawnAtOnce)
  const chooseValue = useCallback(
    (row: number, field: string, isTaken: boolean) =>
      onChoose((before) => ({
        ...before,
        values: [
          ...before.values.filter((each) => each.row !== row || each.field !== field),
          { row, field, isTaken },
        ],
      })),
    [onChoose],
  )
  if (preview.counts.changed === 0) return null
  const isTaken = chooser(choices)
  const shown = rows.slice(0, drawn)
  const isAllShown = shown.length === preview.counts.changed
  const drawMore = () => {
    if (drawn + drawnAtOnce > rows.length && !isWhole) onMore()
    setDrawn(drawn + drawnAtOnce)
  }
  const chooseBase = (base: Base) => onChoose({ ...choices, base, fields: [], values: [] })
  const chooseField = (field: string, isChosen: boolean) =>
    onChoose({
      ...choices,
      fields: [...choices.fields.filter((each) => each.field !== field), { field, isTaken: isChosen }],
      values: choices.values.filter((each) => each.field !== field),
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
          isAllShown
            ? boxKeys
            : `Hiện ${formatCount(shown.length)} trong ${formatCount(preview.counts.changed)} người. ${boxKeys}`
        }
      >
        {shown.flatMap((row) =>
          row.fields.map((change, index) => (
            <ChangeRow
              key={`${row.row} ${change.field}`}
              row={row}
              index={index}
              isTaken={isTaken(row.row, change)}
              onChoose={chooseValue}
            />
          )),
        )}
      </PreviewTable>
      {!isAllShown && (
        <div>
          <Button variant="default" onClick={drawMore}>
            Xem thêm
          </Button>
        </div>
      )}
    </section>
  )
}

interface ChangeRowProps {
  readonly row: ChangedRow
  /** Of the field in the row. */
  readonly index: number
  readonly isTaken: boolean
  readonly onChoose: (row: number, field: string, isTaken: boolean) => void
}

/** One field of one member. Kept as it is while others are chosen. */
const ChangeRow = memo(function ChangeRow({ row: { row, name, fields }, index, ...props }: ChangeRowProps) {
  const change = fields[index]
  if (change === undefined) return null
  const { field, before, after } = change
  return (
    <tr>
      <td>{index === 0 && row}</td>
      <td>{index === 0 && name}</td>
      <td>{field}</td>
      <td>{before === '' ? <span className="muted">chưa có</span> : before}</td>
      <td>{after === '' ? <span className="muted">bỏ trống</span> : after}</td>
      <td>
        <Checkbox
          tabIndex={-1}
          aria-label={`Dòng ${row}, ${name}: ghi ${field} ${after}`}
          checked={props.isTaken}
          onChange={(event) => props.onChoose(row, field, event.currentTarget.checked)}
        />
      </td>
    </tr>
  )
})
