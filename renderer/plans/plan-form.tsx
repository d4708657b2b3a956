import { Button, Group, Modal, NativeSelect } from '@mantine/core'
import { useRef, useState } from 'react'
import { makePeriod, periodPhrase } from '../../shared/calendar/periods.ts'
import { expectedDay } from '../../shared/meetings/habit.ts'
import { hasTopic, meetingKindNames } from '../../shared/meetings/meeting.ts'
import type { MeetingHabit } from '../../shared/organisation/cell.ts'
import { type Plan, type PlanFields, plannedKinds } from '../../shared/plans/contract.ts'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { inputProps, TextField } from '../components/text-field.tsx'
import { TimeField } from '../components/time-field.tsx'
import { useWrite } from '../office.ts'
import { RemoveDialog } from '../recycle/remove-dialog.tsx'

/** A meeting of the plan that is written, or a new one of a cell in a month. */
export type Edited = Plan | (PlanFields & { readonly id: null; readonly revision: 0 })

export const newPlan = (cellId: string, period: string, habit: MeetingHabit): Edited => ({
  id: null,
  revision: 0,
  cellId,
  period,
  kind: 'regular',
  plannedOn: expectedDay(habit, period),
  startsAt: habit.time,
  place: habit.place,
  topic: '',
  speaker: '',
  drafter: '',
  approver: '',
  note: '',
})

interface PlanDialogProps {
  readonly cellName: string
  readonly plan: Edited | undefined
  readonly onClose: () => void
}

/** One meeting of the year's plan: when, where, and of a thematic one who prepares what. */
export function PlanDialog({ cellName, plan, onClose }: PlanDialogProps) {
  return (
    <Modal
      opened={plan !== undefined}
      onClose={onClose}
      title={plan?.id === null ? `Thêm buổi vào kế hoạch: ${cellName}` : `Sửa kế hoạch: ${cellName}`}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      {plan !== undefined && <PlanForm plan={plan} cellName={cellName} onClose={onClose} />}
    </Modal>
  )
}

interface PlanFormProps {
  readonly plan: Edited
  readonly cellName: string
  readonly onClose: () => void
}

function PlanForm({ plan, cellName, onClose }: PlanFormProps) {
  const save = useWrite('plans.save')
  const typed = useRef(plan)
  const [kind, setKind] = useState(plan.kind)
  const [isRemoving, setRemoving] = useState(false)
  const problems = useRef(new Set<string>())
  const put = (part: Partial<PlanFields>) => {
    typed.current = { ...typed.current, ...part }
  }
  const watch = (field: string) => (problem: string | undefined) => {
    if (problem === undefined) problems.current.delete(field)
    else problems.current.add(field)
  }
  const year = Number(plan.period.slice(0, 4))
  const submit = () => {
    leaveField()
    if (problems.current.size > 0) return
    save.mutate(typed.current, { onSuccess: onClose })
  }
  const errors = save.error?.fields ?? {}
  return (
    <>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <div className="fields-2">
          <NativeSelect
            {...inputProps({ label: 'Kỳ sinh hoạt', error: errors.period, autoFocus: true })}
            defaultValue={plan.period}
            data={Array.from({ length: 12 }, (_, index) => {
              const value = makePeriod(year, index + 1)
              return { value, label: periodPhrase(value) }
            })}
            onChange={(event) => put({ period: event.currentTarget.value })}
          />
          <NativeSelect
            {...inputProps({ label: 'Loại sinh hoạt' })}
            defaultValue={plan.kind}
            data={plannedKinds.map((value) => ({ value, label: meetingKindNames[value] }))}
            onChange={(event) => {
              const next = plannedKinds.find((value) => value === event.currentTarget.value) ?? 'regular'
              setKind(next)
              put({ kind: next })
            }}
          />
          <DateField
            label="Ngày dự kiến"
            defaultValue={plan.plannedOn}
            onCommit={(plannedOn) => put({ plannedOn })}
            onProblem={watch('plannedOn')}
          />
          <TimeField
            label="Giờ bắt đầu"
            defaultValue={plan.startsAt}
            onCommit={(startsAt) => put({ startsAt })}
            onProblem={watch('startsAt')}
          />
        </div>
        <Line label="Địa điểm" plan={plan} part="place" onPut={put} />
        {hasTopic(kind) && (
          <>
            <Line label="Nội dung chuyên đề" plan={plan} part="topic" onPut={put} />
            <div className="fields-3">
              <Line label="Người dự thảo" plan={plan} part="drafter" onPut={put} />
              <Line label="Người duyệt" plan={plan} part="approver" onPut={put} />
              <Line label="Người trình bày" plan={plan} part="speaker" onPut={put} />
            </div>
          </>
        )}
        <Line label="Ghi chú" plan={plan} part="note" onPut={put} />
        <Fault fault={save.error} />
        <Group justify="space-between">
          {plan.id === null ? (
            <span />
          ) : (
            <Button variant="subtle" color="gray" onClick={() => setRemoving(true)}>
              Bỏ khỏi kế hoạch
            </Button>
          )}
          <Group>
            <Button variant="default" onClick={onClose}>
              Quay lại
            </Button>
            <Button type="submit" loading={save.isPending}>
              Ghi kế hoạch
            </Button>
          </Group>
        </Group>
      </form>
      {plan.id !== null && (
        <RemoveDialog
          command="plans.remove"
          record={{ id: plan.id, revision: plan.revision }}
          name={`buổi sinh hoạt ${meetingKindNames[plan.kind]} ${periodPhrase(plan.period)} trong kế hoạch của ${cellName}`}
          title="Bỏ khỏi kế hoạch"
          confirmLabel="Bỏ"
          isOpen={isRemoving}
          onClose={() => setRemoving(false)}
          onRemoved={onClose}
        >
          Buổi sinh hoạt đã mở, nếu có, vẫn giữ nguyên.
        </RemoveDialog>
      )}
    </>
  )
}

interface LineProps {
  readonly label: string
  readonly plan: Edited
  readonly part: 'place' | 'topic' | 'speaker' | 'drafter' | 'approver' | 'note'
  readonly onPut: (part: Partial<PlanFields>) => void
}

function Line({ label, plan, part, onPut }: LineProps) {
  const most = { place: 200, topic: 300, speaker: 120, drafter: 120, approver: 120, note: 300 }[part]
  return (
    <TextField
      label={label}
      defaultValue={plan[part]}
      maxLength={most}
      onInput={(text) => onPut({ [part]: text })}
    />
  )
}
