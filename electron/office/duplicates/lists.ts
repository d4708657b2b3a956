import { sql } from 'kysely'
import { formatPartialDate } from '../../../shared/calendar/partial-dates.ts'
import type { SaidRow } from '../../../shared/duplicates/contract.ts'
import { type DossierState, dossierStateNames } from '../../../shared/people/details.ts'
import type { Recorder } from '../acts.ts'
import { q, type Reader } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { dossierTypesOf } from '../people/dossier.ts'
import type { Pair, Part } from './part.ts'

type ListTable = 'career' | 'training' | 'relative' | 'award' | 'discipline' | 'travel'
type Line = Readonly<Record<string, string | number | null>>

interface List {
  readonly table: ListTable
  readonly title: string
  /** The day after which the lines are in order; null where they have none. */
  readonly day: string | null
  /** Columns that name the line. */
  readonly words: readonly string[]
}

const lists: readonly List[] = [
  { table: 'career', title: 'Quá trình công tác', day: 'from_written', words: ['what', 'organisation'] },
  { table: 'training', title: 'Đào tạo, bồi dưỡng', day: 'from_written', words: ['school', 'subject'] },
  { table: 'award', title: 'Khen thưởng, huy hiệu', day: 'awarded_written', words: ['name', 'badge_years'] },
  { table: 'discipline', title: 'Kỷ luật', day: 'imposed_written', words: ['form', 'reason'] },
  { table: 'relative', title: 'Quan hệ gia đình', day: null, words: ['relation', 'full_name'] },
  { table: 'travel', title: 'Đã đi nước ngoài', day: 'from_written', words: ['country', 'purpose'] },
]

const linesOf = (db: Reader, table: ListTable, personId: string): Line[] => {
  const rows = sql<Line>`SELECT * FROM ${sql.table(table)} WHERE person_id = ${personId} ORDER BY position`
  return db.all({ compile: () => rows.compile(q) }).map(({ person_id, position, ...line }) => line)
}

const badge = 'badge_years'
const wordOf = (line: Line, column: string): string => {
  const value = line[column] ?? null
  if (value === null || value === '') return ''
  return column === badge ? `Huy hiệu ${value} năm tuổi Đảng` : String(value)
}
const wordsOf = (list: List, line: Line): string =>
  [
    ...list.words.map((column) => wordOf(line, column)),
    list.day === null || typeof line[list.day] !== 'string' ? '' : formatPartialDate(String(line[list.day])),
  ]
    .filter((word) => word !== '')
    .join(', ')

/** Puts a line before the first one of a later day, else at the end. */
function placed(lines: readonly Line[], line: Line, day: string | null): readonly Line[] {
  const on = day === null ? null : line[day]
  const later =
    on === null || day === null ? -1 : lines.findIndex((one) => String(one[day] ?? '') > String(on))
  return later === -1 ? [...lines, line] : lines.toSpliced(later, 0, line)
}

function listPart(db: Reader, { keptId, givenId }: Pair, list: List): Part {
  const [kept, given] = [linesOf(db, list.table, keptId), linesOf(db, list.table, givenId)]
  const known = new Set(kept.map((line) => JSON.stringify(line)))
  const added = given.filter((line) => !known.has(JSON.stringify(line)))
  const united = added.reduce<readonly Line[]>((lines, line) => placed(lines, line, list.day), kept)
  const said = (lines: readonly Line[]): SaidRow[] =>
    lines.map((line) => ({ what: wordsOf(list, line), from: null, to: null }))
  return {
    shown: [{ title: list.title, kept: said(kept), given: said(given) }],
    effects: added.length > 0 ? [`${list.title}: thêm ${added.length} dòng của hồ sơ kia.`] : [],
    overruled: [],
    write: (rows) => {
      if (added.length === 0) return
      // The recorder's types follow one table at a time; here the tables share their key.
      const writer = rows as {
        readonly insert: (table: ListTable, row: object) => void
        readonly remove: (table: ListTable, key: object) => void
      }
      const places = sql<{ position: number }>`SELECT position FROM ${sql.table(list.table)}
        WHERE person_id = ${keptId}`
      for (const { position } of db.all({ compile: () => places.compile(q) })) {
        writer.remove(list.table, { person_id: keptId, position })
      }
      united.forEach((line, position) => {
        writer.insert(list.table, { person_id: keptId, position, ...line })
      })
    },
  }
}

type Item = Schema['dossier_item']

/** Two words about one paper: what is had outweighs what was missed; what the kept record leaves open is filled. */
function unitedItem(kept: Item, given: Item): Item {
  const isBetter = given.state === 'have' && kept.state !== 'have'
  const [first, second] = isBetter ? [given, kept] : [kept, given]
  return {
    ...kept,
    state: first.state,
    kept_where: first.kept_where || second.kept_where,
    note: first.note || second.note,
  }
}

function dossierPart(db: Reader, { keptId, givenId }: Pair): Part {
  const itemsOf = (personId: string) =>
    db.all(q.selectFrom('dossier_item').selectAll().where('person_id', '=', personId).orderBy('type_code'))
  const [kept, given] = [itemsOf(keptId), itemsOf(givenId)]
  const typeNames = new Map(dossierTypesOf(db).map(({ code, name }) => [code, name]))
  const known = new Map(kept.map((item) => [item.type_code, item]))
  const added = given.filter((item) => !known.has(item.type_code))
  const changed = given.flatMap((item) => {
    const own = known.get(item.type_code)
    const united = own && unitedItem(own, item)
    return united && JSON.stringify(united) !== JSON.stringify(own) ? [united] : []
  })
  const stays = given.filter((item) => known.has(item.type_code))
  const said = (items: readonly Item[]): SaidRow[] =>
    items.map((item) => ({
      what: `${item.type_code} ${typeNames.get(item.type_code) ?? ''}: ${dossierStateNames[item.state as DossierState]}`,
      from: null,
      to: null,
    }))
  const count = added.length + changed.length
  return {
    shown: [{ title: 'Giấy tờ trong hồ sơ', kept: said(kept), given: said(given) }],
    effects: count > 0 ? [`Giấy tờ trong hồ sơ: thêm hoặc bổ sung ${count} loại.`] : [],
    overruled: stays,
    write: (rows: Recorder) => {
      for (const { type_code } of added) rows.remove('dossier_item', { person_id: givenId, type_code })
      for (const item of added) rows.insert('dossier_item', { ...item, person_id: keptId })
      for (const { person_id, type_code, ...item } of changed) {
        rows.update('dossier_item', { person_id, type_code }, item)
      }
    },
  }
}

/** The lists of the member's form and the papers of the dossier, each with the lines of both records. */
export const listParts = (db: Reader, pair: Pair): readonly Part[] => [
  ...lists.map((list) => listPart(db, pair, list)),
  dossierPart(db, pair),
]
