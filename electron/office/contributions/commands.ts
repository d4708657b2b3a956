import { earliest } from '../../../shared/calendar/partial-dates.ts'
import type { ContributionFields } from '../../../shared/contributions/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { changedFields } from '../audit.ts'
import { missing, requireRevision } from '../conflict.ts'
import type { Handlers } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { requireCell } from '../organisation/store.ts'
import {
  contributionSums,
  countContributions,
  listContributions,
  requireContribution,
  worksOf,
} from './store.ts'

const toColumns = ({ cellId, given, personId, giver, ...others }: ContributionFields) => ({
  ...{ cell_id: cellId, given_written: given, person_id: personId },
  // Of somebody in the register the register knows the name.
  giver: personId === null ? giver : '',
  ...others,
})

function refuseWrong(
  db: Reader,
  { cellId, personId, giver, given }: ContributionFields,
  today: string,
): void {
  requireCell(db, cellId)
  if (personId === null && giver === '') {
    throw new Refusal('invalid', 'Chưa ghi người đóng góp. Hãy chọn đảng viên, hoặc ghi tên hộ, tên người.', {
      fields: { giver: 'Chưa ghi người đóng góp' },
    })
  }
  const isKnown =
    personId === null ||
    db.first(q.selectFrom('person').select('id').where('id', '=', personId).where('deleted_at', 'is', null))
  if (!isKnown) throw missing('người này')
  if (earliest(given) > today) {
    throw new Refusal('invalid', 'Ngày đóng góp ở sau hôm nay. Hãy ghi ngày đã đóng góp.', {
      fields: { given: 'Ngày ở sau hôm nay' },
    })
  }
}

export const contributionsCommands: Handlers<'contributions'> = {
  'contributions.list': ({ offset, limit, ...wish }, { db, today }) => ({
    total: countContributions(db, wish),
    contributions: listContributions(db, wish, today, { offset, limit }),
  }),
  'contributions.sums': (wish, { db }) => contributionSums(db, wish),
  'contributions.works': ({ cellId }, { db }) => worksOf(db, cellId),

  'contributions.save': ({ id, revision, ...fields }, { db, now, today, audit }) => {
    refuseWrong(db, fields, today)
    if (id === null) {
      const added = uuidv7()
      db.run(
        q
          .insertInto('contribution')
          .values({ id: added, ...toColumns(fields), created_at: now, revision: 1 }),
      )
      audit({ record: { kind: 'contribution', id: added }, changes: { added: fields } })
      return requireContribution(db, added, today)
    }
    const before = requireContribution(db, id, today)
    requireRevision(before.revision, revision, () => before)
    db.run(
      q
        .updateTable('contribution')
        .set({ ...toColumns(fields), revision: revision + 1 })
        .where('id', '=', id),
    )
    audit({ record: { kind: 'contribution', id }, changes: changedFields({ ...before }, fields) })
    return requireContribution(db, id, today)
  },

  'contributions.remove': ({ id, revision, reason }, { db, now, today, account, audit }) => {
    const before = requireContribution(db, id, today)
    requireRevision(before.revision, revision, () => before)
    db.run(
      q
        .updateTable('contribution')
        .set({ deleted_at: now, deleted_by: account, deleted_reason: reason, revision: revision + 1 })
        .where('id', '=', id),
    )
    audit({ record: { kind: 'contribution', id }, changes: { removed: reason } })
    return {}
  },

  'contributions.workbook': async (wish, context) => {
    const { contributionsWorkbook } = await import('./workbook.ts')
    return contributionsWorkbook(wish, context)
  },
}
