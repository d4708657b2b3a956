import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type PdfPrinter, pdfPrinter } from '../../../electron/browser/chromium.ts'
import { browserHost } from '../../../electron/browser/host.ts'
import { addPeriods, periodPhrase } from '../../../shared/calendar/periods.ts'
import { discard, type OfficeUnderTest, officeAt, temporaryFolder } from '../../helpers/office.ts'
import { pdfPages } from '../../helpers/pdf.ts'
import { beginOffice, cellOf, hold } from '../attendance/held.ts'
import { stickOf } from '../backup/sticks.ts'
import { raw } from '../database/raw.ts'
import { now } from '../filled-office.ts'

let printer: PdfPrinter
let office: OfficeUnderTest
let stick: string
beforeAll(() => {
  printer = pdfPrinter()
})
afterAll(() => printer.close())
beforeEach(async () => {
  stick = temporaryFolder()
  const drives = () => Promise.resolve([{ path: stick, name: 'USB', freeBytes: 1, totalBytes: 1 }])
  office = await officeAt({ now, host: { ...browserHost(printer), drives } })
  await beginOffice(office)
})
afterEach(async () => {
  await discard(office)
  rmSync(stick, { recursive: true, force: true })
})

async function freeze(meetingId: string, number: string | null): Promise<string> {
  const { revision: meetingRevision } = await office.ask('meetings.get', { id: meetingId })
  return (await office.ask('documents.freeze', { meetingId, meetingRevision, number })).id
}

/** Minutes of the months from January on, with these numbers; null leaves a month without a print. */
async function months(cellId: string, numbers: readonly (string | null)[]): Promise<readonly string[]> {
  const papers: string[] = []
  for (const [index, number] of numbers.entries()) {
    const meeting = await hold(office, { cellId, period: addPeriods('2026-01', index) })
    if (number !== null) papers.push(await freeze(meeting, number))
  }
  return papers
}

const look = async () => (await office.ask('books.look', { book: 'minutes', year: 2026 }))[0]

async function bind(cellId: string, more: { readonly withAttendance?: boolean } = {}) {
  const file = await office.ask('books.bind', { book: 'minutes', year: 2026, cellId, ...more })
  const bytes = office.door.take(file.token)?.bytes
  if (bytes === undefined) throw new Error('nothing behind the door')
  return { file, bytes, pages: await pdfPages(bytes) }
}
type Pages = Awaited<ReturnType<typeof bind>>['pages']

const textOf = (page: Pages[number] | undefined): string =>
  page?.words.map(({ text }) => text).join(' ') ?? ''

/** The page on which the contents say that a paper begins: the last word of its line. */
function pageOf(contents: Pages[number] | undefined, number: string): number {
  const words = contents?.words ?? []
  const own = words.find(({ text }) => text === number)
  const line = words.filter(({ baseline }) => Math.abs(baseline - (own?.baseline ?? 0)) < 1)
  return Number(line.toSorted((a, b) => a.left - b.left).at(-1)?.text)
}

/** What is written at the foot of each page of a book. */
async function feet(bytes: Uint8Array): Promise<readonly string[]> {
  const loading = getDocument({ data: bytes.slice(), verbosity: 0 })
  const pdf = await loading.promise
  const words: string[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const notes = await (await pdf.getPage(number)).getAnnotations()
    words.push(
      notes.map((note: { readonly contentsObj?: { readonly str: string } }) => note.contentsObj?.str).join(),
    )
  }
  await loading.destroy()
  return words
}

async function attach(paperId: string, name: string, bytes: Uint8Array): Promise<void> {
  const { revision } = await office.ask('documents.paper', { id: paperId })
  const upload = office.door.put({ name, mediaType: '', bytes })
  await office.ask('attachments.setOfficial', { paperId, revision, upload, name })
}

