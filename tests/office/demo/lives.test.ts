import { expect, it } from 'vitest'
import { generateCommune } from '../../../electron/office/demo/generator.ts'
import { lifeOf } from '../../../electron/office/demo/lives.ts'
import { createRandom } from '../../../electron/office/demo/random.ts'

const asOf = '2026-11-22'
const today = Number(asOf.slice(0, 4))
const year = (date: string | null): number => Number(date?.slice(0, 4) ?? Number.NaN)

it('tells lives that can have been lived: nothing of them lies ahead, parents are grown', () => {
  const { members, cells } = generateCommune({ seed: 1, cells: 200, members: 5000, asOf })
  const random = createRandom(3)
  let children = 0
  for (const member of members) {
    const { details, lists } = lifeOf(random, member, cells[member.cell]?.name ?? '', asOf)
    const born = year(member.fields.birthDate)
    const [spouse, child] = lists.relatives
    const happened = [
      ...lists.relatives.map(({ birthDate }) => year(birthDate)),
      ...lists.careers.map(({ from }) => year(from)),
      ...lists.trainings.flatMap(({ from, to }) => [year(from), year(to)]),
      ...(details.youthUnionOn === null ? [] : [year(details.youthUnionOn)]),
    ]
    expect(happened.filter((each) => !(each <= today))).toEqual([])
    expect(today - year(spouse?.birthDate ?? null)).toBeGreaterThanOrEqual(20)
    if (child === undefined) continue
    children += 1
    const youngest = Math.max(born, year(spouse?.birthDate ?? null))
    expect(year(child.birthDate) - youngest).toBeGreaterThanOrEqual(18)
  }
  expect(children).toBeGreaterThan(3000)
})
