import { Button, Group, Modal } from '@mantine/core'
import { useRef, useState } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import type { CriterionId } from '../../shared/rulebook/score-rules.ts'
import type { ScoreSheet } from '../../shared/scores/contract.ts'
import { formatPoints } from '../../shared/scores/points.ts'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { useFocusWrong } from '../components/focus-wrong.ts'
import { leaveField } from '../components/leave-field.ts'
import { ProseField } from '../components/prose-field.tsx'
import { useReturnFocus } from '../components/return-focus.ts'
import { TextField } from '../components/text-field.tsx'
import { useWrite } from '../office.ts'
import { type PointsTyped, readPoints, reducedIn } from './points-typed.ts'

export type WhoScores = 'cell' | 'committee'

const titles: Readonly<Record<WhoScores, string>> = {
  cell: 'Điểm chi bộ tự chấm',
  committee: 'Điểm Đảng ủy thẩm định',
}

interface ScoreDialogProps {
  readonly who: WhoScores
  readonly sheet: ScoreSheet
  readonly onClose: () => void
}

/** A score as it was given: by criterion, or the total alone where the sheet tells no more. */
export function ScoreDialog({ who, sheet, onClose }: ScoreDialogProps) {
  useReturnFocus()
  const { criteria, meeting } = sheet
  const given = who === 'cell' ? sheet.own : sheet.committee
  const setOwn = useWrite('scores.setOwn')
  const setCommittee = useWrite('scores.setCommittee')
  const write = who === 'cell' ? setOwn : setCommittee
  /** One evening's work for all cells: who and when were typed once. */
  const proposed = who === 'committee' ? sheet.lastJudged : null
  const shown = (points: number | undefined) => (points === undefined ? '' : formatPoints(points))
  const before = new Map(given?.criteria.map((row) => [row.criterion, row]))
  const typed = useRef({
    points: {
      // With criteria the total is their sum, which then need not be typed again.
      total: before.size > 0 ? '' : shown(given?.points),
      ...Object.fromEntries(criteria.map(({ id }) => [id, shown(before.get(id)?.points)])),
    } as PointsTyped,
    judgedOn: given === null ? (proposed?.judgedOn ?? null) : given.judgedOn,
    judgedBy: given === null ? (proposed?.judgedBy ?? '') : given.judgedBy,
    reason: given?.reason ?? '',
  })
  const [problems, setProblems] = useState<
    Readonly<Partial<Record<CriterionId | 'total' | 'judgedOn', string>>>
  >({})
  const [sum, setSum] = useState(before.size > 0 ? shown(given?.points) : undefined)
  /** Why a criterion lost points (lý do trừ điểm). */
  const reasons = useRef(new Map([...before].map(([id, row]) => [id, row.reason])))
  const [reduced, setReduced] = useState(() => reducedIn(typed.current.points, criteria))
  const wrongDay = useRef<string>(undefined)
  const form = useRef<HTMLFormElement>(null)
  useFocusWrong(form, problems)
  useFocusWrong(form, write.error)
  /** Fields that were refused and filled since: their sentence has done its work. */
  const [mended, setMended] = useState<ReadonlySet<string>>(new Set())
  const mend = (name: CriterionId | 'total' | 'judgedOn' | 'judgedBy' | 'reason') => {
    if (!mended.has(name)) setMended(new Set([...mended, name]))
  }

  const type = (id: CriterionId | 'total', text: string) => {
    mend(id)
    typed.current.points = { ...typed.current.points, [id]: text }
    const { points } = readPoints({ ...typed.current.points, total: '' }, criteria)
    setSum(points === null || points === undefined ? undefined : formatPoints(points))
    setReduced(reducedIn(typed.current.points, criteria))
  }
  /** A criterion that lost nothing needs none, whatever was typed while it had. */
  const reasonOf = (id: CriterionId): string =>
    reduced.some((criterion) => criterion.id === id) ? (reasons.current.get(id) ?? '') : ''
  const send = (points: number | null, rows: readonly { criterion: CriterionId; points: number }[]) => {
    const { judgedOn, judgedBy, reason } = typed.current
    const common = { meetingId: meeting.id, seen: given?.state ?? null, points }
    const input = {
      ...common,
      criteria: rows.map((row) => ({ ...row, reason: reasonOf(row.criterion) })),
      ...(points === null ? {} : { judgedOn, reason }),
    }
    // The table behind the dialog shows what was written.
    const done = { onSuccess: onClose }
    if (who === 'cell') setOwn.mutate(input, done)
    else setCommittee.mutate({ ...input, judgedBy }, done)
  }
  const submit = () => {
    leaveField()
    setMended(new Set())
    const read = readPoints(typed.current.points, criteria)
    const wrong = { ...read.problems, ...(wrongDay.current && { judgedOn: wrongDay.current }) }
    setProblems(wrong)
    if (Object.keys(wrong).length > 0 || read.points === undefined) return
    send(read.points, read.criteria)
  }
  const found = (name: CriterionId | 'total' | 'judgedOn') => (mended.has(name) ? undefined : problems[name])
  /** The office calls the total by another name. */
  const field = (name: string) =>
    mended.has(name) ? undefined : write.error?.fields[name === 'total' ? 'points' : name]
  const refused = Object.keys(write.error?.fields ?? {})
  const isMended =
    refused.length > 0 && refused.every((name) => mended.has(name === 'points' ? 'total' : name))

  return (
    <Modal opened size="lg" onClose={onClose} title={titles[who]} closeButtonProps={{ 'aria-label': 'Đóng' }}>
      <form
        ref={form}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          submit()
        }}
      >
        <p className="small muted">
          {sheet.cellName}, họp ngày {formatDate(meeting.heldOn)}. Chỉ ghi tổng điểm, hoặc ghi đủ{' '}
          {criteria.length} tiêu chí.
        </p>
        <div className="score-list">
          <div className="score-fields">
            <strong>Tổng điểm</strong>
            <TextField
              label="Tổng điểm"
              hideLabel
              autoFocus
              inputMode="numeric"
              defaultValue={typed.current.points.total}
              {...(sum !== undefined && { placeholder: sum })}
              error={found('total') ?? field('total')}
              onInput={(text) => type('total', text)}
            />
          </div>
          {criteria.map(({ id, title, maximum }) => (
            <div className="score-fields" key={id}>
              <span>
                {title} <span className="muted nowrap">(tối đa {formatPoints(maximum)})</span>
              </span>
              <TextField
                label={title}
                hideLabel
                inputMode="numeric"
                defaultValue={typed.current.points[id] ?? ''}
                error={found(id) ?? field(id)}
                onInput={(text) => type(id, text)}
              />
            </div>
          ))}
        </div>
        {reduced.length > 0 && (
          <div className="stack">
            {reduced.map(({ id, title }) => (
              <TextField
                key={id}
                label={`Lý do trừ điểm: ${title}`}
                maxLength={500}
                defaultValue={reasons.current.get(id) ?? ''}
                onInput={(text) => reasons.current.set(id, text)}
              />
            ))}
          </div>
        )}
        <div className="fields-2">
          {who === 'committee' && (
            <TextField
              label="Người thẩm định"
              required
              defaultValue={typed.current.judgedBy}
              error={field('judgedBy')}
              onInput={(text) => {
                typed.current.judgedBy = text
                if (text.trim() !== '') mend('judgedBy')
              }}
            />
          )}
          <DateField
            label={who === 'cell' ? 'Ngày chấm' : 'Ngày thẩm định'}
            required={who === 'committee'}
            near={meeting.period}
            defaultValue={typed.current.judgedOn}
            error={found('judgedOn') ?? field('judgedOn')}
            onCommit={(day) => {
              typed.current.judgedOn = day
              if (day !== null) mend('judgedOn')
            }}
            onProblem={(problem) => {
              wrongDay.current = problem
            }}
          />
        </div>
        {given === null && proposed !== null && (
          <p className="small muted">Người và ngày theo lần thẩm định trước của kỳ này; sửa nếu khác.</p>
        )}
        <ProseField
          label={who === 'cell' ? 'Ghi chú của chi bộ' : 'Lý do, nếu khác điểm chi bộ tự chấm'}
          maxLength={2000}
          defaultValue={typed.current.reason}
          error={field('reason')}
          onInput={(text) => {
            typed.current.reason = text
            if (text.trim() !== '') mend('reason')
          }}
        />
        {!isMended && <Fault fault={write.error} />}
        <Group justify="flex-end">
          {given !== null && (
            <Button variant="subtle" color="gray" onClick={() => send(null, [])}>
              Bỏ điểm này
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            Quay lại
          </Button>
          <Button type="submit" loading={write.isPending}>
            Ghi
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
