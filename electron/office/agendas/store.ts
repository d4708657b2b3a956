import type { AgendaCase, AgendaItem } from '../../../shared/agendas/agenda.ts'
import { type AgendaOf, agendaOn } from '../../../shared/agendas/book.ts'
import type { AgendaTemplate, ProposedItem } from '../../../shared/agendas/contract.ts'
import { agendaText } from '../../../shared/agendas/words.ts'
import type { MeetingContent, MeetingKind, RollLine, VoteKind } from '../../../shared/meetings/meeting.ts'
import { postNames } from '../../../shared/organisation/cell.ts'
import { kindOfCell } from '../../../shared/organisation/kind-of-cell.ts'
import type { Rulebook } from '../../../shared/rulebook/rules.ts'
import { fold } from '../../../shared/text/fold.ts'
import { q, type Reader } from '../database/executor.ts'
import { draftOf } from '../meetings/draft.ts'
import { rollFor } from '../meetings/roll.ts'
import { type MeetingRow, recordedContent, toKind } from '../meetings/store.ts'
import { nameOn } from '../organisation/store.ts'
import { ownValues } from '../rulebook/store.ts'

/** The least length of a meeting of the kind, where the rule book has one. */
export function leastMinutesOf(book: Rulebook, kind: MeetingKind, on: string): number | null {
  if (kind === 'combined') return book.rule('meeting.minimumMinutesCombined', on)
  return kind === 'regular' || kind === 'thematic' ? book.rule('meeting.minimumMinutes', on) : null
}

export function templateOn(
  own: ReturnType<typeof ownValues>,
  book: Rulebook,
  of: AgendaOf,
  on: string,
): AgendaTemplate {
  const { items, isOwnOfCellKind, entry, because } = agendaOn(own, of, on)
  return {
    ...of,
    ...{ items: [...items], isOwnOfCellKind, because },
    from: entry.from,
    to: entry.to ?? null,
    basis: entry.basis,
    confidence: entry.confidence,
    leastMinutes: leastMinutesOf(book, of.kind, on),
  }
}

const kindOfMeetingsCell = (db: Reader, cellId: string, day: string): string => {
  const recorded = db.first(q.selectFrom('body').select('cell_kind').where('id', '=', cellId))?.cell_kind
  return kindOfCell(recorded ?? '', nameOn(db, cellId, day)).code
}

/** Which kinds of question bring an item into the agenda. */
const casesOfVotes: Readonly<Partial<Record<VoteKind, AgendaCase>>> = {
  ...{ admission: 'admission', confirmation: 'confirmation', exemption: 'exemption', rating: 'rating' },
  election: 'election',
  ...{ discipline: 'discipline', removal: 'discipline', expulsion: 'discipline' },
}

function casesOf(kind: MeetingKind, { votes }: MeetingContent): ReadonlySet<AgendaCase> {
  const asked = votes.flatMap((vote) => casesOfVotes[vote.kind] ?? [])
  return new Set(kind === 'review' ? [...asked, 'rating'] : asked)
}

const lowered = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)

/** The one who holds a post or does a service at the meeting, by name; else the words of the template. */
function spokenPresenter(
  presenter: string,
  roll: readonly RollLine[],
  { chairId, secretaryId }: MeetingContent,
): string {
  const holders = (post: string) => roll.filter((line) => line.post === post)
  const known: Readonly<Record<string, readonly RollLine[]>> = {
    [fold('Bí thư')]: holders(postNames.secretary),
    [fold('Phó bí thư')]: holders(postNames.deputy),
    [fold('Chủ trì')]: roll.filter(({ personId }) => personId === chairId),
    [fold('Thư ký')]: roll.filter(({ personId }) => personId === secretaryId),
  }
  const [only, second] = known[fold(presenter)] ?? []
  return only === undefined || second !== undefined ? lowered(presenter) : `đ/c ${only.fullName}`
}

export interface MeetingAgenda {
  readonly startsAt: string | null
  readonly isOfCellKind: boolean
  readonly items: readonly ProposedItem[]
}

/** The template of a meeting's kind and kind of cell on its day, in the meeting's own names. */
export function agendaOfMeeting(db: Reader, meeting: MeetingRow): MeetingAgenda {
  const content = draftOf(db, meeting.id)?.content ?? recordedContent(db, meeting)
  const kind = toKind(meeting.kind)
  const cellKind = kind === 'briefing' ? '' : kindOfMeetingsCell(db, meeting.cell_id, content.heldOn)
  const { items, isOwnOfCellKind } = agendaOn(ownValues(db), { kind, cellKind }, content.heldOn)
  const roll = rollFor(db, meeting, content.heldOn)
  const cases = casesOf(kind, content)
  return {
    startsAt: content.startsAt,
    isOfCellKind: isOwnOfCellKind,
    items: items.map((item: AgendaItem) => ({
      ...item,
      presenter: spokenPresenter(item.presenter, roll, content),
      isWanted: item.onlyFor === undefined || cases.has(item.onlyFor),
    })),
  }
}

const wantedItems = (db: Reader, meeting: MeetingRow) =>
  agendaOfMeeting(db, meeting).items.filter(({ isWanted }) => isWanted)

/** What the secretary's sheet says of the agenda: what is written of it, else the template. */
export const plannedAgenda = (db: Reader, meeting: MeetingRow, written: string): string =>
  written === '' ? agendaText(wantedItems(db, meeting)) : written

/** The same for a summons or an invitation: who is called need not know who presents what for how long. */
export const plannedContents = (db: Reader, meeting: MeetingRow, written: string): string =>
  written === ''
    ? agendaText(wantedItems(db, meeting).map(({ title }) => ({ title, presenter: '', minutes: null })))
    : written
