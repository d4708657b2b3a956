import { Modal } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { formatPartialDate } from '../../shared/calendar/partial-dates.ts'
import { fold, matches } from '../../shared/text/fold.ts'
import { Fault } from '../components/fault.tsx'
import { navigate } from '../components/location.ts'
import { useRead } from '../office.ts'

interface Found {
  readonly to: string
  readonly title: string
  readonly note: string
}

interface SpotlightProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Ctrl+K: members and cells by a part of the name, with or without accents. */
export function Spotlight({ isOpen, onClose }: SpotlightProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Tìm đảng viên, chi bộ"
      closeButtonProps={{ 'aria-label': 'Đóng' }}
      yOffset="8vh"
      centered={false}
    >
      <SearchBox onClose={onClose} />
    </Modal>
  )
}

function SearchBox({ onClose }: { readonly onClose: () => void }) {
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const hasQuery = fold(query) !== ''
  const people = useRead(
    'people.search',
    { query, standing: 'all', limit: 12 },
    { enabled: hasQuery, keepPrevious: true },
  )
  const cells = useRead('organisation.cells', {})

  const found: readonly Found[] = hasQuery
    ? [
        ...(cells.data ?? [])
          .filter((cell) => matches(fold(cell.name), query))
          .slice(0, 5)
          .map((cell) => ({
            to: `/chi-bo/${cell.id}`,
            title: cell.name,
            note: cell.secretary === '' ? 'Chi bộ' : `Bí thư: ${cell.secretary}`,
          })),
        ...(people.data?.rows ?? []).map((person) => ({
          to: `/dang-vien/${person.id}`,
          title: person.fullName,
          note: [person.birthDate === null ? '' : formatPartialDate(person.birthDate), person.cellName]
            .filter((part) => part !== '')
            .join(' - '),
        })),
      ]
    : []
  const chosen = Math.min(active, found.length - 1)

  const open = (to: string | undefined) => {
    if (to === undefined) return
    onClose()
    navigate(to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') open(found[chosen]?.to)
    else if (event.key === 'ArrowDown') setActive(Math.min(chosen + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(chosen - 1, 0))
    else return
    event.preventDefault()
  }

  return (
    <>
      <input
        className="spotlight-input"
        type="text"
        role="combobox"
        aria-label="Tên, số thẻ hoặc số định danh"
        aria-expanded={found.length > 0}
        aria-controls="spotlight-found"
        aria-activedescendant={chosen >= 0 ? `spotlight-${chosen}` : undefined}
        placeholder="Tên, số thẻ, số định danh; không cần dấu"
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        onInput={(event) => {
          setQuery(event.currentTarget.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <Fault fault={people.error} />
      <div id="spotlight-found" role="listbox" aria-label="Tìm thấy" className="spotlight-found">
        {found.map((item, index) => (
          <div
            key={item.to}
            id={`spotlight-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className="spotlight-item"
            ref={index === chosen ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
            onClick={() => open(item.to)}
            onKeyDown={onKeyDown}
          >
            <span className="pick-name">{item.title}</span>
            <span className="pick-note">{item.note}</span>
          </div>
        ))}
      </div>
      {hasQuery && found.length === 0 && people.isSuccess && (
        <p className="muted">Không tìm thấy. Thử một phần khác của tên.</p>
      )}
    </>
  )
}
