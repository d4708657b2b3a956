import type { Mark, RollLine } from '../../shared/meetings/meeting.ts'

/** A day was typed on whose roll somebody who is marked does not stand: a slip of the pen more often than the truth. */
export interface MovedDay {
  /** The day before it; undefined when the page was closed before the clerk answered. */
  readonly from: string | undefined
  readonly to: string
  readonly lost: readonly Pick<RollLine, 'personId' | 'fullName'>[]
}

const shown = 8

/** Ids of the marked who are not on the roll, in the order of their marks. */
export function markedOffRoll(marks: readonly Mark[], roll: readonly RollLine[]): readonly string[] {
  const onRoll = new Set(roll.map((line) => line.personId))
  return marks.map((mark) => mark.personId).filter((personId) => !onRoll.has(personId))
}

/** "A, B và 3 đồng chí khác". */
export function namesOfLost({ lost }: MovedDay): string {
  const names = lost.slice(0, shown).map((person) => person.fullName)
  const more = lost.length - names.length
  return more > 0 ? `${names.join(', ')} và ${more} đồng chí khác` : names.join(', ')
}
