import { type OwnValue, openRulebook, type Rulebook } from '../../../shared/rulebook/rules.ts'
import { q, type Reader } from '../database/executor.ts'
import { addedOf } from './added.ts'

export const ownValues = (db: Reader): readonly (OwnValue & { readonly reason: string })[] =>
  db.all(q.selectFrom('rule_value').selectAll().orderBy('valid_from').orderBy('created_at')).map((row) => ({
    ruleId: row.rule_id,
    from: row.valid_from,
    value: JSON.parse(row.value) as unknown,
    reason: row.reason,
  }))

/** The rule book with what an update added and this office's own values. */
export const rulebookOf = (db: Reader): Rulebook => openRulebook(ownValues(db), addedOf(db).entries)
