import { typedLines } from './markup.ts'
import type {
  Annex,
  Column,
  DottedLines,
  Heading,
  List,
  Paragraph,
  Run,
  Runs,
  Signatory,
  Signatures,
  Table,
  Vote,
} from './model.ts'

/**
 * The words in which builders write papers:
 * `paragraph('Hôm nay, ', bold('ngày 05 tháng 11'), ', tại ', blank(30), '.')`.
 */

/** A run, or plain text. */
export type Content = string | Run

export const plain = (text: string): Run => ({ kind: 'text', text: text.normalize('NFC') })

export const bold = (text: string): Run => ({ kind: 'text', text: text.normalize('NFC'), bold: true })

export const italic = (text: string): Run => ({ kind: 'text', text: text.normalize('NFC'), italic: true })

/** Dots to be filled in by hand, `width` of them. */
export const blank = (width = 20): Run => ({ kind: 'blank', width })

/** A new line inside a paragraph or a table cell. */
export const lineBreak: Run = { kind: 'break' }

/** The value as text, or dots when it is not known (absent, or nothing but spaces). */
export const known = (value: string | number | null | undefined, width = 20): Run => {
  const text = value === null || value === undefined ? '' : String(value).trim()
  return text === '' ? blank(width) : plain(text)
}

/** What was typed over several lines keeps them, in whichever paper it stands. */
export const runs = (...content: readonly Content[]): Runs =>
  content
    .map((part) => (typeof part === 'string' ? plain(part) : part))
    .flatMap(linesOf)
    .filter((run) => run.kind !== 'text' || run.text !== '')

const linesOf = (run: Run): Runs =>
  run.kind === 'text'
    ? typedLines(run.text).flatMap((text, index) => [...(index === 0 ? [] : [lineBreak]), { ...run, text }])
    : [run]

/** A body paragraph: justified, first line indented. */
export const paragraph = (...content: readonly Content[]): Paragraph => ({
  kind: 'paragraph',
  runs: runs(...content),
  indented: true,
  alignment: 'justify',
})

/** Text typed over several lines, each line a paragraph, empty ones left out. */
export const paragraphs = (text: string): readonly Paragraph[] =>
  text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => paragraph(line.trim()))

/** A paragraph without first-line indent. */
export const flush = (...content: readonly Content[]): Paragraph => ({
  ...paragraph(...content),
  indented: false,
})

export const centered = (...content: readonly Content[]): Paragraph => ({
  ...flush(...content),
  alignment: 'center',
})

/** `I. Đánh giá kết quả …` */
export const romanHeading = (number: number, ...content: readonly Content[]): Heading => ({
  kind: 'heading',
  level: 'roman',
  number,
  runs: runs(...content),
})

/** `1. Kết quả …` */
export const arabicHeading = (number: number, ...content: readonly Content[]): Heading => ({
  kind: 'heading',
  level: 'arabic',
  number,
  runs: runs(...content),
})

export const heading = (...content: readonly Content[]): Heading => ({
  kind: 'heading',
  level: 'plain',
  runs: runs(...content),
})

const item = (content: Content | readonly Content[]): Runs =>
  Array.isArray(content) ? runs(...(content as readonly Content[])) : runs(content as Content)

/** a) b) c) d) đ) e) g) h) i) k); at most as many items as there are letters, see `listLetters`. */
export const letterList = (items: readonly (Content | readonly Content[])[]): List => ({
  kind: 'list',
  style: 'letter',
  items: items.map(item),
})

export const dashList = (items: readonly (Content | readonly Content[])[]): List => ({
  kind: 'list',
  style: 'dash',
  items: items.map(item),
})

/** A column of exact width. */
export const column = (title: string, mm: number, alignment: Column['alignment'] = 'left'): Column => ({
  title: title.normalize('NFC'),
  width: { mm },
  alignment,
})

/** A column that takes its share of what the exact columns leave. */
export const wideColumn = (title: string, share = 1, alignment: Column['alignment'] = 'left'): Column => ({
  title: title.normalize('NFC'),
  width: { share },
  alignment,
})

/** Each row has one cell a column; a cell is text, a run, or several of them. */
export const table = (
  columns: readonly Column[],
  rows: readonly (readonly (Content | readonly Content[])[])[],
): Table => ({ kind: 'table', columns, rows: rows.map((cells) => cells.map(item)) })

/** Counts that are not given print as dots. */
export const vote = (
  subject: string,
  counts: Pick<Vote, 'base' | 'agree' | 'disagree' | 'otherOpinion'> = {},
): Vote => ({ kind: 'vote', subject: subject.normalize('NFC'), ...counts })

/** Rows of dots over the full width, to be written on by hand. */
export const dottedLines = (lines: number): DottedLines => ({ kind: 'dottedLines', lines })

/** `PHỤ LỤC` and what it holds, on a new page. */
export const annex = (title: string, ...subject: readonly string[]): Annex => ({
  kind: 'annex',
  title: title.normalize('NFC'),
  subject: subject.map((line) => line.normalize('NFC')),
})

/** `signatory('CHỦ TRÌ HỘI NGHỊ', name)`, or with whose behalf: `signatory('BÍ THƯ', name, 'T/M CHI BỘ')`. */
export const signatory = (capacity: string, name?: string | null, authority?: string): Signatory => ({
  ...(authority === undefined ? {} : { authority }),
  capacity,
  ...(name?.trim() ? { name: name.trim().normalize('NFC') } : {}),
})

/** Người ghi biên bản on the left, chủ trì on the right. */
export const signaturePair = (left: Signatory, right: Signatory): Signatures => ({
  kind: 'signatures',
  left: { kind: 'signatory', signatory: left },
  right,
})

/** One signature on the right; Nơi nhận on the left, if any. */
export const signature = (right: Signatory, recipients: readonly string[] = []): Signatures => ({
  kind: 'signatures',
  left: recipients.length === 0 ? { kind: 'nobody' } : { kind: 'recipients', recipients },
  right,
})
