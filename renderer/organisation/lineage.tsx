import type { RecordedChange } from '../../shared/organisation/change-contract.ts'
import { lineageWords } from '../../shared/organisation/lineage.ts'
import { Fault } from '../components/fault.tsx'
import { useRead, useWrite } from '../office.ts'
import { UndoButton } from './undo-button.tsx'

/** Where a body came from and what became of it, each change with the way to take it back. */
export function Lineage({ bodyId }: { readonly bodyId: string }) {
  const changes = useRead('organisation.changes', { bodyId })
  if (changes.data === undefined || changes.data.length === 0) return <Fault fault={changes.error} />
  return (
    <section className="section">
      <h3>Nguồn gốc, thay đổi</h3>
      <ul className="plain-list">
        {changes.data.map((change) => (
          <li key={change.actId}>
            <span className={change.isUndone ? 'muted' : undefined}>
              {lineageWords(change, bodyId)}
              {change.isUndone && ' (đã hoàn tác)'}
            </span>
            {!change.isUndone && <UndoChange change={change} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Takes a change back, after a question. */
export function UndoChange({ change }: { readonly change: RecordedChange }) {
  const { mutate, isPending, error, reset } = useWrite('organisation.undoChange')
  return (
    <UndoButton
      what={change.name.toLocaleLowerCase('vi')}
      label={lineageWords(change)}
      done="Đã hoàn tác. Sổ trở lại như trước thay đổi."
      write={{
        isPending,
        error,
        reset,
        undo: (onSuccess) => mutate({ actId: change.actId }, { onSuccess }),
      }}
    >
      <p>{lineageWords(change)}</p>
      <p>
        {change.moved > 0 ? `${change.moved} đảng viên trở lại chi bộ cũ. ` : ''}Chỉ làm được khi sau đó chưa
        ghi gì dựa vào thay đổi này.
      </p>
    </UndoButton>
  )
}
