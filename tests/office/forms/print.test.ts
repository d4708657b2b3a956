import readXlsxFile from 'read-excel-file/node'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findBrowser, type PdfPrinter, pdfPrinter } from '../../../electron/browser/chromium.ts'
import { browserHost } from '../../../electron/browser/host.ts'
import type { Host } from '../../../electron/office/host.ts'
import { wholeList } from '../../../shared/finding/definition.ts'
import type { FieldId } from '../../../shared/finding/fields.ts'
import type { PrintWish } from '../../../shared/forms/contract.ts'
import { noDetails } from '../../../shared/people/details.ts'
import { fullForm, jpeg } from '../../fixtures/sample-forms.ts'
import { bareHost, discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { type Box, type PdfPage, pdfFonts, pdfPages } from '../../helpers/pdf.ts'
import { unzip } from '../../helpers/zip.ts'
import { type Filled, fill, now, person } from '../filled-office.ts'
import { auditOf } from '../meetings/database.ts'

const longName = fullForm.fields.fullName

let printer: PdfPrinter
beforeAll(() => {
  printer = pdfPrinter()
})
afterAll(() => printer.close())

const open: OfficeUnderTest[] = []
const filledAt = async (host: Host): Promise<Filled> => {
  const office = await officeAt({ now, host })
  open.push(office)
  return fill(office)
}
afterEach(async () => {
  for (const office of open.splice(0)) await discard(office)
})

const addMembers = async ({ office, cells }: Filled, names: readonly string[]) => {
  const ids: string[] = []
  for (const [index, name] of names.entries()) {
    const fields = person(name, { personalId: `0140600${String(index).padStart(5, '0')}` })
    const added = await office.ask('people.add', {
      ...fields,
      cellId: cells[0],
      from: '1995-02-03',
      standing: 'official',
    })
    ids.push(added.id)
  }
  return ids
}

const fillForm = async ({ office }: Filled, id: string, more: Partial<typeof fullForm.lists> = {}) => {
  const { revision } = await office.ask('people.form', { id })
  const { details, admission, lists } = fullForm
  await office.ask('people.changeForm', { id, revision, details, admission, lists: { ...lists, ...more } })
}

const printed = async (office: OfficeUnderTest, wish: PrintWish) => {
  const file = await office.ask('forms.print', wish)
  const bytes = office.door.take(file.token)?.bytes
  if (bytes === undefined) throw new Error('nothing behind the door')
  return { ...file, bytes, pages: await pdfPages(bytes), pageCount: file.pages }
}

const linesOf = (pages: readonly PdfPage[]): readonly Box[] => pages.flatMap(({ lines }) => lines)
const textOf = (page: PdfPage | undefined): string => (page?.lines ?? []).map(({ text }) => text).join('\n')
const count = (text: string, part: string): number => text.split(part).length - 1
const startsOf = (pages: readonly PdfPage[]) =>
  pages.filter((page) => textOf(page).includes('Trang 1')).length

describe.skipIf(findBrowser() === undefined)('printed forms', { timeout: 120_000 }, () => {
  let filled: Filled
  beforeEach(async () => {
    filled = await filledAt(browserHost(printer))
  })

  describe('the phiếu đảng viên', () => {
    const one = (id: string | undefined) => printed(filled.office, { form: 'member', personIds: [id ?? ''] })

    it('of somebody of whom little is known takes one sheet, both sides', async () => {
      const { pages, pageCount } = await one(filled.members[0])
      expect(pages).toHaveLength(2)
      expect(pageCount).toBe(2)
    })

    it('has every item of the form in its order, the name in capitals', async () => {
      const { pages } = await one(filled.members[0])
      const text = pages.map(textOf).join('\n')
      const items = [...text.matchAll(/(?<!\d)(\d{2})\) /g)].map(([, number]) => Number(number))
      expect(items.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))
      expect(text).toContain('01) Họ và tên khai sinh: LÒ VĂN HẶC')
      expect(text).toContain('PHIẾU ĐẢNG VIÊN')
      expect(text).toContain('Mẫu 2-HSĐV')
      expect(text).toContain('ĐẢNG BỘ XÃ (tương đương): xã Mường Than')
      expect(text).toContain('CHI BỘ: thôn Sen Đông')
      expect(text).toContain('19) Số căn cước: 012060000000')
    })

    it('writes the numbers one digit a box, ten with a gap after the sixth', async () => {
      const id = filled.members[0] ?? ''
      const { revision } = await filled.office.ask('people.form', { id })
      await filled.office.ask('people.changeForm', {
        id,
        revision,
        details: noDetails,
        admission: { ...fullForm.admission, profileNumber: '0123456789' },
        lists: { ...fullForm.lists, careers: [], trainings: [], relatives: [] },
      })
      const { pages } = await one(id)
      const digits = (pages[0]?.words ?? []).filter(({ text, top }) => /^\d$/.test(text) && top < 60)
      expect(digits.map(({ text }) => text).join('')).toBe('0123456789')
      const middles = digits.map(({ left, right }) => (left + right) / 2)
      const gaps = middles.slice(1).map((middle, index) => middle - (middles[index] ?? 0))
      // Nine steps of 4.8 mm, borders shared, and the gap; the places of words are exact to a millimetre.
      expect(Math.abs((middles.at(-1) ?? 0) - (middles[0] ?? 0) - 9 * 4.62 - 2.7)).toBeLessThan(1)
      expect(gaps.indexOf(Math.max(...gaps))).toBe(5)
    })

    it('of somebody of whom all is known overflows nowhere, tears no row and repeats the heads', async () => {
      const [id = ''] = await addMembers(filled, [longName])
      await fillForm(filled, id)
      const { pages } = await one(id)
      const text = pages.map(textOf).join('\n')
      for (const { right, left, bottom } of linesOf(pages)) {
        expect(left).toBeGreaterThan(19)
        expect(right).toBeLessThan(195.5)
        expect(bottom).toBeLessThan(293)
      }
      for (let number = 1; number <= 40; number += 1) expect(text).toContain(`Công việc thứ ${number}:`)
      expect(text.replaceAll('\n', ' ')).toContain('PHƯƠNG KHÁNH QUỲNH THY MAI')
      for (const page of pages) {
        const own = textOf(page)
        expect(count(own, 'Quê quán: phường')).toBe(count(own, 'luật của Nhà nước'))
        if (own.includes('Công việc thứ')) expect(own).toContain('Làm việc gì, chức vụ')
      }
      expect(pages.map((page) => /Trang (\d+)/.exec(textOf(page))?.[1])).toEqual(
        pages.map((_, index) => String(index + 1)),
      )
    })

    it('prints with Times New Roman or the font of its measures, and no third', async () => {
      const [id = ''] = await addMembers(filled, [longName])
      await fillForm(filled, id)
      const { bytes } = await one(id)
      for (const { name } of await pdfFonts(bytes)) expect(name).toMatch(/^(Tinos|TimesNewRoman)/)
    })

    it('has the picture in it', async () => {
      const id = filled.members[0] ?? ''
      const without = (await one(id)).bytes
      const { revision } = await filled.office.ask('people.form', { id })
      const upload = filled.office.door.put({ name: 'a.jpg', mediaType: 'image/jpeg', bytes: jpeg() })
      await filled.office.ask('people.setPhoto', { id, revision, upload })
      const { bytes, pages } = await one(id)
      const pictures = (pdf: Uint8Array) => count(Buffer.from(pdf).toString('latin1'), '/Subtype /Image')
      expect(pictures(without)).toBe(0)
      expect(pictures(bytes)).toBe(1)
      expect(textOf(pages[0])).not.toContain('3 x 4')
    })

    it('of a cell of 25 is one PDF with 25 beginnings, each with its own page numbers and name', async () => {
      const names = Array.from({ length: 22 }, (_, index) => `Lò Văn Thứ ${index + 1}`)
      await addMembers(filled, names)
      const { pages, records } = await printed(filled.office, { form: 'member', cellId: filled.cells[0] })
      expect(records).toBe(25)
      expect(startsOf(pages)).toBe(25)
      for (const name of names) {
        expect(
          pages.filter((page) => textOf(page).includes(`PHIẾU ĐẢNG VIÊN - ${name}`)).length,
          name,
        ).toBeGreaterThanOrEqual(2)
      }
      const [row] = auditOf(filled.office, 'forms.print')
      expect(row?.changes).toMatchObject({ exported: 'member', records: 25, pages: pages.length })
    })
  })

  describe('a list', () => {
    const columns: FieldId[] = ['fullName', 'birthDate', 'personalId', 'cell']
    const list = { ...wholeList, columns }

    it('repeats its head on every page, keeps every row whole and counts on', async () => {
      await addMembers(
        filled,
        Array.from({ length: 110 }, (_, index) => `${longName} ${index + 1}`),
      )
      const { pages, records } = await printed(filled.office, {
        form: 'list',
        title: 'Danh sách đảng viên',
        list,
      })
      expect(records).toBe(115)
      expect(pages.length).toBeGreaterThan(2)
      for (const [index, page] of pages.entries()) {
        expect(count(textOf(page), 'STT')).toBe(1)
        expect(textOf(page)).toContain(`Trang ${index + 1}/${pages.length}`)
        expect(Math.max(...page.lines.map(({ right }) => right))).toBeLessThan(page.width - 14)
      }
      const numbers = pages
        .flatMap(({ words }) => words)
        .filter(({ left, text }) => left < 34 && /^\d+$/.test(text))
        .map(({ text }) => Number(text))
      expect(numbers).toEqual(Array.from({ length: 115 }, (_, index) => index + 1))
      expect(linesOf(pages).map(({ text }) => text)).toContain('DANH SÁCH ĐẢNG VIÊN')
    })

    it('has the numbers in full, or as on the screen where that is asked for', async () => {
      const wish = {
        form: 'list',
        title: 'Danh sách',
        list,
      } as const
      expect(textOf((await printed(filled.office, wish)).pages[0])).toContain('012060000000')
      const masked = textOf((await printed(filled.office, { ...wish, isMasked: true })).pages[0])
      expect(masked).not.toContain('012060000000')
      expect(masked).toContain('0000')
    })

    it('leaves a column for the hand where it is asked for', async () => {
      const wish = { form: 'list', title: 'Danh sách', list: wholeList } as const
      const signed = await printed(filled.office, { ...wish, isSigned: true, cellId: filled.cells[0] })
      expect(textOf(signed.pages[0])).toContain('Ký nhận')
      expect(textOf(signed.pages[0])).toContain('CHI BỘ THÔN SEN ĐÔNG')
      expect(textOf((await printed(filled.office, wish)).pages[0])).not.toContain('Ký nhận')
    })
  })

  it("a cell's card is one page, however much there is to say", async () => {
    const { office, cells } = filled
    const ids = await addMembers(
      filled,
      Array.from({ length: 30 }, (_, index) => `${longName} ${index}`),
    )
    const facts = await office.ask('organisation.startingFacts', {})
    const own = facts.find(({ cellId }) => cellId === cells[0])
    if (own === undefined) throw new Error('no facts of the cell')
    const { name: _, total: __, official: ___, ...row } = own
    await office.ask('organisation.saveStartingFacts', {
      rows: [{ ...row, committeeMembers: ids.slice(0, 10).map((personId) => ({ personId, fullName: '' })) }],
    })
    for (let year = 2015; year < 2026; year += 1) {
      await office.ask('organisation.change', {
        request: {
          kind: 'rename',
          bodyId: cells[0],
          on: `${year}-06-01`,
          name: `Chi bộ ${longName} ${longName} ${year}`.slice(0, 190),
          decisionNumber: `${year}-QĐ/ĐU`,
        },
      })
    }
    const { pages } = await printed(office, { form: 'cell', cellId: cells[0] })
    expect(pages).toHaveLength(1)
    expect(textOf(pages[0])).toContain('THÔNG TIN CHI BỘ')
    expect(textOf(pages[0])).toContain('2025-QĐ/ĐU')
    expect(Math.max(...linesOf(pages).map(({ right }) => right))).toBeLessThan(195.5)
    expect((await printed(office, { form: 'cell' })).records).toBe(2)
  })

  it('the ledger of a month has its sums and the names and papers behind them', async () => {
    const { office, members, cells } = filled
    const record = async (index: number, more: object) => {
      const personId = members[index] ?? ''
      const { revision } = await office.ask('people.card', { id: personId })
      await office.ask('movements.record', { personId, revision, ...more } as never)
    }
    await record(1, { kind: 'cell-change', on: '2026-11-10', cellId: cells[1], paperNumber: '12-CV/ĐU' })
    await record(2, {
      kind: 'departure',
      on: '2026-11-15',
      otherOrganisation: 'Đảng bộ xã Lùng Vai',
      paperNumber: 'GGT 05',
    })
    const { pages, records } = await printed(office, {
      form: 'ledger',
      from: '2026-11-01',
      last: '2026-11-30',
    })
    const text = textOf(pages[0])
    expect(records).toBe(2)
    for (const part of [
      'Tháng 11 năm 2026',
      'GIẢM: 1',
      'TĂNG: 0',
      'Nguyễn Ước',
      'Đảng bộ xã Lùng Vai',
      'GGT 05',
      '12-CV/ĐU',
    ]) {
      expect(text).toContain(part)
    }
    const sums = (pages[0]?.words ?? [])
      .filter(({ size }) => Math.abs(size - 15) < 0.3)
      .map(({ text }) => text)
    expect(sums.filter((word) => /^\d+$/.test(word))).toEqual(['5', '0', '1', '4'])
  })

  describe('the phiếu bổ sung', () => {
    it('of somebody without changes is one page to be written on', async () => {
      const { pages } = await printed(filled.office, {
        form: 'supplement',
        year: 2026,
        personIds: [filled.members[3] ?? ''],
      })
      expect(pages).toHaveLength(1)
      expect(textOf(pages[0])).toContain('Mẫu 3-HSĐV')
    })

    it('tells the changes of the year and of no other', async () => {
      const id = filled.members[0] ?? ''
      const award = { kind: 'award', badgeYears: null, paperNumber: '', by: 'UBND xã' } as const
      await fillForm(filled, id, {
        careers: [],
        trainings: [],
        relatives: [],
        honours: [
          { ...award, on: '2026-09-02', name: 'Giấy khen năm nay' },
          { ...award, on: '2025-09-02', name: 'Giấy khen năm trước' },
        ],
      })
      const { revision } = await filled.office.ask('people.form', { id })
      await filled.office.ask('people.changeForm', {
        id,
        revision,
        details: { ...fullForm.details, occupation: 'Trưởng bản' },
        admission: fullForm.admission,
        lists: {
          ...fullForm.lists,
          careers: [],
          trainings: [],
          relatives: [],
          honours: [{ ...award, on: '2026-09-02', name: 'Giấy khen năm nay' }],
        },
      })
      const card = await filled.office.ask('people.card', { id })
      await filled.office.ask('movements.record', {
        personId: id,
        kind: 'cell-change',
        on: '2026-11-10',
        cellId: filled.cells[1],
        revision: card.revision,
      })
      const { pages } = await printed(filled.office, { form: 'supplement', year: 2026, personIds: [id] })
      const text = pages.map(textOf).join(' ').replaceAll('\n', ' ')
      expect(text).toContain('Giấy khen năm nay')
      expect(text).not.toContain('Giấy khen năm trước')
      expect(text).toContain('Nghề nghiệp: Trưởng bản (trước đây: Giáo viên nghỉ hưu')
      expect(text).toContain('10/11/2026: Chuyển chi bộ trong đảng bộ')
      expect(text).not.toContain('Sư phạm')
    })

    it('of those with changes alone leaves the others out, and says where there is nobody', async () => {
      const { office, members } = filled
      const { revision } = await office.ask('people.card', { id: members[4] ?? '' })
      await office.ask('movements.record', {
        personId: members[4] ?? '',
        kind: 'death',
        on: '2026-11-10',
        revision,
      })
      const wish = { form: 'supplement', standing: 'all', isChangedOnly: true } as const
      expect(startsOf((await printed(office, { ...wish, year: 2026 })).pages)).toBe(1)
      expect((await office.refusal('forms.print', { ...wish, year: 2019 })).code).toBe('not-found')
    })
  })
})

