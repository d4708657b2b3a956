import type { ReactNode } from 'react'
import { formatCount } from '../../shared/text/numbers.ts'

interface TableProps {
  readonly title: string
  readonly note?: string | undefined
  readonly heads: readonly string[]
  readonly children: ReactNode
}

/** A table of the preview, scrolling by itself. */
export function PreviewTable({ title, note, heads, children }: TableProps) {
  return (
    <div>
      <h3>{title}</h3>
      {note !== undefined && <p className="muted small">{note}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling place must be reachable by keyboard */}
      <section className="preview-table" tabIndex={0} aria-label={title}>
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

/** How many of the rows are shown, where not all are. */
export const partly = (shown: number, total: number): string | undefined =>
  shown < total ? `Hiện ${formatCount(shown)} trong ${formatCount(total)} dòng.` : undefined
