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
  const shown = (points: number | undefined) => (points === undefined ? '' : formatPoints(points))
  const before = new Map(given?.criteria.map((row) => [row.criterion, row]))
  const typed = useRef({
    points: {
      // With criteria the total is their sum, which then need not be typed again.
      total: before.size > 0 ? '' : shown(given?.points),
      ...Object.fromEntries(criteria.map(({ id }) => [id, shown(before.get(id)?.points)])),
    } as PointsTyped,
    judgedOn: given?.judgedOn ?? null,
    judgedBy: given?.judgedBy ?? '',
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

  const type = (id: CriterionId | 'total', text: string) => {
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
    const read = readPoints(typed.current.points, criteria)
    const found = { ...read.problems, ...(wrongDay.current && { judgedOn: wrongDay.current }) }
    setProblems(found)
    if (Object.keys(found).length > 0 || read.points === undefined) return
    send(read.points, read.criteria)
  }
  const field = (name: string) => write.error?.fields[name]

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
              error={problems.total ?? field('points')}
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
                error={problems[id] ?? field(id)}
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
              }}
            />
          )}
          <DateField
            label={who === 'cell' ? 'Ngày chấm' : 'Ngày thẩm định'}
            required={who === 'committee'}
            defaultValue={typed.current.judgedOn}
            error={problems.judgedOn ?? field('judgedOn')}
            onCommit={(day) => {
              typed.current.judgedOn = day
            }}
            onProblem={(problem) => {
              wrongDay.current = problem
            }}
          />
        </div>
        <ProseField
          label={who === 'cell' ? 'Ghi chú của chi bộ' : 'Lý do, nếu khác điểm chi bộ tự chấm'}
          maxLength={2000}
          defaultValue={typed.current.reason}
          error={field('reason')}
          onInput={(text) => {
            typed.current.reason = text
          }}
        />
        <Fault fault={write.error} />
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
