import { type MovementKind, possibleMovements } from '../../../shared/people/movements.ts'
import type { Standing } from '../../../shared/people/person.ts'
import type { OfficeUnderTest } from '../../helpers/office.ts'
import { beside } from '../meetings/database.ts'

/** The movement that leads from one standing to another, if there is one. */
export const movementTo = (held: Standing | null, standing: Standing): MovementKind | undefined =>
  possibleMovements(held).find(({ to }) => to.includes(standing) || to.includes('as-before'))?.kind

/** A member is of another standing from a day on: by the movement that leads there, else as a workbook may tell it. */
export async function becomes(
  office: OfficeUnderTest,
  personId: string,
  standing: Standing,
  on: string,
): Promise<void> {
  const { standing: held, revision } = await office.ask('people.card', { id: personId })
  const kind = movementTo(held, standing)
  if (kind !== undefined) {
    await office.ask('movements.record', { personId, revision, kind, on, standing })
    return
  }
  beside(office, (database) => {
    const end = 'UPDATE member_standing SET valid_to = ? WHERE person_id = ? AND valid_to IS NULL'
    database.prepare(end).run(on, personId)
    const begin =
      'INSERT INTO member_standing (person_id, valid_from, from_written, standing) VALUES (?, ?, ?, ?)'
    database.prepare(begin).run(personId, on, on, standing)
  })
}

/** A member goes to another cell on a day. */
export async function movesTo(
  office: OfficeUnderTest,
  personId: string,
  cellId: string,
  on: string,
): Promise<void> {
  const { revision } = await office.ask('people.card', { id: personId })
  await office.ask('movements.record', { personId, revision, kind: 'cell-change', on, cellId })
}
