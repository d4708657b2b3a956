import { addDays } from '../../../shared/calendar/dates.ts'
import { groupBy } from '../../../shared/collections.ts'
import type { BodyCard, BodyNode } from '../../../shared/organisation/body-contract.ts'
import { isCodeUnder } from '../../../shared/organisation/code.ts'
import { partyNameOf } from '../../../shared/organisation/heading.ts'
import { addNumbers, type CellNumbers, noNumbers } from '../../../shared/organisation/numbers.ts'
import { type BodyKind, bodyKinds } from '../../../shared/organisation/tree.ts'
import { missing } from '../conflict.ts'
import type { WriteContext } from '../context.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { onDay, unknownBeginning } from '../people/store.ts'
import { communeOf } from '../setup/store.ts'
import { endOf } from './ended-cells.ts'
import { inGroupsOn } from './groups.ts'
import { type BodyRow, cellRows, findBody, holdersOn, nameColumns, nameOn } from './store.ts'
import { weaknessesOf } from './weakness.ts'

export const kindOf = (body: Pick<BodyRow, 'kind'>): BodyKind =>
  bodyKinds.find((kind) => kind === body.kind) ?? 'cell'

export function requireBody(db: Reader, id: string): BodyRow {
  const body = findBody(db, id)
  if (!body) throw missing('tổ chức này')
  return body
}

/** "Đảng bộ xã Mường Than", as the office is called. */
export const communeName = (db: Reader): string => partyNameOf(communeOf(db)?.communeName ?? '')

/** The commune as a body; undefined as long as nothing was written of it. */
export const communeBody = (db: Reader): BodyRow | undefined =>
  db.first(
    q
      .selectFrom('body')
      .selectAll()
      .where('kind', '=', 'commune')
      .where('deleted_at', 'is', null)
      .orderBy('id'),
  )

/** Lets the commune's body be called as the office is. */
export function nameCommune(db: Writer): void {
  const body = communeBody(db)
  if (!body) return
  db.run(
    q
      .updateTable('body_name')
      .set(nameColumns(communeName(db)))
      .where('body_id', '=', body.id)
      .where('valid_to', 'is', null),
  )
}

/**
 * The body that a command writes of; null is the commune, which is made here when it is first needed, at revision 0 as
 * the window has seen it.
 */
export function bodyToWrite({ db, now }: Pick<WriteContext, 'db' | 'now'>, id: string | null): BodyRow {
  if (id !== null) return requireBody(db, id)
  const known = communeBody(db)
  if (known) return known
  const made = uuidv7()
  db.run(q.insertInto('body').values({ id: made, kind: 'commune', created_at: now, revision: 0 }))
  db.run(
    q
      .insertInto('body_name')
      .values({ body_id: made, valid_from: unknownBeginning, ...nameColumns(communeName(db)) }),
  )
  return requireBody(db, made)
}

/** The next revision of a body, written. */
export function bumpBody(db: Writer, body: Pick<BodyRow, 'id' | 'revision'>): number {
  const revision = body.revision + 1
  db.run(q.updateTable('body').set({ revision }).where('id', '=', body.id))
  return revision
}

/** Posts of whoever leads a body, the first that somebody holds. */
const leading: Readonly<Record<BodyKind, readonly string[]>> = {
  commune: ['board-secretary'],
  intermediate: ['board-secretary', 'section-secretary'],
  cell: ['secretary'],
  group: ['group-leader'],
}

interface BodyOnDay {
  readonly row: BodyRow
  readonly kind: BodyKind
  readonly name: string
  readonly sortKey: string
  readonly parentId: string | null
}

/** Every body but the commune that had begun by a day, by name; one that has ended as on its last day. */
function bodiesOn(db: Reader, day: string): readonly BodyOnDay[] {
  const names = groupBy(
    db.all(
      q.selectFrom('body_name').select(['body_id', 'name', 'sort_key', 'valid_from']).orderBy('valid_from'),
    ),
    (row) => row.body_id,
  )
  const parents = groupBy(
    db.all(q.selectFrom('body_parent').selectAll().orderBy('valid_from')),
    (row) => row.body_id,
  )
  const rows = db.all(
    q.selectFrom('body').selectAll().where('deleted_at', 'is', null).where('kind', '<>', 'commune'),
  )
  return rows
    .flatMap((row): BodyOnDay[] => {
      const on = row.ended_on !== null && row.ended_on <= day ? addDays(row.ended_on, -1) : day
      const name = names.get(row.id)?.findLast(({ valid_from }) => valid_from <= on)
      if (name === undefined) return []
      const parent = parents
        .get(row.id)
        ?.findLast(({ valid_from, valid_to }) => valid_from <= on && (valid_to === null || on < valid_to))
      return [
        {
          row,
          kind: kindOf(row),
          name: name.name,
          sortKey: name.sort_key,
          parentId: parent?.parent_id ?? null,
        },
      ]
    })
    .sort((a, b) => (a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : 0))
}

export interface Tree {
  readonly commune: { readonly id: string | null; readonly name: string; readonly numbers: CellNumbers }
  readonly bodies: readonly BodyNode[]
}

