import { addDays } from '../../../shared/calendar/dates.ts'
import type { CommandName, Input, Output } from '../../../shared/contract.ts'
import { roleToBeWon } from '../../../shared/outsiders/roles.ts'
import { noDetails } from '../../../shared/people/details.ts'
import { emptyPerson } from '../../../shared/people/person.ts'
import type { DemoCommune } from './generator.ts'
import { personName } from './names.ts'
import type { Random } from './random.ts'

/** The same call as any window's. */
export type Ask = <N extends CommandName>(name: N, input: Input<N>) => Promise<Output<N>>

const kinds: readonly (readonly [pattern: RegExp, kind: string])[] = [
  [/bản/, 'village'],
  [/Trường/, 'school'],
  [/Y tế/, 'health'],
  [/Công an/, 'police'],
  [/Quân sự/, 'military'],
  [/Hợp tác xã/, 'cooperative'],
]

/**
 * What the tree of the practice commune shows beside names: kind, code and distance of every cell, the committee of the
 * commune, village heads (half of them the secretary), young people to be won, and a cell to be strengthened.
 */
export async function writeBodies(
  ask: Ask,
  random: Random,
  commune: DemoCommune,
  {
    cellIds,
    personIds,
    today,
  }: {
    readonly cellIds: readonly string[]
    readonly personIds: readonly string[]
    readonly today: string
  },
): Promise<void> {
  const revisionOf = async (id: string | null) => (await ask('organisation.body', { id })).revision
  const memberOf = (index: number) => ({
    personId: personIds[index] ?? null,
    fullName: commune.members[index]?.fields.fullName ?? '',
  })
  for (const [index, cell] of commune.cells.entries()) {
    const id = cellIds[index] ?? ''
    const isVillage = /bản/.test(cell.name)
    await ask('organisation.saveBody', {
      id,
      revision: await revisionOf(id),
      cellKind: kinds.find(([pattern]) => pattern.test(cell.name))?.[1] ?? 'office',
      code: `15.042.118.000.${String(index + 1).padStart(3, '0')}`,
      distanceMetres: isVillage ? 100 * random.between(8, 190) : 100 * random.between(0, 9),
      foundedOn: isVillage ? String(random.between(1962, 1998)) : '2025-07-01',
      foundedBy: isVillage ? '' : `${random.between(10, 60)}-QĐ/ĐU`,
    })
    if (!isVillage) continue
    const head =
      index % 2 === 0
        ? memberOf(cell.secretary)
        : { personId: null, fullName: personName(random, 'male').fullName }
    await ask('organisation.appoint', {
      bodyId: id,
      revision: await revisionOf(id),
      post: 'village-head',
      person: head,
      from: '2025-04',
      paperNumber: '',
      note: '',
    })
  }
  const leaders = [...new Set(commune.cells.map(({ inCharge }) => inCharge))]
  for (const [place, index] of leaders.slice(0, 4).entries()) {
    await ask('organisation.appoint', {
      bodyId: null,
      revision: await revisionOf(null),
      post: place === 0 ? 'board-secretary' : place === 1 ? 'board-standing-deputy' : 'board-member',
      person: memberOf(index),
      from: '2025-07-01',
      paperNumber: '',
      note: '',
    })
  }
  const far = cellIds.at(-1) ?? ''
  await ask('organisation.saveWeaknesses', {
    id: far,
    revision: await revisionOf(far),
    rows: [
      {
        from: addDays(today, -200).slice(0, 7),
        to: null,
        reason: 'Hai kỳ liền tỷ lệ đảng viên dự dưới 75%, xa trung tâm',
        paperNumber: '',
      },
    ],
  })
  for (const cellId of cellIds.slice(-8)) {
    const { fullName, ethnicity } = personName(random, random.chance(0.5) ? 'male' : 'female')
    const { otherName, sex, religion, personalId, residence } = emptyPerson
    const { telephone, workplace, youthUnionOn } = noDetails
    await ask('outsiders.add', {
      ...{ otherName, sex, religion, personalId, residence, telephone, workplace, youthUnionOn },
      fullName,
      ethnicity,
      occupation: 'Nông dân',
      birthDate: String(random.between(1996, 2006)),
      roles: [
        {
          role: roleToBeWon,
          bodyId: cellId,
          from: `${today.slice(0, 4)}-03`,
          to: null,
          otherOrganisation: '',
          note: '',
        },
      ],
    })
  }
}
