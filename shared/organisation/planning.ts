/** The plan of a change of organisation, to be looked at before anything is written; nothing here writes. */

import { formatDate, type IsoDate } from '../calendar/dates.ts'
import { groupBy } from '../collections.ts'
import { officialWords } from '../people/person.ts'
import type { Rulebook } from '../rulebook/rules.ts'
import { tidy } from '../text/fold.ts'
import { reasonsAgainst } from './change-refusals.ts'
import {
  type BodyRef,
  bodyOf,
  type CellSize,
  type ChangePlan,
  type ChangeRequest,
  type HeadCount,
  membersOf,
  type NewBody,
  type Planned,
  type PostNow,
  type Situation,
} from './changes.ts'
import { endsWithMembership, isPartyPost } from './posts.ts'
import { existsOn, hasBegunOn } from './tree.ts'

/** What a request does, before it is looked at as a whole. */
type Draft = Pick<ChangePlan, 'begun' | 'ended' | 'namesOpened' | 'parents' | 'moved' | 'lineage'>
const nothing: Draft = { begun: [], ended: [], namesOpened: [], parents: [], moved: [], lineage: [] }

/** The plan of a change, or every reason why it cannot be. */
export function planChange(request: ChangeRequest, now: Situation, book: Rulebook): Planned {
  const why = reasonsAgainst(request, now)
  if (why.length > 0) return { ok: false, why }
  const draft = withGroups(draftOf(request, now), now, request.on)
  const sizes = sizesAfter(draft, now, book.rule('ledger.counted', request.on))
  const posts = postsAfter(request, draft, now)
  const tooLate = begunTooLate(draft, posts.late, now, request.on)
  if (tooLate.length > 0) return { ok: false, why: tooLate }
  const tasksMoved = now.openTasks.flatMap(({ id, cellId, personId }) => {
    const to = takesOver(request, draft, cellId, personId)
    return to === undefined ? [] : [{ id, to }]
  })
  return {
    ok: true,
    plan: {
      kind: request.kind,
      on: request.on,
      decisionNumber: tidy(request.decisionNumber),
      ...draft,
      namesClosed: draft.namesOpened
        .map(({ body }) => body)
        .filter((body) => now.bodies.some(({ id }) => id === body)),
      postsEnded: posts.ended.map(({ id }) => id),
      postsMoved: posts.moved,
      tasksMoved,
      sizes,
      warnings: [
        ...(tidy(request.decisionNumber) === '' ? ['Chưa ghi số quyết định; có thể bổ sung sau.'] : []),
        ...sizes.flatMap((size) => sizeWarnings(size, request.on, book)),
        ...leftBehind(draft, posts.ended.length, tasksMoved, now, request.on),
      ],
    },
  }
}

/**
 * The cell that takes over what somebody does for a cell that ends: where that person goes, else what comes of the cell;
 * undefined where the cell goes on, or nothing comes of it.
 */
function takesOver(
  request: ChangeRequest,
  draft: Draft,
  cellId: string,
  personId: string | null,
): BodyRef | undefined {
  if (!draft.ended.includes(cellId)) return undefined
  const withPerson = draft.moved.find((move) => move.personId === personId && move.from === cellId)?.to
  const chosen = request.kind === 'dissolve' ? request.toBodyId : null
  return withPerson ?? chosen ?? draft.lineage.find(({ from }) => from === cellId)?.to
}

/** Posts that end, those that go on elsewhere, and how many would end that only begin after the day. */
function postsAfter(request: ChangeRequest, draft: Draft, now: Situation) {
  const movedFrom = new Map(draft.moved.map(({ personId, from }) => [personId, from]))
  const cellOf = (bodyId: string): string => {
    const body = bodyOf(now, bodyId)
    return body?.kind === 'group' && body.parentId !== null ? body.parentId : bodyId
  }
  const ofVillage = ({ post, bodyId, personId }: PostNow): BodyRef | undefined =>
    isPartyPost(post) || bodyOf(now, bodyId)?.kind !== 'cell'
      ? undefined
      : takesOver(request, draft, bodyId, personId)
  const ends = (post: PostNow): boolean =>
    ofVillage(post) === undefined &&
    (draft.ended.includes(post.bodyId) ||
      (endsWithMembership(post.post) && movedFrom.get(post.personId) === cellOf(post.bodyId)))
  return {
    ended: now.posts.filter(ends),
    moved: [...now.posts, ...now.postsAfter].flatMap((post) => {
      const to = ofVillage(post)
      return to === undefined ? [] : [{ id: post.id, to }]
    }),
    late: now.postsAfter.filter(ends).length,
  }
}

