import { type DuplicateRecord, findDuplicates } from '../../shared/people/duplicates.ts'
import { soundOf } from '../../shared/people/sound.ts'
import { openRulebook } from '../../shared/rulebook/rules.ts'
import { compare } from './measure.ts'
import { today } from './office.ts'
import { benchMember } from './people.ts'
import { ratioRow } from './row.ts'
import { type Measurement, thousands } from './setting.ts'

/** Sorting alone brings likely pairs together; telling what speaks for each of them may cost so many times as much. */
const times = 8
/** Ten times the members may cost little more than ten times; every pair with every other would cost a hundred. */
const growth = 25

/** Every twentieth is written twice, with other marks or a year alone: there is something to find. */
function records(count: number): readonly DuplicateRecord[] {
  return Array.from({ length: count }, (_, index): DuplicateRecord => {
    const isCopy = index % 20 === 1
    const { fields } = benchMember(isCopy ? index - 1 : index, 200)
    const { fullName, sex, birthDate, personalId, oldIdNumber, cardNumber, oldCardNumber } = fields
    const record = { id: String(index).padStart(8, '0'), fullName, sex, birthDate }
    return isCopy
      ? {
          ...record,
          fullName: fullName.toUpperCase(),
          personalId: '',
          oldIdNumber: '',
          cardNumber: '',
          oldCardNumber: '',
        }
      : { ...record, personalId, oldIdNumber, cardNumber, oldCardNumber }
  })
}

/** What a record has in common with another: its numbers, its name by the sound with the year of birth. */
const keysOf = (people: readonly DuplicateRecord[]): readonly string[] =>
  people.flatMap(({ fullName, birthDate, personalId, oldIdNumber, cardNumber, oldCardNumber }) => [
    `${soundOf(fullName)} ${birthDate?.slice(0, 4)}`,
    `${soundOf(fullName.split(' ').at(-1) ?? '')} ${birthDate}`,
    ...[personalId, oldIdNumber, cardNumber, oldCardNumber].filter((number) => number !== ''),
  ])

/** Two records of one person among all members: against sorting the same keys, and how it grows. */
export const duplicating: Measurement = async ({ scale, rounds }) => {
  const { members } = scale.largest
  const [few, many] = [records(members / 10), records(members)]
  const book = openRulebook()
  const limits = {
    blockLimit: book.rule('duplicates.blockLimit', today),
    leastScore: book.rule('duplicates.leastScore', today),
  }
  const found = findDuplicates(many, limits)
  if (found.pairs.length < members / 25) throw new Error('the search must find the records written twice')
  const thoroughness = { rounds: rounds(9), warmUp: 2 }
  const sorted = await compare(
    () => findDuplicates(many, limits),
    () => keysOf(many).toSorted(),
    thoroughness,
  )
  const grown = await compare(
    () => findDuplicates(many, limits),
    () => findDuplicates(few, limits),
    thoroughness,
  )
  const told = { scale: `${thousands(members)} members` }
  return [
    ratioRow(
      {
        ...told,
        name: 'duplicates',
        note: `finds ${thousands(found.pairs.length)} pairs with ${thousands(found.comparisons)} comparisons; against making and sorting the same keys`,
      },
      sorted,
      times,
    ),
    ratioRow(
      {
        ...told,
        name: 'duplicates, ten times as many',
        note: `against the search among ${thousands(members / 10)} members: not every pair is compared`,
      },
      grown,
      growth,
    ),
  ]
}
