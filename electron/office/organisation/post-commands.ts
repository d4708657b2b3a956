import { addDays, formatDate } from '../../../shared/calendar/dates.ts'
import type { Named } from '../../../shared/organisation/cell.ts'
import { isVillageCell, kindOfCell } from '../../../shared/organisation/kind-of-cell.ts'
import type { BodyPosts, HeldPost } from '../../../shared/organisation/post-contract.ts'
import { villageHeadShare } from '../../../shared/organisation/post-hints.ts'
import {
  crowdedPosts,
  type PostKind,
  postKinds,
  postName,
  postRank,
  postsOf,
  readPost,
} from '../../../shared/organisation/posts.ts'
import { isPresent } from '../../../shared/people/person.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { changedFields } from '../audit.ts'
import { missing, requireRevision } from '../conflict.ts'
import type { Handlers, WriteContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { boundOf, toStanding } from '../people/store.ts'
import {
  bodyToWrite,
  bumpBody,
  communeBody,
  communeName,
  kindOf,
  nameCommune,
  requireBody,
} from './bodies.ts'
import { personFor } from './person-for.ts'
import { endPostOn, insertPost, removePost } from './posts.ts'
import { type BodyRow, cellRows, holdersOn, nameOn } from './store.ts'

type PostRow = Schema['post']

const partyPosts: ReadonlySet<string> = new Set(
  postKinds.flatMap(({ post, isParty }: PostKind) => (isParty ? [post] : [])),
)

/** The day as which a body is shown: its last one where it has ended. */
const dayOf = (body: BodyRow | undefined, today: string): string =>
  body && body.ended_on !== null && body.ended_on <= today ? addDays(body.ended_on, -1) : today

/** Posts of bodies of a kind that the office has written in by itself. */
const ownPosts = (db: Reader, kind: string): readonly string[] =>
  db
    .all(
      q
        .selectFrom('post')
        .innerJoin('body', 'body.id', 'post.body_id')
        .select('post.post')
        .distinct()
        .where('body.kind', '=', kind)
        .orderBy('post.post'),
    )
    .flatMap(({ post }) => (postName(post) === post ? [post] : []))

function postsOfBody(db: Reader, bodyId: string | null, today: string): BodyPosts {
  const body = bodyId === null ? communeBody(db) : requireBody(db, bodyId)
  const kind = body ? kindOf(body) : 'commune'
  const day = dayOf(body, today)
  const rows = body
    ? db.all(
        q
          .selectFrom('post')
          .innerJoin('person', 'person.id', 'post.person_id')
          .selectAll('post')
          .select(['person.full_name', 'person.standing'])
          .where('post.body_id', '=', body.id)
          .where('person.deleted_at', 'is', null)
          .orderBy('person.sort_key')
          .orderBy('post.valid_from'),
      )
    : []
  const posts = rows.map((row): HeldPost & { readonly since: string } => {
    const standing = toStanding(row.standing)
    return {
      id: row.id,
      post: row.post,
      name: postName(row.post),
      isParty: partyPosts.has(row.post),
      personId: row.person_id,
      fullName: row.full_name,
      isMember: standing !== undefined && isPresent(standing),
      from: row.from_written,
      to: row.valid_to,
      paperNumber: row.paper_number,
      note: row.note,
      isHeld: row.valid_from <= day && (row.valid_to === null || day < row.valid_to),
      since: row.valid_from,
    }
  })
  const held = posts.filter(({ isHeld }) => isHeld).toSorted((a, b) => postRank(a.post) - postRank(b.post))
  const others = posts
    .filter(({ isHeld }) => !isHeld)
    .toSorted((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : 0))
  return {
    bodyId: body?.id ?? null,
    kind,
    name: kind === 'commune' ? communeName(db) : nameOn(db, body?.id ?? '', day),
    revision: body?.revision ?? 0,
    choices: [
      ...postsOf(kind, today).map(({ post, name, isParty }) => ({ post, name, isParty })),
      ...ownPosts(db, kind).map((post) => ({ post, name: post, isParty: false })),
    ],
    posts: [...held, ...others].map(({ since: _, ...post }) => post),
    hints: [...crowdedPosts(held.map(({ post }) => post))],
  }
}

interface Entry {
  readonly person: Named
  readonly post: string
  readonly from: string | null
  readonly paperNumber: string
  readonly note: string
}

const invalid = (message: string, field: string) =>
  new Refusal('invalid', `${message} Chưa ghi gì vào sổ.`, { fields: { [field]: message } })

/** The columns of a post as it is asked for, once it is found possible. */
function columnsOf(
  entry: Entry & { readonly to: string | null },
  body: BodyRow,
  context: WriteContext,
  self?: string,
): Omit<PostRow, 'id'> {
  const { db, today } = context
  const kind = kindOf(body)
  const post = readPost(entry.post, kind)
  const cellId = kind === 'cell' ? body.id : kind === 'group' ? body.parent_id : null
  const personId = personFor(entry.person, { bodyId: body.id, cellId, post, field: 'person' }, context)
  if (personId === undefined) throw invalid('Chưa ghi người giữ chức vụ.', 'person')
  const begins = boundOf(entry.from)
  if (entry.to !== null && entry.to <= begins.valid_from) {
    throw invalid('Ngày thôi giữ chức vụ phải sau ngày bắt đầu.', 'to')
  }
  if (body.ended_on !== null && body.ended_on <= begins.valid_from) {
    throw invalid(
      `${nameOn(db, body.id, today)} đã kết thúc hoạt động từ ngày ${formatDate(body.ended_on)}.`,
      'from',
    )
  }
  const valid_to = [entry.to, body.ended_on].flatMap((day) => day ?? []).toSorted()[0] ?? null
  const twice = db
    .all(
      q
        .selectFrom('post')
        .select(['id', 'valid_from', 'valid_to'])
        .where('body_id', '=', body.id)
        .where('post', '=', post)
        .where('person_id', '=', personId),
    )
    .some(
      (row) =>
        row.id !== self &&
        (row.valid_to === null || begins.valid_from < row.valid_to) &&
        (valid_to === null || row.valid_from < valid_to),
    )
  if (twice) throw invalid(`Người này đã được ghi giữ chức vụ ${postName(post)} trong thời gian đó.`, 'post')
  return {
    person_id: personId,
    body_id: body.id,
    post,
    ...begins,
    valid_to,
    paper_number: entry.paperNumber,
    note: entry.note,
  }
}

function requirePost(db: Reader, id: string): { readonly row: PostRow; readonly body: BodyRow } {
  const row = db.first(q.selectFrom('post').selectAll().where('id', '=', id))
  if (!row) throw missing('chức vụ này')
  return { row, body: requireBody(db, row.body_id) }
}

/** What the audit keeps of a post. */
const auditable = ({ id: _, body_id: _body, ...row }: PostRow) => row

function end(db: WriteContext['db'], row: PostRow, on: string, note: string): void {
  if (!endPostOn(db, row.id, on)) {
    throw invalid(
      `Chức vụ ${postName(row.post)} được ghi từ ngày ${formatDate(row.valid_from)}. Hãy chọn ngày sau đó, hoặc sửa chức vụ ấy.`,
      'on',
    )
  }
  if (note !== '') db.run(q.updateTable('post').set({ note }).where('id', '=', row.id))
}

type PostCommands =
  | 'organisation.posts'
  | 'organisation.appoint'
  | 'organisation.endPost'
  | 'organisation.correctPost'
  | 'organisation.headShare'

/** Posts with their terms, of members and of others alike. */
export const postCommands: Pick<Handlers<'organisation'>, PostCommands> = {
  'organisation.posts': ({ bodyId }, { db, today }) => postsOfBody(db, bodyId, today),

  'organisation.appoint': ({ bodyId, revision, replaces, ...entry }, context) => {
    const { db, audit, today } = context
    const body = bodyToWrite(context, bodyId)
    requireRevision(body.revision, revision, () => postsOfBody(db, bodyId, today))
    if (replaces.length > 0 && entry.from === null) {
      throw invalid('Chưa ghi ngày bắt đầu nên chưa biết người trước thôi giữ chức vụ ngày nào.', 'from')
    }
    const day = boundOf(entry.from).valid_from
    for (const id of replaces) {
      const replaced = requirePost(db, id)
      if (replaced.row.body_id !== body.id) throw missing('chức vụ được thay')
      end(db, replaced.row, day, '')
    }
    const columns = columnsOf({ ...entry, to: null }, body, context)
    const id = insertPost(db, columns)
    nameCommune(db)
    audit({
      record: { kind: 'body', id: body.id },
      changes: { appointed: auditable({ id, ...columns }), replaced: replaces },
    })
    return { id, bodyId: body.id, revision: bumpBody(db, body) }
  },

  'organisation.endPost': ({ id, revision, on, note }, { db, audit, today }) => {
    const { row, body } = requirePost(db, id)
    requireRevision(body.revision, revision, () => postsOfBody(db, body.id, today))
    end(db, row, on, note)
    audit({
      record: { kind: 'body', id: body.id },
      changes: { ended: [auditable(row), { valid_to: on, note: note || row.note }] },
    })
    return { id, bodyId: body.id, revision: bumpBody(db, body) }
  },

  'organisation.correctPost': ({ id, revision, entry }, context) => {
    const { db, audit, today } = context
    const { row, body } = requirePost(db, id)
    requireRevision(body.revision, revision, () => postsOfBody(db, body.id, today))
    if (entry === null) {
      removePost(db, id)
      audit({ record: { kind: 'body', id: body.id }, changes: { removed: auditable(row) } })
    } else {
      const columns = columnsOf(entry, body, context, id)
      db.run(q.updateTable('post').set(columns).where('id', '=', id))
      audit({
        record: { kind: 'body', id: body.id },
        changes: { post: id, ...changedFields(auditable(row), auditable({ id, ...columns })) },
      })
    }
    return { id, bodyId: body.id, revision: bumpBody(db, body) }
  },

  'organisation.headShare': ({ on }, { db, today }) => {
    const day = on ?? today
    const holders = holdersOn(db, day)
    const kinds = new Map(
      db.all(q.selectFrom('body').select(['id', 'cell_kind'])).map((row) => [row.id, row.cell_kind]),
    )
    const cells = cellRows(db, day).flatMap(({ id, name, secretary }) => {
      const recorded = kinds.get(id) ?? ''
      if (!isVillageCell(recorded, name)) return []
      const of = (post: string) => holders.filter((holder) => holder.cellId === id && holder.post === post)
      return [
        {
          id,
          name,
          secretary,
          villageHead: of('village-head')
            .map(({ fullName }) => fullName)
            .join(', '),
          isGuess: kindOfCell(recorded, name).isGuess,
          isVillage: true,
          secretaryIds: of('secretary').map(({ personId }) => personId),
          villageHeadIds: of('village-head').map(({ personId }) => personId),
        },
      ]
    })
    const share = villageHeadShare(cells)
    return {
      words: share.words,
      both: share.both.length,
      of: share.of.length,
      cells: cells.map(({ id, name, secretary, villageHead, isGuess }) => ({
        id,
        name,
        secretary,
        villageHead,
        isGuess,
        isBoth: share.both.includes(id),
      })),
    }
  },
}
