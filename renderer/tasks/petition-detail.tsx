import { useRef } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import type { FollowedPetition } from '../../shared/petitions/contract.ts'
import { DateField } from '../components/date-field.tsx'
import { TextLink } from '../components/link.tsx'
import { ProseField } from '../components/prose-field.tsx'
import { TextField } from '../components/text-field.tsx'
import { useWrite } from '../office.ts'
import { Following } from './follow-dialogs.tsx'
import { PartForm } from './part-form.tsx'

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
  /** Only what was typed: the rest follows the record, which the other form may change. */
  const typed = useRef<Partial<Pick<FollowedPetition, 'answerer' | 'dueOn'>>>({})
  const isDayWrong = useRef(false)
  const write = useWrite('petitions.change')
  return (
    <PartForm
      name="Người trả lời"
      submitLabel="Ghi người trả lời"
      write={write}
      onSubmit={() => {
        if (isDayWrong.current) return
        const wish = { id, revision, answerer, dueOn, ...typed.current }
        write.mutate(wish, {
          onSuccess: () => {
            typed.current = {}
          },
        })
      }}
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
    </PartForm>
  )
}

function Answer({ petition }: DetailProps) {
  const { id, revision, answer, answeredOn } = petition
  const typed = useRef<Partial<Pick<FollowedPetition, 'answer' | 'answeredOn'>>>({})
  const isDayWrong = useRef(false)
  const write = useWrite('petitions.answer')
  return (
    <PartForm
      name="Trả lời"
      submitLabel="Ghi trả lời"
      write={write}
      onSubmit={() => {
        if (isDayWrong.current) return
        const wish = { id, revision, answer, answeredOn, ...typed.current }
        write.mutate(wish, {
          onSuccess: () => {
            typed.current = {}
          },
        })
      }}
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
    </PartForm>
  )
}
