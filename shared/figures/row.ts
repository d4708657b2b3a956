import { daysBetween, formatDate } from '../calendar/dates.ts'
import { addPeriods, type Period, periodOf, periodPhrase } from '../calendar/periods.ts'
import { durationMinutes } from '../calendar/phrases.ts'
import { attendanceFigures, everyonePresent } from '../meetings/attendance.ts'
import type { Mark, RollLine } from '../meetings/meeting.ts'
import { formatPoints } from '../scores/points.ts'
import { type Absence, formatAbsences, parseAbsences } from './absences.ts'
import {
  absencesText,
  type FigureField,
  type Figures,
  type FigureTexts,
  figureFields,
  totalsQuestion,
} from './figures.ts'
import { formatOfficer, parseOfficer, unknownNumber } from './officer.ts'
import { known, type Reading, said, unreadable } from './reading.ts'
import {
  formatTotals,
  formatVotes,
  parseClock,
  parseDay,
  parseScore,
  parseTotals,
  parseVotes,
  type VoteCounts,
} from './values.ts'

interface RowSituation {
  readonly period: Period
  readonly today: string
  /** The roll of the day in the row. */
  readonly roll: readonly RollLine[]
  /** The day on which the cell was to meet, where one is known. */
  readonly plannedOn?: string | null
}

export interface RowReading {
  /** What is wrong, by field, as sentences; such a row is not recorded. */
  readonly faults: Readonly<Partial<Record<FigureField, string>>>
  /** What has to be filled in yet before the row can be recorded. */
  readonly missing: Readonly<Partial<Record<FigureField, string>>>
  /** What may be right and should be looked at. */
  readonly doubts: readonly string[]
  /** The fields that were read, as they are written. */
  readonly texts: FigureTexts
  readonly marks: readonly Mark[] | undefined
  /** Set when nothing is wrong and nothing is missing. */
  readonly figures: Figures | undefined
}

const longestMinutes = 360

/** Reads the day and holds it against its month: what has not come yet and what is far away is a slip of the pen. */
export function readDay(
  text: string,
  { period, today }: Pick<RowSituation, 'period' | 'today'>,
): Reading<string> {
  const day = parseDay(text, period)
  if (!day.ok) return day
  const written = formatDate(day.value)
  if (day.value > today) return unreadable(`Ngày ${written} chưa đến. Hãy kiểm tra lại ngày họp.`)
  const month = periodOf(day.value)
  return month < addPeriods(period, -1) || month > addPeriods(period, 1)
    ? unreadable(`Ngày ${written} quá xa kỳ ${periodPhrase(period)}. Hãy kiểm tra lại ngày họp.`)
    : day
}

function readAbsences(text: string, roll: readonly RollLine[]): Reading<readonly Absence[]> {
  const read = parseAbsences(text)
  if (!read.ok) return read
  const numbers = new Set(roll.map(({ number }) => number))
  const stranger = read.value.find(({ number }) => !numbers.has(number))
  return stranger === undefined ? read : unreadable(unknownNumber(stranger.number, roll))
}

function marksOf(roll: readonly RollLine[], absences: readonly Absence[]): readonly Mark[] {
  const byNumber = new Map(absences.map((absence) => [absence.number, absence]))
  const numbers = new Map(roll.map(({ personId, number }) => [personId, number]))
  return everyonePresent(roll).map((usual) => {
    const found = byNumber.get(numbers.get(usual.personId) ?? 0)
    return found ? { personId: usual.personId, state: found.state, reason: found.reason } : usual
  })
}

function readVote(
  text: string,
  roll: readonly RollLine[],
  marks: readonly Mark[] | undefined,
): Reading<VoteCounts> {
  const read = parseVotes(text)
  if (!read.ok || marks === undefined) return read
  const { inFavour, against, other } = read.value
  const cast = inFavour + against + other
  const voters = attendanceFigures(roll, marks).presentOfficial
  return cast > voters
    ? unreadable(`Có ${cast} phiếu nhưng chỉ có ${voters} đảng viên chính thức có mặt.`)
    : read
}

function readChairs(
  texts: FigureTexts,
  roll: readonly RollLine[],
  marks: readonly Mark[] | undefined,
): { readonly chair: Reading<RollLine | null>; readonly secretary: Reading<RollLine | null> } {
  const states = new Map(marks?.map(({ personId, state }) => [personId, state]))
  const there = (text: string): Reading<RollLine | null> => {
    if (text.trim() === '') return said(null)
    const read = parseOfficer(text, roll)
    if (!read.ok) return read
    const state = states.get(read.value.personId)
    return state === undefined || state === 'present'
      ? read
      : unreadable(`${read.value.number} ${read.value.fullName} không có mặt.`)
  }
  return { chair: there(texts.chair), secretary: there(texts.secretary) }
}

const optional = <T>(text: string, parse: (text: string) => Reading<T>): Reading<T | null> =>
  text.trim() === '' ? said(null) : parse(text)

