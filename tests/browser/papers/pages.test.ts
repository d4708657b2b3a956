import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../../../electron/browser/chromium.ts'
import { longOpinion, sixtyAway } from '../../fixtures/papers/meetings.ts'
import { type PrintedPaper, papers } from '../../fixtures/papers/papers.ts'
import { openBrowser, type TestBrowser } from '../../helpers/browser.ts'
import { type Box, type PdfPage, pdfPages } from '../../helpers/pdf.ts'

/** How every kind of paper stands on its pages (domain.md 3.1), told from where its words stand in the PDF. */

/** Margin boxes, and so page numbers, came with Chromium 131. */
const MARGIN_BOXES = 131
const ROUNDING = 0.6

const isInBody = ({ page: { margins, height } }: PrintedPaper, { baseline }: Box): boolean =>
  baseline > margins.top - 1 && baseline < height - margins.bottom + 1

const bodyOf = (paper: PrintedPaper, page: PdfPage): readonly Box[] =>
  page.lines.filter((line) => isInBody(paper, line))

/** Numbers of rows: the first words of their lines, in the middle of a narrow column, where no line of text begins. */
const rowNumbers = ({ page: { margins } }: PrintedPaper, { words }: PdfPage): readonly Box[] =>
  words.filter(
    ({ text, left, baseline }, index) =>
      /^\d{1,3}$/.test(text) &&
      left > margins.left + 1.5 &&
      left < margins.left + 9 &&
      words[index - 1]?.baseline !== baseline,
  )

const headWords = /^(STT|TT)$/

/** Those who sign a paper, as its page has them: the line in bold at the head of each room for a hand. */
const signersOf = (html: string): readonly string[] => {
  const blocks = [...html.matchAll(/<section class="(?:signs|columns signatures)".*?<\/section>/gs)]
  const heads = blocks.map(([block]) =>
    [...block.matchAll(/<p><b>([^<]+)<\/b><\/p>/g)].map(([, head = '']) => head.normalize('NFC')),
  )
  for (const [index, found] of heads.entries())
    if (found.length === 0) throw new Error(`nobody is seen to sign in ${blocks[index]?.[0]}`)
  return [...new Set(heads.flat())]
}

