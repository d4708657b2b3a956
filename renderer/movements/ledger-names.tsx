import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import type { LedgerLineRow, LedgerTable } from '../../shared/movements/contract.ts'
import { standingNames } from '../../shared/people/person.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { useRead } from '../office.ts'
import type { Line } from './lines.ts'
import { paperWords } from './paper-words.ts'

/** The names behind a figure of the ledger, with day and paper. */
export function LedgerNames({ line, ledger }: { readonly line: Line; readonly ledger: LedgerTable }) {
  return (
    <>
      <div className="card-head">
        <h2>{line.name}</h2>
        <p className="muted">
          {formatCount(line.count)} người{ledger.cellName !== '' && `, ${ledger.cellName}`}
        </p>
      </div>
      {'headsOn' in line.shows ? (
        <Heads on={line.shows.headsOn} cellId={ledger.cellId} total={line.count} />
      ) : (
        <Steps steps={line.shows.steps} />
      )}
    </>
  )
}

function Steps({ steps }: { readonly steps: LedgerLineRow['steps'] }) {
  return (
    <ul className="plain-list">
      {steps.map((step) => (
        <li key={`${step.personId} ${step.on} ${step.fromCell}`}>
          <div>
            <TextLink to={`/dang-vien/${step.personId}`}>{step.fullName}</TextLink>
            {[cellWords(step), step.otherOrganisation, paperWords(step)]
              .filter((text) => text !== '')
              .map((text) => (
                <div key={text} className="small muted">
                  {text}
                </div>
              ))}
          </div>
          <span className="nowrap">{formatDate(step.on)}</span>
        </li>
      ))}
    </ul>
  )
}

function cellWords({ fromCell, toCell }: LedgerLineRow['steps'][number]): string {
  if (fromCell === toCell || toCell === '') return fromCell
  return fromCell === '' ? toCell : `${fromCell} → ${toCell}`
}

const PAGE = 200

interface HeadsProps {
  readonly on: string
  readonly cellId: string | null
  readonly total: number
}

function Heads({ on, cellId, total }: HeadsProps) {
  const [pages, setPages] = useState(1)
  const offsets = Array.from({ length: pages }, (_, page) => page * PAGE)
  return (
    <>
      {offsets.map((offset) => (
        <HeadsFrom key={offset} on={on} cellId={cellId} offset={offset} />
      ))}
      {pages * PAGE < total && (
        <Button variant="default" onClick={() => setPages(pages + 1)}>
          Xem thêm
        </Button>
      )}
    </>
  )
}

function HeadsFrom({ on, cellId, offset }: Omit<HeadsProps, 'total'> & { readonly offset: number }) {
  const heads = useRead('movements.heads', { on, cellId, offset, limit: PAGE })
  return (
    <>
      <Fault fault={heads.error} onAgain={() => void heads.refetch()} />
      <ul className="plain-list">
        {(heads.data ?? []).map((row) => (
          <li key={row.personId}>
            <TextLink to={`/dang-vien/${row.personId}`}>{row.fullName}</TextLink>
            <span className="small muted">
              {cellId === null ? row.cellName : standingNames[row.standing]}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
