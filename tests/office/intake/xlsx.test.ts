import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { readSheets, type Sheet } from '../../../electron/office/intake/xlsx/sheets.ts'
import { isDateCode } from '../../../electron/office/intake/xlsx/styles.ts'
import { createXmlReader } from '../../../electron/office/intake/xlsx/xml.ts'
import type { CellValue, SheetRow } from '../../../shared/intake/layout.ts'
import { workbook } from '../../fixtures/books.ts'
import { zipOf } from './zip-of.ts'

const books = join(import.meta.dirname, '../../fixtures/workbooks')

async function sheetsOf(bytes: Uint8Array, mostRows = 1000): Promise<readonly Sheet[]> {
  const sheets: Sheet[] = []
  for await (const sheet of readSheets(Buffer.from(bytes), { mostRows })) sheets.push(sheet)
  return sheets
}

interface Book {
  readonly cells: string
  readonly strings?: string
  readonly styles?: string
  readonly properties?: string
  readonly second?: string
}

const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const related = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="${relation}/${kind}" Target="${target}"/>`

/** A workbook whose first sheet holds these cells; the second is there where it is given. */
function bookOf({ cells, strings = '', styles = '', properties = '', second }: Book): Buffer {
  const sheet = (content: string) => `<x:worksheet><x:sheetData>${content}</x:sheetData></x:worksheet>`
  const tabs = ['Một', ...(second === undefined ? [] : ['Hai'])]
  return zipOf(
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="${relation}"><workbookPr ${properties}/><sheets>${tabs
        .map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="r${index + 1}"/>`)
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${related('r1', 'worksheet', 'worksheets/a.xml')}${related('r2', 'worksheet', '/xl/worksheets/b.xml')}${related('r3', 'styles', 'styles.xml')}</Relationships>`,
    },
    { name: 'xl/worksheets/a.xml', content: sheet(cells) },
    { name: 'xl/worksheets/b.xml', content: second ?? '' },
    { name: 'xl/sharedStrings.xml', content: `<sst>${strings}</sst>` },
    { name: 'xl/styles.xml', content: `<styleSheet>${styles}</styleSheet>` },
  )
}

const rowsOf = async (book: Book) => (await sheetsOf(bookOf(book)))[0]?.rows
const cell = async (written: string, rest: Omit<Book, 'cells'> = {}): Promise<CellValue | undefined> =>
  (await rowsOf({ ...rest, cells: `<row r="1">${written}</row>` }))?.[0]?.[0]

const withoutEmptyEnds = (row: SheetRow) => row.slice(0, row.findLastIndex((value) => value !== null) + 1)

describe('a workbook is read as the library of others reads it', () => {
  it.each(['dang-vien-29-cot.xlsx', 'DS_DANGVIEN.xlsx', 'danh-sach-cu-tcvn3.xlsx'])('%s', async (name) => {
    const bytes = readFileSync(join(books, name))
    const others = await readXlsxFile(bytes)
    expect((await sheetsOf(bytes)).map((sheet) => [sheet.name, sheet.rows.map(withoutEmptyEnds)])).toEqual(
      others.map(({ sheet, data }) => [sheet, (data as unknown as SheetRow[]).map(withoutEmptyEnds)]),
    )
  })

  it('whatever texts, numbers and days it holds', async () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/[^\P{C}\n]/gu, '')),
      fc.constantFrom('Lò Thị Mai', 'a < b & "c"', '_x000D_', ' Hoà ', '010180001234'),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
      fc.date({ min: new Date('1900-03-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      fc.constant(null),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(value, { maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        async (table) => {
          const bytes = await workbook(table)
          // Some numbers that a workbook may hold the other library refuses: there is nothing to compare then.
          const others = await readXlsxFile(Buffer.from(bytes)).then(
            ([sheet]) => sheet,
            () => undefined,
          )
          fc.pre(others !== undefined)
          const [own] = await sheetsOf(bytes)
          const theirs = ((others?.data ?? []) as unknown as SheetRow[]).map(withoutEmptyEnds)
          expect(own?.rows.map(withoutEmptyEnds)).toEqual(theirs)
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('a cell', () => {
  const dates =
    '<numFmts><numFmt numFmtId="164" formatCode="[&gt;100]dd/mm/yyyy;@"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf xfId="0"/><xf numFmtId="2"/></cellXfs>'
  it.each<[string, string, CellValue]>([
    ['a number', '<c r="A1"><v>12.5</v></c>', 12.5],
    ['a number of a plain style', '<c r="A1" s="3"><v>29465</v></c>', 29465],
    ['a day of a style of its own', '<c r="A1" s="1"><v>29465</v></c>', new Date('1980-09-01T00:00:00Z')],
    [
      'a day of the style that its style is based on',
      '<c r="A1" s="2"><v>29465</v></c>',
      new Date('1980-09-01T00:00:00Z'),
    ],
    [
      'a day in words of ISO',
      '<c r="A1" t="d"><v>1980-09-01T00:00:00Z</v></c>',
      new Date('1980-09-01T00:00:00Z'),
    ],
    ['a text in its place', '<c r="A1" t="inlineStr"><is><t> Lò &amp; Mai&#7857; </t></is></c>', 'Lò & Maiằ'],
    ['a text in raw form', '<c r="A1" t="inlineStr"><is><t><![CDATA[a<b&amp;]]></t></is></c>', 'a<b&amp;'],
    ['a shared text', '<c r="A1" t="s"><v>1</v></c>', 'Lò Thị Mai'],
    ['a shared text that is blank', '<c r="A1" t="s"><v>0</v></c>', null],
    ['the result of a formula', '<c r="A1" t="str"><f>B1&amp;C1</f><v>Mai_x000A_Lan</v></c>', 'Mai\nLan'],
    ['a formula without a result', '<c r="A1" t="str"><f>B1</f></c>', null],
    ['an error of a formula', '<c r="A1" t="e"><v>#N/A</v></c>', null],
    ['yes', '<c r="A1" t="b"><v>1</v></c>', true],
    ['nothing', '<c r="A1" s="1"/>', null],
  ])('holds %s', async (_what, written, expected) => {
    const strings =
      '<si><t> </t></si><si><r><rPr><b/></rPr><t>Lò </t></r><r><t>Thị Mai</t></r><rPh sb="0" eb="1"><t>ro</t></rPh></si>'
    expect((await cell(`${written}<c r="B1"><v>1</v></c>`, { strings, styles: dates })) ?? null).toEqual(
      expected,
    )
  })

  it('counts days from 1904 where the workbook says so', async () => {
    const rest = { styles: dates, properties: 'date1904="1"' }
    expect(await cell('<c r="A1" s="1"><v>28003</v></c>', rest)).toEqual(new Date('1980-09-01T00:00:00Z'))
  })

  it('stands where its address says, or next to the one before', async () => {
    const cells =
      '<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c><c r="AA2"><v>3</v></c></row><row><c><v>4</v></c></row>'
    const wide: CellValue[] = Array.from({ length: 27 }, () => null)
    wide.splice(1, 2, 1, 2)
    wide[26] = 3
    expect(await rowsOf({ cells })).toEqual([[], wide, [4]])
  })
})

describe('a format writes a day or not', () => {
  it.each<[string, boolean]>([
    ['dd/mm/yyyy', true],
    ['[$-42A]d mmmm yyyy;@', true],
    ['"ngày" dd "tháng" mm', true],
    ['[h]:mm:ss.00', true],
    ['General', false],
    ['0.00', false],
    ['#,##0 "đ"', false],
    ['[Red]0;[Blue]-0', false],
    ['000000000000', false],
  ])('%s', (code, isDate) => expect(isDateCode(code)).toBe(isDate))
})

describe('the reading', () => {
  const one = '<row r="1"><c r="A1"><v>1</v></c></row>'

  it('goes no further than asked, and says so', async () => {
    const cells = [1, 2, 5].map((row) => `<row r="${row}"><c><v>${row}</v></c></row>`).join('')
    const [cut] = await sheetsOf(bookOf({ cells }), 4)
    expect(cut).toMatchObject({ rows: [[1], [2]], isCut: true })
    const [whole] = await sheetsOf(bookOf({ cells: `${cells}<row r="9"><c r="A9"/></row>` }), 5)
    expect(whole).toMatchObject({ rows: [[1], [2], [], [], [5]], isCut: false })
  })

  it('does not touch a sheet that nobody asks for', async () => {
    const bytes = bookOf({ cells: one, second: 'no sheet at all' })
    const sheets = readSheets(bytes, { mostRows: 10 })
    expect((await sheets.next()).value).toMatchObject({ name: 'Một', rows: [[1]] })
    await expect(sheets.next()).rejects.toThrow('bị hỏng')
  })

  it.each([
    ['rows out of order', { cells: '<row r="2"/><row r="2"/>' }],
    ['cells out of order', { cells: '<row r="1"><c r="B1"/><c r="A1"/></row>' }],
    ['a cell beyond the last column', { cells: '<row r="1"><c r="XFE1"><v>1</v></c></row>' }],
    ['a text that is not there', { cells: '<row r="1"><c r="A1" t="s"><v>7</v></c></row>' }],
    ['a number that is none', { cells: '<row r="1"><c r="A1"><v>mười</v></c></row>' }],
    ['tags that do not close', { cells: '<row r="1"><c r="A1"></row>' }],
    ['a document type', { cells: one, styles: '<!DOCTYPE a [<!ENTITY b "c">]>' }],
  ])('refuses %s', async (_what, book) => {
    await expect(sheetsOf(bookOf(book))).rejects.toThrow('bị hỏng')
  })
})

describe('the reader of XML', () => {
  const text =
    '\ufeff<?xml version="1.0"?><!-- <a> --><x:sst a=\'1>2\'  b = "&lt;&#x1EA1;"><si/>Lò &amp; Mai<!-- một > --><t xmlns:t="u">ạ</t >' +
    '<![CDATA[<&]]><c r="A1" long="Tổ chức đảng"></c></x:sst>\n'
  const told = (...pieces: readonly Buffer[]) => {
    const events: unknown[] = []
    let words = ''
    const reader = createXmlReader({
      open: (name, attribute) => events.push(words, name, ['a', 'b', 't', 'long'].map(attribute)),
      text: (read) => {
        words += read()
      },
      close: (name) => events.push(words, `/${name}`),
    })
    for (const piece of pieces) reader.write(piece)
    reader.end()
    return events
  }

  it('tells names without prefixes, attributes and text without entities', () => {
    expect(told(Buffer.from(text)).filter((event) => event !== '')).toEqual([
      'sst',
      ['1>2', '<ạ', undefined, undefined],
      'si',
      [undefined, undefined, undefined, undefined],
      '/si',
      'Lò & Mai',
      't',
      [undefined, undefined, undefined, undefined],
      'Lò & Maiạ',
      '/t',
      'Lò & Maiạ<&',
      'c',
      [undefined, undefined, undefined, 'Tổ chức đảng'],
      'Lò & Maiạ<&',
      '/c',
      'Lò & Maiạ<&',
      '/sst',
    ])
  })

  it('tells the same wherever the pieces are cut', () => {
    const bytes = Buffer.from(text)
    const whole = told(bytes)
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 6 }), (cuts) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), bytes.length]
        const pieces = places.slice(1).map((to, index) => bytes.subarray(places[index], to))
        expect(told(...pieces)).toEqual(whole)
      }),
    )
    expect(told(...Array.from(bytes, (byte) => Buffer.from([byte])))).toEqual(whole)
  })

  it.each(['', '<a>', '<a></b>', '<a/><b/>', '<a b=c/>', '<a', '<a/>end'])('refuses %s', (broken) => {
    expect(() => {
      const reader = createXmlReader({ open: (_name, attribute) => attribute('b') })
      reader.write(Buffer.from(broken))
      reader.end()
    }).toThrow()
  })
})
