import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { formatPartialDate } from '../../shared/calendar/partial-dates.ts'
import type { Output } from '../../shared/contract.ts'
import { useRead } from '../office.ts'

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
  /** The field below which the list hangs; it keeps the focus. */
  readonly anchor: RefObject<HTMLElement | null>
  readonly query: string
  readonly cellId: string | null
  readonly active: number
  readonly onFound: (found: Found) => void
  readonly onChoose: (person: Person) => void
}

/** Room that a list should have below its field before it is better above it. */
const ROOM = 220
const GAP = 4

/** People of the register who match what is being typed, in the top layer, where no scrolling list cuts them off. */
export function Suggestions(props: SuggestionsProps) {
  const { id, label, anchor, query, cellId, active, onFound, onChoose } = props
  const list = useRef<HTMLDivElement>(null)
  const pick = useRead('people.pick', { query, cellId, limit: OFFERED }, { keepPrevious: true })
  const people = pick.data
  // Those of the last text stay on the screen until the answer is there, but they are not what it found.
  const found = pick.isPlaceholderData ? undefined : people

  useEffect(() => {
    if (found !== undefined) onFound({ query, people: found })
  }, [query, found, onFound])

  // biome-ignore lint/correctness/useExhaustiveDependencies: more people make the list wider
  useLayoutEffect(() => {
    const place = () => {
      if (anchor.current === null || list.current === null) return
      const field = anchor.current.getBoundingClientRect()
      const below = window.innerHeight - field.bottom - 2 * GAP
      const above = field.top - 2 * GAP
      const hangs = below >= ROOM || below >= above
      const { style } = list.current
      style.left = `${Math.min(field.left, window.innerWidth - list.current.offsetWidth - GAP)}px`
      style.minWidth = `${field.width}px`
      style.maxHeight = `${hangs ? below : above}px`
      style.top = hangs ? `${field.bottom + GAP}px` : 'auto'
      style.bottom = hangs ? 'auto' : `${window.innerHeight - field.top + GAP}px`
    }
    if (list.current?.matches(':popover-open') === false) list.current.showPopover()
    place()
    window.addEventListener('scroll', place, true)
    window.addEventListener('resize', place)
    return () => {
      window.removeEventListener('scroll', place, true)
      window.removeEventListener('resize', place)
    }
  }, [anchor, people])

  return (
    <div
      ref={list}
      id={id}
      popover="manual"
      role="listbox"
      aria-label={label}
      className="suggestions"
      hidden={people === undefined || people.length === 0}
      onMouseDown={(event) => event.preventDefault()}
    >
      {(people ?? []).map((person, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
        // biome-ignore lint/a11y/useFocusableInteractive: the field points here with aria-activedescendant
        <div
          key={person.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className="spotlight-item"
          ref={index === active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
          onClick={() => onChoose(person)}
        >
          <span className="pick-name">{person.fullName}</span>
          <span className="pick-note">
            {[person.birthDate === null ? '' : formatPartialDate(person.birthDate), person.cellName]
              .filter((part) => part !== '')
              .join(' - ')}
          </span>
        </div>
      ))}
    </div>
  )
}
