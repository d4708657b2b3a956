import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useId, useState } from 'react'
import type { Named } from '../../shared/organisation/cell.ts'
import { fold, tidy } from '../../shared/text/fold.ts'
import { call } from '../office.ts'
import { type Found, OFFERED, type Person, Suggestions } from './suggestions.tsx'
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

/** Whom Enter takes: the only one of exactly that name, else the first; nobody as long as nothing is typed. */
function bestOf(people: readonly Person[], query: string): number {
  if (tidy(query) === '') return -1
  const [same, another] = people.filter((person) => fold(person.fullName) === fold(query))
  return same !== undefined && another === undefined ? people.indexOf(same) : 0
}

/** A name typed, with the people of the register suggested below: arrow keys choose, Enter takes, Esc lets the text stand. */
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
  const [found, setFound] = useState<Found>()
  /** Where the arrow keys went; undefined as long as the best one is marked. */
  const [moved, setMoved] = useState<number>()
  const [problem, setProblem] = useState<string>()
  const people = found?.people ?? []
  const marked = query === undefined ? -1 : (moved ?? bestOf(people, query))

  const close = () => {
    setQuery(undefined)
    setMoved(undefined)
  }
  const take = (person: Named) => {
    setProblem(undefined)
    input.put(isAdding ? '' : person.fullName)
    onCommit?.(person)
  }
  const choose = (person: Person) => {
    take({ personId: person.id, fullName: person.fullName })
    close()
  }
  /** Gives those who match a text: at once, or, where the typing was faster than the office, as soon as it answers. */
  const withMatches = (text: string, give: (people: readonly Person[]) => void) => {
    if (found?.query === text) {
      give(found.people)
      return
    }
    const giveUnlessChanged = (matches: readonly Person[]) => {
      const now = input.ref.current
      if (now === null || now.value === text) give(matches)
    }
    call('people.pick', { query: text, cellId, limit: OFFERED }).then(giveUnlessChanged, () =>
      giveUnlessChanged([]),
    )
  }
  const input = useUncontrolled<HTMLInputElement>(defaultValue?.fullName ?? '', (text) => {
    const name = tidy(text)
    setProblem(undefined)
    if (name === '') {
      if (!isAdding) onCommit?.(null)
      return
    }
    withMatches(text, (matches) => {
      const same = matches.filter((person) => fold(person.fullName) === fold(name))
      const [only] = same
      if (only !== undefined && same.length === 1) take({ personId: only.id, fullName: only.fullName })
      else if (!freeText) setProblem('Chưa có người này trong danh sách. Hãy chọn một tên được gợi ý.')
      else if (isSearchText(name) && matches.length > 0) setProblem('Hãy chọn một tên, hoặc viết đủ họ tên.')
      else take({ personId: null, fullName: name })
    })
  })

  /** Takes the marked person; answers false where there is nobody to take. */
  const takeMarked = (): boolean => {
    if (query === undefined || marked < 0) return false
    const shown = people[marked]
    if (found?.query === query || moved !== undefined) {
      if (shown !== undefined) choose(shown)
      return shown !== undefined
    }
    withMatches(query, (matches) => {
      const best = matches[bestOf(matches, query)]
      if (best === undefined) leave()
      else choose(best)
    })
    return true
  }
  const leave = () => {
    close()
    input.commit()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const isOpen = query !== undefined
    if (event.key === 'ArrowDown') {
      if (isOpen) setMoved(Math.min(marked + 1, people.length - 1))
      else setQuery(event.currentTarget.value)
    } else if (event.key === 'ArrowUp' && isOpen) setMoved(Math.max(marked - 1, -1))
    else if (event.key === 'Escape' && isOpen) close()
    else if (event.key !== 'Enter') return
    else if (!takeMarked()) {
      leave()
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
        aria-controls={query === undefined ? undefined : listId}
        aria-activedescendant={people[marked] === undefined ? undefined : `${listId}-${marked}`}
        ref={input.ref}
        defaultValue={defaultValue?.fullName ?? ''}
        onInput={(event) => {
          setQuery(event.currentTarget.value)
          setMoved(undefined)
        }}
        onBlur={(event) => {
          // Another program came to the front: the clerk is still in this field and will go on typing.
          if (document.activeElement === event.currentTarget) return
          leave()
        }}
        onKeyDown={onKeyDown}
      />
      {query !== undefined && (
        <Suggestions
          id={listId}
          label={`Gợi ý: ${field.label}`}
          anchor={input.ref}
          query={query}
          cellId={cellId}
          active={marked}
          onFound={setFound}
          onChoose={choose}
        />
      )}
    </div>
  )
}
