import type { KeyboardEvent, ReactNode } from 'react'
import { formatCount } from '../../shared/text/numbers.ts'

interface TableProps {
  readonly title: string
  readonly note?: string | undefined
  readonly heads: readonly string[]
  readonly children: ReactNode
}

/**
 * A table of the preview, scrolling by itself. Tab comes to it once, however many boxes are in it: thousands of them
 * would stand between the clerk and the button below. From box to box go the arrow keys.
 */
export function PreviewTable({ title, note, heads, children }: TableProps) {
  return (
    <div>
      <h3>{title}</h3>
      {note !== undefined && <p className="muted small">{note}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling place must be reachable by keyboard */}
      <section className="preview-table" tabIndex={0} aria-label={title} onKeyDown={moveBetweenBoxes}>
        <table className="table">
          <thead>
            <tr>
              {heads.map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </section>
    </div>
  )
}

function moveBetweenBoxes(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[type=checkbox]')]
  if (step === undefined || boxes.length === 0) return
  event.preventDefault()
  const at = boxes.findIndex((box) => box.matches(':focus'))
  const next = boxes[at === -1 ? firstInSight(boxes, event.currentTarget) : at + step]
  next?.focus({ preventScroll: true })
  next?.scrollIntoView({ block: 'nearest' })
}

/** The box from which the arrows start when the table has been scrolled: the first one below its head. */
function firstInSight(boxes: readonly HTMLElement[], table: HTMLElement): number {
  const head = table.querySelector('thead')?.getBoundingClientRect().bottom ?? 0
  return boxes.findIndex((box) => box.getBoundingClientRect().top >= head)
}

export const boxKeys = 'Mũi tên lên, xuống để sang ô khác; phím cách để đánh dấu.'

/** How many of the rows are shown, where not all are. */
export const partly = (shown: number, total: number): string | undefined =>
  shown < total ? `Hiện ${formatCount(shown)} trong ${formatCount(total)} dòng.` : undefined
