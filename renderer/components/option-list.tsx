import { type RefObject, useLayoutEffect, useRef } from 'react'

/** One thing offered below a field. */
export interface Option {
  readonly key: string
  readonly name: string
  readonly note?: string
}

interface OptionListProps {
  readonly id: string
  readonly label: string
  /** The field below which the list hangs; it keeps the focus. */
  readonly anchor: RefObject<HTMLElement | null>
  readonly options: readonly Option[]
  readonly active: number
  readonly onChoose: (index: number) => void
}

/** Room that a list should have below its field before it is better above it. */
const ROOM = 220
const GAP = 4

/** What is offered for what is being typed, in the top layer, where no scrolling list cuts it off. */
export function OptionList({ id, label, anchor, options, active, onChoose }: OptionListProps) {
  const list = useRef<HTMLDivElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: more options make the list wider
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
  }, [anchor, options])

  return (
    <div
      ref={list}
      id={id}
      popover="manual"
      role="listbox"
      aria-label={label}
      className="suggestions"
      hidden={options.length === 0}
      onMouseDown={(event) => event.preventDefault()}
    >
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
        // biome-ignore lint/a11y/useFocusableInteractive: the field points here with aria-activedescendant
        <div
          key={option.key}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className="spotlight-item"
          ref={index === active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
          onClick={() => onChoose(index)}
        >
          <span className="pick-name">{option.name}</span>
          {option.note !== undefined && <span className="pick-note">{option.note}</span>}
        </div>
      ))}
    </div>
  )
}
