import { Button, Checkbox, Group } from '@mantine/core'
import { useState } from 'react'
import type { IntakePreview } from '../../shared/intake/contract.ts'
import { formatCount, formatPercent } from '../../shared/text/numbers.ts'
import { Fault } from '../components/fault.tsx'
import { Progress } from '../components/progress.tsx'
import type { Job } from '../office.ts'
import { ChangedFields, NewCells, RowErrors, SampleRows } from './preview-tables.tsx'

interface PreviewPanelProps {
  readonly preview: IntakePreview
  readonly apply: Job<'intake.apply'>
  readonly onApply: (skipWrongRows: boolean) => void
  readonly onBack: () => void
}

/** What the workbook would do. Nothing is written before the button at its end. */
export function PreviewPanel({ preview, apply, onApply, onBack }: PreviewPanelProps) {
  const { counts } = preview
  const [isSkipping, setSkipping] = useState(false)
  const willWrite = counts.new + counts.changed
  const isBlocked = willWrite === 0 || (counts.wrong > 0 && !isSkipping)
  return (
    <div className="stack">
      <div>
        <h2>{preview.fileName}</h2>
        <p className="muted">
          {preview.layoutName}, trang tính {preview.sheet}, tiêu đề ở dòng {preview.headerRow},{' '}
          {formatCount(preview.rows)} dòng
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
      {preview.notices.map((sentence) => (
        <p key={sentence} className="hint">
          {sentence}
        </p>
      ))}
      <RowErrors errors={preview.errors} total={counts.wrong} />
      <NewCells cells={preview.newCells} />
      <ChangedFields rows={preview.changed} total={counts.changed} />
      <SampleRows rows={preview.sample} total={preview.rows} />

      <div className="intake-end">
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
          <Button disabled={isBlocked || apply.isRunning} onClick={() => onApply(isSkipping)}>
            Nhập {formatCount(willWrite)} đảng viên
          </Button>
          <Button variant="default" disabled={apply.isRunning} onClick={onBack}>
            Chọn tệp khác
          </Button>
          {willWrite === 0 && <span className="muted">Không có gì mới so với sổ.</span>}
        </Group>
      </div>
    </div>
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
function Sums({ preview: { counts } }: { readonly preview: IntakePreview }) {
  const read = counts.new + counts.changed + counts.same
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
        {share('Nữ', counts.women)}
        {share('Dân tộc thiểu số', counts.minority)}
        {share('Nông thôn', counts.rural)}
        {share('Có tôn giáo', counts.religious)}
        {share('Dự bị', counts.probationary)}
        {share('Miễn sinh hoạt', counts.exempt)}
      </dl>
    </section>
  )
}
