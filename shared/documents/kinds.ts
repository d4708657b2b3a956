import { z } from 'zod'
import { line } from '../fields.ts'

/** Kinds of paper of a cell that this program makes from one meeting. */
export const paperKinds = [
  'minutes',
  'resolution',
  'score-sheet',
  'extract',
  'notice',
  'summons',
  'invitation',
] as const
export type PaperKind = (typeof paperKinds)[number]

/** Series of numbers: one a type of document (36-HD 1.3.1), so that both kinds of thông báo share one. */
export const seriesKinds = ['minutes', 'resolution', 'notice', 'invitation'] as const
export type SeriesKind = (typeof seriesKinds)[number]

interface PaperType {
  readonly name: string
  /** Null for a paper that carries no number. */
  readonly series: SeriesKind | null
  /** Made before the meeting is held: it asks for no record and holds none fast. */
  readonly isBeforehand: boolean
}

export const paperTypes: Readonly<Record<PaperKind, PaperType>> = {
  minutes: { name: 'Biên bản', series: 'minutes', isBeforehand: false },
  resolution: { name: 'Nghị quyết', series: 'resolution', isBeforehand: false },
  'score-sheet': { name: 'Phiếu tự đánh giá, chấm điểm', series: null, isBeforehand: false },
  extract: { name: 'Trích biên bản', series: null, isBeforehand: false },
  notice: { name: 'Thông báo kết luận', series: 'notice', isBeforehand: false },
  summons: { name: 'Thông báo triệu tập', series: 'notice', isBeforehand: true },
  invitation: { name: 'Giấy mời', series: 'invitation', isBeforehand: true },
}

/** Kinds whose frozen paper holds the record of the meeting fast. */
export const recordKinds = paperKinds.filter((kind) => !paperTypes[kind].isBeforehand)

/** Kinds that take their numbers from one series. */
export const kindsOfSeries = (series: SeriesKind): readonly PaperKind[] =>
  paperKinds.filter((kind) => paperTypes[kind].series === series)

/** Which paper of a meeting: `item` tells several of one kind apart, such as the extracts of two votes. */
export const paperRef = z.object({
  kind: z.enum(paperKinds).default('minutes'),
  item: line(60).default(''),
})
export type PaperRef = z.infer<typeof paperRef>

export const minutesRef: PaperRef = { kind: 'minutes', item: '' }
