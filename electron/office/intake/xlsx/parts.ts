import { posix } from 'node:path'
import type { XmlListener } from './xml.ts'

/** Reads one part of the workbook from end to end. */
export type ReadPart = (name: string, listener: XmlListener) => Promise<void>

export const workbookPart = 'xl/workbook.xml'

/** Where the parts of a workbook stand in its zip, and what it says of all sheets. */
export interface Contents {
  /** In the order of the tabs. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[]
  readonly sharedStrings: string
  readonly styles: string
  /** Day 0 is 01/01/1904, as old Macs had it. */
  readonly isFrom1904: boolean
}

export async function readContents(read: ReadPart): Promise<Contents> {
  const sheetParts = new Map<string, string>()
  let sharedStrings = 'xl/sharedStrings.xml'
  let styles = 'xl/styles.xml'
  await read('xl/_rels/workbook.xml.rels', {
    open: (name, attribute) => {
      if (name !== 'Relationship') return
      const target = attribute('Target') ?? ''
      const part = target.startsWith('/') ? target.slice(1) : posix.join('xl', target)
      // The address before the last word is another in the strict form of the standard.
      const kind = attribute('Type')?.split('/').at(-1)
      if (kind === 'worksheet') sheetParts.set(attribute('Id') ?? '', part)
      else if (kind === 'sharedStrings') sharedStrings = part
      else if (kind === 'styles') styles = part
    },
  })

  const sheets: { name: string; part: string }[] = []
  let isFrom1904: boolean | undefined
  await read(workbookPart, {
    open: (name, attribute) => {
      if (name === 'workbookPr') isFrom1904 ??= /^(1|true)$/.test(attribute('date1904') ?? '')
      else if (name === 'sheet') {
        const part = sheetParts.get(attribute('id') ?? '')
        // A sheet that is a chart alone has no cells.
        if (part !== undefined) sheets.push({ name: unescaped(attribute('name') ?? ''), part })
      }
    },
  })
  return { sheets, sharedStrings, styles, isFrom1904: isFrom1904 ?? false }
}

/** The texts that cells name by number. Trimmed; runs of one text are joined, readings of East Asian signs are left out. */
export async function readSharedStrings(read: ReadPart, part: string): Promise<readonly string[]> {
  const strings: string[] = []
  const run = createRun()
  await read(part, {
    open: (name) => {
      if (name === 'si') run.begin()
      else run.open(name)
    },
    text: run.text,
    close: (name) => {
      if (name === 'si') strings.push(run.finish().trim())
      else run.close(name)
    },
  })
  return strings
}

/** Gathers the text of a shared string or of a string in its cell: all `t`, but not those within `rPh`. */
export function createRun() {
  let text = ''
  let isText = false
  let isReading = false
  return {
    begin: () => {
      text = ''
      isText = false
      isReading = false
    },
    open: (name: string) => {
      if (name === 't') isText = true
      else if (name === 'rPh') isReading = true
    },
    text: (read: () => string) => {
      if (isText && !isReading) text += read()
    },
    close: (name: string) => {
      if (name === 't') isText = false
      else if (name === 'rPh') isReading = false
    },
    finish: () => unescaped(text),
  }
}

const ESCAPED = /_x([\dA-Fa-f]{4})_/g

/** `_x000D_` is how a workbook writes what XML cannot hold (ECMA-376 Part 1, 22.9.2.19). */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
