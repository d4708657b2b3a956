import { addDays, daysInMonth, type IsoDate } from '../../../shared/calendar/dates.ts'
import { periodParts } from '../../../shared/calendar/periods.ts'
import type { MeetingContent, MeetingKind, ReportedTask, RollLine } from '../../../shared/meetings/meeting.ts'
import type { DemoCell } from './generator.ts'
import type { Random } from './random.ts'
import {
  agenda,
  excuses,
  feeStatuses,
  type MonthTopic,
  officeTopics,
  taskResults,
  thematicTopics,
  villageTopics,
} from './texts.ts'

/** The day a cell meets in a period: near its usual one, now and then at the end of the month before. */
export function meetingDay(random: Random, cell: DemoCell, period: string): IsoDate {
  const { year, month } = periodParts(period)
  const usual = `${period}-${String(Math.min(cell.habit.day, daysInMonth(year, month))).padStart(2, '0')}`
  if (random.chance(0.03)) return addDays(`${period}-01`, -random.between(1, 2))
  return random.chance(0.7) ? usual : addDays(usual, random.between(1, 3))
}

/** Once a quarter the ordinary meeting also takes up a topic (42-HD/BTCTW). */
export const kindOf = (period: string): 'regular' | 'combined' =>
  periodParts(period).month % 3 === 2 ? 'combined' : 'regular'

export interface MeetingScene {
  readonly cell: DemoCell
  readonly period: string
  readonly kind: MeetingKind
  readonly roll: readonly RollLine[]
  /** What stands in the record when the meeting has just been opened. */
  readonly opened: MeetingContent
  readonly superior: string
}

/** What a clerk writes of such a meeting: about one member in twenty away, a few opinions, tasks given and told of. */
export function writeMeeting(random: Random, scene: MeetingScene, newId: () => string): MeetingContent {
  const { cell, period, kind, roll, opened } = scene
  const topic = topicOf(random, cell, period)
  const marks = roll.map((line) => ({ personId: line.personId, ...presence(random, line) }))
  const isThere = (line: RollLine) =>
    marks.some((mark) => mark.personId === line.personId && mark.state === 'present')
  const present = roll.filter(isThere)
  const official = present.filter((line) => line.standing === 'official')
  const chair =
    present.find((line) => line.post === 'Bí thư') ?? present.find((line) => line.post !== '') ?? official[0]
  const secretary =
    official.find((line) => line !== chair && line.post === 'Chi ủy viên') ??
    official.find((line) => line !== chair)
  const speakers = random.shuffle(official.filter((line) => line !== chair)).slice(0, topic.opinions.length)
  const minutes = (kind === 'combined' ? 125 : 92) + random.between(0, 20)
  return {
    ...opened,
    startsAt: cell.habit.time,
    endsAt: later(cell.habit.time, minutes),
    place: cell.habit.place,
    chairId: chair?.personId ?? null,
    secretaryId: secretary?.personId ?? null,
    marks,
    guests: random.chance(0.6)
      ? [{ fullName: scene.superior, title: 'Cấp ủy viên phụ trách chi bộ', isSuperior: true }]
      : [],
    topic: kind === 'combined' ? random.pick(thematicTopics) : '',
    agenda,
    feeStatus: random.chance(0.75) ? feeStatuses[0] : random.pick(feeStatuses),
    review: topic.review,
    reportedTasks: opened.reportedTasks.map((task) => report(random, task)),
    opinions: speakers.map((line, index) => ({
      speakerId: line.personId,
      speaker: line.fullName,
      text: topic.opinions[index] ?? topic.opinions[0],
    })),
    assignedTasks: assigned(random, topic, official, opened.heldOn, newId),
    votes: periodParts(period).month % 3 === 0 ? [resolutionVote(random, topic, official.length)] : [],
    conclusion: topic.conclusion,
  }
}

function topicOf(random: Random, cell: DemoCell, period: string): MonthTopic {
  const { month } = periodParts(period)
  const isVillage = cell.name.startsWith('Chi bộ bản')
  return isVillage ? (villageTopics[month - 1] ?? villageTopics[0]) : random.pick(officeTopics)
}

function presence(
  random: Random,
  { inBase }: RollLine,
): Pick<MeetingContent['marks'][number], 'state' | 'reason'> {
  if (!inBase) return { state: random.chance(0.2) ? 'present' : 'exempt', reason: '' }
  if (random.chance(0.952)) return { state: 'present', reason: '' }
  return random.chance(0.93)
    ? { state: 'excused', reason: random.pick(excuses) }
    : { state: 'absent', reason: '' }
}

function report(random: Random, task: ReportedTask): ReportedTask {
  const state = random.chance(0.84) ? 'done' : random.chance(0.8) ? 'doing' : 'not-started'
  return { ...task, state, result: state === 'not-started' ? '' : random.pick(taskResults[state]) }
}

function assigned(
  random: Random,
  topic: MonthTopic,
  official: readonly RollLine[],
  heldOn: IsoDate,
  newId: () => string,
): MeetingContent['assignedTasks'] {
  const doers = random.shuffle(official)
  return random
    .shuffle(topic.tasks)
    .slice(0, random.between(2, 3))
    .flatMap((title, index) => {
      const doer = doers[index]
      if (doer === undefined) return []
      const dueOn = addDays(heldOn, random.between(18, 28))
      return [{ taskId: newId(), title, personId: doer.personId, who: doer.fullName, dueOn }]
    })
}

function resolutionVote(
  random: Random,
  topic: MonthTopic,
  official: number,
): MeetingContent['votes'][number] {
  const other = official > 8 && random.chance(0.15) ? 1 : 0
  return {
    kind: 'resolution',
    question: `Thông qua nghị quyết: ${topic.conclusion.charAt(0).toLowerCase()}${topic.conclusion.slice(1)}`,
    inFavour: official - other,
    against: 0,
    other,
  }
}

function later(time: string, minutes: number): string {
  const [hour = '0', minute = '0'] = time.split(':')
  const total = Number(hour) * 60 + Number(minute) + minutes
  return `${String(Math.floor(total / 60) % 24).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
}
