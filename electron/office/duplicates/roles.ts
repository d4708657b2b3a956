import { formatDate } from '../../../shared/calendar/dates.ts'
import { overlaps } from '../../../shared/calendar/intervals.ts'
import { groupBy } from '../../../shared/collections.ts'
import type { SaidRow } from '../../../shared/duplicates/contract.ts'
import { type Held, unite } from '../../../shared/duplicates/uniting.ts'
import type { Recorder } from '../acts.ts'
import { q, type Reader } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { uuidv7 } from '../database/uuid.ts'
import { postWord } from '../movements/recording.ts'
import { nameOn } from '../organisation/store.ts'
import { unknownBeginning } from '../people/store.ts'
import { named, type Pair, type Part } from './part.ts'

type PostRow = Schema['post']
type OutsiderRow = Schema['outsider']
interface Spoken<R> extends Held {
  readonly row: R
}

const spoken = <R extends PostRow | OutsiderRow>(row: R): Spoken<R> => ({
  from: row.valid_from,
  written: row.from_written,
  to: row.valid_to,
  row,
})

type Fills<R> = readonly (keyof R & string)[]

interface Moves<R> {
  /** Rows of either record with new bounds, or that go over to the kept record. */
  readonly changed: readonly { readonly id: string; readonly changes: Partial<R> }[]
  readonly begun: readonly R[]
  readonly moved: readonly R[]
}

/**
 * Rows of one thing (a post in a body) held by both records: the kept one's word holds where both speak; the rest goes
 * over, and what the kept row leaves empty is filled from the row beside it.
 */
function movesOf<R extends PostRow | OutsiderRow>(
  kept: readonly R[],
  given: readonly R[],
  keptId: string,
  fills: Fills<R>,
): Moves<R> {
  const result = unite(kept.map(spoken), given.map(spoken), () => true, unknownBeginning)
  const changed = new Map<string, Partial<R>>()
  const begun: R[] = []
  const moved: R[] = []
  for (const { from, written, to, row } of result) {
    const bounds = { valid_from: from, from_written: written, valid_to: to } as Partial<R>
    const isSame = row.valid_from === from && row.from_written === written && row.valid_to === to
    if (row.person_id === keptId) {
      if (!isSame) changed.set(row.id, bounds)
    } else if (changed.has(row.id)) begun.push({ ...row, ...bounds, id: uuidv7(), person_id: keptId })
    else {
      changed.set(row.id, { ...(isSame ? {} : bounds), person_id: keptId } as Partial<R>)
      moved.push(row)
    }
  }
  for (const row of given) {
    if (changed.has(row.id)) continue
    const beside = kept.find((one) => overlaps(spoken(one), spoken(row)))
    const filled = beside && fills.filter((column) => beside[column] === '' && row[column] !== '')
    if (!beside || !filled || filled.length === 0) continue
    const values = Object.fromEntries(filled.map((column) => [column, row[column]])) as Partial<R>
    changed.set(beside.id, { ...changed.get(beside.id), ...values })
  }
  return { changed: [...changed].map(([id, changes]) => ({ id, changes })), begun, moved }
}

function rolesPart<R extends PostRow | OutsiderRow>(
  { keptId, givenId }: Pair,
  rows: readonly R[],
  title: string,
  keyOf: (row: R) => string,
  words: (row: R) => string,
  fills: Fills<R>,
  write: (rows: Recorder, moves: Moves<R>) => void,
): Part {
  const ofPerson = (id: string) => rows.filter((row) => row.person_id === id)
  const said = (id: string): SaidRow[] =>
    ofPerson(id).map((row) => ({ what: words(row), from: row.from_written, to: row.valid_to }))
  const moves = [...groupBy(rows, keyOf).values()].map((group) =>
    movesOf(
      group.filter((row) => row.person_id === keptId),
      group.filter((row) => row.person_id === givenId),
      keptId,
      fills,
    ),
  )
  const moved = [...new Set(moves.flatMap((move) => move.moved.map(words)))]
  const staying = new Set(moves.flatMap((move) => move.moved.map(({ id }) => id)))
  return {
    shown: [{ title, kept: said(keptId), given: said(givenId) }],
    effects: moved.length > 0 ? [`${title}: chuyển sang hồ sơ giữ lại ${named(moved)}.`] : [],
    overruled: ofPerson(givenId).filter(({ id }) => !staying.has(id)),
    write: (recorder) => {
      for (const move of moves) write(recorder, move)
    },
  }
}

