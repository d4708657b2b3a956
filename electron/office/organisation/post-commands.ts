import { formatDate } from '../../../shared/calendar/dates.ts'
import type { Named } from '../../../shared/organisation/cell.ts'
import { isSeat, postName, readPost } from '../../../shared/organisation/posts.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { recordAct } from '../acts.ts'
import { changedFields } from '../audit.ts'
import { missing, requireRevision } from '../conflict.ts'
import type { Handlers, WriteContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { uuidv7 } from '../database/uuid.ts'
import { boundOf, unknownBeginning } from '../people/store.ts'
import { bodyToWrite, bumpBody, kindOf, nameCommune, requireBody } from './bodies.ts'
import { refuseEnded } from './ended-cells.ts'
import { headShareOn } from './head-share.ts'
import { personFor } from './person-for.ts'
import { postsOfBody } from './post-list.ts'
import { undoPost } from './post-undo.ts'
import { appointAct, endAct, removePost } from './posts.ts'
import type { BodyRow } from './store.ts'
import { termsOn } from './terms.ts'

type PostRow = Schema['post']

interface Entry {
  readonly person: Named
  readonly post: string
  readonly from: string | null
  readonly to: string | null
  readonly paperNumber: string
  readonly note: string
  readonly alsoHolds: boolean
}

const invalid = (message: string, field: string) =>
  new Refusal('invalid', `${message} Chưa ghi gì vào sổ.`, { fields: { [field]: message } })

/**
 * The columns of a post as it is asked for, once it is found possible beside all others of its holder in the body but
 * those named: the one that is put right, or those that end on its day.
 */
function columnsOf(
  entry: Entry,
  body: BodyRow,
  context: WriteContext,
  but: readonly string[],
): Omit<PostRow, 'id'> {
  const kind = kindOf(body)
  const post = readPost(entry.post, kind)
  const cellId = kind === 'cell' ? body.id : kind === 'group' ? body.parent_id : null
  const personId = personFor(entry.person, { bodyId: body.id, cellId, post, field: 'person' }, context)
  if (personId === undefined) throw invalid('Chưa ghi người giữ chức vụ.', 'person')
  const columns = {
    person_id: personId,
    body_id: body.id,
    post,
    ...boundOf(entry.from),
    valid_to: entry.to,
    paper_number: entry.paperNumber,
    note: entry.note,
  }
  if (entry.to !== null && entry.to <= columns.valid_from) {
    throw invalid('Ngày thôi giữ chức vụ phải sau ngày bắt đầu.', 'to')
  }
  const others = heldBeside(context.db, columns, but)
  if (others.includes(post)) {
    throw invalid(`Người này đã được ghi giữ chức vụ ${postName(post)} trong thời gian đó.`, 'post')
  }
  const seats = isSeat(post) ? others.filter(isSeat) : []
  if (seats.length > 0 && !entry.alsoHolds) {
    throw invalid(
      `Người này đang được ghi giữ chức vụ ${seats.map(postName).join(', ')} trong thời gian đó. Hãy cho biết người này thôi chức vụ ấy hay giữ cả hai.`,
      'alsoHolds',
    )
  }
  return columns
}

/** What else somebody holds in a body while holding a post. */
const heldBeside = (
  db: Reader,
  { person_id, body_id, valid_from, valid_to }: Omit<PostRow, 'id'>,
  but: readonly string[],
): readonly string[] =>
  db
    .all(
      q
        .selectFrom('post')
        .select(['id', 'post', 'valid_from', 'valid_to'])
        .where('body_id', '=', body_id)
        .where('person_id', '=', person_id),
    )
    .filter(
      (row) =>
        !but.includes(row.id) &&
        (row.valid_to === null || valid_from < row.valid_to) &&
        (valid_to === null || row.valid_from < valid_to),
    )
    .map((row) => row.post)

function requirePost(db: Reader, id: string): { readonly row: PostRow; readonly body: BodyRow } {
  const row = db.first(q.selectFrom('post').selectAll().where('id', '=', id))
  if (!row) throw missing('chức vụ này')
  return { row, body: requireBody(db, row.body_id) }
}

/** What the audit keeps of a post. */
const auditable = ({ id: _, body_id: _body, ...row }: Omit<PostRow, 'id'> & { readonly id?: string }) => row

/** A post can end on a day only where it began before. */
function refuseEarlyEnd(row: PostRow, on: string): void {
  if (row.valid_from < on && (row.valid_to === null || row.valid_to >= on)) return
  throw invalid(
    row.valid_from < on
      ? `Chức vụ ${postName(row.post)} đã được ghi thôi giữ từ ngày ${formatDate(row.valid_to ?? on)}.`
      : `Chức vụ ${postName(row.post)} được ghi từ ngày ${formatDate(row.valid_from)}. Hãy chọn ngày sau đó, hoặc sửa chức vụ ấy.`,
    'on',
  )
}

const bodyOfAct = (body: BodyRow) => [{ kind: 'body' as const, id: body.id }]

type PostCommands =
  | 'organisation.posts'
  | 'organisation.appoint'
  | 'organisation.endPost'
  | 'organisation.correctPost'
  | 'organisation.undoPost'
  | 'organisation.headShare'
  | 'organisation.terms'

/** Posts with their terms, of members and of others alike. */
export const postCommands: Pick<Handlers<'organisation'>, PostCommands> = {
  'organisation.posts': ({ bodyId }, { db, today }) => postsOfBody(db, bodyId, today),

  'organisation.appoint': ({ bodyId, revision, replaces, ...entry }, context) => {
    const { db, audit, today } = context
    const body = bodyToWrite(context, bodyId)
    requireRevision(body.revision, revision, () => postsOfBody(db, bodyId, today))
    refuseEnded(db, body, today)
    if (replaces.length > 0 && entry.from === null) {
      throw invalid('Chưa ghi ngày bắt đầu nên chưa biết người trước thôi giữ chức vụ ngày nào.', 'from')
    }
    const day = boundOf(entry.from).valid_from
    for (const replaced of replaces) {
      const { row } = requirePost(db, replaced)
      if (row.body_id !== body.id) throw missing('chức vụ được thay')
      refuseEarlyEnd(row, day)
    }
    const columns = columnsOf({ ...entry, to: null }, body, context, replaces)
    const id = uuidv7()
    const facts = {
      kind: appointAct,
      effectiveOn: day === unknownBeginning ? today : day,
      paperNumber: entry.paperNumber,
      subjects: bodyOfAct(body),
    }
    const actId = recordAct(context, facts, (rows) => {
      for (const replaced of replaces) rows.update('post', { id: replaced }, { valid_to: day })
      rows.insert('post', { id, ...columns })
    })
    nameCommune(db)
    audit({
      record: { kind: 'body', id: body.id },
      changes: { act: actId, appointed: auditable(columns), replaced: replaces },
    })
    return { id, bodyId: body.id, revision: body.revision + 1 }
  },

  'organisation.endPost': ({ id, revision, on, note }, context) => {
    const { db, audit, today } = context
    const { row, body } = requirePost(db, id)
    requireRevision(body.revision, revision, () => postsOfBody(db, body.id, today))
    refuseEnded(db, body, today)
    refuseEarlyEnd(row, on)
    const next = { valid_to: on, note: note || row.note }
    const actId = recordAct(
      context,
      { kind: endAct, effectiveOn: on, note, subjects: bodyOfAct(body) },
      (rows) => rows.update('post', { id }, next),
    )
    audit({
      record: { kind: 'body', id: body.id },
      changes: { act: actId, ended: [auditable(row), next] },
    })
    return { id, bodyId: body.id, revision: body.revision + 1 }
  },

  'organisation.correctPost': ({ id, revision, entry }, context) => {
    const { db, audit, today } = context
    const { row, body } = requirePost(db, id)
    requireRevision(body.revision, revision, () => postsOfBody(db, body.id, today))
    refuseEnded(db, body, today)
    if (entry === null) {
      removePost(db, id)
      audit({ record: { kind: 'body', id: body.id }, changes: { removed: auditable(row) } })
    } else {
      const columns = columnsOf(entry, body, context, [id])
      db.run(q.updateTable('post').set(columns).where('id', '=', id))
      audit({
        record: { kind: 'body', id: body.id },
        changes: { post: id, ...changedFields(auditable(row), auditable(columns)) },
      })
    }
    return { id, bodyId: body.id, revision: bumpBody(db, body) }
  },

  'organisation.undoPost': ({ actId }, context) => undoPost(context, actId),

  'organisation.headShare': ({ on }, { db, today }) => headShareOn(db, on ?? today),

  'organisation.terms': (_input, { db, today }) => termsOn(db, today),
}
