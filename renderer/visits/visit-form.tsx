import { Button, Group, NativeSelect } from '@mantine/core'
import { useRef, useState } from 'react'
import { nothingWritten, type Visit, type VisitOf } from '../../shared/visits/contract.ts'
import { Entry } from '../accounts/for.tsx'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { useFocusWrong } from '../components/focus-wrong.ts'
import { leaveField } from '../components/leave-field.ts'
import { ProseField } from '../components/prose-field.tsx'
import { inputProps } from '../components/text-field.tsx'
import { useWrite } from '../office.ts'

interface VisitFormProps {
  readonly meetingId: string
  readonly person: VisitOf
  /** Whether they came, as far as it can be told before somebody writes it. */
  readonly proposed: boolean | null
}

const answers = [
  { value: '', label: 'Chưa ghi' },
  { value: 'yes', label: 'Có dự' },
  { value: 'no', label: 'Không dự' },
] as const

const answerOf = (came: boolean | null): string => (came === null ? '' : came ? 'yes' : 'no')

/** One member at one meeting: whether they came, what they said, what they promised and what became of it. */
export function VisitForm({ meetingId, person, proposed }: VisitFormProps) {
  const { visit, isWritten, personId, isInMinutes } = person
  const typed = useRef<Visit>({ ...visit, came: proposed })
  const write = useWrite('visits.set')
  const [isWrong, setWrong] = useState(false)
  const wrongDays = useRef(new Set<string>())
  const form = useRef<HTMLFormElement>(null)
  const focusWrong = useFocusWrong(form, write.error)
  const change = (part: Partial<Visit>) => {
    typed.current = { ...typed.current, ...part }
  }
  const noteDay = (name: string) => (problem: string | undefined) => {
    if (problem === undefined) wrongDays.current.delete(name)
    else wrongDays.current.add(name)
    setWrong(wrongDays.current.size > 0)
  }
  const submit = () => {
    leaveField()
    if (wrongDays.current.size > 0) return void requestAnimationFrame(focusWrong)
    write.mutate({ meetingId, personId, seen: isWritten ? visit : null, visit: typed.current })
  }
  const isOnlyStandIn = visit.standsIn && visit.came === null && visit.remarks === '' && visit.promise === ''
  const note = [
    ...(isInMinutes ? ['Biên bản có tên trong đại biểu cấp trên dự.'] : []),
    ...(proposed === visit.came ? [] : ['Gợi ý, chưa ghi: xem lại rồi bấm Ghi theo dõi.']),
  ].join(' ')
  const field = (name: string) => write.error?.fields[name]
  return (
    <Entry right="write">
      <form
        ref={form}
        className="stack"
        noValidate
        aria-label={`Theo dõi ${person.fullName}`}
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          submit()
        }}
      >
        <NativeSelect
          {...inputProps({ label: 'Dự sinh hoạt', error: field('came') })}
          defaultValue={answerOf(proposed)}
          data={[...answers]}
          {...(note !== '' && { description: note })}
          onChange={({ currentTarget: { value } }) => change({ came: value === '' ? null : value === 'yes' })}
        />
        <ProseField
          label="Nhận xét"
          maxLength={2000}
          defaultValue={visit.remarks}
          onInput={(remarks) => change({ remarks })}
        />
        <ProseField
          label="Việc đã hứa với chi bộ"
          maxLength={1000}
          defaultValue={visit.promise}
          error={field('promise')}
          onInput={(promise) => change({ promise })}
        />
        <div className="fields-2">
          <DateField
            label="Hạn thực hiện"
            defaultValue={visit.promiseDueOn}
            error={field('promiseDueOn')}
            onCommit={(promiseDueOn) => change({ promiseDueOn })}
            onProblem={noteDay('promiseDueOn')}
          />
          <DateField
            label="Ngày thực hiện xong"
            defaultValue={visit.keptOn}
            error={field('keptOn')}
            onCommit={(keptOn) => change({ keptOn })}
            onProblem={noteDay('keptOn')}
          />
        </div>
        <ProseField
          label="Kết quả thực hiện"
          maxLength={1000}
          defaultValue={visit.outcome}
          onInput={(outcome) => change({ outcome })}
        />
        <Fault fault={write.error} />
        <Group justify="flex-end" align="center">
          {isOnlyStandIn && (
            <Button
              variant="subtle"
              loading={write.isPending}
              onClick={() => write.mutate({ meetingId, personId, seen: visit, visit: nothingWritten })}
            >
              Thôi cử dự thay
            </Button>
          )}
          {write.isSuccess && !isWrong && (
            <span className="small muted" role="status">
              Đã ghi
            </span>
          )}
          <Button type="submit" loading={write.isPending} variant="default">
            Ghi theo dõi
          </Button>
        </Group>
      </form>
    </Entry>
  )
}
