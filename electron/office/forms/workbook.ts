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

type Value = string | number | null

/** As wide as what stands in it, within bounds; a header wraps, so it counts by its longest word. */
function widthOf(header: string, rows: readonly (readonly Value[])[], index: number): number {
  const lengths = rows.map((row) => String(row[index] ?? '').length)
  const words = header.split(' ').map((word) => word.length)
  const longest = [...words, header.length / 2, ...lengths].reduce(
    (most, length) => Math.max(most, length),
    0,
  )
  return Math.min(48, Math.max(8, longest + 2))
}

/** A sheet with one header row that stays in sight; texts stay texts, whatever they look like. */
export async function workbookBytes(
  sheet: string,
  headers: readonly string[],
  rows: readonly (readonly Value[])[],
  facts: WorkbookFacts,
): Promise<Buffer> {
  const cells: SheetData = [
    headers.map((header) => ({ value: header, fontWeight: 'bold' as const, wrap: true })),
    ...rows.map((row) => row.map((value) => (typeof value === 'string' ? { value, type: String } : value))),
  ]
  const columns = headers.map((header, index) => ({ width: widthOf(header, rows, index) }))
  // Seldom needed and not small: loaded with the first workbook.
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const written = writeXlsxFile(
    cells,
    { sheet, columns, stickyRowsCount: 1 },
    { fontFamily: 'Times New Roman', fontSize: 12, features: [properties(facts)] as never },
  )
  return written.toBuffer()
}

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
