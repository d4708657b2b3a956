import { z } from 'zod'
import { line } from '../fields.ts'
import { type MeetingKind, meetingKinds } from '../meetings/meeting.ts'
import { type ReportKind, reportKinds, reportNames } from '../reports/kinds.ts'

/** Kinds of paper that this program makes: from one meeting, or from a report. */
export const paperKinds = [
  'minutes',
  'resolution',
  'item-resolution',
  'score-sheet',
  'extract',
  'ballot-report',
  'notice',
  'summons',
  'invitation',
  'conclusion',
  'signature-sheet',
  ...reportKinds,
] as const
export type PaperKind = (typeof paperKinds)[number]

/**
 * Series of numbers: one a type of document (36-HD 1.3.1), so that both kinds of thông báo share one. A committee numbers
 * its own papers; those of the commune (ĐU) get their numbers from its registry (văn thư).
 */
export const seriesKinds = [
  'minutes',
  'resolution',
  'notice',
  'invitation',
  'committee-minutes',
  'conclusion',
  'commune-minutes',
  'commune-notice',
  'report',
  'submission',
  'commune-report',
] as const
export type SeriesKind = (typeof seriesKinds)[number]

/** Whether the commune's registry gives the numbers, so that none is proposed. */
export const isOfRegistry = (series: SeriesKind): boolean => series.startsWith('commune-')

interface PaperType {
  readonly name: string
  /** Null for a paper that carries no number. */
  readonly series: SeriesKind | null
  /** Made before the meeting is held: it asks for no record and holds none fast. */
  readonly isBeforehand: boolean
  /** Whether it goes on the e-handbook unless somebody says otherwise. */
  readonly isPostedByDefault: boolean
}

const ofReport = (kind: ReportKind, series: SeriesKind): PaperType => ({
  ...{ name: reportNames[kind], series, isBeforehand: false, isPostedByDefault: false },
})

export const paperTypes: Readonly<Record<PaperKind, PaperType>> = {
  minutes: { name: 'Biên bản', series: 'minutes', isBeforehand: false, isPostedByDefault: true },
  resolution: { name: 'Nghị quyết', series: 'resolution', isBeforehand: false, isPostedByDefault: true },
  // Of one admission, confirmation, exemption or disciplinary measure: it goes into a person's file.
  'item-resolution': {
    name: 'Nghị quyết đề nghị',
    series: 'resolution',
    isBeforehand: false,
    isPostedByDefault: false,
  },
  'score-sheet': {
    name: 'Phiếu tự đánh giá, chấm điểm',
    series: null,
    isBeforehand: false,
    isPostedByDefault: true,
  },
  // Extracts are made for admissions and disciplinary measures: they go into a person's file.
  extract: { name: 'Trích biên bản', series: null, isBeforehand: false, isPostedByDefault: false },
  'ballot-report': {
    name: 'Biên bản kiểm phiếu',
    series: null,
    isBeforehand: false,
    isPostedByDefault: false,
  },
  notice: { name: 'Thông báo kết luận', series: 'notice', isBeforehand: false, isPostedByDefault: true },
  summons: { name: 'Thông báo triệu tập', series: 'notice', isBeforehand: true, isPostedByDefault: true },
  invitation: { name: 'Giấy mời', series: 'invitation', isBeforehand: true, isPostedByDefault: false },
  conclusion: {
    name: 'Kết luận của chi ủy',
    series: 'conclusion',
    isBeforehand: false,
    isPostedByDefault: false,
  },
  'signature-sheet': {
    name: 'Bảng điểm danh ký tên',
    series: null,
    isBeforehand: true,
    isPostedByDefault: false,
  },
  'cell-report': ofReport('cell-report', 'report'),
  submission: ofReport('submission', 'submission'),
  'commune-report': ofReport('commune-report', 'commune-report'),
  'commune-review': ofReport('commune-review', 'commune-report'),
}

/** Kinds whose frozen paper holds the record of the meeting fast. */
export const recordKinds = paperKinds.filter((kind) => !paperTypes[kind].isBeforehand)

const seriesOfCommittee: Readonly<Partial<Record<PaperKind, SeriesKind>>> = { minutes: 'committee-minutes' }
const seriesOfCommune: Readonly<Partial<Record<PaperKind, SeriesKind>>> = {
  minutes: 'commune-minutes',
  summons: 'commune-notice',
}

/** The series from which a paper of a meeting, or of none, takes its number; null for one that carries none. */
export function seriesFor(kind: PaperKind, meeting: MeetingKind | null): SeriesKind | null {
  const own =
    meeting === 'committee' ? seriesOfCommittee : meeting === 'briefing' ? seriesOfCommune : undefined
  return own?.[kind] ?? paperTypes[kind].series
}

/** Kinds of paper that take their numbers from a series, at whatever meeting. */
export const kindsOfSeries = (series: SeriesKind): readonly PaperKind[] =>
  paperKinds.filter((kind) => [null, ...meetingKinds].some((meeting) => seriesFor(kind, meeting) === series))

/** Whether a paper of a meeting goes on the e-handbook by itself: never what a committee or a self-criticism said. */
export const isPostedByDefault = (kind: PaperKind, meeting: MeetingKind): boolean =>
  paperTypes[kind].isPostedByDefault && !['committee', 'review', 'briefing'].includes(meeting)

/** Which paper of a meeting: `item` tells several of one kind apart, such as the extracts of two votes. */
export const paperRef = z.object({
  kind: z.enum(paperKinds).default('minutes'),
  item: line(60).default(''),
})
export type PaperRef = z.infer<typeof paperRef>

export const minutesRef: PaperRef = { kind: 'minutes', item: '' }
