import { formatDate } from '../../../shared/calendar/dates.ts'
import { periodPhrase } from '../../../shared/calendar/periods.ts'
import type { MonthPart, PrintRequest } from '../../../shared/forms/contract.ts'
import { type MeetingBundle, meetingParts, monthSheets, placeName } from '../../../shared/forms/month.ts'
import { hasTopic, isMonthlyKind } from '../../../shared/meetings/meeting.ts'
import { documentName } from '../../../shared/months/wording.ts'
import { petitionRaised, petitionStanding } from '../../../shared/petitions/words.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { topicLine } from '../../../shared/topics/words.ts'
import { plannedAgenda } from '../agendas/store.ts'
import type { JobContext, ReadContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { toRollLine, writtenRoll } from '../meetings/roll.ts'
import { recordedContent, requireMeeting, toKind } from '../meetings/store.ts'
import { commonTasksOf, documentsOf, monthView } from '../months/directions.ts'
import { cellNamesEver } from '../organisation/store.ts'
import { earlierPetitionIds, wholePetitions } from '../petitions/store.ts'
import { topicPeople } from '../plans/topic-people.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { newestNotes } from '../tasks/notes.ts'
import { topicsOfMeeting } from '../topics/store.ts'
import { headingOf } from './places.ts'
import type { PrintPlan } from './plan.ts'

type MonthRequest = Extract<PrintRequest, { form: 'month' }>

/** The meetings of a month that a cell takes paper to, by the cell's name and the day. */
function meetingsOf(db: Reader, { period, cellIds }: MonthRequest) {
  const names = cellNamesEver(db)
  const collator = new Intl.Collator('vi')
  return db
    .all(
      q
        .selectFrom('meeting')
        .select(['id', 'cell_id', 'kind', 'held_on'])
        .where('period', '=', period)
        .where('deleted_at', 'is', null)
        .orderBy('held_on'),
    )
    .filter(({ cell_id }) => cellIds.length === 0 || cellIds.includes(cell_id))
    .filter(({ kind }) => isMonthlyKind(toKind(kind)) || hasTopic(toKind(kind)))
    .map((row) => ({ id: row.id, cellName: names.get(row.cell_id)?.(row.held_on) ?? '' }))
    .sort((a, b) => collator.compare(a.cellName, b.cellName))
}

function bundleOf({ db, today }: ReadContext, id: string, cellName: string): MeetingBundle {
  const meeting = requireMeeting(db, id)
  const { period, held_on: heldOn } = meeting
  const content = recordedContent(db, meeting)
  const roll = writtenRoll(db, id).flatMap(toRollLine)
  const notes = new Map(
    newestNotes(
      db,
      content.reportedTasks.map(({ taskId }) => taskId),
      heldOn,
    ).map((note) => [note.taskId, `Theo dõi ngày ${formatDate(note.notedOn)}: ${note.content}`]),
  )
  const { news, directions } = monthView(db, period)
  const book = rulebookOf(db)
  const titleOf = (part: MonthPart) => book.rule(titleRules[part], heldOn).title
  return {
    heading: headingOf(db, meeting.cell_id, heldOn),
    cellName,
    period,
    kind: toKind(meeting.kind),
    heldOn,
    startsAt: content.startsAt,
    place: content.place,
    topic: content.topic,
    ...topicPeople(db, meeting),
    agenda: plannedAgenda(db, meeting, content.agenda),
    chair: roll.find(({ personId }) => personId === content.chairId)?.fullName ?? '',
    roll,
    news,
    directions,
    documents: documentsOf(db, period).map(documentName),
    openTasks: content.reportedTasks.map((task) => {
      const note = notes.get(task.taskId)
      return { ...task, ...(note !== undefined && { note }) }
    }),
    topics: topicsOfMeeting(db, id).map(topicLine),
    petitions: wholePetitions(db, earlierPetitionIds(db, meeting), today).map((petition) => ({
      content: petition.content,
      raised: petitionRaised(petition),
      standing: petitionStanding(petition),
    })),
    commonTasks: commonTasksOf(db, period),
    criteria: book.rule('score.criteria', heldOn),
    titles: {
      roll: titleOf('roll'),
      sheet: titleOf('sheet'),
      tasks: titleOf('tasks'),
      score: titleOf('score'),
    },
  }
}

const titleRules = {
  roll: 'form.monthRoll',
  sheet: 'form.monthSheet',
  tasks: 'form.monthTasks',
  score: 'form.monthScore',
} as const satisfies Record<MonthPart, string>

/** One job for all cells of a month, sorted by cell: roll, sheet, tasks, score sheet. */
export function monthPlan(request: MonthRequest, context: JobContext): PrintPlan {
  const meetings = context.read(({ db }) => meetingsOf(db, request))
  if (meetings.length === 0) {
    throw new Refusal(
      'not-found',
      `Kỳ ${periodPhrase(request.period)} chưa mở buổi nào nên chưa có gì để in. Hãy mở kỳ trước.`,
    )
  }
  const title = `Tài liệu sinh hoạt ${periodPhrase(request.period)}`
  function* parts() {
    for (const [index, { id, cellName }] of meetings.entries()) {
      const bundle = context.read((read) => bundleOf(read, id, cellName))
      yield* meetingParts(bundle, request.parts, index)
    }
  }
  return {
    sheets: monthSheets(title),
    parts,
    count: meetings.length * request.parts.length,
    records: meetings.length,
    title,
    papers: meetings.flatMap(({ cellName }, key) =>
      request.parts.map((kind, index) => ({ label: cellName, kind, place: placeName(key, index) })),
    ),
  }
}
