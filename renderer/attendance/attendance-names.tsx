import { Button } from '@mantine/core'
import { useState } from 'react'
import { type TurnKind, turnKindNames } from '../../shared/attendance/contract.ts'
import { formatDate } from '../../shared/calendar/dates.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { useRead } from '../office.ts'

interface AttendanceNamesProps {
  readonly kind: TurnKind
  readonly span: { readonly from: string; readonly to: string }
  readonly cellId: string | null
  /** One meeting alone. */
  readonly meetingId: string | null
  readonly cellName: string
}

const PAGE = 100

/** Who stands behind a figure of attendance, most often first, with the days. */
export function AttendanceNames({ kind, span, cellId, meetingId, cellName }: AttendanceNamesProps) {
  const [pages, setPages] = useState(1)
  const names = useRead(
    'attendance.names',
    { ...span, cellId, meetingId, kind, limit: Math.min(500, pages * PAGE) },
    { keepPrevious: true },
  )
  const { data } = names
  return (
    <>
      <div className="card-head">
        <h2>{turnKindNames[kind]}</h2>
        <p className="muted">
          {cellName}
          {data && `, ${formatCount(data.turns)} lượt của ${formatCount(data.people)} đảng viên`}
        </p>
      </div>
      <Fault fault={names.error} onAgain={() => void names.refetch()} />
      <ul className="plain-list">
        {(data?.rows ?? []).map(({ personId, fullName, cellName: ownCell, sittings }) => (
          <li key={personId}>
            <div>
              <TextLink to={`/dang-vien/${personId}?muc=du-sinh-hoat`}>{fullName}</TextLink>{' '}
              {cellId === null && <span className="small muted">{ownCell}</span>}
              <div className="small muted">
                {sittings.map(({ meetingId, heldOn, reason }, place) => (
                  <span key={meetingId}>
                    {place > 0 && '; '}
                    <TextLink to={`/buoi/${meetingId}`}>{formatDate(heldOn)}</TextLink>
                    {reason !== '' && ` ${reason}`}
                  </span>
                ))}
              </div>
            </div>
            <span>{formatCount(sittings.length)}</span>
          </li>
        ))}
      </ul>
      {data !== undefined && data.rows.length < Math.min(data.people, 500) && (
        <Button variant="default" onClick={() => setPages(pages + 1)}>
          Xem thêm
        </Button>
      )}
    </>
  )
}
