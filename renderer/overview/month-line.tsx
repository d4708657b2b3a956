import { Button } from '@mantine/core'
import { Fragment, useState } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import { meetingKindNames } from '../../shared/meetings/meeting.ts'
import { type Lack, lackNames, type MeetingOfMonth } from '../../shared/overview/contract.ts'
import { suggestionReasons } from '../../shared/overview/lines.ts'
import { openWords } from '../../shared/scores/points.ts'
import { formatCount, formatPercent } from '../../shared/text/numbers.ts'
import { TextLink } from '../components/link.tsx'
import { Figure } from './figure.tsx'
import { namesOfMonth } from './ways.ts'

/** Where what is missing is done. */
const wayOf: Readonly<Record<Lack, (at: { readonly meeting: string; readonly period: string }) => string>> = {
  record: ({ meeting }) => `/buoi/${meeting}`,
  minutes: ({ meeting }) => `/buoi/${meeting}`,
  signature: ({ period }) => `/van-ban/ky/${period}`,
  posting: ({ period }) => `/van-ban/ky/${period}`,
  'own-score': ({ meeting, period }) => `/cham-diem/${period}?buoi=${meeting}`,
  appraisal: ({ meeting, period }) => `/cham-diem/${period}?buoi=${meeting}`,
}

type Format = (points: number) => string

interface MonthLineProps {
  readonly cellId: string
  readonly cellName: string
  readonly row: MeetingOfMonth
  readonly period: string
  /** How the points of a column are written. */
  readonly formats: { readonly own: Format; readonly suggestion: Format; readonly committee: Format }
  /** Of the whole table. */
  readonly columns: number
}

/** A meeting of a month, and below it, where it is opened, why its scores are not full. */
export function MonthLine({ cellId, cellName, row, period, formats, columns }: MonthLineProps) {
  const { meeting, minutes, turns, topic, own, suggestion, committee, reasons, lacks } = row
  const [isOpen, setOpen] = useState(false)
  const { id, isRecorded } = meeting
  const names = (so: string) => namesOfMonth(period)({ so, 'chi-bo': cellId, buoi: id })
  const score = `/cham-diem/${period}?buoi=${id}`
  const { present, base, excused, absent } = turns
  const rate = base === 0 ? '' : `${present}/${base} (${formatPercent(present, base)})`
  const hasReasons = Object.values(reasons).some((each) => each.length > 0)
  const text = (points: number | null | undefined, format: Format) => (points == null ? '' : format(points))
  return (
    <>
      <tr>
        <td>
          <TextLink to={`/chi-bo/${cellId}`}>{cellName}</TextLink>
        </td>
        <td>
          {isRecorded ? (
            <TextLink to={`/buoi/${id}`}>{formatDate(meeting.heldOn)}</TextLink>
          ) : (
            <span className="muted">
              Chưa ghi, <TextLink to={`/buoi/${id}`}>mở cho {formatDate(meeting.heldOn)}</TextLink>
            </span>
          )}
          {meeting.kind !== 'regular' && (
            <span className="overview-kind">{topic === '' ? meetingKindNames[meeting.kind] : topic}</span>
          )}
        </td>
        <td className="number">
          <Figure
            name={`${cellName}, số phút`}
            text={minutes === null || !isRecorded ? '' : formatCount(minutes)}
            to={`/buoi/${id}`}
          />
        </td>
        <td className="number">
          <Figure name={`${cellName}, dự`} text={isRecorded ? rate : ''} to={names('present')} />
        </td>
        <td className="number nowrap">
          {isRecorded ? (
            <>
              <Figure name={`${cellName}, vắng có lý do`} text={formatCount(excused)} to={names('excused')} />{' '}
              /{' '}
              <Figure
                name={`${cellName}, vắng không lý do`}
                text={formatCount(absent)}
                to={names('absent')}
              />
            </>
          ) : (
            <span className="muted">—</span>
          )}
        </td>
        <td className="number">
          <Figure name={`${cellName}, tự chấm`} text={text(own, formats.own)} to={score} />
        </td>
        <td className="number">
          <Figure
            name={`${cellName}, gợi ý`}
            text={text(suggestion?.points, formats.suggestion)}
            to={score}
          />
          {suggestion !== null && suggestion.open > 0 && (
            <span className="overview-open">({openWords(suggestion.open)})</span>
          )}
        </td>
        <td className="number">
          <Figure name={`${cellName}, thẩm định`} text={text(committee, formats.committee)} to={score} />
        </td>
        <td>
          {hasReasons && (
            <Button
              size="compact-xs"
              variant="subtle"
              aria-expanded={isOpen}
              aria-label={`${isOpen ? 'Thu gọn' : 'Xem'} lý do điểm: ${cellName}`}
              onClick={() => setOpen(!isOpen)}
            >
              {isOpen ? 'Thu gọn' : 'Xem'}
            </Button>
          )}
        </td>
        <td className="small">
          {lacks.map((lack, index) => (
            <Fragment key={lack}>
              {index > 0 && '; '}
              <TextLink to={wayOf[lack]({ meeting: id, period })}>{lackNames[lack]}</TextLink>
            </Fragment>
          ))}
        </td>
      </tr>
      {isOpen && (
        <tr className="overview-reasons">
          <td colSpan={columns}>
            <div className="overview-three">
              <Reasons title="Chi bộ tự chấm" reasons={reasons.own} />
              <Reasons title="Phần mềm gợi ý" reasons={suggestionReasons(reasons)} />
              <Reasons title="Đảng ủy thẩm định" reasons={reasons.committee} />
            </div>
          </td>
        </tr>
      )}
    </>
  )
}

const Reasons = ({ title, reasons }: { readonly title: string; readonly reasons: readonly string[] }) => (
  <section>
    <h3>{title}</h3>
    {reasons.length === 0 ? (
      <p className="muted">Không ghi lý do.</p>
    ) : (
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    )}
  </section>
)