function postsPart(db: Reader, pair: Pair): Part {
  const rows = db.all(
    q
      .selectFrom('post')
      .selectAll()
      .where('person_id', 'in', [pair.keptId, pair.givenId])
      .orderBy('valid_from'),
  )
  return rolesPart<PostRow>(
    pair,
    rows,
    'Chức vụ',
    (row) => `${row.body_id} ${row.post}`,
    (row) => `${postWord(row.post)}, ${nameOn(db, row.body_id, row.valid_to ?? '9999-12-31')}`,
    ['paper_number', 'note'],
    (recorder, { changed, begun }) => {
      for (const { id, changes } of changed) recorder.update('post', { id }, changes)
      for (const row of begun) recorder.insert('post', { ...row })
    },
  )
}

function outsiderPart(db: Reader, pair: Pair): Part {
  const rows = db.all(
    q
      .selectFrom('outsider')
      .selectAll()
      .where('person_id', 'in', [pair.keptId, pair.givenId])
      .orderBy('valid_from'),
  )
  return rolesPart<OutsiderRow>(
    pair,
    rows,
    'Quan hệ với chi bộ',
    (row) => `${row.body_id} ${row.role}`,
    (row) => `${row.role}, ${nameOn(db, row.body_id, row.valid_to ?? '9999-12-31')}`,
    ['other_organisation', 'note'],
    (recorder, { changed, begun }) => {
      for (const { id, changes } of changed) recorder.update('outsider', { id }, changes)
      for (const row of begun) recorder.insert('outsider', { ...row })
    },
  )
}

function contactsPart(db: Reader, { keptId, givenId }: Pair): Part {
  const rows = db.all(
    q.selectFrom('contact').selectAll().where('person_id', 'in', [keptId, givenId]).orderBy('made_on'),
  )
  const ofPerson = (id: string) => rows.filter((row) => row.person_id === id)
  const said = (id: string): SaidRow[] =>
    ofPerson(id).map((row) => ({
      what: [formatDate(row.made_on), row.means, row.note].filter((text) => text !== '').join(', '),
      from: null,
      to: null,
    }))
  const moved = ofPerson(givenId)
  return {
    shown: [{ title: 'Lần liên hệ', kept: said(keptId), given: said(givenId) }],
    effects: moved.length > 0 ? [`Chuyển ${moved.length} lần liên hệ sang hồ sơ giữ lại.`] : [],
    overruled: [],
    write: (recorder) => {
      for (const { id } of moved) recorder.update('contact', { id }, { person_id: keptId })
    },
  }
}

/** Movements go over with their papers, so that the ledger of past months names them still. */
function movementsPart(db: Reader, { keptId, givenId }: Pair, nameOf: (kind: string) => string): Part {
  const rows = db.all(
    q
      .selectFrom('movement')
      .innerJoin('act', 'act.id', 'movement.act_id')
      .select(['movement.act_id', 'movement.person_id', 'movement.kind'])
      .select(['act.effective_on', 'act.paper_number', 'act.undone_at'])
      .where('movement.person_id', 'in', [keptId, givenId])
      .orderBy('act.effective_on'),
  )
  const ofPerson = (id: string) => rows.filter((row) => row.person_id === id)
  const said = (id: string): SaidRow[] =>
    ofPerson(id)
      .filter((row) => row.undone_at === null)
      .map((row) => ({
        what: row.paper_number === '' ? nameOf(row.kind) : `${nameOf(row.kind)}, số ${row.paper_number}`,
        from: row.effective_on,
        to: null,
      }))
  const own = new Set(ofPerson(keptId).map((row) => row.act_id))
  const moved = ofPerson(givenId).filter((row) => !own.has(row.act_id))
  return {
    shown: [{ title: 'Biến động và văn bản', kept: said(keptId), given: said(givenId) }],
    effects: moved.length > 0 ? [`Chuyển ${moved.length} biến động đã ghi sang hồ sơ giữ lại.`] : [],
    overruled: [],
    write: (recorder) => {
      for (const { act_id } of moved) {
        recorder.update('movement', { act_id, person_id: givenId }, { person_id: keptId })
      }
    },
  }
}

/** Posts, roles beside the roll, contacts and movements: what of them goes over to the kept record. */
export const roleParts = (
  db: Reader,
  pair: Pair,
  movementWord: (kind: string) => string,
): readonly Part[] => [
  postsPart(db, pair),
  outsiderPart(db, pair),
  movementsPart(db, pair, movementWord),
  contactsPart(db, pair),
]
