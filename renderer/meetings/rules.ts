import { useMemo } from 'react'
import { type AddedEntry, type OwnValue, openRulebook, type Rulebook } from '../../shared/rulebook/rules.ts'
import { useRead } from '../office.ts'

/** The rule book as the office holds it on a day: the printed one until the office has answered. */
export function useRulebook(onDay: string): Rulebook {
  const { data } = useRead('rulebook.list', { on: onDay }, { keepPrevious: true })
  return useMemo(() => {
    const own = (data ?? []).flatMap(({ id, from, value, changedBecause }): readonly OwnValue[] =>
      changedBecause !== null && typeof value === 'number' ? [{ ruleId: id, from, value }] : [],
    )
    const added = (data ?? []).flatMap(
      ({ id, from, value, basis, confidence, update }): readonly AddedEntry[] =>
        update === null ? [] : [{ ruleId: id, from, value, basis, confidence }],
    )
    return openRulebook(own, added)
  }, [data])
}
