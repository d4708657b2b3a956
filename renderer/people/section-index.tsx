import { NativeSelect } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import classes from './card.module.css'
import { type Section, sections } from './sections.ts'

interface SectionIndexProps {
  readonly chosen: Section
  /** What stands beside a section's name: how many fields it lacks, that it holds unsaved typing. */
  readonly markOf: (section: Section) => string
  readonly onChoose: (section: Section) => void
}

export const tabId = (section: Section): string => `muc-${section.id}`
export const panelId = 'muc-dang-xem'

/** The sections of a member's record: arrow keys go through them; a list to choose from where there is little room. */
export function SectionIndex({ chosen, markOf, onChoose }: SectionIndexProps) {
  const list = useRef<HTMLDivElement>(null)
  const place = sections.indexOf(chosen)
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      Home: 0,
      End: sections.length - 1,
    }
    const to = steps[event.key]
    if (to === undefined) return
    event.preventDefault()
    const at = (to + sections.length) % sections.length
    const section = sections[at]
    if (section === undefined) return
    onChoose(section)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[at]?.focus()
  }
  return (
    <>
      <div
        ref={list}
        role="tablist"
        aria-orientation="vertical"
        aria-label="Các mục của hồ sơ"
        className={classes.index}
        onKeyDown={onKeyDown}
      >
        {sections.map((section) => {
          const mark = markOf(section)
          return (
            <button
              key={section.id}
              type="button"
              role="tab"
              id={tabId(section)}
              aria-selected={section === chosen}
              aria-controls={panelId}
              tabIndex={section === chosen ? 0 : -1}
              className={classes.tab}
              onClick={() => onChoose(section)}
            >
              {section.title}
              {mark !== '' && <span className={classes.mark}>{mark}</span>}
            </button>
          )
        })}
      </div>
      <NativeSelect
        className={classes.choice}
        aria-label="Mục của hồ sơ"
        value={chosen.id}
        data={sections.map((section) => {
          const mark = markOf(section)
          return { value: section.id, label: mark === '' ? section.title : `${section.title} (${mark})` }
        })}
        onChange={(event) => {
          const section = sections.find(({ id }) => id === event.currentTarget.value)
          if (section !== undefined) onChoose(section)
        }}
      />
    </>
  )
}
