/** The tree of bodies: đảng bộ xã > tổ chức trung gian (may be absent) > chi bộ > tổ đảng (domain.md 1.1). */
import type { IsoDate } from '../calendar/dates.ts'

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
}

export const existsOn = ({ endedOn }: Pick<BodyInTree, 'endedOn'>, day: IsoDate): boolean =>
  endedOn === null || day < endedOn

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
  if (!existsOn(parent, day))
    return `"${parent.name}" đã kết thúc hoạt động trước ngày này. Hãy chọn tổ chức khác.`
  if (!mayStandUnder(child.kind, parent.kind)) {
    return `${bodyKindNames[child.kind]} không đặt dưới ${bodyKindNames[parent.kind].toLocaleLowerCase('vi')} được.`
  }
  return undefined
}
