import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { ListOrder } from '../../shared/finding/definition.ts'
import { type FieldId, fieldOf, isSortable } from '../../shared/finding/fields.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { Icon } from '../components/icons.tsx'
import { gridOf, isNumeric, shownText } from './columns.ts'
import classes from './finding.module.css'
import type { ListRows } from './use-list.ts'

interface ListTableProps {
  readonly rows: ListRows
  readonly chosenId: string | undefined
  readonly onOpen: (id: string) => void
  readonly onOrder: (order: readonly ListOrder[]) => void
}

const ROW_REM = 2.125
const HEAD_REM = 3
const inPixels = (rem: number): number =>
  rem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
const rowHeight = (): number => inPixels(ROW_REM)

/** The people of a list with its own columns; only what is in sight is drawn. Arrow keys move, Enter opens. */
export function ListTable({ rows, chosenId, onOpen, onOrder }: ListTableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const count = rows.total ?? 0
  const current = Math.min(active, count - 1)
  const { columns, order } = rows.list
  const { template, least } = gridOf(columns)
  const style = { gridTemplateColumns: template, minWidth: least }

  // The heading lies above the rows and stays in sight when they are scrolled.
  const headHeight = inPixels(HEAD_REM)
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: rowHeight,
    overscan: 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  })
  const items = virtualizer.getVirtualItems()
  const firstShown = items[0]?.index ?? 0
  const lastShown = items.at(-1)?.index ?? 0
  const { show, listKey } = rows
  // biome-ignore lint/correctness/useExhaustiveDependencies: `show` is new at every drawing and compares by itself
  useEffect(() => show(firstShown, lastShown), [firstShown, lastShown, listKey])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at its top
  useEffect(() => {
    setActive(0)
    virtualizer.scrollToOffset(0)
  }, [listKey, virtualizer])

  // The text size of the window changes the height of a row.
  useEffect(() => {
    const observer = new ResizeObserver(() => virtualizer.measure())
    if (scroller.current !== null) observer.observe(scroller.current)
    return () => observer.disconnect()
  }, [virtualizer])

  const move = (to: number) => {
    const next = Math.max(0, Math.min(to, count - 1))
    setActive(next)
    virtualizer.scrollToIndex(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight()) - 2)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: count - 1,
    }
    const to = steps[event.key]
    if (to !== undefined) move(to)
    else if (event.key === 'Enter') {
      const row = rows.at(current)
      if (row !== undefined) onOpen(row.id)
    } else return
    event.preventDefault()
  }

  return (
    <div className={classes.scroller} ref={scroller}>
      <div className={classes.head} style={style}>
        <span className={classes.number}>STT</span>
        {columns.map((id) => (
          <Heading key={id} id={id} order={order} onOrder={onOrder} />
        ))}
      </div>
      <div
        role="listbox"
        tabIndex={0}
        aria-label="Danh sách"
        aria-activedescendant={`row-${current}`}
        className={classes.lines}
        style={{ height: virtualizer.getTotalSize(), minWidth: least }}
        onKeyDown={onKeyDown}
      >
        {items.map((item) => {
          const row = rows.at(item.index)
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the list, which has the focus
            // biome-ignore lint/a11y/useFocusableInteractive: the list points here with aria-activedescendant
            <div
              key={item.key}
              id={`row-${item.index}`}
              role="option"
              aria-selected={row !== undefined && row.id === chosenId}
              aria-posinset={item.index + 1}
              aria-setsize={count}
              className={classes.line}
              data-active={item.index === current || undefined}
              style={{ ...style, transform: `translateY(${item.start - headHeight}px)` }}
              onClick={() => {
                setActive(item.index)
                if (row !== undefined) onOpen(row.id)
              }}
            >
              <span className={classes.number}>{formatCount(item.index + 1)}</span>
              {columns.map((id, place) => (
                <span
                  key={id}
                  className={isNumeric(id) ? classes.number : undefined}
                  title={row?.cells[place]}
                >
                  {row === undefined ? '…' : shownText(id, row.cells[place] ?? '')}
                </span>
              ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}

interface HeadingProps {
  readonly id: FieldId
  readonly order: readonly ListOrder[]
  readonly onOrder: (order: readonly ListOrder[]) => void
}

/** A click orders by the column, a second one the other way round; names follow where it says nothing. */
function Heading({ id, order, onOrder }: HeadingProps) {
  const { label } = fieldOf(id)
  const className = isNumeric(id) ? classes.number : undefined
  if (!isSortable(id)) return <span className={className}>{label}</span>
  const [first] = order
  const isFirst = first?.field === id
  const descending = isFirst && !first.descending
  return (
    <button
      type="button"
      className={className}
      aria-label={`Xếp theo ${label}${isFirst ? (first.descending ? ', đang giảm dần' : ', đang tăng dần') : ''}`}
      onClick={() =>
        onOrder([
          { field: id, descending },
          ...(id === 'fullName' ? [] : [{ field: 'fullName' as const, descending: false }]),
        ])
      }
    >
      {label}
      {isFirst && <Icon name={first.descending ? 'down' : 'up'} size={12} />}
    </button>
  )
}
