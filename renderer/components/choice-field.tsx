import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { matches, searchWords } from '../../shared/text/fold.ts'
import { Icon } from './icons.tsx'

export interface Choice {
  readonly value: string
  readonly label: string
  /** Stands after the label, muted: how many there are. */
  readonly note?: string
}
export interface ChoiceGroup {
  /** '' where the choices need no heading. */
  readonly name: string
  readonly choices: readonly Choice[]
}

interface ChoiceFieldProps {
  readonly label: string
  readonly placeholder?: string
  readonly autoFocus?: boolean
  readonly value: string
  readonly groups: readonly ChoiceGroup[]
  /** The field empties itself after each choice: for adding to a list. */
  readonly isAdding?: boolean
  readonly onChoose: (value: string) => void
}

/** More are not read; a letter more finds the others. */
const mostShown = 120

/**
 * One of many values, found by typing a part of it with or without accents. The input is never written into while
 * somebody types (Unikey); left without a choice it shows again what was chosen before.
 */
export function ChoiceField({
  label,
  placeholder,
  autoFocus = false,
  value,
  groups,
  isAdding = false,
  onChoose,
}: ChoiceFieldProps) {
  const [query, setQuery] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.selectActiveOption(),
    onDropdownClose: () => combobox.resetSelectedOption(),
  })
  const words = groups.flatMap(({ choices }) => choices).find((choice) => choice.value === value)?.label ?? ''

  const restore = () => {
    setQuery('')
    if (input.current !== null) input.current.value = words
  }
  // Enter takes the first that is found, once the list shows what was found.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store is new at every drawing
  useEffect(() => {
    if (query !== '') combobox.selectFirstOption()
  }, [query])
  useEffect(() => {
    const element = input.current
    if (element !== null && document.activeElement !== element) element.value = words
  }, [words])

  let left = mostShown
  const shown = groups.flatMap(({ name, choices }) => {
    const found = choices
      .filter((choice) => query === '' || matches(searchWords(choice.label).join(' '), query))
      .slice(0, left)
    left -= found.length
    return found.length === 0 ? [] : [{ name, choices: found }]
  })
  const options = (choices: readonly Choice[]) =>
    choices.map((choice) => (
      <Combobox.Option key={choice.value} value={choice.value} active={choice.value === value}>
        {choice.label}
        {choice.note !== undefined && <span className="muted"> {choice.note}</span>}
      </Combobox.Option>
    ))

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(chosen) => {
        const choice = groups.flatMap(({ choices }) => choices).find((each) => each.value === chosen)
        setQuery('')
        if (input.current !== null && choice !== undefined) input.current.value = isAdding ? '' : choice.label
        combobox.closeDropdown()
        if (chosen !== value) onChoose(chosen)
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={input}
          role="combobox"
          aria-label={label}
          placeholder={placeholder ?? 'gõ để tìm'}
          autoComplete="off"
          autoFocus={autoFocus}
          spellCheck={false}
          defaultValue={words}
          rightSection={<Icon name="down" size={14} />}
          rightSectionPointerEvents="none"
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => combobox.openDropdown()}
          onInput={(event) => {
            setQuery(event.currentTarget.value)
            combobox.openDropdown()
          }}
          onBlur={() => {
            combobox.closeDropdown()
            restore()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah="18rem" style={{ overflowY: 'auto' }} aria-label={label}>
          {shown.map(({ name, choices }) =>
            name === '' ? (
              options(choices)
            ) : (
              <Combobox.Group key={name} label={name}>
                {options(choices)}
              </Combobox.Group>
            ),
          )}
          {shown.length === 0 && <Combobox.Empty>Không có. Thử một phần khác của tên.</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
