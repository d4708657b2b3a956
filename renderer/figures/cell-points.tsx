import { Button } from '@mantine/core'
import { useRef } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import { formatPeriod } from '../../shared/calendar/periods.ts'
import type { OpenPoint } from '../../shared/figures/contract.ts'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { TextLink } from '../components/link.tsx'
import { TextField } from '../components/text-field.tsx'
import { useWrite } from '../office.ts'
import { useRevealed } from '../people/use-revealed.ts'

/** The questions to one cell, under whom they are asked. */
export function CellPoints({ points }: { readonly points: readonly OpenPoint[] }) {
  const [first] = points
  if (first === undefined) return null
  return (
    <section className="cell-points" aria-label={first.cellName}>
      <h2>{first.cellName}</h2>
      {first.asked === null ? (
        <p className="muted">
          Chi bộ chưa ghi bí thư. <TextLink to={`/chi-bo/${first.cellId}`}>Mở chi bộ</TextLink>
        </p>
      ) : (
        <Asked asked={first.asked} />
      )}
      <ul>
        {points.map((point) => (
          <li key={point.id}>
            <Point point={point} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Asked({ asked }: { readonly asked: NonNullable<OpenPoint['asked']> }) {
  const revealed = useRevealed(asked.personId, undefined)
  const telephone = revealed.numbers?.telephone ?? asked.telephone
  return (
    <>
      <p>
        {asked.post} <TextLink to={`/dang-vien/${asked.personId}`}>{asked.fullName}</TextLink>
        {asked.telephone === '' ? (
          <span className="muted">, chưa ghi số điện thoại</span>
        ) : (
          <>
            , điện thoại <span className="nowrap">{telephone}</span>{' '}
            {revealed.numbers === undefined && (
              <Button
                size="compact-sm"
                variant="subtle"
                loading={revealed.isAsking}
                aria-label={`Hiện số điện thoại của ${asked.fullName}`}
                onClick={revealed.ask}
              >
                Hiện số
              </Button>
            )}
          </>
        )}
      </p>
      <Fault fault={revealed.fault} />
    </>
  )
}

function Point({ point }: { readonly point: OpenPoint }) {
  const { id, revision, meetingId, period, heldOn, question, settledAt } = point
  const settle = useWrite('figures.settlePoint')
  const answer = useRef('')
  return (
    <>
      <p>
        <TextLink to={`/buoi/${meetingId}`}>
          Kỳ {formatPeriod(period)}, họp {formatDate(heldOn)}
        </TextLink>
        : {question}
      </p>
      {settledAt !== null ? (
        <p className="muted">Trả lời: {point.answer}</p>
      ) : (
        <form
          noValidate
          className="point-answer"
          onSubmit={(event) => {
            event.preventDefault()
            leaveField()
            settle.mutate({ id, revision, answer: answer.current })
          }}
        >
          <TextField
            label={`Câu trả lời: ${question}`}
            hideLabel
            placeholder="Câu trả lời của bí thư"
            maxLength={500}
            error={settle.error?.fields.answer}
            onCommit={(text) => {
              answer.current = text
            }}
          />
          <Button type="submit" variant="default" loading={settle.isPending}>
            Ghi câu trả lời
          </Button>
        </form>
      )}
      {settle.error !== null && settle.error.fields.answer === undefined && <Fault fault={settle.error} />}
    </>
  )
}
