import { type RefObject, useEffect } from 'react'
import { formatPartialDate } from '../../shared/calendar/partial-dates.ts'
import type { Output } from '../../shared/contract.ts'
import { useRead } from '../office.ts'
import { OptionList } from './option-list.tsx'

export type Person = Output<'people.pick'>[number]

export interface Found {
  /** What was typed when these people were asked for. */
  readonly query: string
  readonly people: readonly Person[]
}

/** How many people are offered at a time. */
export const OFFERED = 8

interface SuggestionsProps {
  readonly id: string
  readonly label: string
  readonly anchor: RefObject<HTMLElement | null>
  readonly query: string
  readonly cellId: string | null
  readonly active: number
  readonly onFound: (found: Found) => void
  readonly onChoose: (person: Person) => void
}

/** People of the register who match what is being typed. */
export function Suggestions(props: SuggestionsProps) {
  const { id, label, anchor, query, cellId, active, onFound, onChoose } = props
  const pick = useRead('people.pick', { query, cellId, limit: OFFERED }, { keepPrevious: true })
  const people = pick.data ?? []
  // Those of the last text stay on the screen until the answer is there, but they are not what it found.
  const found = pick.isPlaceholderData ? undefined : pick.data

  useEffect(() => {
    if (found !== undefined) onFound({ query, people: found })
  }, [query, found, onFound])

  return (
    <OptionList
      id={id}
      label={label}
      anchor={anchor}
      options={people.map(({ id, fullName, birthDate, cellName }) => ({
        key: id,
        name: fullName,
        note: [birthDate === null ? '' : formatPartialDate(birthDate), cellName]
          .filter((part) => part !== '')
          .join(' - '),
      }))}
      active={active}
      onChoose={(index) => {
        const person = people[index]
        if (person !== undefined) onChoose(person)
      }}
    />
  )
}
