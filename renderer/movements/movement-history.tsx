import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import { formatPartialDate } from '../../shared/calendar/partial-dates.ts'
import type { RecordedMovementRow } from '../../shared/movements/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Confirm } from '../components/confirm.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { useRead, useWrite } from '../office.ts'
import classes from './movements.module.css'
import { paperWords } from './paper-words.ts'
import { undoneWords } from './undoing.ts'

/** Biến động of a member with their papers, the latest first; the latest can be taken back. */
export function MovementHistory({ personId }: { readonly personId: string }) {
  const { data, error, refetch } = useRead('movements.ofPerson', { personId })
  const undo = useWrite('movements.undo')
  const [chosen, setChosen] = useState<RecordedMovementRow>()
  const [isAsking, setAsking] = useState(false)
  if (data === undefined || data.length === 0) return <Fault fault={error} onAgain={() => void refetch()} />
  const latest = data.find((row) => !row.isUndone)
  const close = () => {
    undo.reset()
    setAsking(false)
  }
  return (
    <section className="section">
      <h4>Biến động</h4>
      <ul className="plain-list">
        {data.map((row) => (
          <li key={row.actId}>
            <Recorded row={row} />
            {row === latest && row.isOfOrganisation && (
              <TextLink to="/chi-bo/thay-doi" className="small">
                Xem thay đổi tổ chức
              </TextLink>
            )}
            {row === latest && !row.isOfOrganisation && (
              <ButtonFor
                right="write"
                size="compact-sm"
                className={classes.undoButton}
                variant="default"
                aria-label={`Hoàn tác: ${row.name} ngày ${formatDate(row.on)}`}
                onClick={() => {
                  setChosen(row)
                  setAsking(true)
                }}
              >
                Hoàn tác
              </ButtonFor>
            )}
          </li>
        ))}
      </ul>
      <Confirm
        isOpen={isAsking}
        title="Hoàn tác biến động"
        confirmLabel="Hoàn tác"
        isBusy={undo.isPending}
        fault={undo.error}
        onClose={close}
        onConfirm={() => {
          if (chosen === undefined) return
          undo.mutate(
            { actId: chosen.actId },
            {
              onSuccess: (undone) => {
                notifications.show({ message: undoneWords(undone) })
                close()
              },
            },
          )
        }}
      >
        {chosen !== undefined && (
          <p>
            {chosen.name} ngày {formatDate(chosen.on)} được bỏ đi; diện, chi bộ và chức vụ trở lại như trước
            đó.
            {chosen.people > 1 &&
              ` Việc này ghi chung cho ${formatCount(chosen.people)} người; tất cả cùng trở lại như trước.`}
          </p>
        )}
      </Confirm>
    </section>
  )
}

function Recorded({ row }: { readonly row: RecordedMovementRow }) {
  return (
    <div>
      <div className={classes.recorded} data-undone={row.isUndone || undefined}>
        {formatDate(row.on)}: {row.name}
      </div>
      {row.isUndone && <div className="small muted">Đã hoàn tác</div>}
      {!row.isUndone &&
        details(row).map((text) => (
          <div key={text} className="small muted">
            {text}
          </div>
        ))}
    </div>
  )
}

/** Where from and to, and the paper, as far as they are known. */
function details(row: RecordedMovementRow): readonly string[] {
  const { fromCell, toCell } = row
  const cells = toCell === '' ? '' : fromCell === '' ? `Vào ${toCell}` : `Từ ${fromCell} sang ${toCell}`
  return [
    cells,
    row.otherOrganisation,
    paperWords(row),
    row.until && `Đến ngày ${formatPartialDate(row.until)}`,
    row.note,
  ].filter((text): text is string => text !== null && text !== '')
}
