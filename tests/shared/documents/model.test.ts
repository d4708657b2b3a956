import { describe, expect, it } from 'vitest'
import {
  known,
  letterList,
  paragraph,
  paragraphs,
  runs,
  table,
  wideColumn,
} from '../../../shared/documents/compose.ts'
import {
  columnWidths,
  layout05Hd2026 as layout,
  layoutProfileOn,
  layoutProfileSchema,
} from '../../../shared/documents/layout.ts'
import { partyDocumentSchema } from '../../../shared/documents/model.ts'
import { sampleMinutes } from '../../fixtures/sample-minutes.ts'

describe('a frozen paper', () => {
  it('comes back from JSON as it went', () => {
    expect(partyDocumentSchema.parse(JSON.parse(JSON.stringify(sampleMinutes)))).toEqual(sampleMinutes)
  })

  it.each([
    ['an unknown key', { ...sampleMinutes, secret: 1 }],
    ['an unknown version', { ...sampleMinutes, schemaVersion: 2 }],
    [
      'a row without all its cells',
      { ...sampleMinutes, blocks: [{ ...table([wideColumn('A')], []), rows: [[]] }] },
    ],
    ['a month 13', { ...sampleMinutes, header: { issuer: 'CHI BỘ', placeAndDate: { date: '2026-13' } } }],
    ['30 February', { ...sampleMinutes, header: { issuer: 'CHI BỘ', placeAndDate: { date: '2026-02-30' } } }],
  ])('with %s is refused', (_, value) => {
    expect(partyDocumentSchema.safeParse(value).success).toBe(false)
  })
})

describe('writing a paper', () => {
  it.each([null, undefined, '', '  '])('turns %j into dots', (value) => {
    expect(known(value, 8)).toEqual({ kind: 'blank', width: 8 })
  })

  it('keeps a nought, which is known', () => {
    expect(known(0)).toEqual({ kind: 'text', text: '0' })
  })

  it('writes composed letters and drops empty runs', () => {
    expect(runs('Lò Thị Ún'.normalize('NFD'), '')).toEqual([{ kind: 'text', text: 'Lò Thị Ún' }])
  })

  it('makes a paragraph of every line that was typed', () => {
    expect(paragraphs('Một.\r\n\n  Hai. \n')).toEqual([paragraph('Một.'), paragraph('Hai.')])
  })

  it('takes list items of one or several runs', () => {
    expect(letterList(['một', ['hai', 'ba']]).items.map((item) => item.length)).toEqual([1, 2])
    expect(paragraph('một').indented).toBe(true)
  })
})

describe('the layout', () => {
  it('of 2026 is well formed and holds, for want of an older one, before its day too', () => {
    expect(layoutProfileSchema.parse(layout)).toEqual(layout)
    expect(layoutProfileOn('2026-11-05')).toBe(layout)
    expect(layoutProfileOn('2020-01-01')).toBe(layout)
  })

  it.each([
    [
      [{ mm: 12 }, { share: 1 }],
      [12, 153],
    ],
    [
      [{ share: 1 }, { share: 2 }],
      [55, 110],
    ],
    [
      [{ mm: 40 }, { mm: 50 }],
      [40, 50],
    ],
    [
      [{ mm: 200 }, { mm: 130 }],
      [100, 65],
    ],
  ])('gives columns %j widths %j of the 165 mm', (wished, widths) => {
    const columns = wished.map((width) => ({ title: '', width, alignment: 'left' as const }))
    expect(columnWidths(columns, layout)).toEqual(widths)
  })
})