export function treeOn(db: Reader, day: string, withEnded: boolean): Tree {
  const all = bodiesOn(db, day)
  const commune = communeBody(db)
  const above = new Map(all.map(({ row, parentId }) => [row.id, parentId]))
  const cells = new Map(cellRows(db, day).map((cell) => [cell.id, cell]))
  const holders = groupBy(holdersOn(db, day), (holder) => holder.cellId)
  const weak = new Set(
    db
      .all(
        q
          .selectFrom('body_weakness')
          .select('body_id')
          .where(onDay('valid_from', 'valid_to', day)),
      )
      .map((row) => row.body_id),
  )
  const numbers = new Map<string, CellNumbers>(inGroupsOn(db, day))
  for (const cell of cells.values()) {
    numbers.set(cell.id, cell.numbers)
    const parentId = above.get(cell.id) ?? null
    if (parentId !== null) numbers.set(parentId, addNumbers(numbers.get(parentId) ?? noNumbers, cell.numbers))
  }
  const leaderOf = (id: string, kind: BodyKind): string => {
    const held = holders.get(id) ?? []
    const post = leading[kind].find((each) => held.some((holder) => holder.post === each))
    return held
      .filter((holder) => holder.post === post)
      .map(({ fullName }) => fullName)
      .join(', ')
  }
  const bodies = all.flatMap(({ row, kind, name, parentId }): BodyNode[] => {
    const hasEnded = row.ended_on !== null && row.ended_on <= day
    if (hasEnded && !withEnded) return []
    return [
      {
        id: row.id,
        kind,
        name,
        parentId: parentId === commune?.id ? null : parentId,
        endedOn: row.ended_on,
        numbers: hasEnded ? noNumbers : (numbers.get(row.id) ?? noNumbers),
        leader: hasEnded ? '' : leaderOf(row.id, kind),
        isWeak: !hasEnded && weak.has(row.id),
        hints: hasEnded ? [] : (cells.get(row.id)?.hints ?? []),
      },
    ]
  })
  const total = [...cells.values()].reduce((sum, cell) => addNumbers(sum, cell.numbers), noNumbers)
  return { commune: { id: commune?.id ?? null, name: communeName(db), numbers: total }, bodies }
}

/** Another body that lives and has the same code. */
export const twinOfCode = (db: Reader, code: string, id: string): string | undefined =>
  code === ''
    ? undefined
    : db.first(
        q
          .selectFrom('body')
          .select('id')
          .where('code', '=', code)
          .where('id', '<>', id)
          .where('deleted_at', 'is', null)
          .where('ended_on', 'is', null),
      )?.id

/** A body with all that is kept of it beside its posts; null is the commune. */
export function bodyCard(db: Reader, id: string | null, today: string): BodyCard {
  const body = id === null ? communeBody(db) : requireBody(db, id)
  const kind = body ? kindOf(body) : 'commune'
  const hasEnded = body !== undefined && body.ended_on !== null && body.ended_on <= today
  const on = hasEnded && body.ended_on !== null ? addDays(body.ended_on, -1) : today
  const tree = treeOn(db, on, false)
  const own = tree.bodies.find((node) => node.id === body?.id)
  const parent = own?.parentId ? tree.bodies.find((node) => node.id === own.parentId) : undefined
  const below = tree.bodies.filter(({ parentId }) =>
    kind === 'commune' ? parentId === null : parentId === body?.id,
  )
  const names =
    body === undefined || kind === 'commune'
      ? []
      : db.all(q.selectFrom('body_name').selectAll().where('body_id', '=', body.id).orderBy('valid_from'))
  const communeCode = communeBody(db)?.code ?? ''
  const code = body?.code ?? ''
  return {
    id: body?.id ?? null,
    kind,
    name: own?.name ?? (kind === 'commune' ? tree.commune.name : nameOn(db, body?.id ?? '', on)),
    revision: body?.revision ?? 0,
    parent: parent ? { id: parent.id, name: parent.name } : null,
    end: body?.ended_on ? { on: body.ended_on, ...endOf(db, body.id, body.ended_on) } : null,
    names: names.map(({ name, from_written, valid_to }) => ({ name, from: from_written, to: valid_to })),
    cellKind: body?.cell_kind ?? '',
    code,
    distanceMetres: body?.distance_metres ?? null,
    foundedOn: body?.founded_written ?? null,
    foundedBy: body?.founded_by ?? '',
    weaknesses: body ? weaknessesOf(db, body.id) : [],
    isWeak: own?.isWeak ?? false,
    below: below.map((node) => ({
      id: node.id,
      kind: node.kind,
      name: node.name,
      leader: node.leader,
      total: node.numbers.total,
    })),
    numbers: kind === 'commune' ? tree.commune.numbers : (own?.numbers ?? noNumbers),
    // Nothing is to be done about what has ended.
    hints: hasEnded
      ? []
      : [
          ...(own?.hints ?? []),
          ...(isCodeUnder(code, communeCode)
            ? []
            : [`Mã ${code} không cùng phần đầu với mã đảng bộ xã (${communeCode}). Hãy đối chiếu lại.`]),
        ],
  }
}
