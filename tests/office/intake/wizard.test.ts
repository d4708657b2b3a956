import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSheets } from '../../../electron/office/intake/xlsx/sheets.ts'
import type { IntakeLook, IntakePreview } from '../../../shared/intake/contract.ts'
import type { IntakePlan } from '../../../shared/intake/plan.ts'
import { proposedPlan } from '../../../shared/intake/proposal.ts'
import { nationalBook, workbook } from '../../fixtures/books.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { toMojibake, toTcvn3, toVni } from '../../shared/text/encoders.ts'
import { zipOf } from './zip-of.ts'

let office: OfficeUnderTest
beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T01:00:00Z' })
})
afterEach(() => discard(office))

/** A workbook written by hand, for what the library does not write. */
const bookInXml = ({ styles, rows }: { readonly styles: string; readonly rows: readonly string[] }): Buffer =>
  zipOf(
    {
      name: 'xl/workbook.xml',
      content: '<workbook><sheets><sheet name="DS" sheetId="1" id="r1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content:
        '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/><Relationship Id="r2" Type="x/styles" Target="styles.xml"/></Relationships>',
    },
    { name: 'xl/styles.xml', content: styles },
    {
      name: 'xl/s.xml',
      content: `<worksheet><sheetData>${rows.map((row) => `<row>${row}</row>`).join('')}</sheetData></worksheet>`,
    },
  )

type Cells = Parameters<typeof workbook>[0]

const upload = (bytes: Uint8Array, name = 'ds.xlsx') => office.door.put({ name, mediaType: '', bytes })
const open = async (bytes: Uint8Array, name?: string) => {
  const token = upload(bytes, name)
  return { token, ...(await office.ask('intake.open', { upload: token })) }
}
/** A look at a workbook that is of no known layout. */
const lookAt = async (bytes: Uint8Array, name?: string) => {
  const { token, look } = await open(bytes, name)
  if (look === null) throw new Error('the layout is known')
  return { token, look }
}
/** As the clerk who agrees to everything that is proposed, but for what `change` says. */
const previewOf = async (
  rows: Cells | Buffer,
  change: (plan: IntakePlan, look: IntakeLook) => IntakePlan = (plan) => plan,
): Promise<IntakePreview & { readonly token: string }> => {
  const { token, look } = await lookAt(Buffer.isBuffer(rows) ? rows : await workbook(rows))
  const plan = change(
    proposedPlan(look, () => true),
    look,
  )
  return { token, ...(await office.ask('intake.preview', { upload: token, plan })) }
}
const names = ({ sample }: IntakePreview) => sample.map(({ name, cellName }) => [name, cellName])

const header = ['TT', 'Họ và tên', 'Năm sinh', 'Giới tính', 'Ngày vào Đảng', 'Chính thức', 'Chi bộ']
const mai: string[] = ['1', 'Lò Thị Mai', '1980', 'Nữ', '19/05/2004', '19/05/2005', 'Chi bộ bản Sen Đông']
const tam: string[] = ['2', 'Lò Văn Tâm', '3.2.75', 'Nam', '01-12-1999', '12/2000', 'Chi bộ bản Sen Đông']

