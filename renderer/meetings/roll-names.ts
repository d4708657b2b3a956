import type { RollLine } from '../../shared/meetings/meeting.ts'
import { fold, tidy } from '../../shared/text/fold.ts'
import { unifyToneStyle } from '../../shared/text/tone.ts'

/** `Hòa`, `hoà` and a decomposed `Hoà` are spelled alike; `Hoa` is not. */
const spelled = (name: string): string => unifyToneStyle(tidy(name)).toLowerCase()

/**
 * The people of a roll whom a name typed in full can mean: those spelled so, else those whose name differs only in its
 * marks. Where somebody from outside may stand too (`orOutsider`), a name typed with marks means nobody else.
 */
export function namedOnRoll(
  roll: readonly RollLine[],
  typed: string,
  orOutsider: boolean,
): readonly RollLine[] {
  const name = spelled(typed)
  const exact = roll.filter((line) => spelled(line.fullName) === name)
  const hasMarks = name !== fold(typed)
  if (exact.length > 0 || (orOutsider && hasMarks)) return exact
  return roll.filter((line) => fold(line.fullName) === fold(typed))
}

/** Whether several people of the roll bear this very name. */
export const hasNamesake = (roll: readonly RollLine[], { fullName }: RollLine): boolean =>
  roll.filter((line) => spelled(line.fullName) === spelled(fullName)).length > 1
