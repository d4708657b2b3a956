import { formatPartialDate } from '../../../shared/calendar/partial-dates.ts'
import { groupBy } from '../../../shared/collections.ts'
import { cellKey } from '../../../shared/intake/cells.ts'
import type { Registered } from '../../../shared/intake/differences.ts'
import { differ } from '../../../shared/intake/doubles.ts'
import { noFormTexts } from '../../../shared/intake/form-texts.ts'
import type { IntakeRecord } from '../../../shared/intake/record.ts'
import { isPresent } from '../../../shared/people/person.ts'
import { nameSortKey } from '../../../shared/text/names.ts'
import { q, type Reader } from '../database/executor.ts'
import { endedCellsByKey } from '../organisation/ended-cells.ts'
import { fromRows, memberColumns, personColumns } from '../people/rows.ts'
import { toStanding } from '../people/store.ts'
import { formTextsOf } from './form-texts.ts'
import { listOf } from './list-of.ts'

/** A member of the register whom a row of the workbook tells of. */
export interface KnownMember extends Registered {
  readonly id: string
  readonly revision: number
}

export interface Match {
  readonly record: IntakeRecord
  readonly known: KnownMember | undefined
  /** A sentence, where the row cannot be told apart from somebody else. */
  readonly fault: string | undefined
}

const people = () =>
  q
    .selectFrom('person')
    .leftJoin('member', 'member.person_id', 'person.id')
    .select(personColumns.map((column) => `person.${column}` as const))
    .select(memberColumns.map((column) => `member.${column}` as const))
    .select(['person.id', 'person.revision', 'person.standing'])
    .where('person.deleted_at', 'is', null)

const findPeople = (
  db: Reader,
  column: 'person.personal_id' | 'member.card_number' | 'person.sort_key',
  values: readonly string[],
) => {
  const wanted = [...new Set(values.filter((value) => value !== ''))]
  if (wanted.length === 0) return []
  // `<> ''` lets SQLite use the partial indexes of the numbers.
  return db.all(people().where(column, 'in', listOf(wanted)).where(column, '<>', ''))
}
type PersonFound = ReturnType<typeof findPeople>[number]

/**
 * Finds for each record the member whom it means: by personal id, else by card number, else by name and birth date.
 * Where one side knows the birth date less exactly (`1978`) or not at all, the cell or the day of admission must be
 * the same too; a namesake of whom neither is cannot be told apart, and is named. Numbers that are both known and
 * differ mean two people.
 */
export function matchRecords(db: Reader, records: readonly IntakeRecord[]): readonly Match[] {
  const byId = indexBy(
    findPeople(
      db,
      'person.personal_id',
      records.map(({ fields }) => fields.personalId),
    ),
    (person) => person.personal_id,
  )
  const byCard = indexBy(
    findPeople(
      db,
      'member.card_number',
      records.map(({ fields }) => fields.cardNumber),
    ),
    (person) => person.card_number ?? '',
  )
  const sortKey = (record: IntakeRecord) => nameSortKey(record.fields.fullName)
  const nameless = records.filter(
    ({ fields }) => !byId.has(fields.personalId) && !byCard.has(fields.cardNumber),
  )
  const byName = groupBy(
    findPeople(db, 'person.sort_key', nameless.map(sortKey)),
    (person) => person.sort_key,
  )

  const found = [byId, byCard].flatMap((index) => [...index.values()]).concat([...byName.values()].flat())
  const ids = found.map((person) => person.id)
  const today = situations(db, ids)
  const tellsTexts = records.some(({ texts }) => texts !== noFormTexts)
  const texts = tellsTexts ? formTextsOf(db, ids) : undefined
  const known = (person: PersonFound | undefined): KnownMember | undefined => {
    if (person === undefined) return undefined
    const { cellName, standingOn } = today.get(person.id) ?? { cellName: '', standingOn: null }
    return {
      id: person.id,
      revision: person.revision,
      fields: fromRows(person, {
        external_id: person.external_id ?? '',
        card_number: person.card_number ?? '',
        card_place: person.card_place ?? '',
        card_written: person.card_written,
        old_card_number: person.old_card_number ?? '',
        joined_written: person.joined_written,
        official_written: person.official_written,
      }),
      texts: texts?.get(person.id) ?? noFormTexts,
      standing: toStanding(person.standing) ?? null,
      standingOn,
      cellName,
    }
  }

  const ended = endedCellsByKey(db)
  return records.map((record): Match => {
    const { personalId, cardNumber } = record.fields
    const gone = isPresent(record.standing) ? ended.get(cellKey(record.cellName)) : undefined
    if (gone !== undefined) return { record, known: undefined, fault: gone }
    const holder = byCard.get(cardNumber)
    const same = byId.get(personalId)
    if (same !== undefined) {
      return {
        record,
        known: known(same),
        fault: holder && holder.id !== same.id ? cardOfAnother(holder) : undefined,
      }
    }
    if (holder !== undefined) {
      const isAnother = differ(holder.personal_id, personalId)
      return {
        record,
        known: isAnother ? undefined : known(holder),
        fault: isAnother ? cardOfAnother(holder) : undefined,
      }
    }
    const namesakes = (byName.get(sortKey(record)) ?? []).flatMap((person) => known(person) ?? [])
    return { record, ...among(namesakes, record) }
  })
}

