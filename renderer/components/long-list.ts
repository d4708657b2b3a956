import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'

/** Rows of which only those in sight are known: what `usePages` answers. */
interface Rows {
  readonly total: number | undefined
  readonly at: (index: number) => { readonly id: string } | undefined
  readonly show: (first: number, last: number) => void
  readonly listKey: string
}

interface LongListOptions {
  readonly rows: Rows
  /** Of a heading that scrolls sideways with the rows and stays above them. */
  readonly headRem?: number
  readonly onOpen: (id: string) => void
}

interface LongList {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly count: number
  /** Where the arrow keys are. */
  readonly current: number
  /** The rows to draw, and where each begins below the heading. */
  readonly items: readonly (Pick<VirtualItem, 'key' | 'index'> & { readonly top: number })[]
  readonly height: number
  readonly onKeyDown: (event: KeyboardEvent) => void
  /** A row was pressed: it is the current one and is opened. */
  readonly press: (index: number) => void
}

const ROW_REM = 2.125
const inPixels = (rem: number): number =>
  rem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
const rowHeight = (): number => inPixels(ROW_REM)

/** A list of which only what is in sight is drawn. Arrow keys, Page Up and Down, Home and End move; Enter opens. */
export function useLongList({ rows, headRem = 0, onOpen }: LongListOptions): LongList {
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const count = rows.total ?? 0
  const current = Math.min(active, count - 1)
  const headHeight = inPixels(headRem)

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
  const open = (index: number) => {
    const row = rows.at(index)
    if (row !== undefined) onOpen(row.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const seen = (scroller.current?.clientHeight ?? 0) - headHeight
    const page = Math.max(1, Math.floor(seen / rowHeight()) - 1)
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
    else if (event.key === 'Enter') open(current)
    else return
    event.preventDefault()
  }

  return {
    scroller,
    count,
    current,
    items: items.map(({ key, index, start }) => ({ key, index, top: start - headHeight })),
    height: virtualizer.getTotalSize(),
    onKeyDown,
    press: (index) => {
      setActive(index)
      open(index)
    },
  }
}
