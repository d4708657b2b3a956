import { type IntakeRecord, standingSteps } from '../../../shared/intake/record.ts'
import type { Writer } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { standingRows } from '../people/histories.ts'
import { memberColumns, personColumns, toMemberRow, toPersonRow } from '../people/rows.ts'
import { unknownBeginning } from '../people/store.ts'
import { writeFormTexts } from './form-texts.ts'

type Newcomer = Pick<IntakeRecord, 'fields' | 'texts' | 'standing' | 'standingOn'>

/** The quick way to put many new members in, each with a cell and the standings that follow from the dates. */
export function memberInserter(db: Writer, now: string, today: string) {
  const insertPerson = db.inserter('person', ['id', ...personColumns, 'standing', 'created_at', 'revision'])
  const insertMember = db.inserter('member', ['person_id', ...memberColumns])
  const insertMembership = db.inserter('cell_membership', intervalColumns('cell_id'))
  const insertStanding = db.inserter('member_standing', intervalColumns('standing'))
  return ({ fields, texts, standing, standingOn }: Newcomer, cellId: string): string => {
    const id = uuidv7()
    insertPerson({ id, ...toPersonRow(fields), standing, created_at: now, revision: 1 })
    insertMember({ person_id: id, ...toMemberRow(fields) })
    writeFormTexts(db, id, texts)
    // Since when somebody has been in the cell is in no workbook.
    insertMembership({
      person_id: id,
      valid_from: unknownBeginning,
      from_written: null,
      valid_to: null,
      cell_id: cellId,
    })
    for (const row of standingRows(
      id,
      standingSteps(fields, standing, standingOn, unknownBeginning, today),
    )) {
      insertStanding(row)
    }
    return id
  }
}

const intervalColumns = <C extends string>(value: C) =>
  ['person_id', 'valid_from', 'from_written', 'valid_to', value] as const
