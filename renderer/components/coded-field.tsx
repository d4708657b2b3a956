import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { type CodedList, listKey, spelt } from '../../shared/lists/coded-list.ts'
import { OptionList } from './option-list.tsx'
import { type FieldProps, inputProps } from './text-field.tsx'
import { useUncontrolled } from './uncontrolled.ts'

interface CodedFieldProps extends FieldProps {
  readonly list: CodedList
  readonly defaultValue?: string
  readonly onCommit?: (value: string) => void
}

/** Labels of the list that hold the letters, those that begin with them first; all of them while nothing is typed. */
function offered(list: CodedList, text: string): readonly string[] {
  const key = listKey(text)
  const found = list.entries.flatMap(({ label, variants }) => {
    const places = [label, ...variants].map((word) => listKey(word).indexOf(key)).filter((at) => at >= 0)
    return places.length === 0 ? [] : [{ label, at: Math.min(...places) }]
  })
  return found.toSorted((a, b) => Math.min(a.at, 1) - Math.min(b.at, 1)).map(({ label }) => label)
}

/** Text with a list's values suggested below: arrow keys choose, Enter takes the chosen one, other text may stand. */
export function CodedField({ list, defaultValue = '', onCommit, ...field }: CodedFieldProps) {
  const listId = useId()
  /** What is searched for; undefined while nothing is offered. */
  const [query, setQuery] = useState<string>()
  const [marked, setMarked] = useState(-1)
  const labels = useMemo(() => (query === undefined ? [] : offered(list, query)), [list, query])
  const close = () => {
    setQuery(undefined)
    setMarked(-1)
  }
  const input = useUncontrolled<HTMLInputElement>(defaultValue, (text) => {
    const value = spelt(list, text)
    input.put(value)
    onCommit?.(value)
  })
  const choose = (index: number) => {
    const label = labels[index]
    if (label !== undefined) {
      input.put(label)
      onCommit?.(label)
    }
    close()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.altKey) return
    const isOpen = query !== undefined
    if (event.key === 'ArrowDown') {
      if (isOpen) setMarked(Math.min(marked + 1, labels.length - 1))
      else setQuery('')
    } else if (event.key === 'ArrowUp' && isOpen) setMarked(Math.max(marked - 1, -1))
    else if (event.key === 'Escape' && isOpen) close()
    else if (event.key === 'Enter' && marked >= 0) choose(marked)
    else {
      if (event.key === 'Enter') close()
      input.onEnter(event)
      return
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div>
      <TextInput
        {...inputProps(field)}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={query === undefined ? undefined : listId}
        aria-activedescendant={marked < 0 ? undefined : `${listId}-${marked}`}
        ref={input.ref}
        defaultValue={defaultValue}
        onInput={(event) => {
          setQuery(event.currentTarget.value)
          setMarked(-1)
        }}
        onBlur={() => {
          close()
          input.commit()
        }}
        onKeyDown={onKeyDown}
      />
      {query !== undefined && (
        <OptionList
          id={listId}
          label={`Gợi ý: ${field.label}`}
          anchor={input.ref}
          options={labels.map((label) => ({ key: label, name: label }))}
          active={marked}
          onChoose={choose}
        />
      )}
    </div>
  )
}
