import { type FileKind, fileKinds, filePurposes } from '../../../shared/attachments/contract.ts'
import { groupBy } from '../../../shared/collections.ts'
import { type MeetingKind, type VoteKind, voteKinds } from '../../../shared/meetings/meeting.ts'
import { deadlinesOf } from '../../../shared/meetings/preparation.ts'
import type { PacketItem, PacketRow, Phase } from '../../../shared/packets/contract.ts'
import { type PacketFacts, packetPart } from '../../../shared/packets/offering.ts'
import type { Rulebook } from '../../../shared/rulebook/rules.ts'
import { officialText } from '../attachments/official.ts'
import { missing } from '../conflict.ts'
import type { ReadContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'
import { requirePaper, toPaperKind, toState } from '../documents/store.ts'
import { printOf } from '../documents/versions.ts'
import { toKind } from '../meetings/store.ts'
import { cellNamesEver } from '../organisation/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { sensitiveParts } from './sensitive.ts'

const fileKindNames = Object.keys(fileKinds) as readonly FileKind[]
const toFileKind = (text: string): FileKind =>
  fileKindNames.find((kind) => kind === text) ?? 'application/pdf'

/** A meeting with what its packet may hold. */
export interface PacketMeeting {
  readonly row: PacketRow
  readonly facts: PacketFacts
}

const meetingsOf = (db: Reader, period: string) =>
  db
    .all(
      q
        .selectFrom('meeting')
        .select(['id', 'cell_id', 'kind', 'period', 'held_on', 'recorded_at', 'revision'])
        .select(['uploaded_on', 'posted_on', 'agenda'])
        .where('period', '=', period)
        .where('deleted_at', 'is', null),
    )
    .map((row) => ({ ...row, kind: toKind(row.kind) }))
    .filter(({ kind }) => kind !== 'briefing')

/** The papers of meetings; the versions are asked for when a packet is written, for the sake of their size. */
const papersOf = (db: Reader, meetingIds: readonly string[]) =>
  db.all(
    q
      .selectFrom('paper')
      .leftJoin('official_text', (join) =>
        join
          .onRef('official_text.paper_id', '=', 'paper.id')
          .onRef('official_text.version', '=', 'paper.current_version'),
      )
      .leftJoin('attachment', 'attachment.sha256', 'official_text.sha256')
      .select(['paper.id', 'paper.revision', 'paper.kind', 'paper.state', 'paper.number', 'paper.posted_on'])
      .select(['paper.meeting_id', 'attachment.media_type'])
      .where('paper.meeting_id', 'in', listed(meetingIds))
      .orderBy('paper.created_at')
      .orderBy('paper.id'),
  )

const filesOf = (db: Reader, meetingIds: readonly string[]) =>
  db.all(
    q
      .selectFrom('meeting_file')
      .innerJoin('attachment', 'attachment.sha256', 'meeting_file.sha256')
      .select(['meeting_file.meeting_id', 'meeting_file.sha256', 'meeting_file.purpose', 'meeting_file.name'])
      .select('attachment.media_type')
      .where('meeting_file.meeting_id', 'in', listed(meetingIds))
      .orderBy('meeting_file.position'),
  )

const votesOf = (db: Reader, meetingIds: readonly string[]) =>
  db.all(q.selectFrom('vote').select(['meeting_id', 'kind']).where('meeting_id', 'in', listed(meetingIds)))

interface Way {
  readonly heldOn: string
  readonly isRecorded: boolean
  readonly uploadedOn: string | null
  readonly postedOn: string | null
}

/** What a cell has to put on the e-handbook next: once the meeting is over, nobody asks for what was prepared. */
function dueOf({ heldOn, isRecorded, uploadedOn, postedOn }: Way, today: string): Phase | null {
  if (uploadedOn === null && !isRecorded && today <= heldOn) return 'before'
  return postedOn === null ? 'after' : null
}

const hour = 60 * 60 * 1000

/** Whole hours to the end of a day on the clerk's wall. */
function hoursTo(day: string, now: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return Math.floor((new Date(year, month - 1, date + 1).getTime() - Date.parse(now)) / hour)
}

type PacketMeetingRow = ReturnType<typeof meetingsOf>[number]

/** What a meeting has to put on the e-handbook next, and by when; it hangs on the meeting alone. */
function wayOf(
  meeting: PacketMeetingRow,
  book: Rulebook,
  { now, today }: Pick<ReadContext, 'now' | 'today'>,
) {
  const way = {
    heldOn: meeting.held_on,
    isRecorded: meeting.recorded_at !== null,
    uploadedOn: meeting.uploaded_on,
    postedOn: meeting.posted_on,
  }
  const deadlines = deadlinesOf(meeting.held_on, book)
  const isHandbook: (kind: MeetingKind) => boolean = (kind) => kind !== 'committee'
  const due = isHandbook(meeting.kind) ? dueOf(way, today) : null
  const by = { before: deadlines.uploadBy, after: deadlines.postBy }
  return { ...way, ...deadlines, due, hoursLeft: due === null ? null : hoursTo(by[due], now) }
}

/** Whole hours that the meetings of a period still have, below zero when they are late; without their papers. */
export function hoursLeft(
  context: Pick<ReadContext, 'db' | 'now' | 'today'>,
  period: string,
): readonly number[] {
  const book = rulebookOf(context.db)
  return meetingsOf(context.db, period).flatMap((meeting) => wayOf(meeting, book, context).hoursLeft ?? [])
}

const rowOf = (
  meeting: PacketMeetingRow,
  facts: PacketFacts,
  book: Rulebook,
  moment: Pick<ReadContext, 'now' | 'today'>,
): PacketRow => ({
  ...wayOf(meeting, book, moment),
  cellId: meeting.cell_id,
  cellName: facts.cellName,
  meetingId: meeting.id,
  revision: meeting.revision,
  kind: meeting.kind,
  before: packetPart(facts, 'before'),
  after: packetPart(facts, 'after'),
})

const mostHours = Number.MAX_SAFE_INTEGER

/** The meetings of a period with their packets, those with the fewest hours left first, those of committees behind; in as many questions for all. */
export function packetMeetings(
  context: Pick<ReadContext, 'db' | 'now' | 'today'>,
  period: string,
): PacketMeeting[] {
  const { db } = context
  const meetings = meetingsOf(db, period)
  const ids = meetings.map(({ id }) => id)
  const names = cellNamesEver(db)
  const papers = groupBy(papersOf(db, ids), (row) => row.meeting_id)
  const files = groupBy(filesOf(db, ids), (row) => row.meeting_id)
  const votes = groupBy(votesOf(db, ids), (row) => row.meeting_id)
  const sensitive = sensitiveParts(db, ids)
  const book = rulebookOf(db)
  const collator = new Intl.Collator('vi')
  return meetings
    .map((meeting): PacketMeeting => {
      const own = papers.get(meeting.id) ?? []
      const attached = files.get(meeting.id) ?? []
      const facts: PacketFacts = {
        cellName: names.get(meeting.cell_id)?.(meeting.held_on) ?? '',
        kind: meeting.kind,
        period: meeting.period,
        heldOn: meeting.held_on,
        isRecorded: meeting.recorded_at !== null,
        ...sensitive(meeting.id),
        hasAgenda: meeting.agenda.trim() !== '',
        votes: (votes.get(meeting.id) ?? []).flatMap(({ kind }): VoteKind[] =>
          voteKinds.filter((known) => known === kind),
        ),
        papers: own.map((row) => ({
          id: row.id,
          revision: row.revision,
          kind: toPaperKind(row.kind),
          state: toState(row.state),
          number: row.number,
          postedOn: row.posted_on,
          official: row.media_type === null ? null : toFileKind(row.media_type),
        })),
        files: attached.flatMap((row) => {
          const purpose = filePurposes.find((known) => known === row.purpose)
          return purpose === undefined
            ? []
            : [{ sha256: row.sha256, purpose, name: row.name, mediaType: toFileKind(row.media_type) }]
        }),
      }
      return {
        row: rowOf(meeting, facts, book, context),
        facts,
      }
    })
    .sort(
      (a, b) =>
        Number(a.row.kind === 'committee') - Number(b.row.kind === 'committee') ||
        (a.row.hoursLeft ?? mostHours) - (b.row.hoursLeft ?? mostHours) ||
        collator.compare(a.row.cellName, b.row.cellName) ||
        a.row.heldOn.localeCompare(b.row.heldOn),
    )
}

/** The bytes that stand for an item of a packet: of a paper its official text's or its print's, of a file its own. */
export function sourceOf(db: Reader, item: PacketItem): { readonly sha256: string; readonly bytes: number } {
  const sha256 = item.paper === null ? item.key.slice('file:'.length) : hashOf(db, item.paper.id)
  const bytes = db.first(q.selectFrom('attachment').select('bytes').where('sha256', '=', sha256))?.bytes
  if (bytes === undefined) throw missing(item.name)
  return { sha256, bytes }
}

function hashOf(db: Reader, paperId: string): string {
  const { current_version: version } = requirePaper(db, paperId)
  return officialText(db, paperId, version)?.sha256 ?? printOf(db, paperId, version)
}