describe('a list as a text file', () => {
  const csv = (delimiter: string, ...rows: (readonly string[])[]) =>
    rows
      .map((row) => row.map((cell) => (cell.includes(delimiter) ? `"${cell}"` : cell)).join(delimiter))
      .join('\r\n')
  const text = (delimiter: string) => csv(delimiter, header, mai, tam)
  it.each<[string, Buffer]>([
    ['UTF-8 with commas', Buffer.from(text(','))],
    ['UTF-8 with a mark, as Excel saves it with semicolons', Buffer.from(`\ufeff${text(';')}`)],
    ['with the delimiter told in the first line', Buffer.from(`\ufeffsep=;\r\n${text(';')}`)],
    ['UTF-16 with tabs, as Excel saves Unicode text', Buffer.from(`\ufeff${text('\t')}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(text('\t'), 'utf16le')],
    ['UTF-16, the other way round', Buffer.from(`\ufeff${text('\t')}`, 'utf16le').swap16()],
    ['TCVN3 in the code page of Windows', Buffer.from(toTcvn3(text(';')), 'latin1')],
    ['VNI in the code page of Windows', Buffer.from(toVni(text(';')), 'latin1')],
  ])('%s', async (_how, bytes) => {
    const preview = await previewOf(bytes)
    expect(names(preview)).toEqual([
      ['Lò Thị Mai', 'Chi bộ bản Sen Đông'],
      ['Lò Văn Tâm', 'Chi bộ bản Sen Đông'],
    ])
    expect(preview.sample[1]?.birthDate).toBe('03/02/1975')
    expect(preview.counts).toMatchObject({ new: 2, wrong: 0, women: 1, cells: 1, rural: 2 })
  })

  it('may hold the delimiter and line breaks in quotation marks', async () => {
    const address = '"bản Sen Đông,\nxã ""Mường Than"""'
    const { token, look } = await lookAt(
      Buffer.from(`Họ và tên,Thường trú,Chi bộ\n"Lò Thị Mai",${address},Chi bộ bản Sen Đông\n`),
    )
    const plan = proposedPlan(look, () => true)
    const { previewId } = await office.ask('intake.preview', { upload: token, plan })
    await office.ask('intake.apply', { previewId })
    const { rows } = await office.ask('people.search', { query: 'mai' })
    const card = await office.ask('people.card', { id: rows[0]?.id ?? '' })
    expect(card.residence.detail).toBe('bản Sen Đông, xã "Mường Than"')
  })

  it('with a quotation mark that never closes is refused with its line', async () => {
    const bytes = Buffer.from(`${text(',')}\r\n3,"Lò Văn Hai,1970,Nam\r\n`)
    const { code, message } = await office.refusal('intake.open', { upload: upload(bytes, 'ds.csv') })
    expect([code, message]).toEqual(['refused', expect.stringContaining('dòng 4')])
    expect(message).toContain('Chưa ghi gì vào sổ')
  })
})

describe('letters of old files', () => {
  it.each<[string, (text: string) => string]>([
    ['tcvn3', toTcvn3],
    ['vni', toVni],
    ['mojibake', toMojibake],
  ])(
    'in %s are found by column, shown before and after, and changed only where the clerk agrees',
    async (encoding, encode) => {
      const people = ['Nguyễn Thị Hồng', 'Trần Văn Đức', 'Lê Hữu Phước', 'Đặng Thị Mỹ Lệ']
      const rows = people.map((name, index) => [
        encode(name),
        `1${index}/02/1980`,
        encode('Chi bộ thôn Đồng Căm'),
        'đã nhận quyết định',
      ])
      const list = [['Họ và tên', 'Ngày sinh', 'Chi bộ', 'Ghi chú'], ...rows]
      const { look } = await lookAt(await workbook(list))
      const found = look.columns.map(({ encoding: of }) => of?.encoding ?? null)
      expect(found).toEqual([encoding, null, encoding, null])
      expect(look.columns[0]?.encoding?.evidence[0]).toEqual({
        before: encode(people[0] ?? ''),
        after: people[0],
      })
      expect(names(await previewOf(list)).map(([name]) => name)).toEqual(people)
      const kept = await previewOf(list, (plan) => ({ ...plan, encodings: [] }))
      expect(names(kept)[0]?.[0]).toBe(encode(people[0] ?? ''))
    },
  )

  it('are told by the font of the cells too, and set in capitals where the font draws capitals', async () => {
    const cell = (text: string, style: number) => `<c t="inlineStr" s="${style}"><is><t>${text}</t></is></c>`
    const bytes = bookInXml({
      styles:
        '<styleSheet><fonts><font><name val="Arial"/></font><font><name val=".VnTimeH"/></font></fonts>' +
        '<cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs></styleSheet>',
      rows: [
        `${cell('Họ và tên', 0)}${cell('Chi bộ', 0)}`,
        `${cell('nguyÔn v¨n minh', 1)}${cell('Chi bộ bản Sen Đông', 0)}`,
        `${cell('T« Hµ', 1)}${cell('Chi bộ bản Sen Đông', 0)}`,
      ],
    })
    const { look } = await lookAt(bytes)
    expect(look.columns.map(({ encoding }) => encoding?.capitals ?? null)).toEqual([true, null])
    expect(look.columns[0]?.encoding?.evidence[0]?.after).toBe('NGUYỄN VĂN MINH')
    expect(names(await previewOf(bytes)).map(([name]) => name)).toEqual(['Nguyễn Văn Minh', 'Tô Hà'])
  })

  it('in NFD are stored composed, and the clerk is told', async () => {
    const list = [header, mai].map((row) => row.map((cell) => cell.normalize('NFD')))
    const { look } = await lookAt(await workbook(list))
    expect(look.notices).toEqual([expect.stringContaining('tổ hợp')])
    expect(names(await previewOf(list))).toEqual([['Lò Thị Mai', 'Chi bộ bản Sen Đông']])
  })
})

describe('the shape of a list', () => {
  it('rows of cells hold for the rows below them, and their counts are compared', async () => {
    const preview = await previewOf([
      ['DANH SÁCH ĐẢNG VIÊN'],
      ['TT', 'Họ và tên', 'Năm sinh', 'Ngày vào Đảng'],
      ['I', 'Chi bộ thôn Na Lang (3 đảng viên)'],
      [1, 'Lò Thị Mai', 1980, '2004'],
      [2, 'Lò Văn Tâm', 1975, '1999'],
      ['II', 'Chi bộ Trường THCS', null, null],
      [1, 'Lò Văn Hai', 1970, '1999'],
      ['Tổng cộng: 3 đảng viên'],
      [null, 'NGƯỜI LẬP BIỂU'],
    ])
    expect(names(preview)).toEqual([
      ['Lò Thị Mai', 'Chi bộ thôn Na Lang'],
      ['Lò Văn Tâm', 'Chi bộ thôn Na Lang'],
      ['Lò Văn Hai', 'Chi bộ Trường THCS'],
    ])
    expect(preview.notices).toContainEqual(expect.stringContaining('ghi 3 đảng viên, bên dưới có 2 dòng'))
    expect(preview.counts.wrong).toBe(0)
  })

  it('a header of two rows and a header that comes again on the next page are headers', async () => {
    const upper = ['TT', 'Họ và tên', 'Năm sinh', null, 'Chi bộ']
    const lower = [null, null, 'Nam', 'Nữ', null]
    const preview = await previewOf([
      upper,
      lower,
      [1, 'Lò Thị Mai', null, '1980', 'Chi bộ bản Sen Đông'],
      ...Array.from({ length: 18 }, (_, number) => [
        number + 2,
        `Lò Văn ${'ABCDEGHIKLMNOPQRST'.charAt(number)}n`,
        String(1960 + number),
        null,
        'Chi bộ bản Sen Đông',
      ]),
      upper,
      [1, 2, 3, 4, 5],
      [20, 'Lò Văn Tâm', '1975', null, 'Chi bộ bản Sen Đông'],
    ])
    expect(preview.sample.map(({ name, birthDate }) => [name, birthDate])).toContainEqual([
      'Lò Văn Tâm',
      '1975',
    ])
    expect(preview.sample[0]).toMatchObject({ name: 'Lò Thị Mai', birthDate: '1980' })
    expect(preview.counts).toMatchObject({ new: 20, women: 1, wrong: 0 })
  })

  it('the title names the cell of a list without one, and the clerk may name another', async () => {
    const list = [['DANH SÁCH ĐẢNG VIÊN CHI BỘ THÔN NA LANG'], [], header.slice(0, 6), mai.slice(0, 6)]
    expect(names(await previewOf(list))).toEqual([['Lò Thị Mai', 'Chi bộ thôn Na Lang']])
    const other = await previewOf(list, (plan) => ({ ...plan, cellName: 'Chi bộ Công an xã' }))
    expect(names(other)).toEqual([['Lò Thị Mai', 'Chi bộ Công an xã']])
  })

  it('the clerk may point at another sheet, another header, or at none', async () => {
    const bytes = await workbook([
      ['a', 'b'],
      ['Ai', 'Đâu'],
      ['Lò Thị Mai', 'Chi bộ bản Sen Đông'],
    ])
    const { token, look } = await lookAt(bytes)
    expect(look.header).toBeNull()
    const ask = (firstRow: number) =>
      office.ask('intake.look', { upload: token, sheet: look.sheet, header: { firstRow, lastRow: firstRow } })
    expect((await ask(2)).columns.map(({ label }) => label)).toEqual(['Ai', 'Đâu'])
    expect((await ask(0)).columns[0]?.samples).toEqual(['Lò Thị Mai', 'a', 'Ai'])
    const columns = [
      { place: 0, column: 'fullName' },
      { place: 1, column: 'cell' },
    ] as const
    const plan = { sheet: look.sheet, firstRow: 2, lastRow: 2, columns: [...columns] }
    expect(names(await office.ask('intake.preview', { upload: token, plan }))).toEqual([
      ['Lò Thị Mai', 'Chi bộ bản Sen Đông'],
    ])
  })

  it('without a column of names is not read, and the clerk is told which is missing', async () => {
    const { token, look } = await lookAt(await workbook([header, mai]))
    const plan = proposedPlan(look, () => true)
    const columns = plan.columns.filter(({ column }) => column !== 'fullName')
    const refused = await office.refusal('intake.preview', { upload: token, plan: { ...plan, columns } })
    expect(refused.message).toContain('Chưa có cột Họ và tên')
  })
})

describe('what is not certain', () => {
  const doubtful = [
    ['Họ và tên', 'Ngày sinh', 'Số thẻ đảng viên', 'Chi bộ'],
    ['Lò Thị Mai', '02/09/1980', '12345678901', 'Chi bộ bản Sen Đông'],
    ['Lò Văn Tâm', '05021980', 12345678902, 'Chi bộ bản Sen Đông'],
  ]
  it('is asked; unanswered it stays empty, and what is certain is mended', async () => {
    const { questions, asked, notices, previewId } = await previewOf(doubtful)
    expect(asked).toBe(2)
    expect(questions).toMatchObject([
      { row: 2, column: 'cardNumber', found: '12345678901', proposal: '012345678901' },
      { row: 3, column: 'birthDate', found: '05021980', proposal: '05/02/1980' },
    ])
    expect(notices).toEqual([expect.stringContaining('Lò Văn Tâm')])
    await office.ask('intake.apply', { previewId })
    const { rows } = await office.ask('people.search', { query: 'lo' })
    const cards = await Promise.all(rows.map(({ id }) => office.ask('people.card', { id })))
    expect(
      cards.map(({ fullName, cardNumber, birthDate }) => [fullName, cardNumber, birthDate]).toSorted(),
    ).toEqual([
      ['Lò Thị Mai', '', '1980-09-02'],
      ['Lò Văn Tâm', '012345678902', null],
    ])
  })

  it('is taken where the clerk says yes, one by one or all', async () => {
    const { token, plan } = await previewOf(doubtful)
    const one = await office.ask('intake.preview', {
      upload: token,
      plan,
      accepted: [{ row: 3, column: 'birthDate' }],
    })
    expect([one.asked, one.sample[1]?.birthDate]).toEqual([1, '05/02/1980'])
    const all = await office.ask('intake.preview', { upload: token, plan, accepted: 'all' })
    expect(all.asked).toBe(0)
  })

  it('a month is never put before a day, and a column that Excel has swapped stops the import', async () => {
    const day = (text: string) => new Date(`${text}T00:00:00Z`)
    const born = ['1980-05-02', '1981-07-03', '1975-01-09', '1969-11-12', '1990-04-04'].map(day)
    const left = ['24/03/1972', '17/07/1963', '28/01/1963', '31/12/1958', '13/02/1993']
    const list = [...born, ...left].map((date, index) => [
      `Lò Văn ${'ABCDEGHIKL'.charAt(index)}n`,
      date,
      'Chi bộ bản Sen Đông',
    ])
    const { swapped, previewId } = await previewOf([['Họ và tên', 'Ngày sinh', 'Chi bộ'], ...list])
    expect(swapped).toEqual(['Ngày sinh'])
    const refused = await office.refusal('intake.apply', { previewId })
    expect(refused.message).toContain('đổi ngày với tháng')
    expect(await office.ask('intake.apply', { previewId, acceptsSwapped: true })).toMatchObject({ new: 10 })
  })
})

describe('a namesake', () => {
  it('of one year of birth is the same person by the cell or by the day of admission', async () => {
    const seen = await previewOf([header, mai])
    await office.ask('intake.apply', { previewId: seen.previewId })
    const full = mai.with(2, '02/09/1980')
    expect((await previewOf([header, full])).counts).toMatchObject({ new: 0, changed: 1 })
    expect((await previewOf([header, full.with(6, 'Chi bộ khác')])).counts).toMatchObject({ changed: 1 })
  })

  it('of whom neither is the same cannot be told apart, and is no new member', async () => {
    const seen = await previewOf([header, mai])
    await office.ask('intake.apply', { previewId: seen.previewId })
    const other = mai.with(2, '02/09/1980').with(4, '01/01/2010').with(5, '01/01/2011').with(6, 'Chi bộ khác')
    const { counts, errors } = await previewOf([header, other])
    expect(counts).toMatchObject({ new: 0, wrong: 1 })
    expect(errors[0]?.message).toContain('sinh 1980, Chi bộ bản Sen Đông')
  })

  it('of another year is another person', async () => {
    const seen = await previewOf([header, mai])
    await office.ask('intake.apply', { previewId: seen.previewId })
    expect((await previewOf([header, mai.with(2, '1981')])).counts).toMatchObject({ new: 1 })
  })
})

describe('wrong rows', () => {
  const list = [
    ['Danh sách'],
    ['TT', 'Họ và tên', 'Năm sinh', 'Ngày vào Đảng'],
    ['Chi bộ thôn Na Lang'],
    [1, 'Lò Thị Mai', 1980, '2004'],
    [2, 'Lò Văn Tâm', '31/02/1975', '1999'],
    ['Chi bộ Trường THCS'],
    [3, 'Lò Văn Hai', 1970, '2099'],
  ]
  const wrongBook = async (previewId: string) => {
    const file = await office.ask('intake.wrongRows', { previewId })
    const bytes = office.door.take(file.token)?.bytes
    if (bytes === undefined) throw new Error('no workbook')
    return { file, bytes: Buffer.from(bytes) }
  }

  it('go out with the reasons beside them, and come in again when they are corrected', async () => {
    const { previewId } = await previewOf(
      list.map((row) => row.map((cell) => (typeof cell === 'string' ? toTcvn3(cell) : cell))),
    )
    const { file, bytes } = await wrongBook(previewId)
    expect([file.rows, file.name]).toEqual([2, 'ds - dòng cần sửa.xlsx'])
    await office.ask('intake.apply', { previewId, skipWrongRows: true })
    for await (const { rows } of readSheets(bytes, { mostRows: 100 })) {
      expect(rows.map((row) => row.slice(0, 3))).toEqual([
        ['TT', 'Họ và tên', 'Năm sinh'],
        ['Chi bộ thôn Na Lang'],
        [2, 'Lò Văn Tâm', '31/02/1975'],
        ['Chi bộ Trường THCS'],
        [3, 'Lò Văn Hai', 1970],
      ])
      expect(rows[0]?.at(-1)).toBe('Lý do chưa nhập được')
      expect(rows[2]?.at(-1)).toContain('Năm sinh: "31/02/1975" không phải là một ngày')
      expect(rows[4]?.at(-1)).toContain('ở sau ngày hôm nay')
      const corrected = rows.map((row) =>
        row.map((cell) => (cell === '31/02/1975' ? '28/02/1975' : cell === '2099' ? '1999' : cell)),
      )
      const again = await previewOf(corrected as Cells)
      expect(again.counts).toMatchObject({ new: 2, wrong: 0 })
      expect(again.notices).toEqual([])
      expect(names(again)).toEqual([
        ['Lò Văn Tâm', 'Chi bộ thôn Na Lang'],
        ['Lò Văn Hai', 'Chi bộ Trường THCS'],
      ])
    }
  })

  it('of the national workbook keep its layout, those that only the register speaks against among them', async () => {
    const first = await open(await nationalBook({}))
    await office.ask('intake.apply', { previewId: first.preview?.previewId ?? '' })
    const other = { name: 'Lò Văn Tâm', sex: 'Nam', personalId: '010181000001' }
    const { preview } = await open(await nationalBook(other, { ...other, personalId: '12', card: null }))
    expect(preview?.counts).toMatchObject({ wrong: 2 })
    const { bytes } = await wrongBook(preview?.previewId ?? '')
    const again = await open(bytes)
    expect(again.preview).toMatchObject({ plan: null, counts: { wrong: 2 }, notices: [] })
    for await (const { rows } of readSheets(bytes, { mostRows: 100 })) {
      expect(rows[1]?.at(-1)).toContain('Số thẻ này trong sổ là của đồng chí Lò Thị Mai')
      expect(rows[2]?.at(-1)).toContain('cần đủ 12 chữ số')
    }
  })
})

describe('many changes', () => {
  it('are all counted, and come in portions', async () => {
    const lines = Array.from({ length: 450 }, (_, number) => ({
      name: `Lò Thị Mai ${'ABCDEGHIK'.charAt(number % 9)}`,
      personalId: String(10180000000 + number).padStart(12, '0'),
      card: String(100000000000 + number),
    }))
    const first = await open(await nationalBook(...lines))
    await office.ask('intake.apply', { previewId: first.preview?.previewId ?? '' })
    const { preview } = await open(
      await nationalBook(...lines.map((line) => ({ ...line, residence: 'nơi khác' }))),
    )
    if (preview === null) throw new Error('no preview')
    expect([preview.counts.changed, preview.changed.length]).toEqual([450, 200])
    expect(preview.changedFields).toEqual([{ field: 'Thường trú, địa chỉ chi tiết', rows: 450, empty: 0 }])
    const { rows, total } = await office.ask('intake.changes', { previewId: preview.previewId, from: 400 })
    expect([rows.length, total]).toEqual([50, 450])
    const { previewId } = preview
    expect(await office.ask('intake.apply', { previewId, choices: { base: 'none' } })).toMatchObject({
      changed: 0,
      same: 450,
    })
  })

  it('a personal number of the register is masked beside the new one', async () => {
    const first = await open(await nationalBook({}))
    await office.ask('intake.apply', { previewId: first.preview?.previewId ?? '' })
    const list = [
      ['Họ và tên', 'Số thẻ Đảng', 'Số CMND', 'Chi bộ'],
      ['Lò Thị Mai', '123456789012', '063012345', 'Chi bộ bản Sen Đông'],
    ]
    const next = await previewOf(list)
    await office.ask('intake.apply', { previewId: next.previewId })
    const { changed } = await previewOf([list[0] ?? [], (list[1] ?? []).with(2, '063012999')])
    expect(changed[0]?.fields).toEqual([{ field: 'Số CMND cũ', before: '•••••2345', after: '063012999' }])
  })
})
