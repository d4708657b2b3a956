import { type NationalMember, nationalHeaders, nationalRow } from '../../../shared/forms/national.ts'
import type { StandingFilter } from '../../../shared/people/contract.ts'
import type { Handlers } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { behindDoor } from '../documents/printing.ts'
import { cellNames } from '../organisation/store.ts'
import { fromRows } from '../people/rows.ts'
import { onDay, peopleWithCell, standingsOf, toStanding } from '../people/store.ts'
import { communeOf } from '../setup/store.ts'
import { workbookBytes, workbookType } from './workbook.ts'

/** The members of a cell or of all, by cell and given name, as the national workbook wants them. */
function membersOf(
  db: Reader,
  { cellId, standing }: { readonly cellId: string | null; readonly standing: StandingFilter },
  day: string,
): NationalMember[] {
  let people = peopleWithCell(day)
    .innerJoin('member', 'member.person_id', 'person.id')
    .leftJoin('member_standing', (join) =>
      join
        .onRef('member_standing.person_id', '=', 'person.id')
        .on(onDay('member_standing.valid_from', 'member_standing.valid_to', day)),
    )
    .where('person.deleted_at', 'is', null)
    .selectAll('member')
    .selectAll('person')
    .select(['body_name.name as cell_name', 'member_standing.from_written as standing_from'])
    .orderBy('body_name.sort_key')
    .orderBy('person.sort_key')
    .orderBy('person.id')
  const wanted = standingsOf(standing)
  if (wanted) people = people.where('person.standing', 'in', wanted)
  if (cellId !== null) people = people.where('cell_membership.cell_id', '=', cellId)
  return db.all(people).flatMap((row) => {
    const kept = toStanding(row.standing)
    return kept
      ? [
          {
            fields: fromRows(row, row),
            cellName: row.cell_name ?? '',
            standing: kept,
            standingOn: row.standing_from,
          },
        ]
      : []
  })
}

/** Writes the national workbook; who took how many rows out is in the audit. */
export const nationalWorkbook: Handlers<'forms'>['forms.nationalWorkbook'] = async (input, context) => {
  const { members, commune, cell } = context.read(({ db, today }) => ({
    members: membersOf(db, input, today),
    commune: communeOf(db)?.communeName ?? '',
    cell: cellNames(db, today).find(({ id }) => id === input.cellId)?.name,
  }))
  const author = context.write(({ db, account, audit }) => {
    audit({ changes: { exported: 'national-29', rows: members.length, cellId: input.cellId } })
    return db.first(q.selectFrom('account').select('name').where('id', '=', account))?.name ?? ''
  })
  const title = `Danh sách đảng viên ${cell ?? commune}`.trim()
  const rows = members.map((member, index) => nationalRow(member, index + 1, commune))
  const bytes = await workbookBytes('DS đảng viên', nationalHeaders, rows, {
    title,
    author,
    at: context.now(),
  })
  const name = `${title} ${context.today()}.xlsx`.replace(/[\\/:*?"<>|]/g, ' ')
  return { ...behindDoor(context, name, workbookType, bytes), rows: members.length }
}
