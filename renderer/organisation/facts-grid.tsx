import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import classes from './facts.module.css'
import { FactsRow } from './facts-row.tsx'

export type FactsRowData = Output<'organisation.startingFacts'>[number]

interface FactsGridProps {
  readonly rows: readonly FactsRowData[]
  readonly focusCell: string | null
  /** A row turned out to be older than what the office keeps. */
  readonly onStale: () => void
}

/** One row a cell. Enter goes to the next field, Ctrl with an arrow to the same field of the next cell. */
export function FactsGrid({ rows, focusCell, onStale }: FactsGridProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState<number>()
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 88,
    overscan: 4,
    getItemKey: (index) => rows[index]?.cellId ?? index,
    // The row that is being typed in stays, however far the list is scrolled.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      if (focused === undefined || shown.includes(focused) || focused >= rows.length) return shown
      return [...shown, focused].sort((a, b) => a - b)
    },
  })

  const wanted = focusCell === null ? -1 : rows.findIndex((row) => row.cellId === focusCell)
  useEffect(() => {
    if (wanted < 0) return
    virtualizer.scrollToIndex(wanted, { align: 'start' })
    const timer = setTimeout(() => inputsOf(scroller.current, wanted)[0]?.focus(), 80)
    return () => clearTimeout(timer)
  }, [wanted, virtualizer])

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll as a flex child in every browser
    <div
      className={classes.scroller}
      ref={scroller}
      role="group"
      aria-label="Bảng điền"
      onKeyDown={onEnter}
      onKeyDownCapture={onCtrlArrow}
    >
      <div className={classes.head} aria-hidden="true">
        <div>Chi bộ</div>
        <div className={classes.lines}>
          <div className={classes.people}>
            <span>Bí thư</span>
            <span>Phó bí thư</span>
            <span>Chi ủy viên</span>
            <span>Cấp ủy viên phụ trách</span>
          </div>
          <div className={classes.rest}>
            <span>Ngày</span>
            <span>Giờ</span>
            <span>Nơi thường họp</span>
            <span>Nhiệm kỳ từ</span>
            <NumberHead name="Biên bản cuối" />
            <NumberHead name="Nghị quyết cuối" />
            <NumberHead name="BB chi ủy cuối" />
          </div>
        </div>
      </div>
      <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index]
          if (row === undefined) return null
          return (
            <div
              key={item.key}
              data-index={item.index}
              ref={virtualizer.measureElement}
              className={classes.slot}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <FactsRow row={row} onStale={onStale} onEntered={() => setFocused(item.index)} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function NumberHead({ name }: { readonly name: string }) {
  return (
    <div className={classes.numberHead}>
      <span>{name}</span>
      <span>Số</span>
      <span>Ký hiệu</span>
    </div>
  )
}

const inputsOf = (root: Element | null, index: number): readonly HTMLInputElement[] => [
  ...(root?.querySelectorAll<HTMLInputElement>(`[data-index="${index}"] input:not([type="hidden"])`) ?? []),
]

function onEnter(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return
  if (!(event.target instanceof HTMLInputElement)) return
  const all = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input:not([type="hidden"])')]
  all[all.indexOf(event.target) + 1]?.focus()
}

function onCtrlArrow(event: KeyboardEvent<HTMLDivElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || !event.ctrlKey || !(event.target instanceof HTMLInputElement)) return
  const index = Number(event.target.closest('[data-index]')?.getAttribute('data-index'))
  const at = inputsOf(event.currentTarget, index).indexOf(event.target)
  event.preventDefault()
  event.stopPropagation()
  inputsOf(event.currentTarget, index + step)[at]?.focus()
}
