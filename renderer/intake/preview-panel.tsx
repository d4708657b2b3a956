import { Alert, Button, Checkbox, Group } from '@mantine/core'
import { useState } from 'react'
import { everything, type IntakeChoices } from '../../shared/intake/choices.ts'
import type { IntakePreview } from '../../shared/intake/contract.ts'
import { type AcceptedValues, columnNames } from '../../shared/intake/plan.ts'
import { formatCount, formatPercent } from '../../shared/text/numbers.ts'
import { Fault } from '../components/fault.tsx'
import { Progress } from '../components/progress.tsx'
import type { Job } from '../office.ts'
import { Changes, countTaken, useChangedRows } from './changes.tsx'
import { NewCells, Notices, SampleRows } from './preview-tables.tsx'
import { Questions } from './questions.tsx'
import type { Chosen } from './use-intake.ts'
import { WrongRows } from './wrong-rows.tsx'

interface PreviewPanelProps {
  readonly preview: IntakePreview
  readonly apply: Job<'intake.apply'>
  readonly isReading: boolean
  readonly onAnswer: (accepted: AcceptedValues) => void
  readonly onApply: (chosen: Chosen) => void
  readonly onColumns: () => void
  readonly onBack: () => void
}

/**
 * What the workbook would do. Nothing is written before the button at its end. An office's own list may be older than
 * the register: of it only what is not known yet is taken, unless the clerk says more.
 */
export function PreviewPanel({ preview, apply, isReading, ...on }: PreviewPanelProps) {
  const { counts, swapped } = preview
  const [isSkipping, setSkipping] = useState(false)
  const [isDayRight, setDayRight] = useState(false)
  const [choices, setChoices] = useState<IntakeChoices>({
    ...everything,
    base: preview.plan === null ? 'all' : 'empty',
  })
  const changes = useChangedRows(preview)
  const taken = countTaken(choices, changes, counts.changed)
  const willWrite = taken === undefined ? undefined : taken + (choices.takesNew ? counts.new : 0)
  const isBusy = apply.isRunning || isReading
  const isBlocked =
    willWrite === 0 || (counts.wrong > 0 && !isSkipping) || (swapped.length > 0 && !isDayRight)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBlocked && !isBusy) {
          on.onApply({ choices, skipWrongRows: isSkipping, acceptsSwapped: isDayRight })
        }
      }}
    >
      <div>
        <h2>{preview.fileName}</h2>
        <p className="muted">
          {preview.layoutName}, trang tính {preview.sheet},{' '}
          {preview.headerRow > 0 && `tiêu đề ở dòng ${preview.headerRow}, `}
          {formatCount(preview.rows)} dòng
        </p>
        <p className="muted">
          Các cột đọc được: {preview.columns.map((column) => columnNames[column]).join('; ')}.
        </p>
      </div>
      <dl className="intake-counts">
        <Count name="Mới" value={counts.new} />
        <Count name="Thay đổi" value={counts.changed} />
        <Count name="Giữ nguyên" value={counts.same} />
        <Count name="Sai" value={counts.wrong} isAttention={counts.wrong > 0} />
        <Count name="Chi bộ mới" value={counts.newCells} />
      </dl>
      <Sums preview={preview} />
      {swapped.length > 0 && (
        <Alert color="amber" title="Ngày và tháng có vẻ bị đổi chỗ">
          Ở cột {swapped.map((label) => `"${label}"`).join(', ')}, ô nào Excel hiểu là ngày thì ngày không quá
          12, ô nào còn là chữ thì ngày lớn hơn 12: có thể Excel đã đặt tháng trước ngày. Hãy so vài người với
          giấy tờ trước khi nhập.
          <Checkbox
            mt="xs"
            label="Đã so với giấy tờ, các ngày trong tệp đúng"
            checked={isDayRight}
            onChange={(event) => setDayRight(event.currentTarget.checked)}
          />
        </Alert>
      )}
      <WrongRows preview={preview} />
      <Questions preview={preview} isBusy={isBusy} onAnswer={on.onAnswer} />
      <Changes
        preview={preview}
        rows={changes.rows}
        isWhole={changes.isWhole}
        choices={choices}
        onChoose={setChoices}
        onMore={() => void changes.fetchMore()}
      />
      <Notices notices={preview.notices} />
      <NewCells cells={preview.newCells} />
      <SampleRows rows={preview.sample} total={preview.rows} />

      <div className="intake-end">
        {counts.changed > 0 && counts.new > 0 && (
          <Checkbox
            label={`Thêm ${formatCount(counts.new)} đảng viên chưa có trong sổ`}
            checked={choices.takesNew}
            onChange={(event) => setChoices({ ...choices, takesNew: event.currentTarget.checked })}
          />
        )}
        {counts.wrong > 0 && (
          <Checkbox
            label={`Bỏ qua ${formatCount(counts.wrong)} dòng sai, sửa trong Excel và nhập lại sau`}
            checked={isSkipping}
            onChange={(event) => setSkipping(event.currentTarget.checked)}
          />
        )}
        {apply.isRunning && <Progress progress={apply.progress} label="Đang nhập" onCancel={apply.cancel} />}
        <Fault fault={apply.error} />
        <Group>
          <Button type="submit" disabled={isBlocked || isBusy}>
            {willWrite === undefined ? 'Nhập theo lựa chọn' : `Nhập ${formatCount(willWrite)} đảng viên`}
          </Button>
          <Button variant="default" disabled={isBusy} onClick={on.onColumns}>
            Chỉ lại các cột
          </Button>
          <Button variant="default" disabled={isBusy} onClick={on.onBack}>
            Chọn tệp khác
          </Button>
          {counts.new + counts.changed === 0 && <span className="muted">Không có gì mới so với sổ.</span>}
        </Group>
      </div>
    </form>
  )
}

interface CountProps {
  readonly name: string
  readonly value: number
  readonly isAttention?: boolean
}

function Count({ name, value, isAttention = false }: CountProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={isAttention ? 'attention' : undefined}>{formatCount(value)}</dd>
    </div>
  )
}

/** What the clerk knows by heart and can compare at a glance. */
function Sums({ preview: { counts, columns } }: { readonly preview: IntakePreview }) {
  const read = counts.new + counts.changed + counts.same
  const tells = (...any: readonly IntakePreview['columns'][number][]) =>
    any.some((column) => columns.includes(column))
  const share = (name: string, count: number) => (
    <div>
      <dt>{name}</dt>
      <dd>
        {formatCount(count)} <span className="muted">({formatPercent(count, read)})</span>
      </dd>
    </div>
  )
  return (
    <section aria-labelledby="intake-sums">
      <h3 id="intake-sums">
        Trong {formatCount(read)} đảng viên của {formatCount(counts.cells)} chi bộ đọc được
      </h3>
      <dl className="intake-sums">
        {tells('sex', 'male', 'female', 'femaleBirth') && share('Nữ', counts.women)}
        {tells('ethnicity') && share('Dân tộc thiểu số', counts.minority)}
        {share('Nông thôn', counts.rural)}
        {tells('religion') && share('Có tôn giáo', counts.religious)}
        {share('Dự bị', counts.probationary)}
        {tells('status') && share('Miễn sinh hoạt', counts.exempt)}
      </dl>
    </section>
  )
}
