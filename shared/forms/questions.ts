import { formatDate } from '../calendar/dates.ts'
import { formatPeriod } from '../calendar/periods.ts'
import { groupBy } from '../collections.ts'
import { type Html, html } from '../documents/markup.ts'
import type { OpenPoint, RefusedRow } from '../figures/contract.ts'
import { faultWords } from '../figures/points.ts'
import { type FormHead, formHead } from './heading.ts'
import { type FormSheets, numberedPages, portrait } from './page.ts'
import { tableHead, tableRow } from './parts.ts'

const columns = [
  { title: 'STT', share: 8, alignment: 'centered' },
  { title: 'Kỳ, ngày họp', share: 22 },
  { title: 'Điều cần hỏi', share: 42 },
  { title: 'Trả lời', share: 28 },
] as const

export const questionSheets = (title: string): FormSheets => ({
  title,
  style: portrait({ size: 12.5, lineHeight: 16 }, 15),
  css: `
${numberedPages(title)}
.cell-line > td { background: #eee; font-weight: bold; break-after: avoid; }
tr.cell-line { break-after: avoid; }
td { height: 15mm; }
.cell-line > td { height: auto; }
`,
})

/** Cần hỏi lại bí thư: a list to telephone by, a block a cell, with room for the answers. */
export function questions(
  head: FormHead,
  points: readonly OpenPoint[],
  refused: readonly RefusedRow[] = [],
): Html {
  const lines: readonly Line[] = [
    ...refused.map(({ faults, period, ...row }) => ({
      ...{ ...row, when: `Kỳ ${formatPeriod(period)}, chưa ghi được`, answer: '' },
      question: faults.map(faultWords).join(' '),
    })),
    ...points.map(({ period, heldOn, ...point }) => ({
      ...{ ...point, when: `Kỳ ${formatPeriod(period)}, họp ${formatDate(heldOn)}` },
    })),
  ]
  const cells = groupBy(lines, ({ cellId }) => cellId)
  return html`<article>
${formHead(head)}
<table>${tableHead(columns)}<tbody>${[...cells.values()].map(
    (ofCell) =>
      html`${cellLine(ofCell[0])}${ofCell.map(({ when, question, answer }, index) =>
        tableRow(columns, [String(index + 1), when, question, answer]),
      )}`,
  )}</tbody></table>
</article>`
}

interface Line extends Pick<OpenPoint, 'cellId' | 'cellName' | 'asked' | 'question' | 'answer'> {
  readonly when: string
}

const cellLine = (point: Line | undefined): Html => {
  const asked = point?.asked
  const who = asked
    ? `${asked.post}: ${asked.fullName}, điện thoại: ${asked.telephone || 'chưa ghi'}`
    : 'Chưa ghi bí thư'
  return html`<tr class="cell-line"><td colspan="${columns.length}">${point?.cellName ?? ''}. ${who}</td></tr>\n`
}
