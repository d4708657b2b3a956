import { Fragment, useRef, useState } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { useRead } from '../office.ts'
import { ContactForm } from './contact-form.tsx'

/** Đi làm xa: who works far away today, those longest without a word first, and a contact written down in place. */
export function AwayPage() {
  const away = useRead('people.away', {})
  const [writing, setWriting] = useState<string>()
  const opener = useRef<HTMLButtonElement>(null)
  const people = away.data ?? []
  const done = () => {
    setWriting(undefined)
    opener.current?.focus()
  }
  return (
    <Page title="Đi làm xa" note={away.data && `${formatCount(people.length)} đảng viên`}>
      <Fault fault={away.error} onAgain={() => void away.refetch()} />
      {away.data !== undefined && people.length === 0 && (
        <Empty
          title="Chưa ghi ai đi làm xa"
          actions={
            <ButtonLink to="/dang-vien" variant="default">
              Mở danh sách đảng viên
            </ButtonLink>
          }
        >
          Mở một đảng viên, mục Đi làm xa, để ghi nơi làm việc và người liên hệ.
        </Empty>
      )}
      {people.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th>Họ và tên</th>
              <th>Chi bộ</th>
              <th>Nơi làm việc</th>
              <th>Từ ngày</th>
              <th>Liên hệ gần nhất</th>
              <th>
                <span className="muted">Ghi</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <Fragment key={person.id}>
                <tr>
                  <td>
                    <TextLink to={`/dang-vien/${person.id}?muc=di-lam-xa`}>{person.fullName}</TextLink>
                  </td>
                  <td>{person.cellName}</td>
                  <td>
                    {person.place}
                    {person.work !== '' && <span className="muted small line-note">{person.work}</span>}
                    {person.contactPerson !== '' && (
                      <span className="muted small line-note">liên hệ qua {person.contactPerson}</span>
                    )}
                  </td>
                  <td className="nowrap">{formatDate(person.from)}</td>
                  <td className="nowrap">
                    {person.lastContact === null ? (
                      <span className="attention">chưa có</span>
                    ) : (
                      formatDate(person.lastContact)
                    )}
                  </td>
                  <td>
                    {writing !== person.id && (
                      <ButtonFor
                        right="write"
                        size="compact-sm"
                        variant="default"
                        aria-label={`Ghi liên hệ với ${person.fullName}`}
                        onClick={(event) => {
                          opener.current = event.currentTarget
                          setWriting(person.id)
                        }}
                      >
                        Ghi liên hệ
                      </ButtonFor>
                    )}
                  </td>
                </tr>
                {writing === person.id && (
                  <tr>
                    <td colSpan={6}>
                      <ContactForm personId={person.id} fullName={person.fullName} onDone={done} />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  )
}
