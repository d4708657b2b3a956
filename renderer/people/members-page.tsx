import { useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import { formatCount } from '../../shared/text/numbers.ts'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink } from '../components/link.tsx'
import { navigate } from '../components/location.ts'
import { Page } from '../components/page.tsx'
import { SearchField } from '../components/search-field.tsx'
import { MemberCard } from './member-card.tsx'
import { MemberEditor } from './member-editor.tsx'
import { MemberFilters, readStanding } from './member-filters.tsx'
import { MemberList } from './member-list.tsx'
import { useMembers } from './use-members.ts'

/** Đảng viên: everybody on the register, found as one types; the chosen one's card beside the list. */
export function MembersPage({ id }: { readonly id: string | undefined }) {
  const [search] = useSearchParams()
  const [query, setQuery] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const cellId = search.get('chi-bo')
  const standing = readStanding(search.get('trang-thai'))
  const members = useMembers({ query, cellId, standing })
  const isAdding = search.get('xem') === 'them'
  const isEditing = id !== undefined && search.get('xem') === 'sua'

  /** The address with the filters kept. */
  const addressOf = (
    member: string | undefined,
    view?: 'them' | 'sua',
    filters: Readonly<Record<string, string>> = {},
  ) => {
    const next = new URLSearchParams(search)
    next.delete('xem')
    for (const [key, value] of Object.entries(filters)) {
      if (value === '') next.delete(key)
      else next.set(key, value)
    }
    if (view !== undefined) next.set('xem', view)
    const text = next.toString()
    return `/dang-vien${member === undefined ? '' : `/${member}`}${text === '' ? '' : `?${text}`}`
  }

  const aside = isAdding ? (
    <MemberEditor
      key="new"
      id={undefined}
      cellId={cellId}
      onDone={(added) => navigate(addressOf(added), { replace: true })}
    />
  ) : isEditing ? (
    <MemberEditor
      key={id}
      id={id}
      cellId={cellId}
      onDone={() => navigate(addressOf(id), { replace: true })}
    />
  ) : id !== undefined ? (
    <MemberCard
      key={id}
      id={id}
      editAddress={addressOf(id, 'sua')}
      onRemoved={() => navigate(addressOf(undefined))}
    />
  ) : undefined

  const isFiltered = query.trim() !== '' || cellId !== null || standing !== 'present'
  return (
    <Page
      title="Đảng viên"
      note={members.total === undefined ? undefined : `${formatCount(members.total)} người`}
      actions={
        <>
          <ButtonLink to="/danh-sach/tat-ca" variant="default">
            Lọc và thống kê
          </ButtonLink>
          <ButtonLink to="/nhap-excel" variant="default">
            Nhập từ Excel
          </ButtonLink>
          <ButtonLink to={addressOf(undefined, 'them')}>Thêm đảng viên</ButtonLink>
        </>
      }
      body="fill"
      aside={aside}
      asideWidth={isAdding || isEditing ? 'wide' : 'card'}
      asideLabel={isAdding ? 'Đảng viên mới' : 'Đảng viên đang xem'}
    >
      <div className="list-tools">
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
          onChange={(filters) => navigate(addressOf(id, undefined, filters), { replace: true })}
        />
      </div>
      <Fault fault={members.error} onAgain={members.again} />
      {members.total === 0 && (
        <Empty
          title={isFiltered ? 'Không tìm thấy ai' : 'Chưa có đảng viên nào'}
          actions={
            !isFiltered ? (
              <ButtonLink to="/nhap-excel">Nhập từ Excel</ButtonLink>
            ) : cellId !== null || standing !== 'present' ? (
              <ButtonLink to="/dang-vien" variant="default">
                Tìm trong mọi chi bộ
              </ButtonLink>
            ) : undefined
          }
        >
          {isFiltered
            ? 'Thử một phần khác của tên; gõ không dấu cũng được.'
            : 'Hãy nhập danh sách từ Excel, hoặc thêm từng người.'}
        </Empty>
      )}
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
