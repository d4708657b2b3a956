import type { Output } from '../../../shared/contract.ts'
import type { PaperKind } from '../../../shared/documents/kinds.ts'
import type { OfficeUnderTest } from '../../helpers/office.ts'
import { headcount, isCarried } from './recount.ts'
import type { Meeting } from './script.ts'
import { hasMorePapers, type Other } from './script-more.ts'

/** The year as it is being played. */
export interface Year {
  office: OfficeUnderTest
  readonly folder: string
  /** Ids by the numbers of the script. */
  readonly cells: string[]
  readonly people: string[]
  readonly meetings: Map<Meeting, string>
  readonly others: Map<Other, string>
  /** What was printed when the month of the whole commune was opened, with the meetings that were written by then. */
  readonly jobs: { readonly period: string; readonly written: readonly Meeting[]; readonly html: string }[]
  /** What was drawn, by the hash of the file that was kept of it. */
  readonly drawn: Map<string, string>
  /** Tasks that the program brought to a meeting, by title. */
  readonly carried: Map<Meeting, readonly string[]>
  /** Home as it stood on some days, with the meetings that were written by then. */
  readonly homes: {
    readonly day: string
    readonly written: readonly Meeting[]
    readonly home: Output<'home.overview'>
  }[]
  /** What the last refusal of a resolution that was voted down said. */
  readonly refusals: string[]
}

/** Minutes of every cell written in full, and of every third one else; a resolution where it was carried. */
export async function freeze(
  year: Year,
  meeting: Meeting,
  { calls, ballots }: Pick<Meeting, 'calls' | 'ballots'>,
): Promise<void> {
  if (meeting.depth === 'figures' && meeting.cell % 3 !== 0) return
  const meetingId = year.meetings.get(meeting) ?? ''
  const { revision } = await year.office.ask('meetings.get', { id: meetingId })
  const asked = { meetingId, meetingRevision: revision, number: null }
  await year.office.ask('documents.freeze', asked)
  const [vote] = ballots
  if (vote && isCarried(vote, headcount(calls, meeting.heldOn).voters)) {
    await year.office.ask('documents.freeze', { ...asked, kind: 'resolution' })
  } else {
    const { message } = await year.office.refusal('documents.freeze', { ...asked, kind: 'resolution' })
    year.refusals.push(message)
  }
  if (!hasMorePapers(meeting)) return
  for (const kind of ['score-sheet', 'notice'] as const) {
    await year.office.ask('documents.freeze', { ...asked, kind })
  }
  const [, second] = ballots
  await freezeExtract(year, asked, second?.question ?? '')
}

async function freezeExtract(
  { office }: Year,
  asked: { readonly meetingId: string; readonly meetingRevision: number; readonly number: null },
  question: string,
): Promise<void> {
  const offered = await office.ask('documents.offered', { meetingId: asked.meetingId })
  const found = offered.find(({ kind, name }) => kind === 'extract' && name.includes(question))
  if (found === undefined) throw new Error(`no extract of "${question}" is offered`)
  await office.ask('documents.freeze', { ...asked, kind: 'extract', item: found.item })
}

/** Papers of a meeting of another kind as it stands. */
export async function freezeOther(year: Year, meeting: Other, kinds: readonly PaperKind[]): Promise<void> {
  const meetingId = year.others.get(meeting) ?? ''
  const { revision: meetingRevision } = await year.office.ask('meetings.get', { id: meetingId })
  const asked = { meetingId, meetingRevision, number: null }
  for (const kind of kinds) {
    if (kind === 'extract') await freezeExtract(year, asked, meeting.ballots[0]?.question ?? '')
    else await year.office.ask('documents.freeze', { ...asked, kind })
  }
}

/** Every paper of a meeting is opened for a change. */
export async function reopenAll({ office }: Year, meetingId: string): Promise<void> {
  for (const { paperId } of await office.ask('documents.offered', { meetingId })) {
    if (paperId === null) continue
    const { revision } = await office.ask('documents.paper', { id: paperId })
    await office.ask('documents.reopen', { paperId, revision, reason: 'Ghi nhầm người dự' })
  }
}

export async function sign({ office }: Year, period: string, day: string): Promise<void> {
  const chosen = async (state: string) =>
    (await office.ask('documents.ofPeriod', { period }))
      .filter((paper) => paper.state === state)
      .map(({ paperId, revision }) => ({ paperId, revision }))
  const frozen = await chosen('frozen')
  if (frozen.length === 0) return
  await office.ask('documents.advance', { papers: frozen, to: 'printed', on: day })
  await office.ask('documents.signMany', { papers: await chosen('printed'), signedOn: day })
}
