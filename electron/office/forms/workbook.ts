import type { Feature, SheetData } from 'write-excel-file/node'

export interface WorkbookFacts {
  readonly title: string
  /** Who took it out of the register, and when (UTC, ISO). */
  readonly author: string
  readonly at: string
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The properties that Excel shows under "Thông tin": the library writes none by itself. */
const properties = ({ title, author, at }: WorkbookFacts): Feature<Buffer> => ({
  files: {
    transform: {
      '[Content_Types].xml': {
        insert: () =>
          '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
      },
      '_rels/.rels': {
        insert: () =>
          '<Relationship Id="rIdCore" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>',
      },
    },
    write: {
      files: () => ({
        'docProps/core.xml':
          '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
          '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
          ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
          ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
          `<dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(author)}</dc:creator>` +
          `<cp:lastModifiedBy>${escaped(author)}</cp:lastModifiedBy>` +
          `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created>` +
          `<dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`,
      }),
    },
  },
})

/** A number may say how it is shown, as spreadsheets write formats. */
type Value = string | number | { readonly value: number; readonly format: string } | null

const mostWidth = 44

const lengthOf = (value: Value): number => {
  if (value === null) return 0
  if (typeof value === 'string') return value.length
  return typeof value === 'number' ? String(value).length : (value.format.split(';')[0]?.length ?? 0)
}

/** As wide as what stands in it, up to a limit from which texts are broken; a heading is broken at its words. */
const widthOf = (header: string, values: readonly Value[]): number => {
  const words = header.split(' ').map((word) => word.length)
  const longest = values.reduce<number>((most, value) => Math.max(most, lengthOf(value)), Math.max(...words))
  return Math.min(mostWidth, Math.max(5, longest) + 3)
}

const cellOf = (value: Value, isTotal: boolean) => {
  const bold = isTotal ? { fontWeight: 'bold' as const } : {}
  if (value === null) return isTotal ? { value: '', type: String, ...bold } : null
  if (typeof value === 'string') {
    const wrap = value.length > mostWidth ? { wrap: true } : {}
    return { value, type: String, alignVertical: 'top' as const, ...wrap, ...bold }
  }
  const number = typeof value === 'number' ? { value } : { value: value.value, format: value.format }
  return { ...number, type: Number, alignVertical: 'top' as const, ...bold }
}

export interface WorkbookSheet {
  readonly sheet: string
  readonly headers: readonly string[]
  readonly rows: readonly (readonly Value[])[]
  readonly total?: readonly Value[]
}

const drawn = ({ sheet, headers, rows, total }: WorkbookSheet) => {
  const data: SheetData = [
    headers.map((value) => ({
      value,
      fontWeight: 'bold' as const,
      wrap: true,
      alignVertical: 'center' as const,
    })),
    ...rows.map((row) => row.map((value) => cellOf(value, false))),
    ...(total === undefined ? [] : [total.map((value) => cellOf(value, true))]),
  ]
  const all = total === undefined ? rows : [...rows, total]
  const columns = headers.map((header, index) => ({
    width: widthOf(
      header,
      all.map((row) => row[index] ?? null),
    ),
  }))
  return { data, sheet, columns, stickyRowsCount: 1 }
}

/**
 * Sheets, each with one header row that stays in sight and, where there is one, a row of totals; texts stay texts,
 * whatever they look like.
 */
export async function sheetsBytes(sheets: readonly WorkbookSheet[], facts: WorkbookFacts): Promise<Buffer> {
  // Seldom needed and not small: loaded with the first workbook.
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const written = writeXlsxFile(sheets.map(drawn), {
    ...{ fontFamily: 'Times New Roman', fontSize: 12, features: [properties(facts)] as never },
  })
  return written.toBuffer()
}

/** A workbook of one sheet. */
export const workbookBytes = (
  sheet: string,
  headers: WorkbookSheet['headers'],
  rows: WorkbookSheet['rows'],
  facts: WorkbookFacts,
): Promise<Buffer> => sheetsBytes([{ sheet, headers, rows }], facts)

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
