import { TextInput } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { Icon } from './icons.tsx'

interface SearchFieldProps {
  readonly label: string
  readonly defaultValue?: string
  readonly autoFocus?: boolean
  /** At every keystroke. The text is never written back into the field. */
  readonly onQuery: (query: string) => void
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
}

export function SearchField({
  label,
  defaultValue = '',
  autoFocus = false,
  onQuery,
  onKeyDown,
}: SearchFieldProps) {
  return (
    <TextInput
      type="text"
      role="searchbox"
      aria-label={label}
      placeholder={label}
      autoComplete="off"
      spellCheck={false}
      autoFocus={autoFocus}
      leftSection={<Icon name="search" size={18} />}
      defaultValue={defaultValue}
      onInput={(event) => onQuery(event.currentTarget.value)}
      {...(onKeyDown === undefined ? {} : { onKeyDown })}
      className="search-field"
    />
  )
}
