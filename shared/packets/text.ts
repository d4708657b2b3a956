import type { Period } from '../calendar/periods.ts'
import { datePhrase, timeSpanPhrase } from '../calendar/phrases.ts'
import { people } from '../documents/phrases.ts'
import type { AttendanceFigures } from '../meetings/attendance.ts'
import { hasTopic, type MeetingKind } from '../meetings/meeting.ts'
import { meetingSubject } from '../meetings/names.ts'
import { formatPercent } from '../text/numbers.ts'
import type { Phase } from './contract.ts'

interface Told {
  readonly cellName: string
  readonly period: Period
  readonly kind: MeetingKind
  readonly heldOn: string
  readonly startsAt: string | null
  readonly endsAt: string | null
  readonly place: string
  readonly topic: string
  readonly agenda: string
  readonly conclusion: string
  /** Null while the roll was not called wholly. */
  readonly attendance: AttendanceFigures | null
  /** Documents to be studied, as they are named. */
  readonly documents: readonly string[]
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

const attended = ({ present, base, excused, absent, exempt }: AttendanceFigures): string => {
  const ways = [
    [excused, 'vắng có lý do'],
    [absent, 'vắng không có lý do'],
    [exempt, 'miễn sinh hoạt'],
  ] as const
  const rest = ways.flatMap(([count, name]) => (count > 0 ? [`${name} ${people(count)}`] : []))
  const rate = base === 0 ? '' : ` (${formatPercent(present, base)})`
  return [`${people(present)}/${people(base)} đảng viên${rate}`, ...rest].join('; ')
}

const paragraph = (name: string, text: string): readonly string[] =>
  text.trim() === '' ? [] : ['', `${name}:`, text.trim()]

/**
 * The text that is pasted into the e-handbook beside the papers: before the meeting its agenda, after it attendance and
 * conclusion. Lines end with `\n`; nobody is named in it.
 */
export function packetText(told: Told, phase: Phase): string {
  const { cellName, heldOn, startsAt, endsAt, place, topic, kind } = told
  const span =
    startsAt === null
      ? ''
      : `${timeSpanPhrase(startsAt, phase === 'after' ? (endsAt ?? undefined) : undefined)}, `
  const lines = [
    capital(meetingSubject(told)),
    cellName,
    `Thời gian: ${span}${datePhrase(heldOn)}`,
    ...(place === '' ? [] : [`Địa điểm: ${place}`]),
    ...(hasTopic(kind) && topic !== '' ? [`Chuyên đề: ${topic}`] : []),
  ]
  if (phase === 'before') {
    const documents = told.documents.map((name) => `- ${name}`).join('\n')
    lines.push(...paragraph('Nội dung', told.agenda), ...paragraph('Tài liệu nghiên cứu trước', documents))
  } else {
    if (told.attendance !== null) lines.push(`Dự sinh hoạt: ${attended(told.attendance)}`)
    lines.push(...paragraph('Kết luận', told.conclusion))
  }
  return `${lines.join('\n')}\n`
}

/** As a file that Notepad shows rightly: UTF-8 with a byte order mark, lines ended as Windows ends them. */
export const textFile = (text: string): string => `\ufeff${text.replace(/\r?\n/g, '\r\n')}`
