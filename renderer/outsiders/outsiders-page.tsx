import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { formatPartialDate } from '../../shared/calendar/partial-dates.ts'
import type { Output } from '../../shared/contract.ts'
import type { OutsiderRow } from '../../shared/outsiders/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { ForOnly, LinkFor } from '../accounts/for.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, RowLink, TextLink } from '../components/link.tsx'
import { navigate } from '../components/location.ts'
import { Page } from '../components/page.tsx'
import { type SearchPart, searchWith } from '../components/search.ts'
import { SearchField } from '../components/search-field.tsx'
import { useRead } from '../office.ts'
import { LivingElsewhere } from './living-elsewhere.tsx'
import { OutsiderCard } from './outsider-card.tsx'
import { OutsiderEditor } from './outsider-editor.tsx'
import classes from './outsiders.module.css'

/** Longer lists are narrowed down by typing. */
const most = 500

/** Người ngoài danh sách: everybody who is no member, found and counted by what they are to the cells. */
export function OutsidersPage({ id }: { readonly id: string | undefined }) {
  const [search] = useSearchParams()
  const [query, setQuery] = useState('')
  const cellId = search.get('chi-bo')
  const role = search.get('vai-tro')
  const view = search.get('xem')
  const list = useRead('outsiders.list', { query, cellId, role }, { keepPrevious: true })
  const cells = useRead('organisation.cells', {})

  /** The address with the filters kept. */
  const addressOf = (person: string | undefined, more: SearchPart = {}) => {
    const text = searchWith(search, { xem: null, ...more }).toString()
    return `/nguoi-ngoai${person === undefined ? '' : `/${person}`}${text === '' ? '' : `?${text}`}`
  }
  if (view === 'cu-tru-noi-khac') return <LivingElsewhere backAddress="/nguoi-ngoai" />

  const isAdding = view === 'them'
  const isEditing = id !== undefined && view === 'sua'
  const toCard = (saved: string | undefined) => navigate(addressOf(saved), { replace: true })
  const aside = isAdding ? (
    <ForOnly right="write">
      <OutsiderEditor key="new" id={undefined} cellId={cellId} onDone={toCard} />
    </ForOnly>
  ) : isEditing ? (
    <ForOnly right="write">
      <OutsiderEditor key={id} id={id} cellId={cellId} onDone={toCard} />
    </ForOnly>
  ) : id !== undefined ? (
    <OutsiderCard
      key={id}
      id={id}
      editAddress={addressOf(id, { xem: 'sua' })}
      onRemoved={() => navigate(addressOf(undefined))}
    />
  ) : undefined

  const found = list.data
  const isFiltered = query.trim() !== '' || cellId !== null || role !== null
  return (
    <Page
      title="Người ngoài danh sách"
      note={found && `${formatCount(found.total)} người không phải đảng viên của đảng bộ`}
      actions={
        <>
          <ButtonLink to={addressOf(undefined, { xem: 'cu-tru-noi-khac' })} variant="default">
            Đảng viên cư trú nơi khác
          </ButtonLink>
          <LinkFor right="write" to={addressOf(undefined, { xem: 'them' })}>
            Thêm người
          </LinkFor>
        </>
      }
      body="fill"
      aside={aside}
      asideWidth={isAdding || isEditing ? 'wide' : 'card'}
      asideLabel={isAdding ? 'Người mới' : 'Người đang xem'}
    >
      <div className="list-tools">
        <SearchField label="Tìm tên, số định danh" onQuery={setQuery} />
        <NativeSelect
          aria-label="Chi bộ"
          value={cellId ?? ''}
          data={[
            { value: '', label: 'Mọi chi bộ' },
            ...(cells.data ?? []).map((cell) => ({ value: cell.id, label: cell.name })),
          ]}
          onChange={({ currentTarget }) =>
            navigate(addressOf(id, { 'chi-bo': currentTarget.value === '' ? null : currentTarget.value }), {
              replace: true,
            })
          }
        />
      </div>
      {found !== undefined && found.counts.length > 0 && (
        <Counts found={found} role={role} addressOf={(key) => addressOf(id, { 'vai-tro': key })} />
      )}
      <Fault fault={list.error} onAgain={() => void list.refetch()} />
      {found?.rows.length === 0 && (
        <Empty
          title={isFiltered ? 'Không tìm thấy ai' : 'Chưa ghi ai ngoài danh sách đảng viên'}
          actions={
            isFiltered ? (
              <ButtonLink to="/nguoi-ngoai" variant="default">
                Xem tất cả
              </ButtonLink>
            ) : (
              <LinkFor right="write" to={addressOf(undefined, { xem: 'them' })}>
                Thêm người
              </LinkFor>
            )
          }
        >
          {isFiltered
            ? 'Thử một phần khác của tên; gõ không dấu cũng được.'
            : 'Ghi ở đây quần chúng ưu tú, trưởng thôn bản chưa vào Đảng, khách mời, đảng viên nơi khác cư trú tại xã.'}
        </Empty>
      )}
      {found !== undefined && found.rows.length > 0 && (
        <div className={classes.rows}>
          <People rows={found.rows.slice(0, most)} chosenId={id} addressOf={addressOf} />
          {found.rows.length > most && (
            <p className="muted">
              Hiện {formatCount(most)} trong {formatCount(found.rows.length)} người. Hãy gõ tên để thu hẹp.
            </p>
          )}
        </div>
      )}
    </Page>
  )
}

interface CountsProps {
  readonly found: Output<'outsiders.list'>
  readonly role: string | null
  readonly addressOf: (role: string | null) => string
}

/** How many are what; each figure shows its people. */
function Counts({ found, role, addressOf }: CountsProps) {
  const all = [{ role: null, name: 'Tất cả', total: found.total }, ...found.counts]
  return (
    <nav className={classes.counts} aria-label="Lọc theo quan hệ với chi bộ">
      {all.map((count) => (
        <TextLink
          key={count.role ?? 'all'}
          to={addressOf(count.role)}
          aria-current={count.role === role ? 'true' : undefined}
        >
          {count.name} ({formatCount(count.total)})
        </TextLink>
      ))}
    </nav>
  )
}

interface PeopleProps {
  readonly rows: readonly OutsiderRow[]
  readonly chosenId: string | undefined
  readonly addressOf: (id: string) => string
}

function People({ rows, chosenId, addressOf }: PeopleProps) {
  return (
    <table className="table" aria-label="Người ngoài danh sách">
      <thead>
        <tr>
          <th>Họ và tên</th>
          <th>Sinh ngày</th>
          <th>Quan hệ, chức vụ</th>
          <th>Chi bộ</th>
          <th className="wide-only">Tổ chức đảng nơi khác</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-chosen={row.id === chosenId || undefined}>
            <td>
              <RowLink to={addressOf(row.id)}>{row.fullName}</RowLink>
            </td>
            <td className="nowrap">{row.birthDate === null ? '' : formatPartialDate(row.birthDate)}</td>
            <td>{row.roles.join(', ')}</td>
            <td>{row.cellNames.join(', ')}</td>
            <td className="wide-only">{row.otherOrganisation}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
