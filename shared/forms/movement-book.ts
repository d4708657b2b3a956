import { formatDate } from '../calendar/dates.ts'
import { formatPartialDate } from '../calendar/partial-dates.ts'
import { type Html, html } from '../documents/markup.ts'
import type { LedgerLineRow, LedgerTable } from '../movements/contract.ts'
import { formatCount } from '../text/numbers.ts'
import { type FormHead, formHead } from './heading.ts'
import { type FormSheets, landscape, numberedPages } from './page.ts'
import { type Column, signsRow, tableHead, tableRow } from './parts.ts'

/** Sổ tăng giảm: the ledger of a span of days with the names behind every figure. */
interface MovementBook {
  readonly head: FormHead
  readonly ledger: LedgerTable
  readonly placeAndDay: string
}

export const movementBookSheets = (title: string): FormSheets => ({
  title,
  style: landscape({ size: 12.5, lineHeight: 16 }, 15),
  css: `${numberedPages(title)}
.sums { display: grid; grid-template-columns: repeat(4, 1fr); margin: 2mm 1px 3mm; break-inside: avoid; }
.sums div { padding: 1.5mm; border: 0.5pt solid #000; margin-left: -0.5pt; text-align: center; }
.sums b { display: block; font-size: 15pt; line-height: 20pt; }
.group td { font-weight: bold; break-after: avoid; }
tr.group { break-after: avoid; }
tr.whole td { font-weight: normal; font-style: italic; }
`,
})

const columns: readonly Column[] = [
  { title: 'STT', share: 12, alignment: 'centered' },
  { title: 'Ngày', share: 26, alignment: 'centered' },
  { title: 'Họ và tên', share: 58 },
  { title: 'Từ', share: 62 },
  { title: 'Đến', share: 62 },
  { title: 'Số, ngày văn bản', share: 46 },
]

const countOf = (lines: readonly LedgerLineRow[]): number =>
  lines.reduce((sum, { steps }) => sum + steps.length, 0)

/** Where somebody came from and went to: cells of this Party body, or the organisation outside of it. */
function wayOf(
  { kind }: LedgerLineRow,
  { fromCell, toCell, otherOrganisation }: LedgerLineRow['steps'][number],
  direction: 'in' | 'out' | 'within',
): readonly [string, string] {
  if (direction === 'in' || kind === 'temporary-arrival') return [otherOrganisation, toCell || fromCell]
  if (direction === 'out') return [fromCell || toCell, otherOrganisation]
  return [fromCell || toCell, fromCell === toCell || fromCell === '' ? otherOrganisation : toCell]
}

function stepCells(
  line: LedgerLineRow,
  direction: 'in' | 'out' | 'within',
  index: number,
): readonly string[] {
  const step = line.steps[index]
  if (step === undefined) return []
  const { on, fullName, paperNumber, paperDate } = step
  const paper = [paperNumber, paperDate === null ? '' : formatPartialDate(paperDate)]
  return [
    String(index + 1),
    formatDate(on),
    fullName,
    ...wayOf(line, step, direction),
    paper.filter((part) => part !== '').join(', '),
  ]
}

export function* movementBook({ head, ledger, placeAndDay }: MovementBook): Generator<Html> {
  const sections = [
    { name: 'TĂNG', direction: 'in', lines: ledger.increases },
    { name: 'GIẢM', direction: 'out', lines: ledger.decreases },
    { name: 'THAY ĐỔI KHÔNG LÀM TĂNG, GIẢM', direction: 'within', lines: ledger.within },
  ] as const
  yield html`${formHead(head)}
<div class="sums">
<div>Đầu kỳ<b>${formatCount(ledger.opening)}</b></div>
<div>Tăng<b>${formatCount(countOf(ledger.increases))}</b></div>
<div>Giảm<b>${formatCount(countOf(ledger.decreases))}</b></div>
<div>Cuối kỳ<b>${formatCount(ledger.closing)}</b></div>
</div>`
  yield { html: `<table>${tableHead(columns).html}<tbody>` }
  for (const { name, direction, lines } of sections) {
    const count = countOf(lines)
    yield groupRow(`${name}: ${formatCount(count)}`)
    for (const line of lines) {
      if (line.steps.length === 0) continue
      yield groupRow(`${line.name}: ${formatCount(line.steps.length)}`, 'whole')
      for (const index of line.steps.keys()) yield tableRow(columns, stepCells(line, direction, index))
    }
  }
  yield signsRow(columns.length, null, { day: placeAndDay, capacity: 'NGƯỜI LẬP SỔ' })
  yield { html: '</tbody></table>' }
}

const groupRow = (text: string, kind = ''): Html =>
  html`<tr class="group ${kind}"><td colspan="${columns.length}">${text}</td></tr>\n`
