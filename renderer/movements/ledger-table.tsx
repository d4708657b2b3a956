import type { LedgerTable as Table } from '../../shared/movements/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { TextLink } from '../components/link.tsx'
import { type Line, linesOf } from './lines.ts'
import classes from './movements.module.css'

interface LedgerTableProps {
  readonly ledger: Table
  readonly chosen: string | undefined
  readonly addressOf: (line: string) => string
}

/** Opening, increases and decreases by kind, closing; below it what changed within. */
export function LedgerTable({ ledger, chosen, addressOf }: LedgerTableProps) {
  const lines = linesOf(ledger)
  const within = lines.filter(({ rank }) => rank === 'within')
  const count = (key: string) => lines.find((line) => line.key === key)?.count ?? 0
  const figures = { opening: count('dau'), increases: count('tang'), decreases: count('giam') }
  return (
    <div className={classes.ledger}>
      <table className={`table ${classes.table}`} aria-label="Sổ tăng giảm">
        <Lines lines={lines.filter(({ rank }) => rank !== 'within')} chosen={chosen} addressOf={addressOf} />
      </table>
      <p className={classes.balance}>
        {formatCount(figures.opening)} + {formatCount(figures.increases)} - {formatCount(figures.decreases)} ={' '}
        <strong>{formatCount(figures.opening + figures.increases - figures.decreases)}</strong>
        <span className="muted small"> đảng viên cuối kỳ; không tính người sinh hoạt tạm thời tại đây</span>
      </p>
      {within.length > 0 && (
        <section className="section">
          <h2>Thay đổi không làm tăng giảm</h2>
          <table className={`table ${classes.table}`} aria-label="Thay đổi không làm tăng giảm">
            <Lines lines={within} chosen={chosen} addressOf={addressOf} />
          </table>
        </section>
      )}
    </div>
  )
}

interface LinesProps {
  readonly lines: readonly Line[]
  readonly chosen: string | undefined
  readonly addressOf: (line: string) => string
}

function Lines({ lines, chosen, addressOf }: LinesProps) {
  return (
    <tbody>
      {lines.map((line) => (
        <tr
          key={line.key}
          className={line.rank === 'sum' ? classes.sum : undefined}
          data-chosen={line.key === chosen || undefined}
        >
          <th scope="row" data-part={line.rank === 'part' || undefined}>
            {line.name}
          </th>
          <td className="number">
            {line.count === 0 ? (
              0
            ) : (
              <TextLink to={addressOf(line.key)} aria-label={`${line.name}: ${line.count} người`}>
                {formatCount(line.count)}
              </TextLink>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  )
}
