import { Button } from '@mantine/core'
import { useRef } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import { formatPeriod } from '../../shared/calendar/periods.ts'
import type { OpenPoint, RefusedRow } from '../../shared/figures/contract.ts'
import { faultWords } from '../../shared/figures/points.ts'
import { ButtonFor, For } from '../accounts/for.tsx'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { TextLink } from '../components/link.tsx'
import { TextField } from '../components/text-field.tsx'
import { useWrite } from '../office.ts'
import { useRevealed } from '../people/use-revealed.ts'

interface CellPointsProps extends Pick<OpenPoint, 'cellId' | 'cellName' | 'asked'> {
  readonly points: readonly OpenPoint[]
  readonly refused: readonly RefusedRow[]
}

/** The questions to one cell, under whom they are asked; first what keeps its row from being recorded. */
export function CellPoints({ cellId, cellName, asked, points, refused }: CellPointsProps) {
  return (
    <section className="cell-points" aria-label={cellName}>
      <h2>{cellName}</h2>
      {asked === null ? (
        <p className="muted">
          Chi bộ chưa ghi bí thư. <TextLink to={`/chi-bo/${cellId}`}>Mở chi bộ</TextLink>
        </p>
      ) : (
        <Asked asked={asked} />
      )}
      <ul>
        {refused.map((row) => (
          <li key={`${row.period} ${row.kind}`}>
            <p>
              Kỳ {formatPeriod(row.period)}, dòng số liệu chưa ghi được.{' '}
              <TextLink to={sheetAt(row)}>Sửa ở Ghi số liệu</TextLink>
            </p>
            <ul>
              {row.faults.map((fault) => (
                <li key={fault.name}>{faultWords(fault)}</li>
              ))}
            </ul>
          </li>
        ))}
        {points.map((point) => (
          <li key={point.id}>
            <Point point={point} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The sheet of figures at the row of a cell. */
const sheetAt = ({ period, cellId, kind }: Pick<OpenPoint, 'period' | 'cellId' | 'kind'>): string =>
  `/ghi-so-lieu/${period}?${new URLSearchParams({ dong: `${cellId}-${kind}` })}`

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
              <ButtonFor
                right="reveal"
                size="compact-sm"
                variant="subtle"
                loading={revealed.isAsking}
                aria-label={`Hiện số điện thoại của ${asked.fullName}`}
                onClick={revealed.ask}
              >
                Hiện số
              </ButtonFor>
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
        <p className="muted">
          Trả lời: {point.answer}{' '}
          <TextLink to={point.isOnSheet ? sheetAt(point) : `/buoi/${meetingId}`}>
            {point.isOnSheet ? 'Sửa ở Ghi số liệu' : 'Sửa ở biên bản'}
          </TextLink>
        </p>
      ) : (
        <For right="write">
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
        </For>
      )}
      {settle.error !== null && settle.error.fields.answer === undefined && <Fault fault={settle.error} />}
    </>
  )
}
