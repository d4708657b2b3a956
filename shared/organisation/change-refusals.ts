/** Why a change of organisation cannot be, as sentences: reasons that lie in the day, and those in what is asked. */
import { formatDate, type IsoDate } from '../calendar/dates.ts'
import { fold, tidy } from '../text/fold.ts'
import { bodyOf, type ChangeRequest, membersOf, type Situation } from './changes.ts'
import { bodyKindNames, existsOn, hasBegunOn, hasEndedOn, whyNotUnder } from './tree.ts'

/** Every reason against a request, each once; none where it can be. */
export const reasonsAgainst = (request: ChangeRequest, now: Situation): readonly string[] => [
  ...new Set([...whyNotOn(request, now), ...whyNot(request, now)]),
]

/** The bodies that a request changes. */
function touchedBy(request: ChangeRequest): readonly string[] {
  switch (request.kind) {
    case 'merge':
      return request.sourceIds
    case 'split':
      return [request.sourceId]
    default:
      return [request.bodyId]
  }
}

/** Reasons that lie in the day. */
function whyNotOn(request: ChangeRequest, now: Situation): readonly string[] {
  const { on } = request
  if (on > now.today) return [`Ngày ${formatDate(on)} ở sau hôm nay. Hãy ghi khi quyết định đã có hiệu lực.`]
  const movesPeople = request.kind !== 'rename' && request.kind !== 'move'
  return touchedBy(request).flatMap((id) => {
    const body = bodyOf(now, id)
    if (body === undefined) return ['Không tìm thấy tổ chức đã chọn. Hãy chọn lại.']
    if (!hasBegunOn(body, on)) return [`"${body.name}" chưa hoạt động vào ngày ${formatDate(on)}.`]
    if (hasEndedOn(body, on)) return [`"${body.name}" đã kết thúc hoạt động trước ngày ${formatDate(on)}.`]
    const why: string[] = []
    if (body.changedOn !== null && on <= body.changedOn) {
      why.push(
        `"${body.name}" đã có thay đổi ngày ${formatDate(body.changedOn)}. Hãy chọn ngày sau đó, hoặc hoàn tác thay đổi ấy trước.`,
      )
    }
    const later = movesPeople ? now.joinedAfter.filter(({ cellId }) => cellId === id) : []
    if (later.length > 0) {
      why.push(
        `${later.length} đảng viên được ghi vào "${body.name}" sau ngày ${formatDate(on)}. Hãy chọn ngày muộn hơn.`,
      )
    }
    return why
  })
}

/** Reasons that lie in what is asked. */
function whyNot(request: ChangeRequest, now: Situation): readonly string[] {
  switch (request.kind) {
    case 'rename': {
      const isSame = bodyOf(now, request.bodyId)?.name === tidy(request.name)
      if (isSame) return ['Tên mới giống tên đang dùng.']
      return nameProblems(request.name, [request.bodyId], now, request.on)
    }
    case 'move': {
      const body = bodyOf(now, request.bodyId)
      if (body === undefined) return []
      if (body.parentId === request.parentId) return [`"${body.name}" đang trực thuộc tổ chức này rồi.`]
      const why = whyNotUnder(now.bodies, body, request.parentId, request.on)
      return why === undefined ? [] : [why]
    }
    case 'merge':
      return whyNotMerge(request, now)
    case 'split':
      return whyNotSplit(request, now)
    case 'dissolve':
      return whyNotDissolve(request, now)
  }
}

type Merge = Extract<ChangeRequest, { kind: 'merge' }>
type Split = Extract<ChangeRequest, { kind: 'split' }>
type Dissolve = Extract<ChangeRequest, { kind: 'dissolve' }>

function whyNotMerge({ sourceIds, into, on }: Merge, now: Situation): readonly string[] {
  const why = onlyCells(sourceIds, now)
  if (new Set(sourceIds).size < 2 || new Set(sourceIds).size < sourceIds.length) {
    why.push('Hãy chọn từ hai chi bộ khác nhau trở lên để sáp nhập.')
  }
  if ('key' in into) return [...why, ...nameProblems(into.name, sourceIds, now, on)]
  if (!sourceIds.includes(into.bodyId)) why.push('Chi bộ nhận phải là một trong các chi bộ được sáp nhập.')
  return into.name === null ? why : [...why, ...nameProblems(into.name, sourceIds, now, on)]
}

