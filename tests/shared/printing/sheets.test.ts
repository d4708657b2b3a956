import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type PrintSet,
  placesOf,
  type SentPage,
  type Sheet,
  sentPages,
  sheetsOf,
  sides,
} from '../../../shared/printing/sheets.ts'

const pagesTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const paper = (part: number, count: number, copies = 1) => ({ part, pages: pagesTo(count), copies })
/** `0.1b` is page 1 of the first PDF on a back, `-` an empty page. */
const short = (pages: readonly SentPage[]) =>
  pages.map((page) => (page === null ? '-' : `${page.part}.${page.page}${page.isBack ? 'b' : ''}`)).join(' ')
const all = { pass: 'fronts', isBackReversed: false, from: null } as const
const two: readonly PrintSet[] = [
  { label: 'Chi bộ 1', papers: [paper(0, 3), paper(1, 1, 2)] },
  { label: 'Chi bộ 2', papers: [paper(2, 2)] },
]

describe('the sheets of sets', () => {
  it('have a page each on one side', () => {
    expect(short(sentPages(sheetsOf(two, 'one'), { sides: 'one', ...all }))).toBe(
      '0.1 0.2 0.3 1.1 1.1 2.1 2.2',
    )
  })

  it('get an empty back after an odd number of pages, for every copy', () => {
    expect(short(sentPages(sheetsOf(two, 'long'), { sides: 'long', ...all }))).toBe(
      '0.1 0.2b 0.3 - 1.1 - 1.1 - 2.1 2.2b',
    )
  })

  it('come in two passes, the backs from the last sheet or from the first', () => {
    const sheets = sheetsOf(two, 'passes')
    const asked = { sides: 'passes', from: null } as const
    expect(short(sentPages(sheets, { ...asked, pass: 'fronts', isBackReversed: true }))).toBe(
      '0.1 0.3 1.1 1.1 2.1',
    )
    expect(short(sentPages(sheets, { ...asked, pass: 'backs', isBackReversed: false }))).toBe(
      '0.2b - - - 2.2b',
    )
    expect(short(sentPages(sheets, { ...asked, pass: 'backs', isBackReversed: true }))).toBe(
      '2.2b - - - 0.2b',
    )
  })

  it('go on after a jam from any set, in the order of the pass', () => {
    const sheets = sheetsOf(two, 'passes')
    const asked = { sides: 'passes', pass: 'backs' } as const
    expect(short(sentPages(sheets, { ...asked, isBackReversed: true, from: 0 }))).toBe('- - - 0.2b')
    expect(short(sentPages(sheets, { ...asked, isBackReversed: false, from: 1 }))).toBe('2.2b')
  })

  it('are told by their numbers', () => {
    expect(placesOf(two, sheetsOf(two, 'long'))).toEqual([
      { set: 0, label: 'Chi bộ 1', firstSheet: 1, lastSheet: 4 },
      { set: 1, label: 'Chi bộ 2', firstSheet: 5, lastSheet: 5 },
    ])
  })
})

const anySets = fc
  .array(
    fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 3 })), {
      minLength: 1,
      maxLength: 3,
    }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((sets): readonly PrintSet[] => {
    let part = 0
    return sets.map((papers, set) => ({
      label: `Chi bộ ${set + 1}`,
      papers: papers.map(([pages, copies]) => paper(part++, pages, copies)),
    }))
  })

const wanted = (sets: readonly PrintSet[]) =>
  sets.flatMap(({ papers }) =>
    papers.flatMap(({ part, pages, copies }) =>
      pages.flatMap((page) => Array(copies).fill(`${part}.${page}`)),
    ),
  )
const printed = (pages: readonly SentPage[]) =>
  pages.flatMap((page) => (page === null ? [] : [`${page.part}.${page.page}`]))
const sorted = (names: readonly string[]) => names.toSorted()

/** What has come out after all passes, and what each pass sent. */
const everything = (sheets: readonly Sheet[], how: (typeof sides)[number], isBackReversed: boolean) =>
  (how === 'passes' ? (['fronts', 'backs'] as const) : (['fronts'] as const)).map((pass) =>
    sentPages(sheets, { sides: how, pass, isBackReversed, from: null }),
  )

const anyJob = fc.record({ sets: anySets, how: fc.constantFrom(...sides), isBackReversed: fc.boolean() })

describe('whatever is printed', () => {
  it('prints every page of every copy exactly once over its passes', () => {
    fc.assert(
      fc.property(anyJob, ({ sets, how, isBackReversed }) => {
        const sent = everything(sheetsOf(sets, how), how, isBackReversed).flat()
        expect(sorted(printed(sent))).toEqual(sorted(wanted(sets)))
      }),
    )
  })

  it('begins every copy of every paper on a front', () => {
    fc.assert(
      fc.property(anyJob, ({ sets, how }) => {
        const sent = sentPages(sheetsOf(sets, how), { sides: how, ...all })
        for (const [index, page] of sent.entries()) {
          if (page?.page !== 1) continue
          expect(page.isBack).toBe(false)
          if (how === 'long' || how === 'short') expect(index % 2).toBe(0)
        }
      }),
    )
  })

  it('lays the backs on the sheets of their own fronts', () => {
    fc.assert(
      fc.property(anySets, fc.boolean(), (sets, isBackReversed) => {
        const [fronts = [], backs = []] = everything(sheetsOf(sets, 'passes'), 'passes', isBackReversed)
        expect(backs).toHaveLength(fronts.length)
        for (const [index, back] of (isBackReversed ? backs.toReversed() : backs).entries()) {
          if (back !== null) expect(fronts[index]).toMatchObject({ part: back.part, page: back.page - 1 })
        }
      }),
    )
  })

  it('goes on from a set with exactly the rest of the pass', () => {
    fc.assert(
      fc.property(anyJob, fc.nat(), ({ sets, how, isBackReversed }, any) => {
        const from = any % sets.length
        const sheets = sheetsOf(sets, how)
        const inOrder = (isBackReversed && how === 'passes' ? sheets.toReversed() : sheets).map(
          ({ set }) => set,
        )
        for (const pass of ['fronts', 'backs'] as const) {
          const isTurned = pass === 'backs' && how === 'passes' && isBackReversed
          const order = isTurned ? inOrder : sheets.map(({ set }) => set)
          const asked = { sides: how, pass, isBackReversed }
          const whole = sentPages(sheets, { ...asked, from: null })
          const rest = sentPages(sheets, { ...asked, from })
          const perSheet = how === 'long' || how === 'short' ? 2 : 1
          expect(rest).toEqual(whole.slice(order.indexOf(from) * perSheet))
        }
      }),
    )
  })
})
