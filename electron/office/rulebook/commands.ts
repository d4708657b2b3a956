import { Refusal } from '../../../shared/refusal.ts'
import { openRulebook, type RuleId, rules } from '../../../shared/rulebook/rules.ts'
import type { Handlers } from '../context.ts'
import { q } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { ownValues } from './store.ts'

const isRuleId = (id: string): id is RuleId => Object.hasOwn(rules, id)

export const rulebookCommands: Handlers<'rulebook'> = {
  'rulebook.list': ({ on }, { db, today }) => {
    const day = on ?? today
    const own = ownValues(db)
    const book = openRulebook(own)
    return (Object.keys(rules) as RuleId[]).map((id) => {
      const { title, unit } = rules[id]
      const entry = book.entry(id, day)
      const local = own.findLast((value) => value.ruleId === id && value.from === entry.from)
      return {
        id,
        title,
        unit,
        value: entry.value,
        from: entry.from,
        to: entry.to ?? null,
        basis: entry.basis,
        confidence: entry.confidence,
        changedBecause: local?.reason ?? null,
      }
    })
  },

  'rulebook.set': ({ ruleId, value, from, reason }, { db, audit, now, account }) => {
    if (!isRuleId(ruleId)) throw new Refusal('not-found', 'Không có quy định này trong sổ quy định.')
    const before = openRulebook(ownValues(db)).rule(ruleId, from)
    if (typeof before !== 'number') {
      throw new Refusal('refused', 'Quy định này không phải là một con số nên chưa đổi được ở đây.')
    }
    if (value < 0 || (rules[ruleId].unit === '%' && value > 100)) {
      throw new Refusal('invalid', 'Giá trị này không hợp lý với quy định. Hãy kiểm tra lại con số.', {
        fields: { value: rules[ruleId].unit === '%' ? 'Từ 0 đến 100' : 'Không được âm' },
      })
    }
    const id = uuidv7()
    db.run(
      q.insertInto('rule_value').values({
        id,
        rule_id: ruleId,
        valid_from: from,
        value: JSON.stringify(value),
        reason,
        account_id: account,
        created_at: now,
      }),
    )
    audit({ record: { kind: 'rule', id }, changes: { [ruleId]: [before, value], from, reason } })
    return { id }
  },
}
