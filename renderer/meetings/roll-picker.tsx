import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { RollLine } from '../../shared/meetings/meeting.ts'
import { fold, matches, tidy } from '../../shared/text/fold.ts'
import { type FieldProps, inputProps } from '../components/text-field.tsx'
import { hasNamesake, namedOnRoll } from './roll-names.ts'

export interface Picked {
  readonly personId: string | null
  readonly name: string
}

interface RollPickerProps extends FieldProps {
  readonly roll: readonly RollLine[]
  readonly defaultValue: string
  /** Whether the name of somebody outside the roll may stand. */
  readonly freeText?: boolean
  readonly onPick: (picked: Picked) => void
  readonly onProblem?: (problem: string | undefined) => void
}

const SHOWN = 8

/** A name of the roll: a few letters without marks find it, arrow keys choose, Enter takes. */
export function RollPicker({
  roll,
  defaultValue,
  freeText = false,
  onPick,
  onProblem,
  ...field
}: RollPickerProps) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const [query, setQuery] = useState('')
  const [problem, setProblem] = useState<string>()
  const input = useRef<HTMLInputElement>(null)
  const isTouched = useRef(false)

  useEffect(() => {
    if (query !== '') combobox.selectFirstOption()
  }, [query, combobox.selectFirstOption])

  const found = roll.filter((line) => matches(fold(line.fullName), query)).slice(0, SHOWN)
  const tell = (text: string | undefined) => {
    setProblem(text)
    onProblem?.(text)
  }
  const hand = (picked: Picked) => {
    tell(undefined)
    onPick(picked)
  }
  /** What was picked stands, whatever was half typed before it. */
  const take = (line: RollLine) => {
    isTouched.current = false
    setQuery('')
    if (input.current !== null) input.current.value = line.fullName
    hand({ personId: line.personId, name: line.fullName })
  }
  const commit = () => {
    if (!isTouched.current) return
    isTouched.current = false
    const name = tidy(input.current?.value ?? '')
    const meant = namedOnRoll(roll, name, freeText)
    const [only] = meant
    if (name === '') hand({ personId: null, name: '' })
    else if (only !== undefined && meant.length === 1) take(only)
    else {
      if (freeText) hand({ personId: null, name })
      if (meant.length > 1) {
        tell(`Danh sách có ${meant.length} người tên này. Chọn đúng người trong các tên được gợi ý.`)
      } else if (!freeText) tell('Không có tên này trong danh sách điểm danh. Chọn một tên được gợi ý.')
    }
  }
  const noteOf = (line: RollLine): string => {
    const position = hasNamesake(roll, line) ? `số ${line.number} trong danh sách` : ''
    return [line.post, position].filter((part) => part !== '').join(', ')
  }

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(personId) => {
        const line = roll.find((candidate) => candidate.personId === personId)
        if (line !== undefined) take(line)
        combobox.closeDropdown()
      }}
    >
      <Combobox.Target>
        <TextInput
          {...inputProps({ ...field, error: problem ?? field.error })}
          ref={input}
          defaultValue={defaultValue}
          onInput={(event) => {
            isTouched.current = true
            setQuery(event.currentTarget.value)
            combobox.openDropdown()
            if (freeText) onPick({ personId: null, name: event.currentTarget.value })
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && combobox.dropdownOpened) event.stopPropagation()
          }}
          onBlur={(event) => {
            // Another program came to the front: the clerk is still in this field and will go on typing.
            if (document.activeElement === event.currentTarget) return
            combobox.closeDropdown()
            commit()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown
        hidden={found.length === 0}
        // Its edge and its scroll bar are no way out of the field.
        onMouseDown={(event) => event.preventDefault()}
      >
        <Combobox.Options>
          {found.map((line) => (
            <Combobox.Option value={line.personId} key={line.personId}>
              <span className="pick-name">{line.fullName}</span>
              {noteOf(line) !== '' && <span className="pick-note">{noteOf(line)}</span>}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
