import { postNames } from '../../../shared/organisation/posts.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Handlers } from '../context.ts'
import { q } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { emptyRoll } from '../meetings/opening.ts'
import { writeRoll } from '../meetings/roll.ts'
import { requireMeeting } from '../meetings/store.ts'
import { bodyToWrite } from '../organisation/bodies.ts'
import { communeOf } from '../setup/store.ts'
import { briefingRoll } from './roll.ts'
import { aroundOf, briefingsOfYear, leadersOn } from './store.ts'

/** Whoever leads the commune chairs as a rule; the clerk says when somebody else did. */
const chairs: ReadonlySet<string> = new Set([
  postNames['board-secretary'],
  postNames['board-standing-deputy'],
])

export const briefingsCommands: Handlers<'briefings'> = {
  'briefings.ofYear': ({ year }, { db, today }) => briefingsOfYear(db, year, today),

  'briefings.around': ({ id }, { db, today }) => {
    const meeting = requireMeeting(db, id)
    return { communeName: communeOf(db)?.communeName ?? '', ...aroundOf(db, meeting, today) }
  },

  'briefings.open': ({ period, heldOn }, context) => {
    const { db, now, audit } = context
    const commune = bodyToWrite(context, null)
    const same = db.first(
      q
        .selectFrom('meeting')
        .select('id')
        .where('kind', '=', 'briefing')
        .where('held_on', '=', heldOn)
        .where('deleted_at', 'is', null),
    )
    if (same) {
      throw new Refusal(
        'refused',
        'Ngày này đã mở một buổi giao ban. Hãy mở buổi đã có, hoặc ghi ngày khác.',
        {
          fields: { heldOn: 'Ngày này đã có buổi giao ban' },
        },
      )
    }
    const roll = briefingRoll(db, heldOn)
    if (roll.length === 0) throw emptyRoll('briefing')
    const id = uuidv7()
    db.run(
      q.insertInto('meeting').values({
        ...{ id, cell_id: commune.id, period, kind: 'briefing', held_on: heldOn, revision: 1 },
        chair_id: leadersOn(db, heldOn).find(({ post }) => chairs.has(post))?.personId ?? null,
        ...{ starts_at: commune.usual_time, place: commune.usual_place, created_at: now },
      }),
    )
    writeRoll(db, id, roll, new Map())
    audit({
      record: { kind: 'meeting', id },
      changes: { opened: { period, kind: 'briefing', heldOn }, roll: roll.map((line) => line.personId) },
    })
    return { id }
  },
}
