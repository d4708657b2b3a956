import { noTurns } from '../../../shared/attendance/sitting.ts'
import type { MeetingOfMonth } from '../../../shared/overview/contract.ts'
import { meetingsOf, type Span, turnsByMeeting } from '../attendance/store.ts'
import type { ReadContext } from '../context.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { scoresCommands } from '../scores/commands.ts'

type OfYear = Pick<MeetingOfMonth, 'meeting' | 'turns' | 'own' | 'suggestion' | 'committee'>

/** The meetings of one cell over some months with attendance and the scores that were given, earliest first. */
export function yearOfCell(span: Span & { readonly cellId: string }, read: ReadContext): readonly OfYear[] {
  const { db } = read
  const book = rulebookOf(db)
  const turns = turnsByMeeting(db, span, book)
  const scores = new Map(scoresCommands['scores.ofCell'](span, read).map((row) => [row.meeting.id, row]))
  return meetingsOf(db, span, book).map(({ id, period, kind, heldOn, isRecorded }) => {
    const { own, suggestion, committee } = scores.get(id) ?? {}
    return {
      meeting: { id, period, kind, heldOn, isRecorded },
      turns: turns.get(id) ?? noTurns,
      ...{ own: own?.points ?? null, committee: committee?.points ?? null },
      suggestion: suggestion ? { points: suggestion.points, open: suggestion.open } : null,
    }
  })
}