describe('the book of minutes of a year', () => {
  it('has cover, contents and the papers by their numbers, and the contents lead to their pages', async () => {
    const { cellId } = await cellOf(office, 3)
    await months(cellId, ['03-BB/CB', '01-BB/CB', '02-BB/CB'])
    const { file, bytes, pages } = await bind(cellId)
    expect(file).toMatchObject({ papers: 3, pages: pages.length })
    expect(textOf(pages[0])).toMatch(/CHI BỘ THÔN SEN ĐÔNG.*TẬP BIÊN BẢN năm 2026 \(bản in lưu\)/)
    const numbers = pages[1]?.words.map(({ text }) => text).filter((text) => text.endsWith('-BB/CB'))
    expect(numbers).toEqual(['01-BB/CB', '02-BB/CB', '03-BB/CB'])
    for (const [index, month] of ['2026-02', '2026-03', '2026-01'].entries()) {
      const number = `0${index + 1}-BB/CB`
      const page = textOf(pages[pageOf(pages[1], number) - 1])
      expect(page).toContain(`Số ${number}`)
      expect(page).toContain(`sinh hoạt chi bộ thường kỳ ${periodPhrase(month)}`)
    }
    expect(await feet(bytes)).toEqual(pages.map((_page, index) => (index === 0 ? '' : `- ${index + 1} -`)))
    // To the printer goes each of its pages, with its number.
    const how = { copies: 1, sides: 'one', isBackShifted: false, range: '' } as const
    const sent = await office.ask('printing.lookAtFile', { file: file.token, ...how })
    expect(sent.pages).toBe(pages.length)
    expect(await feet(office.door.take(sent.file.token)?.bytes ?? bytes.subarray(0, 0))).toEqual(
      await feet(bytes),
    )
  })

  it('says on its contents, and before it is bound, which numbers and which papers are missing', async () => {
    const { cellId } = await cellOf(office, 3)
    const [first = ''] = await months(cellId, ['02-BB/CB', '04-BB/CB', null, '08-BB/CB'])
    const { revision } = await office.ask('documents.paper', { id: first })
    await office.ask('documents.reopen', { paperId: first, revision, reason: 'Sai tên' })
    const missing = [
      'Không có số 03, 05 đến 07.',
      'Số 02-BB/CB đang sửa đổi, chưa chốt bản in mới.',
      'Không có buổi sinh hoạt nào ghi vào sổ của tháng 05 đến 10.',
      'Chưa chốt biên bản 1 buổi: ngày 03/03/2026.',
    ]
    expect(await look()).toMatchObject({ papers: 2, missing })
    const { pages } = await bind(cellId)
    for (const sentence of missing) expect(textOf(pages[1])).toContain(sentence)
    expect(textOf(pages[1])).not.toMatch(/^.*MỤC LỤC.* 02-BB\/CB 03\/01\/2026/)
  })

  const unheld = (first: string) => `Không có buổi sinh hoạt nào ghi vào sổ của tháng ${first} đến 10.`

  it.each<[string, readonly string[], string | undefined]>([
    ['between two meetings', ['2026-08', '2026-10'], 'của tháng 09.'],
    ['after the last', ['2026-08', '2026-09'], 'của tháng 10.'],
    ['none: the office began in September', ['2026-09', '2026-10'], undefined],
    [
      'in January, of a cell known from before',
      ['2025-12', '2026-02', '2026-03', '2026-04'],
      'của tháng 01, 05 đến 10.',
    ],
    ['none: of the current month it is too early to say', ['2026-10', '2026-11'], undefined],
  ])('names the months without a meeting: %s', async (_what, periods, months) => {
    const { cellId } = await cellOf(office, 3)
    for (const period of periods) await hold(office, { cellId, period })
    const missing = (await look())?.missing.filter((sentence) => sentence.startsWith('Không có buổi'))
    expect(missing).toEqual(months === undefined ? [] : [expect.stringContaining(months)])
  })

  it('tells why the cell did not meet in a month, where that was noted', async () => {
    const { cellId } = await cellOf(office, 3)
    for (const period of ['2026-07', '2026-10']) await hold(office, { cellId, period })
    await office.ask('months.setMissed', { cellId, period: '2026-09', reason: 'mưa lũ, đường sạt lở' })
    expect((await look())?.missing).toEqual([
      'Chi bộ không họp tháng 09: mưa lũ, đường sạt lở.',
      'Không có buổi sinh hoạt nào ghi vào sổ của tháng 08.',
      expect.stringContaining('Chưa chốt biên bản 2 buổi'),
    ])
  })

  it('begins anew with a term: its numbers stand behind those of the term before', async () => {
    const { cellId } = await cellOf(office, 3)
    raw(office.folder, (db) =>
      db.prepare('UPDATE body SET term_written = ? WHERE id = ?').run('2026-02', cellId),
    )
    await months(cellId, ['41-BB/CB', '02-BB/CB', '03-BB/CB'])
    expect((await look())?.missing).toEqual(['Không có số 01.', unheld('04')])
    const { pages } = await bind(cellId)
    const numbers = pages[1]?.words.map(({ text }) => text).filter((text) => text.endsWith('-BB/CB'))
    expect(numbers).toEqual(['41-BB/CB', '02-BB/CB', '03-BB/CB'])
  })

  it('goes on from the last number of the year before', async () => {
    const { cellId } = await cellOf(office, 3)
    await freeze(await hold(office, { cellId, period: '2025-12' }), '20-BB/CB')
    await months(cellId, ['22-BB/CB'])
    expect((await look())?.missing).toEqual(['Không có số 21.', unheld('02')])
    await freeze(await hold(office, { cellId, period: '2026-02' }), '23-BB/CB')
    expect((await look())?.missing).toEqual(['Không có số 21.', unheld('03')])
  })

  it('takes the official text in place of the print, and keeps to the print where that is a Word file', async () => {
    const { cellId } = await cellOf(office, 3)
    const [first = '', second = ''] = await months(cellId, ['01-BB/CB', '02-BB/CB'])
    const pdf = await printer.makePdf(
      '<!doctype html><p>VIẾT LẠI BẰNG BÚT</p><p style="break-before:page">hết</p>',
    )
    await attach(first, 'sua.pdf', pdf)
    const word = Buffer.from('PK\u0003\u0004 word/document.xml PK\u0005\u0006')
    await attach(second, 'sua.docx', word)
    const { pages } = await bind(cellId)
    expect(textOf(pages[2])).toContain('VIẾT LẠI BẰNG BÚT')
    expect(textOf(pages[4])).toContain('02-BB/CB')
    expect(['01-BB/CB', '02-BB/CB'].map((number) => pageOf(pages[1], number))).toEqual([3, 5])
    expect(textOf(pages[1])).toContain('Bản chính thức là tệp Word, in riêng và kẹp cùng')
  })

  it('keeps to the print where the official text cannot be opened, and says so', async () => {
    const { cellId } = await cellOf(office, 3)
    const [paper = ''] = await months(cellId, ['01-BB/CB'])
    await attach(paper, 'hong.pdf', Buffer.from('%PDF-1.4\nhỏng\n%%EOF\n'))
    const { pages } = await bind(cellId)
    expect(textOf(pages[1])).toContain('Không mở được tệp bản chính thức')
    expect(textOf(pages[2])).toContain('01-BB/CB')
  })

  it('has the grid of attendance behind the papers where it is asked for', async () => {
    const { cellId } = await cellOf(office, 3)
    await months(cellId, ['01-BB/CB'])
    const { pages } = await bind(cellId, { withAttendance: true })
    const page = /theo dõi dự sinh hoạt năm 2026 (\d+)/.exec(textOf(pages[1]))?.[1]
    expect(textOf(pages[Number(page) - 1])).toContain('Lò Văn A0')
    expect(Number(page)).toBe(pages.length)
  })

  it('is refused in words where nothing is frozen', async () => {
    const { cellId } = await cellOf(office, 3)
    await months(cellId, [null])
    const error = await office.refusal('books.bind', { book: 'minutes', year: 2026, cellId })
    expect(error).toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('chưa có văn bản nào đã chốt'),
    })
  })

  it('is written for all cells, a PDF each, into the chosen folder', async () => {
    const one = await cellOf(office, 3)
    const other = await cellOf(office, 3, 'Chi bộ Trạm Y tế')
    await cellOf(office, 3, 'Chi bộ Công an')
    await months(one.cellId, ['01-BB/CB'])
    await months(other.cellId, ['01-BB/CB'])
    const made = await office.ask('books.bindAll', {
      book: 'minutes',
      year: 2026,
      folder: await stickOf(office),
    })
    expect(made).toMatchObject({ books: 2, folderName: 'SoChiBo-tap-luu/Tap bien ban 2026' })
    const folder = join(stick, 'SoChiBo-tap-luu', 'Tap bien ban 2026')
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.pdf'))
      .sort()
    expect(files).toEqual([
      'Tap bien ban 2026 Chi bo Tram Y te.pdf',
      'Tap bien ban 2026 Chi bo thon Sen Dong.pdf',
    ])
    const [page] = await pdfPages(new Uint8Array(readFileSync(join(folder, files[0] ?? ''))))
    expect(textOf(page)).toContain('CHI BỘ TRẠM Y TẾ')
  })
})
