import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useId, useState } from 'react'
import type { Named } from '../../shared/organisation/cell.ts'
import { fold, tidy } from '../../shared/text/fold.ts'
import { type Person, Suggestions } from './suggestions.tsx'
import { type FieldProps, inputProps } from './text-field.tsx'
import { useUncontrolled } from './uncontrolled.ts'

interface PersonPickerProps extends FieldProps {
  readonly defaultValue?: Named | null
  /** Whose members come first. */
  readonly cellId?: string | null
  /** Whether a name that is not in the register may stand: a guest, a speaker from outside. */
  readonly freeText?: boolean
  /** The field empties itself after each name: for adding to a list. */
  readonly isAdding?: boolean
  /** Null when the field was emptied; `personId` is null for a name that is not in the register. */
  readonly onCommit?: (value: Named | null) => void
}

/** A part of a name typed in small letters to find somebody; it must not become a new name unnoticed. */
const isSearchText = (text: string): boolean => text === text.toLocaleLowerCase('vi')

/** A name typed, with the people of the register suggested below. Arrow keys choose, Enter takes. */
export function PersonPicker({
  defaultValue,
  cellId = null,
  freeText = false,
  isAdding = false,
  onCommit,
  ...field
}: PersonPickerProps) {
  const listId = useId()
  /** What is searched for; undefined while no suggestions are shown. */
  const [query, setQuery] = useState<string>()
  const [people, setPeople] = useState<readonly Person[]>([])
  const [active, setActive] = useState(-1)
  const [problem, setProblem] = useState<string>()
  const isOpen = query !== undefined

  const close = () => {
    setQuery(undefined)
    setActive(-1)
  }
  const take = (person: Named) => {
    setProblem(undefined)
    input.put(isAdding ? '' : person.fullName)
    onCommit?.(person)
  }
  const input = useUncontrolled<HTMLInputElement>(defaultValue?.fullName ?? '', (text) => {
    const name = tidy(text)
    setProblem(undefined)
    if (name === '') {
      if (!isAdding) onCommit?.(null)
      return
    }
    const same = people.filter((person) => fold(person.fullName) === fold(name))
    const [only] = same
    if (only !== undefined && same.length === 1) take({ personId: only.id, fullName: only.fullName })
    else if (!freeText) setProblem('Chưa có người này trong danh sách. Hãy chọn một tên được gợi ý.')
    else if (isSearchText(name) && people.length > 0) setProblem('Hãy chọn một tên, hoặc viết đủ họ tên.')
    else take({ personId: null, fullName: name })
  })
  const choose = (person: Person) => {
    take({ personId: person.id, fullName: person.fullName })
    close()
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const chosen = isOpen ? people[active] : undefined
    if (event.key === 'Enter' && chosen !== undefined) choose(chosen)
    else if (event.key === 'ArrowDown') {
      if (isOpen) setActive(Math.min(active + 1, people.length - 1))
      else setQuery(event.currentTarget.value)
    } else if (event.key === 'ArrowUp' && isOpen) setActive(Math.max(active - 1, -1))
    else if (event.key === 'Escape' && isOpen) close()
    else {
      if (event.key === 'Enter') {
        input.commit()
        close()
      }
      return
    }
    event.preventDefault()
  }

  return (
    <div>
      <TextInput
        {...inputProps({ ...field, error: problem ?? field.error })}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen && active >= 0 ? `${listId}-${active}` : undefined}
        ref={input.ref}
        defaultValue={defaultValue?.fullName ?? ''}
        onInput={(event) => {
          setQuery(event.currentTarget.value)
          setActive(-1)
        }}
        onBlur={() => {
          close()
          input.commit()
        }}
        onKeyDown={onKeyDown}
      />
      {isOpen && (
        <Suggestions
          id={listId}
          label={`Gợi ý: ${field.label}`}
          anchor={input.ref}
          query={query}
          cellId={cellId}
          active={active}
          onFound={setPeople}
          onChoose={choose}
        />
      )}
    </div>
  )
}
