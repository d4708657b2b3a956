import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { AuditRecord } from '../../shared/audit/contract.ts'
import { tidy } from '../../shared/text/fold.ts'
import { OptionList } from '../components/option-list.tsx'
import { inputProps } from '../components/text-field.tsx'
import { look, useRead } from '../office.ts'

interface RecordPickerProps {
  readonly autoFocus?: boolean
  readonly onChoose: (record: AuditRecord) => void
}

/**
 * A part of a name, with the records below it that bear it or bore it: arrow keys choose, Enter takes, Esc closes. The
 * text is never written back while it is typed.
 */
export function RecordPicker({ autoFocus = false, onChoose }: RecordPickerProps) {
  const listId = useId()
  const field = useRef<HTMLInputElement>(null)
  /** What is searched for; undefined while nothing is offered. */
  const [query, setQuery] = useState<string>()
  const [moved, setMoved] = useState<number>()
  const isAsking = query !== undefined && tidy(query) !== ''
  const asked = useRead('audit.find', { query: query ?? '' }, { keepPrevious: true, enabled: isAsking })
  const found = isAsking ? (asked.data?.found ?? []) : []
  const marked = found.length === 0 ? -1 : Math.min(moved ?? 0, found.length - 1)
  const isAnswered = isAsking && asked.data !== undefined && !asked.isPlaceholderData

  const choose = (record: AuditRecord) => {
    if (field.current !== null) field.current.value = ''
    setQuery(undefined)
    setMoved(undefined)
    onChoose(record)
  }
  /** Takes the marked one; where the typing was faster than the office, the first that it answers. */
  const take = () => {
    const shown = found[marked]
    if (shown !== undefined && (isAnswered || moved !== undefined)) {
      choose(shown)
      return
    }
    const text = field.current?.value ?? ''
    if (tidy(text) === '') return
    setQuery(text)
    void look('audit.find', { query: text }).then(
      ({ found: [first] }) => {
        if (first !== undefined && field.current?.value === text) choose(first)
      },
      // The list below the field asks the same and says what is wrong.
      () => {},
    )
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') {
      if (query === undefined) setQuery(event.currentTarget.value)
      else setMoved(Math.min(marked + 1, found.length - 1))
    } else if (event.key === 'ArrowUp' && query !== undefined) setMoved(Math.max(marked - 1, 0))
    else if (event.key === 'Escape' && query !== undefined) setQuery(undefined)
    else if (event.key === 'Enter') take()
    else return
    event.preventDefault()
  }
  const note =
    isAnswered && found.length === 0
      ? 'Không tìm thấy tên này. Hãy gõ ít chữ hơn, ví dụ chỉ họ hoặc chỉ tên. Tên cũ tìm được khi nhật ký hoặc lần nhập Excel còn ghi lại; tên đã mất khi gộp hai hồ sơ thì hãy tìm bằng tên hiện nay.'
      : undefined

  return (
    <div className="audit-find">
      <TextInput
        {...inputProps({ label: 'Tìm theo tên', autoFocus })}
        ref={field}
        placeholder="Đảng viên, chi bộ, buổi sinh hoạt, tài khoản"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded={found.length > 0}
        aria-controls={found.length > 0 ? listId : undefined}
        aria-activedescendant={marked < 0 ? undefined : `${listId}-${marked}`}
        onInput={(event) => {
          setQuery(event.currentTarget.value)
          setMoved(undefined)
        }}
        onBlur={(event) => {
          // Another program came to the front: the clerk is still in this field and will go on typing.
          if (document.activeElement !== event.currentTarget) setQuery(undefined)
        }}
        onKeyDown={onKeyDown}
      />
      {isAsking && (
        <OptionList
          id={listId}
          label="Bản ghi tìm thấy"
          anchor={field}
          options={found.map(({ kind, id, name, note: more }) => ({
            key: `${kind} ${id}`,
            name,
            note: more,
          }))}
          active={marked}
          onChoose={(index) => {
            const record = found[index]
            if (record !== undefined) choose(record)
          }}
        />
      )}
      <p role="status" className="audit-note">
        {asked.error !== null && isAsking ? asked.error.message : note}
      </p>
    </div>
  )
}
