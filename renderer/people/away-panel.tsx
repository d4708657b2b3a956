import { useState } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import type { FullForm } from '../../shared/people/contract.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Fault } from '../components/fault.tsx'
import { spanWords } from '../components/spans.ts'
import { tellUndoable } from '../components/undo-notice.tsx'
import { call, useWrite } from '../office.ts'
import { AwayEditor } from './away-editor.tsx'
import { ContactForm } from './contact-form.tsx'
import type { Revealed } from './use-revealed.ts'

interface AwayPanelProps {
  readonly form: FullForm
  readonly fullName: string
  readonly revealed: Revealed
  readonly isReadOnly: boolean
}

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ')

/** Where a member works far away, and when there was a word from them. */
export function AwayPanel({ form, fullName, revealed, isReadOnly }: AwayPanelProps) {
  const [work, setWork] = useState<'times' | 'contact'>()
  const removeContact = useWrite('people.removeContact')
  const done = () => setWork(undefined)
  const remove = ({ id, ...contact }: FullForm['contacts'][number]) =>
    removeContact.mutate(
      { id },
      {
        onSuccess: () =>
          tellUndoable(`Đã bỏ lần liên hệ ngày ${formatDate(contact.on)}.`, async () => {
            await call('people.addContact', { personId: form.id, ...contact })
            return `Đã ghi lại lần liên hệ ngày ${formatDate(contact.on)}.`
          }),
      },
    )
  const hasTelephone = form.workingAway.some(({ telephone }) => telephone !== '')
  return (
    <>
      <section className="section">
        <div className="section-head">
          <h4>Thời gian đi làm xa</h4>
          {!isReadOnly && work !== 'times' && (
            <ButtonFor right="write" size="xs" variant="default" onClick={() => setWork('times')}>
              {form.workingAway.length === 0 ? 'Ghi đi làm xa' : 'Sửa'}
            </ButtonFor>
          )}
        </div>
        {work === 'times' ? (
          <AwayEditor form={form} fullName={fullName} onDone={done} />
        ) : (
          <>
            {form.workingAway.length === 0 && <p className="muted">Không đi làm xa.</p>}
            <ul className="plain-list">
              {form.workingAway.map((row, place) => (
                <li key={row.from}>
                  <span>
                    {joined(row.place, row.work)}
                    <span className="muted small line-note">
                      {joined(
                        row.telephone === ''
                          ? ''
                          : `điện thoại ${revealed.awayTelephones?.[place] ?? row.telephone}`,
                        row.contactPerson === '' ? '' : `liên hệ qua ${row.contactPerson}`,
                      )}
                    </span>
                  </span>
                  <span className="muted small nowrap">{spanWords(row)}</span>
                </li>
              ))}
            </ul>
            {hasTelephone && revealed.awayTelephones === undefined && (
              <ButtonFor
                right="reveal"
                size="xs"
                variant="default"
                loading={revealed.isAsking}
                onClick={revealed.ask}
              >
                Hiện số
              </ButtonFor>
            )}
          </>
        )}
      </section>
      <section className="section">
        <div className="section-head">
          <h4>Các lần liên hệ</h4>
          {!isReadOnly && work !== 'contact' && (
            <ButtonFor right="write" size="xs" variant="default" onClick={() => setWork('contact')}>
              Ghi liên hệ
            </ButtonFor>
          )}
        </div>
        {work === 'contact' && <ContactForm personId={form.id} fullName={fullName} onDone={done} />}
        <Fault fault={removeContact.error} />
        {form.contacts.length === 0 && work !== 'contact' && <p className="muted">Chưa ghi lần nào.</p>}
        <ul className="plain-list">
          {form.contacts.map((contact) => (
            <li key={contact.id}>
              <span>
                {formatDate(contact.on)}{' '}
                <span className="muted small">{joined(contact.means, contact.by)}</span>
                {contact.note !== '' && <span className="muted small line-note">{contact.note}</span>}
              </span>
              {!isReadOnly && (
                <ButtonFor
                  right="write"
                  size="compact-xs"
                  variant="subtle"
                  color="gray"
                  aria-label={`Bỏ lần liên hệ ngày ${formatDate(contact.on)}`}
                  onClick={() => remove(contact)}
                >
                  Bỏ
                </ButtonFor>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
