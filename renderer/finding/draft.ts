import {
  type Condition,
  type Group,
  isComplete,
  isGroup,
  type Part,
} from '../../shared/finding/definition.ts'

/** A filter as it is being put together: its parts have keys, and some are not complete yet. */
export interface DraftCondition {
  readonly key: number
  readonly condition: Condition
}
export interface DraftGroup {
  readonly key: number
  readonly join: Group['join']
  readonly negated: boolean
  readonly parts: readonly DraftPart[]
}
export type DraftPart = DraftCondition | DraftGroup

export const isDraftGroup = (part: DraftPart): part is DraftGroup => 'parts' in part

let lastKey = 0
const newKey = (): number => {
  lastKey += 1
  return lastKey
}

const toPart = (part: Part): DraftPart => (isGroup(part) ? toDraft(part) : newCondition(part))

export const toDraft = ({ join, negated, parts }: Group): DraftGroup => ({
  key: newKey(),
  join,
  negated,
  parts: parts.map(toPart),
})

export const newCondition = (
  condition: Condition = { field: 'cell', operator: 'is', values: [] },
): DraftCondition => ({ key: newKey(), condition })

export const newGroup = (): DraftGroup => ({
  key: newKey(),
  join: 'or',
  negated: false,
  parts: [newCondition()],
})

/** How many conditions are not complete yet, in all its groups. */
export const unfinishedIn = ({ parts }: DraftGroup): number =>
  parts.reduce(
    (sum, part) => sum + (isDraftGroup(part) ? unfinishedIn(part) : isComplete(part.condition) ? 0 : 1),
    0,
  )

/** What can be asked of it: complete conditions, and groups that have some. */
export const toFilter = ({ join, negated, parts }: DraftGroup): Group => ({
  join,
  negated,
  parts: parts.flatMap((part): Part[] => {
    if (!isDraftGroup(part)) return isComplete(part.condition) ? [part.condition] : []
    const group = toFilter(part)
    return group.parts.length === 0 ? [] : [group]
  }),
})
