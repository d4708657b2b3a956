import { Button, Group } from '@mantine/core'
import { type ReactNode, useRef } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import type { FollowedPetition } from '../../shared/petitions/contract.ts'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { TextLink } from '../components/link.tsx'
import { ProseField } from '../components/prose-field.tsx'
import { TextField } from '../components/text-field.tsx'
import { type OfficeFault, useWrite } from '../office.ts'
import { Following } from './follow-dialogs.tsx'

interface DetailProps {
  readonly petition: FollowedPetition
}

/** The chosen petition: who raised it where, who answers by when, the answer. */
export function PetitionDetail({ petition }: DetailProps) {
  const withdraw = useWrite('petitions.withdraw')
  const restore = useWrite('petitions.restore')
  const { id, revision, raisedAt, withdrawn } = petition
  return (
    <>
      <div className="card-head">
        <h2>Kiến nghị{petition.raisedBy === '' ? '' : ` của ${petition.raisedBy}`}</h2>
        <p className="follow-text">{petition.content}</p>
        <p className="muted">
          <TextLink to={`/chi-bo/${petition.cellId}`}>{petition.cellName}</TextLink>
          {raisedAt !== null && (
            <>
              , họp ngày {formatDate(raisedAt.heldOn)}.{' '}
              <TextLink to={`/buoi/${raisedAt.meetingId}`}>Xem biên bản</TextLink>
            </>
          )}
        </p>
      </div>
      {withdrawn === null && <WhoAnswers petition={petition} />}
      {withdrawn === null && <Answer petition={petition} />}
      {(withdrawn !== null || petition.answeredOn === null) && (
        <Following
          what="kiến nghị"
          withdrawn={withdrawn}
          isBusy={withdraw.isPending || restore.isPending}
          fault={withdraw.error ?? restore.error}
          onWithdraw={(reason, done) => withdraw.mutate({ id, revision, reason }, { onSuccess: done })}
          onRestore={() => restore.mutate({ id, revision })}
        />
      )}
    </>
  )
}

function WhoAnswers({ petition }: DetailProps) {
  const { id, revision, answerer, dueOn } = petition
  const typed = useRef({ answerer, dueOn })
  const isDayWrong = useRef(false)
  const write = useWrite('petitions.change')
  return (
    <Part
      name="Người trả lời"
      submitLabel="Ghi người trả lời"
      write={write}
      onSubmit={() => !isDayWrong.current && write.mutate({ id, revision, ...typed.current })}
    >
      <div className="fields-2">
        <TextField
          label="Người, đơn vị trả lời"
          defaultValue={answerer}
          onCommit={(text) => {
            typed.current = { ...typed.current, answerer: text }
          }}
        />
        <DateField
          label="Hạn trả lời"
          defaultValue={dueOn}
          onCommit={(day) => {
            typed.current = { ...typed.current, dueOn: day }
          }}
          onProblem={(problem) => {
            isDayWrong.current = problem !== undefined
          }}
        />
      </div>
    </Part>
  )
}

function Answer({ petition }: DetailProps) {
  const { id, revision, answer, answeredOn } = petition
  const typed = useRef({ answer, answeredOn })
  const isDayWrong = useRef(false)
  const write = useWrite('petitions.answer')
  return (
    <Part
      name="Trả lời"
      submitLabel="Ghi trả lời"
      write={write}
      onSubmit={() => !isDayWrong.current && write.mutate({ id, revision, ...typed.current })}
    >
      <ProseField
        label="Nội dung trả lời"
        maxLength={2000}
        defaultValue={answer}
        error={write.error?.fields.answer}
        onInput={(text) => {
          typed.current = { ...typed.current, answer: text }
        }}
      />
      <DateField
        label="Ngày trả lời"
        defaultValue={answeredOn}
        error={write.error?.fields.answeredOn}
        onCommit={(day) => {
          typed.current = { ...typed.current, answeredOn: day }
        }}
        onProblem={(problem) => {
          isDayWrong.current = problem !== undefined
        }}
      />
    </Part>
  )
}

interface PartProps {
  readonly name: string
  readonly submitLabel: string
  readonly write: {
    readonly error: OfficeFault | null
    readonly isPending: boolean
    readonly isSuccess: boolean
  }
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** A part of the petition that is written by itself. */
function Part({ name, submitLabel, write, onSubmit, children }: PartProps) {
  return (
    <form
      className="stack"
      noValidate
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault()
        leaveField()
        onSubmit()
      }}
    >
      {children}
      <Fault fault={write.error} />
      <Group justify="flex-end" align="center">
        {write.isSuccess && (
          <span className="small muted" role="status">
            Đã ghi
          </span>
        )}
        <Button type="submit" variant="default" loading={write.isPending}>
          {submitLabel}
        </Button>
      </Group>
    </form>
  )
}
