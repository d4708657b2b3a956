/**
 * Changes of organisation (thay đổi tổ chức): rename, merge, split, dissolve, move under another body. What is asked
 * for, what has to be known for it, and the plan that comes of it; `planning.ts` makes the plan.
 */
import type { IsoDate } from '../calendar/dates.ts'
import type { Standing } from '../people/person.ts'
import type { BodyInTree } from './tree.ts'

/** The id of a body, or the key under which the request names one that is to be founded. */
export type BodyRef = string

/** A body to be founded. The key is any text that is no id of the tree, such as `new-1`. */
export interface NewBody {
  readonly key: BodyRef
  readonly name: string
}

interface Asked {
  /** The first day on which it holds. */
  readonly on: IsoDate
  readonly decisionNumber: string
}

export type ChangeRequest = Asked &
  (
    | { readonly kind: 'rename'; readonly bodyId: string; readonly name: string }
    /** Into one of the sources, which goes on (under a new name where one is given), or into a new cell. */
    | {
        readonly kind: 'merge'
        readonly sourceIds: readonly string[]
        readonly into: { readonly bodyId: string; readonly name: string | null } | NewBody
      }
    /** The source goes on with whoever is named to no part, or ends when everybody must be named to one. */
    | {
        readonly kind: 'split'
        readonly sourceId: string
        readonly sourceGoesOn: boolean
        readonly parts: readonly (NewBody & { readonly personIds: readonly string[] })[]
      }
    | {
        readonly kind: 'dissolve'
        readonly bodyId: string
        /** To which cell everybody goes who is named to no other. */
        readonly toBodyId: string | null
        readonly others: readonly { readonly personId: string; readonly toBodyId: string }[]
      }
    | { readonly kind: 'move'; readonly bodyId: string; readonly parentId: string | null }
  )
export type ChangeKind = ChangeRequest['kind']

export const changeNames: Readonly<Record<ChangeKind, string>> = {
  rename: 'Đổi tên',
  merge: 'Sáp nhập',
  split: 'Chia tách',
  dissolve: 'Giải thể',
  move: 'Chuyển cấp trên trực tiếp',
}

export interface BodyNow extends BodyInTree {
  /** The latest day on which the body or its name or its superior began; null where that is not known. */
  readonly changedOn: IsoDate | null
}

export interface PostNow {
  readonly id: string
  readonly post: string
  readonly personId: string
  readonly bodyId: string
}

/** All that a change touches, as it is on the day. */
export interface Situation {
  readonly today: IsoDate
  /** The whole tree, with bodies that have ended. */
  readonly bodies: readonly BodyNow[]
  /** Who is on the roll of the cells on the day, with the standing of the day; those who left are not. */
  readonly members: readonly {
    readonly personId: string
    readonly cellId: string
    readonly standing: Standing
  }[]
  /** Who came into one of the cells after the day: such a change would undo what was recorded. */
  readonly joinedAfter: readonly {
    readonly personId: string
    readonly cellId: string
    readonly on: IsoDate
  }[]
  readonly posts: readonly PostNow[]
  /** Posts given after the day. */
  readonly postsAfter: readonly PostNow[]
  readonly openTasks: readonly {
    readonly id: string
    readonly cellId: string
    readonly personId: string | null
  }[]
  /** Meetings recorded for the day or later. */
  readonly meetingsAfter: readonly { readonly id: string; readonly cellId: string; readonly on: IsoDate }[]
}

export interface CellSize {
  readonly body: BodyRef
  readonly name: string
  readonly before: HeadCount
  readonly after: HeadCount
}

/** Official members who meet, those exempt, and everybody who counts as a member. */
export interface HeadCount {
  readonly official: number
  readonly exempt: number
  readonly members: number
}

export interface ChangePlan {
  readonly kind: ChangeKind
  readonly on: IsoDate
  readonly decisionNumber: string
  /** Bodies that begin, with the superior of the first source. */
  readonly begun: readonly {
    readonly key: BodyRef
    readonly name: string
    readonly parentId: string | null
  }[]
  readonly ended: readonly string[]
  /** Names that end on the day, and names that begin on it; a body that ends keeps its last name. */
  readonly namesClosed: readonly string[]
  readonly namesOpened: readonly { readonly body: BodyRef; readonly name: string }[]
  readonly parents: readonly { readonly body: string; readonly parentId: string | null }[]
  readonly moved: readonly { readonly personId: string; readonly from: string; readonly to: BodyRef }[]
  readonly postsEnded: readonly string[]
  /** Posts outside the Party are the village's: they go on in the cell that takes over from one that ends. */
  readonly postsMoved: readonly { readonly id: string; readonly to: BodyRef }[]
  /** Open tasks of a cell that ends: they go where the responsible person goes, else to what comes of the cell. */
  readonly tasksMoved: readonly { readonly id: string; readonly to: BodyRef }[]
  /** What came of what: nguồn gốc of the results. */
  readonly lineage: readonly { readonly from: string; readonly to: BodyRef }[]
  /** How many will be in each cell whose membership changes, and were. */
  readonly sizes: readonly CellSize[]
  /** Sentences to look at that hold nothing up. */
  readonly warnings: readonly string[]
}

export type Planned =
  | { readonly ok: true; readonly plan: ChangePlan }
  | { readonly ok: false; readonly why: readonly string[] }

export const bodyOf = (now: Situation, id: string): BodyNow | undefined =>
  now.bodies.find((body) => body.id === id)

export const membersOf = (now: Situation, cellId: string): Situation['members'] =>
  now.members.filter((member) => member.cellId === cellId)
