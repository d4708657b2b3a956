import { useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import { formatCount } from '../../shared/text/numbers.ts'
import { useMay } from '../accounts/access.ts'
import { ForOnly } from '../accounts/for.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, TextLink } from '../components/link.tsx'
import { navigate } from '../components/location.ts'
import { Page } from '../components/page.tsx'
import { usePages } from '../components/pages.ts'
import { SearchField } from '../components/search-field.tsx'
import { ExportButton } from './export-button.tsx'
import { MemberCard } from './member-card.tsx'
import { MemberFilters, readOrder, readStanding } from './member-filters.tsx'
import { MemberList } from './member-list.tsx'
import classes from './members.module.css'
import { NewMember } from './new-member.tsx'
import { NobodyFound } from './nobody-found.tsx'

/** Đảng viên: everybody on the register, found as one types; the chosen one's card beside the list. */
export function MembersPage({ id }: { readonly id: string | undefined }) {
  const may = useMay()
  const [search] = useSearchParams()
  const [query, setQuery] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const cellId = search.get('chi-bo')
  const standing = readStanding(search.get('trang-thai'))
  const order = readOrder(search.get('xep'))
  const members = usePages('people.search', { query, cellId, standing, order })
  const isAdding = search.get('xem') === 'them'
  const isEditing = id !== undefined && search.get('xem') === 'sua'

  /** The address with the filters kept. */
  const addressOf = (member: string | undefined, more: Readonly<Record<string, string>> = {}) => {
    const next = new URLSearchParams(search)
    next.delete('xem')
    next.delete('o')
    for (const [key, value] of Object.entries(more)) {
      if (value === '') next.delete(key)
      else next.set(key, value)
    }
    const text = next.toString()
    return `/dang-vien${member === undefined ? '' : `/${member}`}${text === '' ? '' : `?${text}`}`
  }

  const aside = isAdding ? (
    <ForOnly right="write">
      <NewMember
        key="new"
        cellId={cellId}
        onDone={(added) => navigate(addressOf(added, { muc: '' }), { replace: true })}
      />
    </ForOnly>
  ) : id !== undefined ? (
    <MemberCard
      key={id}
      id={id}
      editAddress={addressOf(id, { xem: 'sua', muc: '' })}
      sectionId={search.get('muc')}
      onSection={(section) => navigate(addressOf(id, { muc: section.id }), { replace: true })}
      editing={
        isEditing
          ? {
              wanted: search.get('o') ?? undefined,
              onDone: () => navigate(addressOf(id), { replace: true }),
            }
          : undefined
      }
      onRemoved={() => navigate(addressOf(undefined))}
    />
  ) : undefined

  return (
    <Page
      title="Đảng viên"
      note={
        <>
          {members.total !== undefined && `${formatCount(members.total)} người, `}
          <TextLink to="/con-thieu">thông tin còn thiếu</TextLink>,{' '}
          <TextLink to="/di-lam-xa">đi làm xa</TextLink>,{' '}
          <TextLink to="/nguoi-ngoai">người ngoài danh sách</TextLink>,{' '}
          <TextLink to="/trung-ho-so">hồ sơ có thể trùng</TextLink>
        </>
      }
      actions={
        <>
          <ButtonLink to="/bien-dong" variant="default">
            Biến động
          </ButtonLink>
          <ButtonLink to="/danh-sach/tat-ca" variant="default">
            Lọc và thống kê
          </ButtonLink>
          {may('write') && (
            <ButtonLink to="/nhap-excel" variant="default">
              Nhập từ Excel
            </ButtonLink>
          )}
          {may('export') && <ExportButton cellId={cellId} standing={standing} />}
          {may('write') && <ButtonLink to={addressOf(undefined, { xem: 'them' })}>Thêm đảng viên</ButtonLink>}
        </>
      }
      body="fill"
      aside={aside}
      asideWidth="wide"
      asideLabel={isAdding ? 'Đảng viên mới' : 'Đảng viên đang xem'}
    >
      <div className={`list-tools ${classes.tools}`}>
        <SearchField
          label="Tìm tên, số thẻ, số định danh"
          onQuery={setQuery}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && (event.key !== 'Enter' || event.nativeEvent.isComposing)) return
            event.preventDefault()
            list.current?.focus()
          }}
        />
        <MemberFilters
          cellId={cellId}
          standing={standing}
          order={order}
          onChange={(filters) => navigate(addressOf(id, filters), { replace: true })}
        />
      </div>
      <Fault fault={members.error} onAgain={members.again} />
      {members.total === 0 && <NobodyFound query={query} cellId={cellId} standing={standing} openId={id} />}
      {members.total !== undefined && members.total > 0 && (
        <MemberList
          ref={list}
          members={members}
          chosenId={id}
          onOpen={(member) => navigate(addressOf(member))}
        />
      )}
    </Page>
  )
}
