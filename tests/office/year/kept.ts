import { raw } from '../database/raw.ts'

/** A version of a paper as it lies in the database file, read without the program. */
export interface Kept {
  readonly meetingId: string
  /** '' for a paper of a meeting. */
  readonly reportId: string
  readonly kind: string
  readonly version: number
  readonly text: string
  readonly votes: readonly Readonly<Record<string, unknown>>[]
  /** Rows of all tables, each as the texts of its fields. */
  readonly rows: readonly (readonly string[])[]
  readonly issuer: string
  readonly pdf: string
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** All words under a part of a document, in order. */
function wordsOf(part: unknown): string {
  if (Array.isArray(part)) return part.map(wordsOf).join('')
  if (!isRecord(part)) return ''
  if (part.kind === 'text') return String(part.text)
  if (Array.isArray(part.items)) return part.items.map((item) => `${wordsOf(item)}\n`).join('')
  const words = Object.values(part).map(wordsOf).join('')
  return 'runs' in part ? `${words}\n` : words
}

function readPaper(row: Readonly<Record<string, unknown>>): Kept {
  const document: unknown = JSON.parse(String(row.document))
  const blocks = isRecord(document) && Array.isArray(document.blocks) ? document.blocks.filter(isRecord) : []
  const rowsOf = (block: Readonly<Record<string, unknown>>) =>
    Array.isArray(block.rows)
      ? block.rows.map((cells) => (Array.isArray(cells) ? cells.map(wordsOf) : []))
      : []
  return {
    meetingId: String(row.meeting_id),
    reportId: String(row.report_id ?? ''),
    kind: String(row.kind),
    version: Number(row.version),
    text: wordsOf(blocks),
    votes: blocks.filter(({ kind }) => kind === 'vote'),
    rows: blocks.filter(({ kind }) => kind === 'table').flatMap(rowsOf),
    issuer: isRecord(document) ? JSON.stringify(document.header) : '',
    pdf: String(row.pdf_sha256),
  }
}

export const keptPapers = (folder: string): readonly Kept[] =>
  raw(folder, (connection) =>
    connection
      .prepare(
        `SELECT paper.meeting_id, paper.report_id, paper.kind, paper_version.version, paper_version.document, paper_version.pdf_sha256
         FROM paper_version JOIN paper ON paper.id = paper_version.paper_id
         ORDER BY paper.meeting_id, paper.kind, paper_version.version`,
      )
      .all(),
  )
    .filter(isRecord)
    .map(readPaper)

/** The numbers that follow some words of a text; undefined where the words are not there. */
export function numberAfter(text: string, words: string): number | undefined {
  const at = text.indexOf(words)
  const found = at < 0 ? null : /^\s*(\d+(?:,\d+)?)/.exec(text.slice(at + words.length))
  return found ? Number((found[1] ?? '').replace(',', '.')) : undefined
}
