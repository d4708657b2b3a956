import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { out } from '../../../build/paths.ts'
import { type BookKind, bookKinds } from '../../../shared/books/contract.ts'
import { paperKinds } from '../../../shared/documents/kinds.ts'
import type { PrintRequest } from '../../../shared/forms/contract.ts'
import { type MeetingKind, meetingKinds } from '../../../shared/meetings/meeting.ts'
import { dotsPerInch, type PrintedPaper, papers, pictureOf } from '../../fixtures/papers/papers.ts'
import { findBrowser, openBrowser, type TestBrowser } from '../../helpers/browser.ts'
import { drawnPages } from '../../helpers/drawing.ts'
import { fromPng, type Grey, toPng } from '../../helpers/grey.ts'
import { type Block, differencePicture, otherBlocks } from '../../helpers/likeness.ts'
import { pdfFonts } from '../../helpers/pdf.ts'

/**
 * Every printed page beside the picture of it that somebody looked at and found right. After a change that is meant:
 * node tests/fixtures/papers/make.ts NAME, look at out/papers/NAME.pdf, keep the new pictures.
 */

const seenFolder = join(out, 'papers')
const MM = 25.4 / dotsPerInch
const mm = (points: number) => Math.round(points * MM)

const where = ({ left, top, width, height }: Block): string =>
  `${mm(left)}-${mm(left + width)} mm from the left, ${mm(top)}-${mm(top + height)} mm from the top`

/** Keeps what was seen, what it was held against and the difference, and says in words where they part. */
function told(name: string, page: number, seen: Grey, blocks: readonly Block[]): string {
  mkdirSync(seenFolder, { recursive: true })
  const file = (what: string) => join(seenFolder, `${name}-${page}.${what}.png`)
  writeFileSync(file('seen'), toPng(seen))
  writeFileSync(file('difference'), toPng(differencePicture(seen, blocks)))
  const reference = pictureOf(name, page)
  if (existsSync(reference)) writeFileSync(file('reference'), readFileSync(reference))
  return `${name}, page ${page}: ${blocks.slice(0, 4).map(where).join('; ')}${blocks.length > 4 ? ` and ${blocks.length - 4} more` : ''}; see ${file('difference')}`
}

/** Margin boxes, and so page numbers, came with Chromium 131: an older one is held to what stands between the margins. */
const MARGIN_BOXES = 131

const isInMargin = ({ page: { margins, height } }: PrintedPaper, { top, height: high }: Block): boolean =>
  (top + high) * MM <= margins.top || top * MM >= height - margins.bottom || top * MM < PAGE_NUMBER
/** The number of a page ends here, in mm from the top; the block that it touches reaches into the text. */
const PAGE_NUMBER = 16

describe.skipIf(findBrowser() === undefined)('the printed pages look as they were reviewed:', () => {
  let browser: TestBrowser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  it.each(papers.map((paper) => [paper.name, paper] as const))('%s', async (name, paper) => {
    const pdf = await browser.pdf(paper.html())
    for (const { name: font, embedded } of await pdfFonts(pdf)) {
      // A letter that the bundled font lacks would come from the fonts of this machine.
      expect([font.replace(/-.*/, ''), embedded]).toEqual(['Tinos', true])
    }
    const pages = await drawnPages(pdf, dotsPerInch)
    const faults = pages.flatMap((seen, index) => {
      const file = pictureOf(name, index + 1)
      if (!existsSync(file)) return [told(name, index + 1, seen, [])]
      const blocks = otherBlocks(fromPng(readFileSync(file)), seen).filter(
        (block) => browser.majorVersion >= MARGIN_BOXES || !isInMargin(paper, block),
      )
      return blocks.length === 0 ? [] : [told(name, index + 1, seen, blocks)]
    })
    expect(faults).toEqual([])
    expect(pages).toHaveLength(paper.pages)
  })
})

/** A picture of the minutes of every kind of meeting, and of every form that is printed: a new one asks for its line here. */
const minutesOf: Readonly<Record<MeetingKind, string>> = {
  regular: 'bien-ban',
  thematic: 'bien-ban-chuyen-de',
  combined: 'bien-ban-ket-hop',
  extraordinary: 'bien-ban-bat-thuong',
  review: 'bien-ban-kiem-diem',
  committee: 'bien-ban-chi-uy',
  briefing: 'giao-ban',
}
const forms: Readonly<Record<PrintRequest['form'], readonly string[]>> = {
  list: ['danh-sach-rong', 'danh-sach-ky-nhan'],
  member: ['phieu-dang-vien'],
  supplement: ['phieu-bo-sung'],
  cell: ['thong-tin-chi-bo'],
  ledger: ['so-tang-giam'],
  month: ['tai-lieu-ky'],
  attendance: ['luoi-du-sinh-hoat'],
  tasks: ['nhiem-vu'],
  'task-list': ['danh-sach-nhiem-vu'],
  petitions: ['kien-nghi'],
  contributions: ['dong-gop'],
  village: ['so-lieu-thon'],
  commitment: ['ban-cam-ket'],
  commitments: ['theo-doi-cam-ket'],
  visits: ['cap-uy-vien-phu-trach'],
  training: ['danh-sach-hoc-vien'],
  check: ['kiem-tra-so-sach', 'kiem-tra-so-sach-trong'],
  support: ['danh-sach-cung-co', 'theo-doi-cung-co'],
  history: ['tinh-hinh-chi-bo'],
  overview: ['tong-hop-thang', 'tong-hop-6-thang'],
}
/** The books differ in their titles alone. */
const books: Readonly<Record<BookKind, string>> = {
  minutes: 'tap-bien-ban',
  resolution: 'tap-bien-ban',
  'committee-minutes': 'tap-bien-ban',
}

describe('the pictures of printed pages', () => {
  it('are there for every kind of meeting, every form and every book', () => {
    const known = new Set(papers.map(({ name }) => name))
    expect(meetingKinds.map((kind) => minutesOf[kind]).filter((name) => !known.has(name))).toEqual([])
    expect(bookKinds.map((kind) => books[kind]).filter((name) => !known.has(name))).toEqual([])
    expect(
      Object.values(forms)
        .flat()
        .filter((name) => !known.has(name)),
    ).toEqual([])
    // No meeting stands for another.
    expect(new Set(Object.values(minutesOf)).size).toBe(meetingKinds.length)
  })

  it('are there for every kind of paper', () => {
    const pictured = new Set(papers.map(({ party }) => party?.kind))
    expect(paperKinds.filter((kind) => !pictured.has(kind))).toEqual([])
  })

  it('are those of the papers and no others, and small', () => {
    const folder = dirname(pictureOf('', 1))
    const wanted = papers.flatMap(({ name, pages }) =>
      Array.from({ length: pages }, (_, index) => pictureOf(name, index + 1)),
    )
    const files = readdirSync(folder).map((file) => join(folder, file))
    expect(files.toSorted()).toEqual(wanted.toSorted())
    expect(files.reduce((sum, file) => sum + readFileSync(file).length, 0)).toBeLessThan(2_000_000)
  })
})
