import {
  AlignmentType,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Paragraph,
  TextRun,
} from 'docx'
import { printable } from '../../../shared/documents/markup.ts'
import type { Run, Runs } from '../../../shared/documents/model.ts'

/** Measures and small pieces of a Word file. Word counts lengths in twips (1/20 pt) and letters in half points. */

const TWIPS_PER_MM = 1440 / 25.4
export const twips = (mm: number): number => Math.round(mm * TWIPS_PER_MM)
export const points = (value: number): number => Math.round(value * 20)
export const halfPoints = (value: number): number => Math.round(value * 2)

export const exactly = (lineHeight: number) => ({ line: points(lineHeight), lineRule: LineRuleType.EXACT })

export const text = (content: string, options: IRunOptions = {}): TextRun =>
  new TextRun({ ...options, text: printable(content) })

const runWord = (run: Run, options: IRunOptions): TextRun => {
  if (run.kind === 'break') return new TextRun({ break: 1 })
  if (run.kind === 'blank') return text('.'.repeat(run.width), { ...options, bold: false, italics: false })
  return text(run.text, {
    ...options,
    ...(run.bold && { bold: true }),
    ...(run.italic && { italics: true }),
    ...(run.underline && { underline: {} }),
  })
}

export const runsWord = (runs: Runs, options: IRunOptions = {}): TextRun[] =>
  runs.map((run) => runWord(run, options))

export const centred = (children: TextRun[], options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, ...options, children })

export const ALIGNMENT = {
  justify: AlignmentType.BOTH,
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const