function whyNotSplit({ sourceId, sourceGoesOn, parts, on }: Split, now: Situation): readonly string[] {
  const why = onlyCells([sourceId], now)
  if (parts.length + (sourceGoesOn ? 1 : 0) < 2) why.push('Chia tách phải thành từ hai chi bộ trở lên.')
  for (const part of parts) why.push(...nameProblems(part.name, sourceGoesOn ? [] : [sourceId], now, on))
  if (new Set(parts.map(({ name }) => fold(name))).size < parts.length) {
    why.push('Các chi bộ mới phải có tên khác nhau.')
  }
  const own = new Set(membersOf(now, sourceId).map(({ personId }) => personId))
  const named = parts.flatMap(({ personIds }) => personIds)
  if (new Set(named).size < named.length)
    why.push('Có đảng viên được xếp vào hai chi bộ. Hãy xếp mỗi người một nơi.')
  if (named.some((personId) => !own.has(personId))) {
    why.push('Có người không thuộc chi bộ được chia tách vào ngày này. Hãy chọn lại danh sách.')
  }
  const left = own.size - new Set(named.filter((personId) => own.has(personId))).size
  if (!sourceGoesOn && left > 0) why.push(`Còn ${left} đảng viên chưa được xếp vào chi bộ mới nào.`)
  return why
}

function whyNotDissolve(request: Dissolve, now: Situation): readonly string[] {
  const { bodyId, toBodyId, others, on } = request
  const body = bodyOf(now, bodyId)
  if (body === undefined) return []
  if (body.kind === 'commune') return ['Không giải thể đảng bộ xã trong sổ này.']
  const below = now.bodies.filter((child) => child.parentId === bodyId && existsOn(child, on))
  if (body.kind === 'intermediate' && below.length > 0) {
    return [`"${body.name}" còn ${below.length} chi bộ trực thuộc. Hãy chuyển các chi bộ ấy trước.`]
  }
  const why: string[] = []
  const destinations = new Set([
    ...(toBodyId === null ? [] : [toBodyId]),
    ...others.map((other) => other.toBodyId),
  ])
  for (const id of destinations) {
    const to = bodyOf(now, id)
    if (to === undefined || to.kind !== 'cell' || id === bodyId || !existsOn(to, on)) {
      why.push('Chi bộ nhận đảng viên phải là một chi bộ khác đang hoạt động.')
    }
  }
  const own = membersOf(now, bodyId)
  const placed = new Set(others.map(({ personId }) => personId))
  if (placed.size < others.length)
    why.push('Có đảng viên được xếp vào hai chi bộ. Hãy xếp mỗi người một nơi.')
  const left = toBodyId === null ? own.filter(({ personId }) => !placed.has(personId)).length : 0
  if (left > 0) why.push(`Còn ${left} đảng viên chưa có chi bộ nơi đến.`)
  return why
}

const onlyCells = (ids: readonly string[], now: Situation): string[] =>
  ids.flatMap((id) => {
    const body = bodyOf(now, id)
    return body === undefined || body.kind === 'cell'
      ? []
      : [`"${body.name}" là ${bodyKindNames[body.kind].toLocaleLowerCase('vi')}, không phải chi bộ.`]
  })

/** A name must be there and be nobody else's among those that go on. */
function nameProblems(
  name: string,
  except: readonly string[],
  now: Situation,
  on: IsoDate,
): readonly string[] {
  if (tidy(name) === '') return ['Chưa nhập tên mới.']
  const twin = now.bodies.find(
    (body) => fold(body.name) === fold(name) && !hasEndedOn(body, on) && !except.includes(body.id),
  )
  return twin === undefined ? [] : [`Tên "${tidy(name)}" đang dùng cho một tổ chức khác. Hãy chọn tên khác.`]
}