describe.skipIf(findBrowser() === undefined)('on its pages', () => {
  let browser: TestBrowser
  const printed = new Map<string, readonly PdfPage[]>()
  beforeAll(async () => {
    browser = await openBrowser()
    for (const { name, html } of papers) printed.set(name, await pdfPages(await browser.pdf(html())))
  })
  afterAll(() => browser?.close())

  const pagesOf = (name: string): readonly PdfPage[] => {
    const pages = printed.get(name)
    if (pages === undefined) throw new Error(`no paper is called ${name}`)
    return pages
  }

  /** Everything in the order of the pages, without what stands in their margins. */
  const textOf = (name: string): string =>
    pagesOf(name)
      .flatMap(({ lines }) => lines.filter(({ baseline }) => baseline > 19).map(({ text }) => text))
      .join(' ')

  describe.each(papers.map((paper) => [paper.name, paper] as const))('%s', (name, paper) => {
    const { width, height, margins } = paper.page

    it('has the size of its sheets and as many pages as were reviewed', () => {
      for (const page of pagesOf(name)) {
        expect(page.width).toBeCloseTo(width, 0)
        expect(page.height).toBeCloseTo(height, 0)
      }
      expect(pagesOf(name)).toHaveLength(paper.pages)
    })

    it('keeps its margins on every page', () => {
      for (const [index, page] of pagesOf(name).entries()) {
        for (const line of bodyOf(paper, page)) {
          const said = `page ${index + 1}: ${line.text}`
          expect(line.left, said).toBeGreaterThanOrEqual(margins.left - ROUNDING)
          expect(line.right, said).toBeLessThanOrEqual(width - margins.right + ROUNDING)
          expect(line.top, said).toBeGreaterThanOrEqual(margins.top - ROUNDING)
          expect(line.bottom, said).toBeLessThanOrEqual(height - margins.bottom + ROUNDING)
        }
      }
    })

    it('has no empty page, and in its margins nothing but page numbers', () => {
      for (const page of pagesOf(name)) {
        expect(bodyOf(paper, page).length).toBeGreaterThan(0)
        const others = page.lines.filter((line) => !isInBody(paper, line)).map(({ text }) => text)
        for (const text of others) expect(text).toMatch(/^\d+$|^DỰ THẢO$|^Trang \d+|\p{L}/u)
        expect(others.length).toBeLessThanOrEqual(2)
      }
    })

    it('has every row of a table under its head on the same page', () => {
      const headsOf = ({ words }: PdfPage) =>
        words.filter(({ text, left }) => headWords.test(text) && left < margins.left + 12)
      if (pagesOf(name).every((page) => headsOf(page).length === 0)) return
      for (const [index, page] of pagesOf(name).entries()) {
        for (const number of rowNumbers(paper, page)) {
          const heads = headsOf(page).filter(({ baseline }) => baseline < number.baseline)
          expect(heads.length, `page ${index + 1}, row ${number.text}`).toBeGreaterThan(0)
        }
      }
    })

    it('has nobody who signs on a page without the last lines of what is signed', () => {
      const unseen = new Set(signersOf(paper.html()))
      const signers = [...unseen]
      for (const [index, page] of pagesOf(name).entries()) {
        const lines = bodyOf(paper, page)
        const signing = lines.filter(({ text }) => signers.includes(text))
        for (const { text } of signing) unseen.delete(text)
        const [first] = signing
        if (first === undefined) continue
        const above = lines.filter(({ bottom }) => bottom < first.top - 4)
        expect(above.length, `page ${index + 1}`).toBeGreaterThanOrEqual(paper.party === null ? 1 : 2)
      }
      expect([...unseen], 'those who sign and stand on no page by themselves').toEqual([])
    })
  })

  describe.each(papers.flatMap((paper) => (paper.party === null ? [] : [[paper.name, paper] as const])))(
    'a paper of the Party, %s,',
    (name) => {
      it('begins 30 mm from the left and 20 mm from the top, on A4', () => {
        const pages = pagesOf(name)
        const lines = pages.flatMap((page) => page.lines.filter(({ baseline }) => baseline > 19))
        expect(Math.min(...lines.map(({ left }) => left))).toBeGreaterThan(29.4)
        expect(Math.max(...lines.map(({ right }) => right))).toBeLessThan(195.3)
        const first = pages[0]?.lines[0]
        expect(first?.top).toBeGreaterThan(19.5)
        expect(first?.top).toBeLessThan(22.5)
      })

      it('is numbered in the middle at the top, from the second page on', () => {
        if (browser.majorVersion < MARGIN_BOXES) return
        const numbers = pagesOf(name).map((page) =>
          page.lines.filter(({ baseline, text }) => baseline < 19 && /^\d+$/.test(text)),
        )
        expect(numbers.map((found) => found.map(({ text }) => text).join())).toEqual(
          numbers.map((_, index) => (index === 0 ? '' : String(index + 1))),
        )
        for (const number of numbers.flat()) {
          expect((number.left + number.right) / 2).toBeCloseTo(30 + 165 / 2, 0)
        }
      })
    },
  )

  it('leaves to the hand of nobody only what is no more than read', () => {
    const unsigned = papers.filter(({ html }) => signersOf(html()).length === 0).map(({ name }) => name)
    expect(unsigned.toSorted()).toEqual([
      'can-hoi-lai',
      'tap-bien-ban',
      'thong-tin-chi-bo',
      'tinh-hinh-chi-bo',
    ])
  })

  it('names all sixty who were away, each with the reason', () => {
    const text = textOf('bien-ban-vang-60')
    const away = sixtyAway.content.marks.filter(({ state }) => state === 'excused' || state === 'absent')
    expect(away).toHaveLength(60)
    for (const { personId, reason } of away) {
      const name = sixtyAway.roll.find((line) => line.personId === personId)?.fullName ?? ''
      expect(text).toContain(reason === '' ? `đồng chí ${name}` : `đồng chí ${name} (${reason})`)
    }
  })

  it('lets one opinion run over three whole pages and more, with none of it lost', () => {
    const pages = pagesOf('bien-ban-y-kien-3-trang')
    const opinion = longOpinion.content.opinions[1]?.text ?? ''
    const begins = pages.findIndex(({ lines }) => lines.some(({ text }) => text.includes('Lường Đường:')))
    const whole = pages.filter(({ lines }) => {
      const words = lines
        .slice(1)
        .map(({ text }) => text)
        .join(' ')
      return words.length > 1500 && opinion.includes(words.slice(0, 200))
    })
    expect(begins).toBeGreaterThan(0)
    expect(whole.length).toBeGreaterThanOrEqual(2)
    expect(textOf('bien-ban-y-kien-3-trang')).toContain(opinion)
  })
})
