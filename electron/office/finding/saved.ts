import type { KeptList } from '../../../shared/finding/contract.ts'
import { listDefinition } from '../../../shared/finding/definition.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { fold } from '../../../shared/text/fold.ts'
import { textSortKey } from '../../../shared/text/names.ts'
import { missing } from '../conflict.ts'
import { q, type Reader } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'

type SavedRow = Pick<Schema['saved_list'], 'id' | 'name' | 'revision' | 'definition'>

const toKept = ({ id, name, revision, definition }: SavedRow): KeptList => {
  const parsed = listDefinition.safeParse(JSON.parse(definition))
  return { id, name, revision, definition: parsed.success ? parsed.data : null }
}

const living = q
  .selectFrom('saved_list')
  .select(['id', 'name', 'revision', 'definition'])
  .where('deleted_at', 'is', null)

export const keptLists = (db: Reader): KeptList[] =>
  db.all(living.orderBy('sort_key').orderBy('id')).map(toKept)

export function requireList(db: Reader, id: string): KeptList {
  const row = db.first(living.where('id', '=', id))
  if (!row) throw missing('danh sách này')
  return toKept(row)
}

/** The living list that has a name already, whatever its accents and capitals: two could not be told apart. */
export const twinOf = (db: Reader, name: string, ownId: string | null): string | undefined =>
  keptLists(db).find((list) => list.id !== ownId && fold(list.name) === fold(name))?.name

export function refuseTwinList(db: Reader, name: string, ownId: string | null): void {
  const twin = twinOf(db, name, ownId)
  if (twin === undefined) return
  throw new Refusal('invalid', `Đã có danh sách tên "${twin}". Hãy đặt tên khác.`, {
    fields: { name: 'Tên này đã có' },
  })
}

export const nameColumns = (name: string) => ({ name, sort_key: textSortKey(name) })