/** Reads a whole row: what it records, or what is wrong with it, field by field. Total: it never throws. */
export function readRow(
  texts: FigureTexts,
  { period, today, roll, plannedOn = null }: RowSituation,
): RowReading {
  const heldOn = optional(texts.heldOn, (text) => readDay(text, { period, today }))
  const startsAt = optional(texts.startsAt, parseClock)
  const endsAt = endAfter(known(startsAt) ?? null, optional(texts.endsAt, parseClock))
  const absences = optional(texts.absences, (text) => readAbsences(text, roll))
  const found = known(absences)
  const marks = found ? marksOf(roll, found) : undefined
  const present = marks === undefined ? undefined : attendanceFigures(roll, marks).present
  const called = present === 0 ? unreadable('Không còn ai có mặt. Hãy kiểm tra lại các số.') : absences
  const { chair, secretary } = readChairs(texts, roll, marks)
  const vote = optional(texts.vote, (text) => readVote(text, roll, marks))
  const ownScore = optional(texts.ownScore, parseScore)
  const totals = optional(texts.totals, parseTotals)

  const readings = { heldOn, startsAt, endsAt, absences: called, chair, secretary, vote, ownScore, totals }
  const faults: Partial<Record<FigureField, string>> = {}
  for (const field of figureFields) {
    const reading = readings[field]
    if (!reading.ok) faults[field] = reading.fault
  }
  const missing: Partial<Record<FigureField, string>> = {
    ...(texts.heldOn.trim() === '' && { heldOn: 'Chưa ghi ngày họp.' }),
    ...(texts.absences.trim() === '' && { absences: 'Chưa ghi ai vắng. Nếu không ai vắng, hãy nhập 0.' }),
  }
  const day = known(heldOn)
  const isWhole = Object.keys(faults).length === 0 && day != null && marks !== undefined
  const figures: Figures | undefined = isWhole
    ? {
        heldOn: day,
        startsAt: known(startsAt) ?? null,
        endsAt: known(endsAt) ?? null,
        chairId: known(chair)?.personId ?? null,
        secretaryId: known(secretary)?.personId ?? null,
        marks: [...marks],
        vote: known(vote) ?? null,
        ownScore: known(ownScore) ?? null,
        totals: known(totals) ?? null,
      }
    : undefined
  return {
    faults,
    missing,
    doubts: doubtsOf({ period, roll, marks, readings, plannedOn }),
    texts: {
      heldOn: written(heldOn, formatDate, texts.heldOn),
      startsAt: written(startsAt, String, texts.startsAt),
      endsAt: written(endsAt, String, texts.endsAt),
      absences: written(absences, formatAbsences, texts.absences),
      chair: written(chair, formatOfficer, texts.chair),
      secretary: written(secretary, formatOfficer, texts.secretary),
      vote: written(vote, formatVotes, texts.vote),
      ownScore: written(ownScore, formatPoints, texts.ownScore),
      totals: written(totals, formatTotals, texts.totals),
    },
    marks,
    figures,
  }
}

/** What stands in the record, in the language of the row; `marks` is empty before anybody was called. */
export function figureTextsOf(figures: Figures, roll: readonly RollLine[]): FigureTexts {
  const officer = (personId: string | null) => {
    const line = roll.find((candidate) => candidate.personId === personId)
    return line ? formatOfficer(line) : ''
  }
  const { vote, ownScore, totals } = figures
  return {
    heldOn: formatDate(figures.heldOn),
    startsAt: figures.startsAt ?? '',
    endsAt: figures.endsAt ?? '',
    absences: absencesText(roll, figures.marks),
    chair: officer(figures.chairId),
    secretary: officer(figures.secretaryId),
    vote: vote ? formatVotes(vote) : '',
    ownScore: ownScore === null ? '' : formatPoints(ownScore),
    totals: totals ? formatTotals(totals) : '',
  }
}

const written = <T>(reading: Reading<T | null>, format: (value: T) => string, typed: string): string =>
  reading.ok ? (reading.value === null ? '' : format(reading.value)) : typed

function endAfter(startsAt: string | null, endsAt: Reading<string | null>): Reading<string | null> {
  if (!endsAt.ok || endsAt.value === null || startsAt === null || endsAt.value > startsAt) return endsAt
  return unreadable(`Giờ kết thúc ${endsAt.value} phải sau giờ bắt đầu ${startsAt}.`)
}

/** "Họp muộn 9 ngày so với ngày dự kiến 05/12/2026.": nothing is wrong with it. */
const lateWords = (heldOn: string, plannedOn: string | null): readonly string[] =>
  plannedOn === null || heldOn <= plannedOn
    ? []
    : [`Họp muộn ${daysBetween(plannedOn, heldOn)} ngày so với ngày dự kiến ${formatDate(plannedOn)}.`]

interface Doubtful {
  readonly period: Period
  readonly plannedOn: string | null
  readonly roll: readonly RollLine[]
  readonly marks: readonly Mark[] | undefined
  readonly readings: {
    readonly heldOn: Reading<string | null>
    readonly startsAt: Reading<string | null>
    readonly endsAt: Reading<string | null>
    readonly chair: Reading<RollLine | null>
    readonly secretary: Reading<RollLine | null>
    readonly totals: Reading<Figures['totals']>
  }
}

function doubtsOf({ period, roll, marks, readings, plannedOn }: Doubtful): string[] {
  const day = known(readings.heldOn)
  const [startsAt, endsAt] = [known(readings.startsAt), known(readings.endsAt)]
  const minutes = startsAt && endsAt ? durationMinutes(startsAt, endsAt) : undefined
  const [chair, secretary] = [known(readings.chair), known(readings.secretary)]
  const question = marks ? totalsQuestion(known(readings.totals) ?? null, roll, [...marks]) : null
  return [
    ...(day && periodOf(day) !== period ? [`Ngày ${formatDate(day)} ở ngoài ${periodPhrase(period)}.`] : []),
    ...(day ? lateWords(day, plannedOn) : []),
    ...(minutes !== undefined && minutes > longestMinutes ? [`Buổi họp dài ${minutes} phút.`] : []),
    ...(chair && chair.personId === secretary?.personId ? ['Chủ trì và thư ký là cùng một người.'] : []),
    ...(question === null ? [] : [`${question} Điểm này sẽ vào trang Cần hỏi lại bí thư.`]),
  ]
}
