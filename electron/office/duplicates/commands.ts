import { join } from 'node:path'
import { Refusal } from '../../../shared/refusal.ts'
import { recordAct, undoAct } from '../acts.ts'
import { missing, requireRevision } from '../conflict.ts'
import type { Handlers } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { databaseName } from '../database/name.ts'
import { memberCard } from '../people/card.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { comparedFields, mergedFields } from './fields.ts'
import { headsOf } from './merged.ts'
import { planMerge } from './plan.ts'
import { refuseEndedCells, refuseWithoutKept } from './undoing.ts'

const mergeAct = 'people.merge'
/** More would not be looked through; the next ones come when the first are decided. */
const mostPairs = 300

function refuseSame(keptId: string, givenId: string): void {
  if (keptId === givenId) {
    throw new Refusal('invalid', 'Hai hồ sơ là một. Hãy chọn hồ sơ khác để so sánh.')
  }
}

const livingName = (db: Reader, id: string): string => {
  const person = db.first(q.selectFrom('person').select(['full_name', 'deleted_at']).where('id', '=', id))
  if (!person || person.deleted_at !== null) throw missing('người này trong sổ')
  return person.full_name
}

export const duplicatesCommands: Handlers<'duplicates'> = {
  'duplicates.find': async (_input, { read, today, workshop, office, databaseKey, signal, progress }) => {
    progress('Đang so các hồ sơ', null)
    const limits = read(({ db }) => {
      const book = rulebookOf(db)
      return {
        blockLimit: book.rule('duplicates.blockLimit', today()),
        leastScore: book.rule('duplicates.leastScore', today()),
      }
    })
    const found = await workshop.run(
      'duplicatePairs',
      { file: join(office.folder, databaseName), key: databaseKey(), limits, most: mostPairs },
      { signal },
    )
    return read(({ db }) => {
      const ids = found.pairs.flatMap(({ first, second }) => [first, second])
      const heads = headsOf(db, [...new Set(ids)], today())
      return {
        total: found.total,
        people: found.people,
        pairs: found.pairs.flatMap(({ score, reasons, ...pair }) => {
          const [first, second] = [heads.get(pair.first), heads.get(pair.second)]
          return first && second ? [{ first, second, score, reasons: [...reasons] }] : []
        }),
      }
    })
  },

  'duplicates.compare': ({ keptId, givenId }, { db, today }) => {
    const plan = planMerge(db, { keptId, givenId })
    refuseSame(keptId, givenId)
    const heads = headsOf(db, [keptId, givenId], today)
    const [kept, given] = [heads.get(keptId), heads.get(givenId)]
    if (!kept || !given) throw missing('người này trong sổ')
    return {
      kept,
      given,
      fields: comparedFields(plan.kept, plan.given),
      parts: [...plan.shown],
      why: plan.why,
      effects: [...plan.effects],
    }
  },

  'duplicates.merge': (input, context) => {
    const { db, audit, now, account, today } = context
    const { keptId, givenId, choices } = input
    refuseSame(keptId, givenId)
    const stray = Object.keys(choices).find((name) => !mergedFields.some((field) => field.name === name))
    if (stray !== undefined) {
      throw new Refusal('invalid', 'Có ô được chọn không thuộc hồ sơ. Hãy mở lại trang so sánh rồi chọn lại.')
    }
    const plan = planMerge(db, { keptId, givenId }, choices)
    requireRevision(plan.kept.person.revision, input.keptRevision, () => memberCard(db, keptId, today))
    requireRevision(plan.given.person.revision, input.givenRevision, () => memberCard(db, givenId, today))
    if (plan.why !== null) throw new Refusal('refused', plan.why)
    const actId = recordAct(
      context,
      {
        kind: mergeAct,
        effectiveOn: today,
        subjects: [
          { kind: 'person', id: keptId, role: 'kept' },
          { kind: 'person', id: givenId, role: 'given-up' },
        ],
      },
      (rows) => {
        // First of all: a personal number may stand in one living record only.
        rows.update(
          'person',
          { id: givenId },
          {
            deleted_at: now,
            deleted_by: account,
            deleted_reason: `Gộp vào hồ sơ của ${plan.kept.person.full_name}`,
            merged_into: keptId,
          },
        )
        plan.write(rows)
      },
    )
    audit({
      record: { kind: 'person', id: keptId },
      changes: {
        merged: givenId,
        act: actId,
        taken: plan.fields.takenNames,
        left: plan.fields.left,
        ...(plan.overruled.length > 0 && { overruled: plan.overruled }),
      },
    })
    audit({ record: { kind: 'person', id: givenId }, changes: { mergedInto: keptId, act: actId } })
    return { actId, revision: plan.kept.person.revision + 1 }
  },

  'duplicates.undo': ({ actId }, context) => {
    const { db, audit, today } = context
    const act = db.first(q.selectFrom('act').select('kind').where('id', '=', actId))
    if (act?.kind !== mergeAct) throw missing('lần gộp hồ sơ này')
    const subjects = db.all(q.selectFrom('act_subject').selectAll().where('act_id', '=', actId))
    const idOf = (role: string) => subjects.find((subject) => subject.role === role)?.record_id ?? ''
    const [keptId, givenId] = [idOf('kept'), idOf('given-up')]
    refuseWithoutKept(db, keptId)
    undoAct(context, actId)
    refuseEndedCells(db, { keptId, givenId }, today)
    audit({ record: { kind: 'person', id: keptId }, changes: { undone: actId, parted: givenId } })
    audit({ record: { kind: 'person', id: givenId }, changes: { undone: actId, parted: keptId } })
    return {}
  },

  'duplicates.markDistinct': ({ firstId, secondId, isDistinct }, { db, audit, now, account }) => {
    const names = [livingName(db, firstId), livingName(db, secondId)]
    const [first_id, second_id] = firstId < secondId ? [firstId, secondId] : [secondId, firstId]
    db.run(
      isDistinct
        ? q
            .insertInto('distinct_people')
            .values({ first_id, second_id, decided_at: now, account_id: account })
            .onConflict((conflict) => conflict.columns(['first_id', 'second_id']).doNothing())
        : q.deleteFrom('distinct_people').where('first_id', '=', first_id).where('second_id', '=', second_id),
    )
    audit({
      record: { kind: 'person', id: first_id },
      changes: { distinctFrom: second_id, isDistinct, names },
    })
    return {}
  },

  'duplicates.decided': (_input, { db, today }) => {
    const acts = db.all(
      q
        .selectFrom('act')
        .innerJoin('act_subject as kept', (join) =>
          join.onRef('kept.act_id', '=', 'act.id').on('kept.role', '=', 'kept'),
        )
        .innerJoin('act_subject as given', (join) =>
          join.onRef('given.act_id', '=', 'act.id').on('given.role', '=', 'given-up'),
        )
        .innerJoin('person as one', 'one.id', 'kept.record_id')
        .innerJoin('person as other', 'other.id', 'given.record_id')
        .select(['act.id', 'act.recorded_at', 'kept.record_id as kept_id'])
        .select(['one.full_name as kept_name', 'other.full_name as given_name'])
        .where('act.kind', '=', mergeAct)
        .where('act.undone_at', 'is', null)
        .orderBy('act.id', 'desc')
        .limit(mostPairs),
    )
    const rows = db.all(q.selectFrom('distinct_people').selectAll().orderBy('decided_at', 'desc'))
    const heads = headsOf(db, [...new Set(rows.flatMap((row) => [row.first_id, row.second_id]))], today)
    return {
      merged: acts.map((row) => ({
        actId: row.id,
        at: row.recorded_at,
        keptId: row.kept_id,
        keptName: row.kept_name,
        givenName: row.given_name,
      })),
      distinct: rows.flatMap((row) => {
        const [first, second] = [heads.get(row.first_id), heads.get(row.second_id)]
        return first && second ? [{ first, second, at: row.decided_at }] : []
      }),
    }
  },
}