/** A promise that the test keeps when it wants to. */
function deferred<T>() {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>((keep) => {
    resolve = keep
  })
  return { promise, resolve }
}

describe('an export', () => {
  it('that is cancelled while it is drawn leaves no file and no row in the audit', async () => {
    const started = deferred<void>()
    const drawn = deferred<Uint8Array>()
    const filled = await filledAt({
      ...bareHost,
      makePdf: () => {
        started.resolve()
        return drawn.promise
      },
    })
    const asked = filled.office.call('forms.print', { form: 'member' }, 'job-of-forms')
    await started.promise
    filled.office.cancel('job-of-forms')
    const answer = await asked
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    drawn.resolve(Buffer.from('%PDF'))
    await drawn.promise
    expect(auditOf(filled.office, 'forms.print')).toEqual([])
  })

  it('of nobody, and of a cell that does not exist, is refused in words', async () => {
    const { office, cells } = await filledAt(bareHost)
    const nobody = await office.refusal('forms.print', {
      form: 'member',
      cellId: cells[0],
      standing: 'expelled',
    })
    expect(nobody.message).toContain('Không có đảng viên nào để in')
    const unknown = '00000000-0000-7000-8000-000000000000'
    for (const wish of [
      { form: 'member', cellId: unknown },
      { form: 'cell', cellId: unknown },
      { form: 'ledger', from: '2026-11-01', last: '2026-11-30', cellId: unknown },
      { form: 'list', title: 'Danh sách', list: wholeList, cellId: unknown },
    ] as const) {
      expect((await office.refusal('forms.print', wish)).code).toBe('not-found')
    }
  })

  it('of a list to Excel has every number as text, and says who took it out and when', async () => {
    const { office } = await filledAt(bareHost)
    const file = await office.ask('forms.listWorkbook', {
      title: 'Đảng viên có số định danh',
      list: { ...wholeList, columns: ['fullName', 'personalId', 'birthDate', 'partyAge'] },
    })
    const bytes = Buffer.from(office.door.take(file.token)?.bytes ?? [])
    const [sheet] = (await readXlsxFile(bytes)) as unknown as {
      readonly data: readonly (readonly unknown[])[]
    }[]
    const [head, ...rows] = sheet?.data ?? []
    expect(head).toEqual(['STT', 'Họ và tên', 'Số định danh cá nhân', 'Sinh ngày', 'Tuổi đảng'])
    expect(rows).toHaveLength(5)
    expect(file.rows).toBe(5)
    expect(rows.find((row) => row[1] === 'Lò Văn Hặc')?.slice(2)).toEqual([
      '012060000000',
      '19/05/1970',
      '31',
    ])
    const core = (await unzip(bytes)).get('docProps/core.xml')?.toString()
    expect(core).toContain('<dc:creator>Văn phòng</dc:creator>')
    expect(core).toContain('2026-11-22T02:00:00.000Z')
    expect(auditOf(office, 'forms.listWorkbook').map((row) => row.changes.rows)).toEqual([5])
  })

  it('goes to the printer while it waits behind the door, and nothing else does', async () => {
    let sent = ''
    const { office } = await filledAt({
      ...bareHost,
      makePdf: async () => Buffer.from('%PDF /Type /Page\n'),
      printPdf: async (_pdf, name) => {
        sent = name
        return 'printed'
      },
    })
    const { token } = await office.ask('forms.print', { form: 'cell' })
    expect(await office.ask('forms.toPrinter', { file: token })).toEqual({ how: 'printed' })
    expect(sent).toContain('.pdf')
    const other = office.door.put({ name: 'a.jpg', mediaType: 'image/jpeg', bytes: jpeg() })
    expect((await office.refusal('forms.toPrinter', { file: other })).code).toBe('not-found')
  })
})