/** Who of the namesakes is meant. */
function among(namesakes: readonly KnownMember[], record: IntakeRecord): Pick<Match, 'known' | 'fault'> {
  const likeness = namesakes.map((candidate) => ({ candidate, how: likenessOf(candidate, record) }))
  for (const how of ['same', 'likely'] as const) {
    const fitting = likeness.filter((each) => each.how === how)
    if (fitting.length > 1) return { known: undefined, fault: severalFit }
    if (fitting[0] !== undefined) return { known: fitting[0].candidate, fault: undefined }
  }
  const doubtful = likeness.find(({ how }) => how === 'doubtful')?.candidate
  return { known: undefined, fault: doubtful && mayBe(doubtful) }
}

const severalFit =
  'Trong sổ có nhiều người cùng họ tên, cùng ngày sinh. Hãy ghi thêm số định danh cá nhân để biết là ai.'
const mayBe = ({ fields, cellName }: KnownMember) => {
  const born = fields.birthDate === null ? 'chưa rõ ngày sinh' : `sinh ${formatPartialDate(fields.birthDate)}`
  return `Có thể là đồng chí ${fields.fullName}, ${born}, ${cellName} trong sổ, nhưng ngày sinh không đủ để biết chắc. Hãy ghi đủ ngày sinh, số thẻ hoặc số định danh.`
}
const cardOfAnother = (person: PersonFound) =>
  `Số thẻ này trong sổ là của đồng chí ${person.full_name} có số định danh khác. Hãy kiểm tra lại hai số.`

/** `same`: one birth date; `likely`: no contradiction, and one cell or one day of admission; `doubtful`: neither. */
function likenessOf(
  { fields, cellName }: KnownMember,
  { fields: told, cellName: toldCell }: IntakeRecord,
): 'same' | 'likely' | 'doubtful' | undefined {
  if (differ(fields.personalId, told.personalId) || differ(fields.cardNumber, told.cardNumber))
    return undefined
  const [old, now] = [fields.birthDate, told.birthDate]
  if (old !== null && old === now) return 'same'
  if (old !== null && now !== null && !old.startsWith(now) && !now.startsWith(old)) return undefined
  const isOneCell = cellKey(cellName) === cellKey(toldCell)
  // Without any birth date a namesake of another cell is another person, as there are many.
  if (old === null || now === null) return isOneCell ? 'likely' : undefined
  const isOneDay = fields.joinedOn !== null && fields.joinedOn === told.joinedOn
  return isOneCell || isOneDay ? 'likely' : 'doubtful'
}

interface Situation {
  readonly cellName: string
  readonly standingOn: string | null
}

/** The cell and the day of the standing that hold today. */
function situations(db: Reader, ids: readonly string[]): ReadonlyMap<string, Situation> {
  if (ids.length === 0) return new Map()
  const rows = db.all(
    q
      .selectFrom('person')
      .leftJoin('cell_membership', (join) =>
        join.onRef('cell_membership.person_id', '=', 'person.id').on('cell_membership.valid_to', 'is', null),
      )
      .leftJoin('body_name', (join) =>
        join.onRef('body_name.body_id', '=', 'cell_membership.cell_id').on('body_name.valid_to', 'is', null),
      )
      .leftJoin('member_standing', (join) =>
        join.onRef('member_standing.person_id', '=', 'person.id').on('member_standing.valid_to', 'is', null),
      )
      .where('person.id', 'in', listOf(ids))
      .select(['person.id', 'body_name.name', 'member_standing.from_written']),
  )
  return new Map(rows.map((row) => [row.id, { cellName: row.name ?? '', standingOn: row.from_written }]))
}

/** The living cells by their key. */
export function cellsByKey(db: Reader): ReadonlyMap<string, { readonly id: string; readonly name: string }> {
  const rows = db.all(
    q
      .selectFrom('body')
      .innerJoin('body_name', (join) =>
        join.onRef('body_name.body_id', '=', 'body.id').on('body_name.valid_to', 'is', null),
      )
      .where('body.kind', '=', 'cell')
      .where('body.deleted_at', 'is', null)
      .where('body.ended_on', 'is', null)
      .select(['body.id', 'body_name.name', 'body_name.sort_key']),
  )
  return new Map(rows.map(({ id, name, sort_key }) => [sort_key, { id, name }]))
}

/** Where nobody is kept there is nobody to match, and an import need not ask. */
export const isEmptyRegister = (db: Reader): boolean =>
  db.first(q.selectFrom('person').select('id').where('deleted_at', 'is', null).limit(1)) === undefined

function indexBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [key(item), item]))
}