/** The groups (tổ đảng) of a cell that ends, as they are on the day. */
const groupsOf = (cellId: string, now: Situation, on: IsoDate) =>
  now.bodies.filter((body) => body.kind === 'group' && body.parentId === cellId && existsOn(body, on))

/** A group lives in its cell and ends with it. */
const withGroups = (draft: Draft, now: Situation, on: IsoDate): Draft => ({
  ...draft,
  ended: [...draft.ended, ...draft.ended.flatMap((id) => groupsOf(id, now, on).map((group) => group.id))],
})

function draftOf(request: ChangeRequest, now: Situation): Draft {
  switch (request.kind) {
    case 'rename':
      return { ...nothing, namesOpened: [{ body: request.bodyId, name: tidy(request.name) }] }
    case 'move':
      return { ...nothing, parents: [{ body: request.bodyId, parentId: request.parentId }] }
    case 'merge':
      return draftOfMerge(request, now)
    case 'split': {
      const { sourceId, parts } = request
      return {
        ...nothing,
        begun: parts.map((part) => begin(part, sourceId, now)),
        namesOpened: parts.map(({ key, name }) => ({ body: key, name: tidy(name) })),
        ended: request.sourceGoesOn ? [] : [sourceId],
        moved: parts.flatMap(({ key, personIds }) =>
          personIds.map((personId) => ({ personId, from: sourceId, to: key })),
        ),
        lineage: parts.map(({ key }) => ({ from: sourceId, to: key })),
      }
    }
    case 'dissolve': {
      const { bodyId, toBodyId } = request
      const named = new Map(request.others.map((other) => [other.personId, other.toBodyId]))
      const moved = membersOf(now, bodyId).flatMap(({ personId }) => {
        const to = named.get(personId) ?? toBodyId
        return to === null ? [] : [{ personId, from: bodyId, to }]
      })
      return {
        ...nothing,
        ended: [bodyId],
        moved,
        lineage: [...new Set(moved.map(({ to }) => to))].map((to) => ({ from: bodyId, to })),
      }
    }
  }
}

/** Why nothing may be ended on a day after which posts and groups were recorded that would be left hanging. */
function begunTooLate(draft: Draft, latePosts: number, now: Situation, on: IsoDate): readonly string[] {
  const groups = now.bodies.filter(
    (body) =>
      body.kind === 'group' &&
      body.parentId !== null &&
      draft.ended.includes(body.parentId) &&
      !hasBegunOn(body, on) &&
      body.endedOn === null,
  )
  const after = `sau ngày ${formatDate(on)}`
  return [
    ...(latePosts > 0
      ? [`${latePosts} chức vụ được ghi bắt đầu ${after} sẽ không còn nơi giữ. Hãy chọn ngày muộn hơn.`]
      : []),
    ...groups.map(({ name }) => `"${name}" được lập ${after} sẽ không còn chi bộ. Hãy chọn ngày muộn hơn.`),
  ]
}

const begin = ({ key, name }: NewBody, sourceId: string | undefined, now: Situation) => ({
  key,
  name: tidy(name),
  parentId: now.bodies.find(({ id }) => id === sourceId)?.parentId ?? null,
})

function draftOfMerge({ sourceIds, into }: Extract<ChangeRequest, { kind: 'merge' }>, now: Situation): Draft {
  const isNew = 'key' in into
  const to = isNew ? into.key : into.bodyId
  const ending = sourceIds.filter((id) => id !== to)
  return {
    ...nothing,
    begun: isNew ? [begin(into, sourceIds[0], now)] : [],
    namesOpened: into.name === null ? [] : [{ body: to, name: tidy(into.name) }],
    ended: ending,
    moved: ending.flatMap((from) => membersOf(now, from).map(({ personId }) => ({ personId, from, to }))),
    lineage: ending.map((from) => ({ from, to })),
  }
}

