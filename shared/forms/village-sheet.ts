import { type Html, html } from '../documents/markup.ts'
import { formatMeasure } from '../tasks/indicator.ts'
import type { VillageFact, VillageValues } from '../villages/facts.ts'
import { type FormHead, formHead } from './heading.ts'
import { type FormSheets, ownPages, portrait } from './page.ts'
import { type Column, fill, nothing, signsRow, tableHead, tableRow } from './parts.ts'

/** Phiếu số liệu thôn, bản: one page of a village, the year and the two before it. */
export interface VillageSheet {
  readonly head: FormHead
  readonly cellName: string
  readonly year: number
  readonly facts: readonly VillageFact[]
  /** By year. */
  readonly values: ReadonlyMap<number, VillageValues>
  readonly source: string
  readonly note: string
  readonly placeAndDay: string
}

export const villageSheets = (title: string): FormSheets => ({
  title,
  style: portrait({ size: 13, lineHeight: 17 }, 15),
  css: 'tbody tr:not(.sign-row) { height: 9mm; }\ntd { vertical-align: middle; }\n',
})

const columns = (year: number): readonly Column[] => [
  { title: 'STT', share: 15, alignment: 'centered' },
  { title: 'Chỉ tiêu', share: 71 },
  { title: 'Đơn vị tính', share: 34, alignment: 'centered' },
  ...[year - 2, year - 1, year].map((each) => ({
    title: `Năm ${each}`,
    share: 26,
    alignment: 'right' as const,
  })),
]

/** `key` is a number that no other sheet of the job has. A year of which nothing is known is left for the hand. */
export function villageSheet(sheet: VillageSheet, key: number): Html {
  const { head, cellName, year, facts, values, source, note, placeAndDay } = sheet
  const all = columns(year)
  const figure = (of: number, fact: VillageFact): string => {
    const value = values.get(of)?.[fact.key]
    return value === undefined ? '' : formatMeasure(value)
  }
  return html`<article class="f${key}">${ownPages(key, cellName)}
${formHead(head)}
<table>${tableHead(all)}<tbody>${facts.map((fact, index) =>
    tableRow(all, [
      ...[String(index + 1), fact.name, fact.unit],
      ...[year - 2, year - 1, year].map((of) => figure(of, fact)),
    ]),
  )}
<tr class="sign-row"><td colspan="${all.length}">${fill('Nguồn số liệu:', source)}${note === '' ? nothing : fill('Ghi chú:', note)}</td></tr>
${signsRow(all.length, { capacity: 'TRƯỞNG THÔN, BẢN' }, { day: placeAndDay, capacity: 'T/M CHI BỘ' })}</tbody></table>
</article>
`
}
