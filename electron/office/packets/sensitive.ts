import { sql } from 'kysely'
import { groupBy } from '../../../shared/collections.ts'
import { speaksOfVetting, type WithholdingFacts } from '../../../shared/packets/withheld.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'

/** Texts that may speak of vetting; the database knows no capitals but A to Z, so both ways of writing are asked for. */
const mayVet = (column: string) => {
  const text = sql.ref(column)
  const words = ['thẩm tra', 'THẨM TRA', 'lý lịch', 'LÝ LỊCH', 'xác minh', 'XÁC MINH']
  return sql<boolean>`(${sql.join(
    words.map((word) => sql`${text} LIKE ${`%${word}%`}`),
    sql` OR `,
  )})`
}

const parts = {
  topic: 'chuyên đề',
  agenda: 'chương trình',
  review: 'đánh giá tháng trước',
  praise: 'biểu dương, nhắc nhở',
  conclusion: 'kết luận',
} as const

interface Found {
  readonly meetingId: string
  readonly part: string
  readonly text: string
}

function texts(db: Reader, meetingIds: readonly string[]): readonly Found[] {
  const ids = listed(meetingIds)
  const ofMeetings = (Object.keys(parts) as (keyof typeof parts)[]).flatMap((column) =>
    db
      .all(
        q
          .selectFrom('meeting')
          .select(['id', `${column} as text`])
          .where('id', 'in', ids)
          .where(mayVet(column)),
      )
      .map(({ id, text }): Found => ({ meetingId: id, part: parts[column], text })),
  )
  const opinions = db
    .all(
      q
        .selectFrom('opinion')
        .select(['meeting_id', 'text'])
        .where('meeting_id', 'in', ids)
        .where(mayVet('text')),
    )
    .map((row): Found => ({ meetingId: row.meeting_id, part: 'ý kiến thảo luận', text: row.text }))
  const votes = db
    .all(
      q
        .selectFrom('vote')
        .select(['meeting_id', 'question'])
        .where('meeting_id', 'in', ids)
        .where(mayVet('question')),
    )
    .map((row): Found => ({ meetingId: row.meeting_id, part: 'biểu quyết', text: row.question }))
  const given = db
    .all(
      q
        .selectFrom('task')
        .select(['given_at', 'title'])
        .where('given_at', 'in', ids)
        .where('withdrawn_at', 'is', null)
        .where(mayVet('title')),
    )
    .flatMap((row): Found[] =>
      row.given_at === null ? [] : [{ meetingId: row.given_at, part: 'nhiệm vụ', text: row.title }],
    )
  const reported = db
    .all(
      q
        .selectFrom('task_report')
        .innerJoin('task', 'task.id', 'task_report.task_id')
        .select(['task_report.meeting_id', 'task.title', 'task_report.result'])
        .where('task_report.meeting_id', 'in', ids)
        .where((or) => or.or([mayVet('task.title'), mayVet('task_report.result')])),
    )
    .map(
      (row): Found => ({
        meetingId: row.meeting_id,
        part: 'nhiệm vụ tháng trước',
        text: `${row.title} ${row.result}`,
      }),
    )
  return [...ofMeetings, ...opinions, ...votes, ...given, ...reported].filter(({ text }) =>
    speaksOfVetting(text),
  )
}

type Sensitive = Pick<WithholdingFacts, 'hasCriticism' | 'vettingIn'>

/** What the minutes of meetings hold that stays in the cell; in as many questions for all. */
export function sensitiveParts(db: Reader, meetingIds: readonly string[]): (meetingId: string) => Sensitive {
  const vetted = groupBy(texts(db, meetingIds), ({ meetingId }) => meetingId)
  const criticism = new Set([
    ...db
      .all(
        q
          .selectFrom('meeting')
          .select('id')
          .where('id', 'in', listed(meetingIds))
          .where('criticism', '<>', ''),
      )
      .map(({ id }) => id),
    ...db
      .all(
        q
          .selectFrom('opinion')
          .select('meeting_id')
          .distinct()
          .where('meeting_id', 'in', listed(meetingIds))
          .where('kind', 'in', ['self-criticism', 'criticism']),
      )
      .map((row) => row.meeting_id),
  ])
  return (meetingId) => ({
    hasCriticism: criticism.has(meetingId),
    vettingIn: [...new Set((vetted.get(meetingId) ?? []).map(({ part }) => part))],
  })
}
