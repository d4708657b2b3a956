import { Refusal } from '../../../shared/refusal.ts'
import type { Rule } from '../../../shared/rulebook/rule.ts'
import { openRulebook, type RuleId, rules } from '../../../shared/rulebook/rules.ts'
import type { Handlers } from '../context.ts'
import { q } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { addedOf } from './added.ts'
import { ownValues, rulebookOf } from './store.ts'

const isRuleId = (id: string): id is RuleId => Object.hasOwn(rules, id)

/** A number no paper or page could be made with never gets into the book. */
function refuseOutOfRange({ unit, range }: Rule<unknown>, value: number): void {
  if (range === undefined) return
  const { least, most, isWhole } = range
  if (value >= least && value <= most && (!isWhole || Number.isInteger(value))) return
  const bounds = `${isWhole ? 'số nguyên từ' : 'từ'} ${least} đến ${most}${unit === '' ? '' : ` ${unit}`}`
  throw new Refusal(
    'invalid',
    `Giá trị này không hợp lý với quy định: cần ${bounds}. Quy định vẫn giữ như cũ. Hãy kiểm tra lại con số.`,
    { fields: { value: `Cần ${bounds}` } },
  )
}

export const rulebookCommands: Handlers<'rulebook'> = {
  'rulebook.list': ({ on }, { db, today }) => {
    const day = on ?? today
    const own = ownValues(db)
    const added = addedOf(db)
    const book = openRulebook(own, added.entries)
    const isAdded = (id: RuleId, from: string) =>
      added.entries.some((one) => one.ruleId === id && one.from === from)
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
        update: local === undefined && isAdded(id, entry.from) ? added.version : null,
      }
    })
  },

  'rulebook.set': ({ ruleId, value, from, reason }, { db, audit, now, account }) => {
    if (!isRuleId(ruleId)) throw new Refusal('not-found', 'Không có quy định này trong sổ quy định.')
    const before = rulebookOf(db).rule(ruleId, from)
    if (typeof before !== 'number') {
      throw new Refusal('refused', 'Quy định này không phải là một con số nên chưa đổi được ở đây.')
    }
    refuseOutOfRange(rules[ruleId], value)
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
