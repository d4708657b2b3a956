import { addMonths } from '../../../shared/calendar/dates.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { TrainingClass, TrainingFields } from '../../../shared/training/contract.ts'
import { changedFields } from '../audit.ts'
import { requireRevision } from '../conflict.ts'
import type { Handlers, WriteContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'
import { uuidv7 } from '../database/uuid.ts'
import { recordsOf } from '../duplicates/merged.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { undoHistory, writeHistory } from './history.ts'
import { classesOf, historiesOf, requireClass, toState, traineesOf } from './store.ts'
import { holdersOf, peopleOf } from './whom.ts'

const toColumns = ({ from, to, ...texts }: TrainingFields) => ({ from_on: from, to_on: to, ...texts })

/** The class as the caller saw it. */
function seen(db: Reader, id: string, revision: number): TrainingClass {
  const found = requireClass(db, id)
  requireRevision(found.revision, revision, () => found)
  return found
}

function bump({ db }: WriteContext, { id, revision }: TrainingClass): { id: string; revision: number } {
  db.run(
    q
      .updateTable('training_class')
      .set({ revision: revision + 1 })
      .where('id', '=', id),
  )
  return { id, revision: revision + 1 }
}

/** The classes in which people took part, or which they completed, the latest first. */
const taken = (db: Reader, personIds: readonly string[]) =>
  db.all(
    q
      .selectFrom('training_class_person as line')
      .innerJoin('training_class', 'training_class.id', 'line.class_id')
      .select(['line.person_id', 'line.state', 'line.note'])
      .select(['training_class.id', 'training_class.title', 'training_class.from_on'])
      .where('line.person_id', 'in', listed(personIds))
      .where('training_class.deleted_at', 'is', null)
      .orderBy('training_class.from_on', 'desc')
      .orderBy('training_class.id', 'desc'),
  )

const isTaken = ({ state }: { readonly state: string }): boolean =>
  state === 'took-part' || state === 'completed'

const withoutSince = (db: Reader, since: string, today: string) =>
  holdersOf(db, 'secretary', today).flatMap(({ id, full_name, cell_id, name }) => {
    const [last] = taken(db, recordsOf(db, id)).filter(isTaken)
    if (last !== undefined && last.from_on >= since) return []
    return [
      {
        ...{ personId: id, fullName: full_name, cellId: cell_id, cellName: name },
        last: last === undefined ? null : { title: last.title, from: last.from_on },
      },
    ]
  })

export const trainingCommands: Handlers<'training'> = {
  'training.ofYear': ({ year }, { db }) => classesOf(db, year),

  'training.class': ({ id }, { db, today }) => {
    const found = requireClass(db, id)
    return { ...found, people: traineesOf(db, found, today), histories: historiesOf(db, id) }
  },

  'training.without': ({ since }, { db, today }) => {
    const years = rulebookOf(db).rule('training.secretaryYears', today)
    const from = since ?? addMonths(today, -12 * years)
    return { since: from, secretaries: withoutSince(db, from, today) }
  },

  'training.ofPerson': ({ personId }, { db }) =>
    taken(db, recordsOf(db, personId)).map(({ id, title, from_on, state, note }) => ({
      ...{ id, title, from: from_on, state: toState(state), note },
    })),

  'training.save': ({ id, revision, ...fields }, { db, now, audit }) => {
    const { from, to } = fields
    if (to !== null && to < from) {
      throw new Refusal(
        'invalid',
        'Chưa ghi. Ngày kết thúc ở trước ngày bắt đầu; hãy sửa ngày rồi ghi lại.',
        {
          fields: { to: 'Ngày kết thúc ở trước ngày bắt đầu' },
        },
      )
    }
    const columns = toColumns(fields)
    if (id === null) {
      const added = uuidv7()
      db.run(q.insertInto('training_class').values({ id: added, ...columns, created_at: now, revision: 1 }))
      audit({ record: { kind: 'training-class', id: added }, changes: { added: fields } })
      return { id: added, revision: 1 }
    }
    const before = seen(db, id, revision)
    db.run(
      q
        .updateTable('training_class')
        .set({ ...columns, revision: revision + 1 })
        .where('id', '=', id),
    )
    audit({ record: { kind: 'training-class', id }, changes: changedFields({ ...before }, fields) })
    return { id, revision: revision + 1 }
  },

  'training.remove': ({ id, revision, reason }, { db, now, account, audit }) => {
    seen(db, id, revision)
    if (historiesOf(db, id).length > 0) {
      throw new Refusal(
        'refused',
        'Lớp này đã ghi vào quá trình đào tạo, bồi dưỡng của học viên. Hãy hoàn tác lần ghi ấy trước; lớp vẫn giữ nguyên.',
      )
    }
    db.run(
      q
        .updateTable('training_class')
        .set({ deleted_at: now, deleted_by: account, deleted_reason: reason, revision: revision + 1 })
        .where('id', '=', id),
    )
    audit({ record: { kind: 'training-class', id }, changes: { removed: reason } })
    return {}
  },

  'training.call': ({ id, revision, whom }, context) => {
    const { db, today, audit } = context
    const found = seen(db, id, revision)
    const known = new Set(traineesOf(db, found, today).map(({ personId }) => personId))
    const added = peopleOf(db, whom, today).filter((personId) => !known.has(personId))
    for (const person_id of added) {
      db.run(q.insertInto('training_class_person').values({ class_id: id, person_id, state: 'called' }))
    }
    audit({ record: { kind: 'training-class', id }, changes: { called: added, whom } })
    return { ...bump(context, found), added: added.length }
  },

  'training.mark': ({ id, revision, people }, context) => {
    const { db, today, audit } = context
    const found = seen(db, id, revision)
    const known = new Map(traineesOf(db, found, today).map((trainee) => [trainee.personId, trainee]))
    const marked = people.map(({ personId, state, note }) => {
      const before = known.get(personId)
      if (before === undefined) {
        throw new Refusal(
          'not-found',
          'Có người không còn trong danh sách lớp. Hãy mở lại trang rồi ghi lại.',
        )
      }
      const line = q.deleteFrom('training_class_person').where('class_id', '=', id)
      db.run(line.where('person_id', '=', personId))
      if (state !== null) {
        db.run(
          q
            .insertInto('training_class_person')
            .values({ class_id: id, person_id: personId, state, note: note ?? before.note }),
        )
      }
      return {
        personId,
        state: [before.state, state],
        ...(note !== undefined && { note: [before.note, note] }),
      }
    })
    audit({ record: { kind: 'training-class', id }, changes: { marked } })
    return bump(context, found)
  },

  'training.writeHistory': ({ id, revision }, context) => {
    const found = seen(context.db, id, revision)
    const people = writeHistory(found, context)
    context.audit({ record: { kind: 'training-class', id }, changes: { writtenIntoHistories: people } })
    return { ...bump(context, found), people }
  },

  'training.undoHistory': ({ id, actId }, context) => {
    const found = requireClass(context.db, id)
    undoHistory(id, actId, context)
    context.audit({ record: { kind: 'training-class', id }, changes: { undoneAct: actId } })
    bump(context, found)
    return {}
  },
}
