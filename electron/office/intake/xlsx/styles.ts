import type { ReadPart } from './parts.ts'

/** The styles of cells, by their numbers. */
export interface Styles {
  /** Whether a style shows a number as a date or a time. */
  readonly dates: readonly boolean[]
  /** The font's name; '' where the file gives none. */
  readonly fonts: readonly string[]
}

export const noStyles: Styles = { dates: [], fonts: [] }

/**
 * A date in a workbook is a number; only the format of its cell tells that it is a date. And only the font of a cell
 * may tell that its letters are in an old encoding.
 */
export async function readStyles(read: ReadPart, part: string): Promise<Styles> {
  const fontNames: string[] = []
  const fontOf: number[] = []
  const codes = new Map<number, string>()
  const bases: (number | undefined)[] = []
  const formats: (number | undefined)[] = []
  let within = ''
  await read(part, {
    open: (name, attribute) => {
      if (name === 'cellStyleXfs' || name === 'cellXfs' || name === 'fonts') within = name
      else if (name === 'font' && within === 'fonts') fontNames.push('')
      else if (name === 'name' && within === 'fonts') fontNames.splice(-1, 1, attribute('val') ?? '')
      else if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '')
      else if (name === 'xf' && within !== '' && within !== 'fonts') {
        const written = attribute('numFmtId')
        const own = written === undefined ? undefined : Number(written)
        if (within === 'cellStyleXfs') bases.push(own)
        else {
          formats.push(own ?? bases[Number(attribute('xfId'))])
          fontOf.push(Number(attribute('fontId') ?? -1))
        }
      }
    },
    close: (name) => {
      if (name === within) within = ''
    },
  })
  return {
    dates: formats.map((id) => id !== undefined && isDateFormat(id, codes.get(id))),
    fonts: fontOf.map((font) => fontNames[font] ?? ''),
  }
}

/** Formats that Excel knows by number alone, those of East Asia and Thailand included (ECMA-376 Part 1, 18.8.30). */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58) ||
  (id >= 71 && id <= 81)

const isDateFormat = (id: number, code: string | undefined) =>
  isBuiltInDate(id) || (id >= 100 && code !== undefined && isDateCode(code))

const dateWord = /^(?:s{1,2}|m{1,5}|h{1,2}|am|pm|a|p|d{1,4}|a{3,5}|y|yy|yyyy|e|ee|eeee)$/

/** Whether a format such as `dd/mm/yyyy;@` or `[$-42A]d mmmm yyyy` writes a date: it has words of dates and no others. */
export function isDateCode(code: string): boolean {
  const parts = code.toLowerCase().replace(/;@$/, '').replace(/\\./g, ' ').split(';')
  return parts.some((part) => {
    const words = part
      .replace(/"[^"]*"/g, ' ')
      // Fractions of seconds and hours beyond a day.
      .replace(/(\[?[smhd]{1,2}\]?)[.,]00?0?/g, '$1')
      .replace(/\[([smhd]{1,2})\]/g, '$1')
      // Conditions, colours, languages.
      .replace(/\[[^\]]*\]/g, '')
      .split(/[^a-z0#?%]+/)
      .filter((word) => word !== '')
    return words.length > 0 && words.every((word) => dateWord.test(word))
  })
}
