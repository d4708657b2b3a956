import { deflateRawSync } from 'node:zlib'
import { zipOf } from './zip-of.ts'

/** A small generator of numbers that are the same in every run (mulberry32). */
export function randomOf(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (most: number): number => Math.floor(next() * most)
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  return { next, below, pick }
}
type Random = ReturnType<typeof randomOf>

const rels =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
  '<Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>' +
  '<Relationship Id="r2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/>' +
  '<Relationship Id="r3" Type="http://x/styles" Target="styles.xml"/></Relationships>'
const book =
  '<?xml version="1.0"?><workbook xmlns:r="http://x/relationships"><sheets><sheet name="DS" sheetId="1" r:id="r1"/></sheets></workbook>'
const styles =
  '<?xml version="1.0"?><styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'

interface Parts {
  readonly sheet: string
  readonly strings?: string
  readonly book?: string
  readonly rels?: string
  readonly styles?: string
  readonly told?: number
}

const bookOf = (parts: Parts): Buffer =>
  zipOf(
    { name: 'xl/workbook.xml', content: parts.book ?? book },
    { name: 'xl/_rels/workbook.xml.rels', content: parts.rels ?? rels },
    { name: 'xl/styles.xml', content: parts.styles ?? styles },
    ...(parts.strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', content: parts.strings }]),
    {
      name: 'xl/worksheets/sheet1.xml',
      content: parts.sheet,
      ...(parts.told === undefined ? {} : { told: parts.told }),
    },
  )

const sheetOf = (rows: string, before = '', after = '') =>
  `<?xml version="1.0"?><worksheet>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`
const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
const headers = ['TT', 'Họ và tên', 'Ngày sinh', 'Số thẻ', 'Ngày vào Đảng', 'Chi bộ']
const headerRow = `<row r="1">${headers.map(inline).join('')}</row>`
const member = (number: number) =>
  `<row>${['1', 'Lò Thị Mai', '02/09/1980', String(100000000000 + number), '19/05/2004', 'Chi bộ bản Sen Đông'].map(inline).join('')}</row>`

const strangeTexts = [
  '',
  '&amp;&lt;',
  '&#0;',
  '&#x10ffff;',
  '&#xd800;',
  '_x0000_',
  'Chi bộ thôn Na Lang (12 đảng viên)',
  'NguyÔn V¨n Minh',
  'Nguyeãn Vaên A',
  'Nguyá»…n',
  '=HYPERLINK("http://x","y")',
  '31/02/1980',
  '99999999',
  '1e308',
  '-1',
  '١٢/٠٣/١٩٨٠',
  '‮gnol',
  'x'.repeat(5000),
  'Chi bộ '.repeat(60),
  '((((((((((((((((((((',
  '\u0301\u0301\u0301',
  '🙂'.repeat(40),
]
/** Odd, but as Excel may write them. */
const oddCell = (random: Random): string =>
  random.pick([
    () => inline(random.pick(strangeTexts)),
    () => `<c t="n"><v>${random.pick(['-1e308', '26382', '26382.75', '', '1', '123456789012'])}</v></c>`,
    () => `<c s="1"><v>${random.pick(['-5', '0', '60', '2958466', '99999999999', '26382'])}</v></c>`,
    () => `<c s="${random.below(900)}"><v>1</v></c>`,
    () => '<c t="s"><v>0</v></c>',
    () => `<c t="b"><v>${random.pick(['0', '1'])}</v></c>`,
    () => '<c t="e"><v>#REF!</v></c>',
    () =>
      `<c t="str"><f>${'SUM(A1:A9)+'.repeat(random.below(50))}1</f><v>${random.pick(strangeTexts)}</v></c>`,
    () => '<c><f t="shared" si="0"/></c>',
  ])()
const impossibleCells = [
  '<c t="s"><v>-1</v></c>',
  '<c t="s"><v>99999999</v></c>',
  '<c t="n"><v>NaN</v></c>',
  '<c t="b"><v>2</v></c>',
  '<c t="d"><v>2020-13-45</v></c>',
  '<c t="x"><v>1</v></c>',
  '<c r="XFD9"/><c r="A9"/>',
]
const strangeCell = (random: Random): string =>
  random.below(300) === 0 ? random.pick(impossibleCells) : oddCell(random)

/** One more kind of trouble each; what they make depends on the random numbers alone. */
const kinds: readonly ((random: Random, whole: Buffer) => Buffer)[] = [
  // A whole workbook cut off.
  (random, whole) => whole.subarray(0, random.below(whole.length)),
  // Bytes flipped anywhere.
  (random, whole) => flipped(random, whole, 1 + random.below(40)),
  // Bytes flipped in the directory of the zip.
  (random, whole) => {
    const damaged = Buffer.from(whole)
    for (let count = 0; count < 3; count += 1) {
      damaged[whole.length - 1 - random.below(400)] = random.below(256)
    }
    return damaged
  },
  // A part taken out, doubled or moved.
  (random, whole) => {
    const at = random.below(whole.length)
    const piece = whole.subarray(at, at + random.below(2000))
    return Buffer.concat([whole.subarray(0, at), piece, piece, whole.subarray(at)])
  },
  // Odd cells in an honest zip.
  (random) => {
    const rows = Array.from({ length: random.below(30) }, () => {
      const cells = Array.from({ length: random.below(9) }, () => strangeCell(random))
      return `<row>${cells.join('')}</row>`
    })
    return bookOf({
      sheet: sheetOf(headerRow + rows.join('') + member(1)),
      strings: '<sst><si><t>a</t></si></sst>',
    })
  },
  // Dimensions and addresses beyond measure.
  (random) => {
    const row = random.pick(['1048576', '99999999', '-1', '0', '1e9', 'x', '4294967297'])
    const cell = random.pick(['XFD1', 'ZZZZZZ1', 'A1', '1', ''])
    return bookOf({
      sheet: sheetOf(
        `${headerRow}<row r="${row}"><c r="${cell}" t="inlineStr"><is><t>x</t></is></c></row>`,
        '<dimension ref="A1:XFD1048576"/>',
      ),
    })
  },
  // 16,000 columns.
  (random) => {
    const wide = random.pick(['', 'x', 'Họ và tên'])
    const cells = wide === '' ? '<c/>'.repeat(16_000) : inline(wide).repeat(16_000)
    return bookOf({ sheet: sheetOf(`<row>${cells}</row>${member(1)}`) })
  },
  // Merged cells without end, and a header of two rows.
  (random) => {
    const merges = Array.from(
      { length: random.below(5000) },
      () => `<mergeCell ref="A${random.below(9)}:XFD1048576"/>`,
    )
    const two = `<row>${inline('Họ và tên')}${inline('Sinh')}<c/></row><row><c/>${inline('Nam')}${inline('Nữ')}</row>`
    const rest = Array.from({ length: random.below(40) }, (_, number) => member(number)).join('')
    return bookOf({ sheet: sheetOf(two + rest, '', `<mergeCells>${merges.join('')}</mergeCells>`) })
  },
  // Sizes that are lies, and parts that swell.
  (random) => {
    const sheet = sheetOf(headerRow + ' '.repeat(random.pick([10, 100_000, 3_000_000])))
    return bookOf({ sheet, told: random.pick([0, 1, 100, sheet.length * 2, 4_000_000_000]) })
  },
  (random) => {
    const swollen = swollenPart(random.pick([1, 20, 60]), random.pick([' ', '<', 'x']))
    return Buffer.concat([bookOf({ sheet: sheetOf(headerRow) }).subarray(0, 300), swollen])
  },
  // What XML can do to a reader: entities, document types, nesting, tags and texts without end.
  (random) => {
    const trick = random.pick([
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
      '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
      '<?xml-stylesheet href="http://x"?>',
      '<![CDATA[<row>]]>',
      '<!-- -- -- -->',
      '<a>'.repeat(5000),
      `<a ${'b="c" '.repeat(3000)}/>`,
      `<a b="${'c'.repeat(200_000)}"/>`,
      '</sheetData>',
      '<row r="1"/><row r="1"/>',
      '\0\0\0\0',
      '<',
      '&xxe;',
    ])
    const place = random.pick(['sheet', 'book', 'rels', 'styles', 'strings'] as const)
    const honest = { sheet: sheetOf(headerRow + member(1)), book, rels, styles, strings: '<sst/>' }
    return bookOf({ ...honest, [place]: honest[place].replace('?>', `?>${trick}`) })
  },
  // Shared strings beyond sense.
  (random) => {
    const strings = random.pick([
      () => `<sst count="4294967295" uniqueCount="4294967295"><si><t>a</t></si></sst>`,
      () => `<sst>${'<si/>'.repeat(50_000)}</sst>`,
      () => `<sst><si><t>${'đ'.repeat(300_000)}</t></si></sst>`,
      () => `<sst><si>${'<r><t>a</t></r>'.repeat(20_000)}</si></sst>`,
      () => '<sst><si><t>a</t>',
    ])()
    const cell = `<c t="s"><v>${random.pick([0, 1, 49_999, 50_000])}</v></c>`
    return bookOf({ sheet: sheetOf(`${headerRow}<row>${cell.repeat(6)}</row>`), strings })
  },
  // Text files: odd quotation marks, delimiters, bytes, lines without end.
  (random) => {
    const delimiter = random.pick([',', ';', '\t', '|'])
    const odd = ['"', '"a', '\u0001', delimiter.repeat(20)]
    const cell = () =>
      random.below(200) === 0 ? random.pick(odd) : random.pick([...strangeTexts, 'a"b', '"a\nb"', '""'])
    const lines = Array.from({ length: random.below(60) }, () =>
      Array.from({ length: random.below(12) }, cell).join(delimiter),
    )
    const text = [headers.join(delimiter), ...lines].join(random.pick(['\n', '\r\n', '\r', '']))
    return random.pick([
      () => Buffer.from(text),
      () => Buffer.from(`\ufeff${text}`),
      () => Buffer.from(`\ufeff${text}`, 'utf16le'),
      () => Buffer.from(text, 'latin1'),
      () => flipped(random, Buffer.from(text), 10),
      () => Buffer.from(`sep=${delimiter}\n${text}`),
      () => Buffer.from(`${headers.join(delimiter)}\n${delimiter.repeat(20_000)}`),
    ])()
  },
  // Bytes of nothing known, and beginnings of other files.
  (random) => {
    const start = random.pick([
      '',
      'PK\x03\x04',
      'PK\x05\x06',
      '%PDF-1.4',
      '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
      '{\\rtf1',
      '<html>',
    ])
    const rest = Buffer.from(Array.from({ length: random.below(3000) }, () => random.below(256)))
    return Buffer.concat([Buffer.from(start, 'latin1'), rest])
  },
]

const swollenParts = new Map<string, Buffer>()

/** So many megabytes of one sign, packed; made once. */
function swollenPart(megabytes: number, sign: string): Buffer {
  const key = `${megabytes} ${sign}`
  const known = swollenParts.get(key)
  if (known !== undefined) return known
  const made = deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024, sign))
  swollenParts.set(key, made)
  return made
}

function flipped(random: Random, whole: Buffer, count: number): Buffer {
  const damaged = Buffer.from(whole)
  for (let done = 0; done < count && damaged.length > 0; done += 1) {
    damaged[random.below(damaged.length)] = random.below(256)
  }
  return damaged
}

/** The book of this number: the kinds take turns, and each is another one. */
export function oddBook(number: number, wholes: readonly Buffer[]): Buffer {
  const random = randomOf(number + 1)
  const kind = kinds[number % kinds.length]
  if (kind === undefined) throw new Error('no kind')
  return kind(random, random.pick(wholes))
}
