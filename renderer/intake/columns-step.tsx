import { Button, Checkbox, Group, NativeSelect } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import type { ListColumn } from '../../shared/intake/columns/headings.ts'
import type { IntakeLook } from '../../shared/intake/contract.ts'
import type { HeaderRows } from '../../shared/intake/look.ts'
import { type IntakePlan, lackOf } from '../../shared/intake/plan.ts'
import { proposedPlan } from '../../shared/intake/proposal.ts'
import type { Encoding } from '../../shared/text/encoding.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { momentPhrase } from '../components/moments.ts'
import { TextField } from '../components/text-field.tsx'
import { ColumnTable } from './column-table.tsx'
import { EncodingTable } from './encoding-table.tsx'

interface ColumnsStepProps {
  readonly look: IntakeLook
  readonly isBusy: boolean
  readonly onLook: (sheet: string, header: HeaderRows | null) => void
  readonly onNext: (plan: IntakePlan) => void
  readonly onBack: () => void
}

/** What the columns of a list mean, and how its letters are read. Made anew for each look. */
export function ColumnsStep({ look, isBusy, onLook, onNext, onBack }: ColumnsStepProps) {
  const [proposal] = useState(() => proposedPlan(look, () => false))
  const [meanings, setMeanings] = useState<ReadonlyMap<number, ListColumn>>(
    () => new Map(proposal.columns.map(({ place, column }) => [place, column])),
  )
  const [consents, setConsents] = useState<ReadonlyMap<number, Encoding>>(new Map())
  const cellName = useRef(proposal.cellName)
  const [problem, setProblem] = useState<string>()

  const mean = (place: number, column: ListColumn | undefined) => {
    setProblem(undefined)
    const others = [...meanings].filter(([at, meaning]) => at !== place && meaning !== column)
    setMeanings(new Map(column === undefined ? others : [...others, [place, column]]))
  }
  const next = (event: FormEvent) => {
    event.preventDefault()
    const lack = lackOf([...meanings.values()])
    setProblem(lack)
    if (lack !== undefined) return
    onNext({
      ...proposal,
      columns: [...meanings].map(([place, column]) => ({ place, column })),
      encodings: [...consents].map(([place, encoding]) => ({
        place,
        encoding,
        capitals: isInCapitals(place),
      })),
      cellName: cellName.current,
    })
  }
  const isInCapitals = (place: number) =>
    look.columns.find((column) => column.place === place)?.encoding?.capitals ?? false
  const hasCells = [...meanings.values()].includes('cell')
  return (
    <form className="stack" onSubmit={next}>
      <div>
        <h2>{look.fileName}</h2>
        <p className="muted">
          {formatCount(look.rows)} dòng trong trang {look.sheet}.
          {look.rememberedAt !== null &&
            ` Các cột được chỉ như lần nhập ${momentPhrase(look.rememberedAt)} của mẫu này.`}
        </p>
      </div>
      <HeaderChoice look={look} isBusy={isBusy} onLook={onLook} />
      {look.notices.map((sentence) => (
        <p key={sentence} className="hint">
          {sentence}
        </p>
      ))}
      <EncodingTable columns={look.columns} meanings={meanings} consents={consents} onChange={setConsents} />
      <ColumnTable columns={look.columns} meanings={meanings} consents={consents} onMean={mean} />
      {look.groups.length > 0 && (
        <p className="hint">
          Các dòng tên chi bộ ({look.groups.join(', ')}
          {look.groups.length >= 5 && ', …'}) là chi bộ của những người ghi bên dưới.
        </p>
      )}
      {look.groups.length === 0 && !hasCells && (
        <TextField
          label="Chi bộ của cả danh sách"
          description="Tệp không có cột chi bộ: mọi người trong tệp thuộc chi bộ này."
          defaultValue={proposal.cellName}
          maxLength={200}
          onInput={(value) => {
            cellName.current = value
          }}
        />
      )}
      <div className="intake-end">
        {problem !== undefined && (
          <p className="attention" role="alert">
            {problem}
          </p>
        )}
        <Group>
          <Button type="submit" disabled={isBusy}>
            Xem trước
          </Button>
          <Button variant="default" disabled={isBusy} onClick={onBack}>
            Chọn tệp khác
          </Button>
          <span className="muted">
            {meanings.size} cột được hiểu, {look.columns.length - meanings.size} cột bỏ qua
          </span>
        </Group>
      </div>
    </form>
  )
}

const titleOf = (cells: readonly string[]) => {
  const text = cells.join(' | ')
  return text.length > 70 ? `${text.slice(0, 70)}…` : text
}

/** Which sheet, and in which row its header stands. */
function HeaderChoice({ look, isBusy, onLook }: Pick<ColumnsStepProps, 'look' | 'isBusy' | 'onLook'>) {
  const { header, sheets, sheet, top } = look
  const isDouble = header !== null && header.lastRow > header.firstRow
  const at = (firstRow: number, isTwo: boolean) =>
    onLook(sheet, { firstRow, lastRow: isTwo && firstRow > 0 ? firstRow + 1 : firstRow })
  const rows = top.filter(({ row, cells }) => cells.length > 0 || row === header?.firstRow)
  return (
    <section aria-labelledby="intake-header">
      <h3 id="intake-header">Trang tính và dòng tiêu đề</h3>
      {header === null && (
        <p className="attention">Không tìm thấy dòng tiêu đề. Hãy chỉ dòng nào là tiêu đề của các cột.</p>
      )}
      <Group align="end" mt="xs">
        {sheets.length > 1 && (
          <NativeSelect
            label="Trang tính"
            value={sheet}
            disabled={isBusy}
            data={[...sheets]}
            onChange={(event) => onLook(event.currentTarget.value, null)}
          />
        )}
        <NativeSelect
          label="Dòng tiêu đề"
          className="intake-header-row"
          value={header === null ? '' : String(header.firstRow)}
          disabled={isBusy}
          data={[
            ...(header === null ? [{ value: '', label: 'Chưa chọn' }] : []),
            ...rows.map(({ row, cells }) => ({
              value: String(row),
              label: `Dòng ${row}: ${titleOf(cells)}`,
            })),
            { value: '0', label: 'Không có dòng tiêu đề' },
          ]}
          onChange={(event) => {
            if (event.currentTarget.value !== '') at(Number(event.currentTarget.value), false)
          }}
        />
        {header !== null && header.firstRow > 0 && (
          <Checkbox
            label="Tiêu đề gồm hai dòng"
            checked={isDouble}
            disabled={isBusy}
            onChange={(event) => at(header.firstRow, event.currentTarget.checked)}
          />
        )}
      </Group>
    </section>
  )
}