const headCount = (members: Situation['members'], counted: readonly string[]): HeadCount => ({
  official: members.filter(({ standing }) => standing === 'official').length,
  exempt: members.filter(({ standing }) => standing === 'exempt').length,
  members: members.filter(({ standing }) => counted.includes(standing)).length,
})

function sizesAfter(draft: Draft, now: Situation, counted: readonly string[]): readonly CellSize[] {
  const to = new Map(draft.moved.map((move) => [move.personId, move.to]))
  const after = groupBy(now.members, ({ personId, cellId }) => to.get(personId) ?? cellId)
  const bodies = new Set<BodyRef>([
    ...draft.begun.map(({ key }) => key),
    ...draft.moved.flatMap((move) => [move.from, move.to]),
  ])
  const names = new Map(draft.namesOpened.map(({ body, name }) => [body, name]))
  return [...bodies]
    .filter((body) => !draft.ended.includes(body))
    .map((body) => ({
      body,
      name: names.get(body) ?? bodyOf(now, body)?.name ?? '',
      before: headCount(membersOf(now, body), counted),
      after: headCount(after.get(body) ?? [], counted),
    }))
}

/** A cell that was large enough for a rule before says nothing new. */
function sizeWarnings({ name, before, after }: CellSize, on: IsoDate, book: Rulebook): readonly string[] {
  const minimum = book.rule('cell.minimumOfficial', on)
  const committeeFrom = book.rule('cell.committeeFrom', on)
  const consentAbove = book.rule('cell.consentAbove', on)
  const official = `"${name}" sẽ có ${officialWords(after)}`
  const [was, becomes] = [before.official + before.exempt, after.official + after.exempt]
  const warnings: string[] = []
  if (becomes < minimum) {
    warnings.push(`${official}, dưới mức ${minimum}: chưa đủ điều kiện là một chi bộ.`)
  }
  if (becomes >= committeeFrom && was < committeeFrom) {
    warnings.push(`${official}: từ ${committeeFrom} trở lên thì chi bộ bầu chi ủy.`)
  }
  if (after.members > consentAbove && before.members <= consentAbove) {
    warnings.push(`"${name}" sẽ có ${after.members} đảng viên, trên ${consentAbove}: cần cấp trên đồng ý.`)
  }
  return warnings
}

/** What stays with a cell that ends, or ends with it. */
function leftBehind(
  draft: Draft,
  posts: number,
  tasksMoved: ChangePlan['tasksMoved'],
  now: Situation,
  on: IsoDate,
): readonly string[] {
  const goesOn = new Set(tasksMoved.map(({ id }) => id))
  const warnings: string[] = []
  if (posts > 0)
    warnings.push(`${posts} chức vụ sẽ kết thúc cùng ngày. Hãy ghi chức vụ mới khi có quyết định.`)
  for (const id of draft.ended) {
    const name = bodyOf(now, id)?.name ?? ''
    const open = now.openTasks.filter(({ cellId }) => cellId === id)
    const tasks = open.filter((task) => goesOn.has(task.id)).length
    const stay = open.length - tasks
    const meetings = now.meetingsAfter.filter(({ cellId }) => cellId === id).length
    if (tasks > 0)
      warnings.push(
        `"${name}" còn ${tasks} nhiệm vụ chưa xong; các nhiệm vụ ấy chuyển sang chi bộ tiếp nhận.`,
      )
    if (stay > 0) warnings.push(`"${name}" còn ${stay} nhiệm vụ chưa xong mà không có chi bộ nào nhận.`)
    if (meetings > 0) {
      warnings.push(
        `"${name}" có ${meetings} buổi sinh hoạt ghi từ ngày này trở đi; các buổi ấy vẫn giữ tên cũ.`,
      )
    }
    const groups = groupsOf(id, now, on).length
    if (groups > 0) {
      warnings.push(
        `"${name}" có ${groups} tổ đảng, kết thúc cùng ngày. Hãy lập lại ở chi bộ tiếp nhận nếu cần.`,
      )
    }
  }
  return warnings
}
