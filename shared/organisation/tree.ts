/** The tree of bodies: đảng bộ xã > tổ chức trung gian (may be absent) > chi bộ > tổ đảng (domain.md 1.1). */
import type { IsoDate } from '../calendar/dates.ts'
import { groupBy } from '../collections.ts'

export const bodyKinds = ['commune', 'intermediate', 'cell', 'group'] as const
export type BodyKind = (typeof bodyKinds)[number]
export const bodyKindNames: Readonly<Record<BodyKind, string>> = {
  commune: 'Đảng bộ xã',
  intermediate: 'Đảng bộ trực thuộc',
  cell: 'Chi bộ',
  group: 'Tổ đảng',
}

const above: Readonly<Record<BodyKind, readonly BodyKind[]>> = {
  commune: [],
  intermediate: ['commune'],
  cell: ['commune', 'intermediate'],
  group: ['cell'],
}

/** Whether a body of one kind may stand directly under one of the other. */
export const mayStandUnder = (child: BodyKind, parent: BodyKind): boolean => above[child].includes(parent)

export interface BodyInTree {
  readonly id: string
  readonly kind: BodyKind
  readonly name: string
  /** Null under the commune, or for the commune itself. */
  readonly parentId: string | null
  /** The first day on which it exists no more. */
  readonly endedOn: IsoDate | null
  /** The first day on which it exists; null or absent where that is not known. */
  readonly beganOn?: IsoDate | null
}

export const hasBegunOn = ({ beganOn }: Pick<BodyInTree, 'beganOn'>, day: IsoDate): boolean =>
  beganOn === undefined || beganOn === null || beganOn <= day

export const hasEndedOn = ({ endedOn }: Pick<BodyInTree, 'endedOn'>, day: IsoDate): boolean =>
  endedOn !== null && endedOn <= day

export const existsOn = (body: Pick<BodyInTree, 'beganOn' | 'endedOn'>, day: IsoDate): boolean =>
  hasBegunOn(body, day) && !hasEndedOn(body, day)

/**
 * Why a body cannot stand under another from a day on, as a sentence; undefined where it can. A null parent is the
 * commune. Kinds make a circle impossible, since each may only stand under a higher one.
 */
export function whyNotUnder(
  bodies: readonly BodyInTree[],
  child: Pick<BodyInTree, 'id' | 'kind' | 'name'>,
  parentId: string | null,
  day: IsoDate,
): string | undefined {
  if (child.kind === 'commune') return 'Đảng bộ xã đứng đầu sơ đồ, không đặt dưới tổ chức nào.'
  const parent = bodies.find(({ id }) => id === parentId)
  if (parentId === null) {
    return mayStandUnder(child.kind, 'commune')
      ? undefined
      : `${bodyKindNames[child.kind]} phải thuộc một chi bộ. Hãy chọn chi bộ.`
  }
  if (parent === undefined) return 'Không tìm thấy tổ chức cấp trên đã chọn. Hãy chọn lại.'
  if (!hasBegunOn(parent, day)) return `"${parent.name}" chưa hoạt động vào ngày này. Hãy chọn tổ chức khác.`
  if (hasEndedOn(parent, day))
    return `"${parent.name}" đã kết thúc hoạt động trước ngày này. Hãy chọn tổ chức khác.`
  if (!mayStandUnder(child.kind, parent.kind)) {
    return `${bodyKindNames[child.kind]} không đặt dưới ${bodyKindNames[parent.kind].toLocaleLowerCase('vi')} được.`
  }
  return undefined
}

export interface TreeRow<B> {
  readonly body: B
  /** 0 for what stands directly under the commune. */
  readonly depth: number
  readonly hasChildren: boolean
  readonly isOpen: boolean
}

/**
 * The bodies below the commune as rows, each below its superior, in the order given; bodies between the commune and
 * its cells come before cells of the same level. What is under a body that is not shown stands at the top.
 */
export function treeRows<B extends Pick<BodyInTree, 'id' | 'kind' | 'parentId'>>(
  bodies: readonly B[],
  isOpen: (body: B) => boolean,
): readonly TreeRow<B>[] {
  const shown = new Set(bodies.filter(({ kind }) => kind !== 'commune').map(({ id }) => id))
  const below = groupBy(
    bodies.filter(({ kind }) => kind !== 'commune'),
    ({ parentId }) => (parentId !== null && shown.has(parentId) ? parentId : null),
  )
  const level = (parentId: string | null, depth: number): readonly TreeRow<B>[] =>
    (below.get(parentId) ?? [])
      .toSorted((a, b) => bodyKinds.indexOf(a.kind) - bodyKinds.indexOf(b.kind))
      .flatMap((body) => {
        const hasChildren = below.has(body.id)
        const opened = hasChildren && isOpen(body)
        return [{ body, depth, hasChildren, isOpen: opened }, ...(opened ? level(body.id, depth + 1) : [])]
      })
  return level(null, 0)
}
