import { areFitEntries } from '../../../shared/rulebook/added.ts'
import { openRulebook, type RuleId, rules } from '../../../shared/rulebook/rules.ts'
import type { RuleChange } from '../../../shared/updates/contract.ts'
import type { RulesManifest } from '../../../shared/updates/manifest.ts'
import type { Reader } from '../database/executor.ts'
import { addedOf } from '../rulebook/added.ts'
import { ownValues } from '../rulebook/store.ts'

/** What will count otherwise, from which day, for this office: with its own values, which may stand above the book. */
export function ruleChanges({ entries }: RulesManifest, db: Reader): RuleChange[] {
  if (!areFitEntries(entries)) return []
  const own = ownValues(db)
  const [now, then] = [openRulebook(own, addedOf(db).entries), openRulebook(own, entries)]
  const days = [...entries, ...addedOf(db).entries]
  const seen = new Set<string>()
  return days
    .filter(({ ruleId, from }) => !seen.has(`${ruleId} ${from}`) && seen.add(`${ruleId} ${from}`))
    .flatMap(({ ruleId, from }) => {
      const id = ruleId as RuleId
      const [before, after] = [now.entry(id, from), then.entry(id, from)]
      const isSame =
        JSON.stringify([before.value, before.basis]) === JSON.stringify([after.value, after.basis])
      if (isSame) return []
      const { title, unit } = rules[id]
      return [{ id, title, unit, from, before: before.value, after: after.value, basis: after.basis }]
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}
