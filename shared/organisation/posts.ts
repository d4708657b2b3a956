/**
 * Posts (chức vụ): those of the Party's bodies and those of the village and the commune beside them (domain.md 1.1,
 * 1.2). A list, not a limit: what it lacks is kept as the clerk wrote it.
 */
import type { IsoDate } from '../calendar/dates.ts'
import { fold, tidy } from '../text/fold.ts'
import type { BodyKind } from './tree.ts'

interface WrittenPost {
  readonly post: string
  readonly name: string
  /** The kinds of bodies that have it. */
  readonly of: readonly BodyKind[]
  /** Whether it is a post in the Party; the others are held by members and by people outside the Party alike. */
  readonly isParty: boolean
  /** Held by members of the body's cell only, so that it ends when its holder leaves the cell. */
  readonly endsWithMembership?: true
  /** Held by one at a time; a second one is pointed out, not refused. */
  readonly isSingle?: true
  /** The first day on which it can be given, and the first on which it no longer can. */
  readonly from?: IsoDate
  readonly to?: IsoDate
}

/** Of the sections of a base organisation, until 208-QĐ/TW (26/7/2026) left only đảng bộ trực thuộc and cells. */
const endOfSections = '2026-07-26'

/** In the order in which posts are named. */
export const postKinds = [
  {
    post: 'board-secretary',
    name: 'Bí thư Đảng ủy',
    of: ['commune', 'intermediate'],
    isParty: true,
    isSingle: true,
  },
  {
    post: 'board-standing-deputy',
    name: 'Phó Bí thư Thường trực Đảng ủy',
    of: ['commune', 'intermediate'],
    isParty: true,
    isSingle: true,
  },
  { post: 'board-deputy', name: 'Phó Bí thư Đảng ủy', of: ['commune', 'intermediate'], isParty: true },
  { post: 'board-standing-member', name: 'Ủy viên Ban Thường vụ Đảng ủy', of: ['commune'], isParty: true },
  { post: 'board-member', name: 'Đảng ủy viên', of: ['commune', 'intermediate'], isParty: true },
  {
    post: 'section-secretary',
    name: 'Bí thư Đảng ủy bộ phận',
    of: ['intermediate'],
    isParty: true,
    isSingle: true,
    to: endOfSections,
  },
  {
    post: 'section-deputy',
    name: 'Phó Bí thư Đảng ủy bộ phận',
    of: ['intermediate'],
    isParty: true,
    to: endOfSections,
  },
  {
    post: 'secretary',
    name: 'Bí thư',
    of: ['cell'],
    isParty: true,
    isSingle: true,
    endsWithMembership: true,
  },
  { post: 'deputy', name: 'Phó bí thư', of: ['cell'], isParty: true, endsWithMembership: true },
  { post: 'committee-member', name: 'Chi ủy viên', of: ['cell'], isParty: true, endsWithMembership: true },
  { post: 'in-charge', name: 'Cấp ủy viên phụ trách', of: ['cell'], isParty: true },
  {
    post: 'group-leader',
    name: 'Tổ trưởng tổ đảng',
    of: ['group'],
    isParty: true,
    isSingle: true,
    endsWithMembership: true,
  },
  { post: 'group-deputy', name: 'Tổ phó tổ đảng', of: ['group'], isParty: true, endsWithMembership: true },

  {
    post: 'village-head',
    name: 'Trưởng thôn, bản, tổ dân phố',
    of: ['cell'],
    isParty: false,
    isSingle: true,
  },
  { post: 'village-deputy', name: 'Phó trưởng thôn, bản, tổ dân phố', of: ['cell'], isParty: false },
  { post: 'front-head', name: 'Trưởng ban công tác Mặt trận', of: ['cell'], isParty: false, isSingle: true },
  { post: 'farmers-head', name: 'Chi hội trưởng Nông dân', of: ['cell'], isParty: false, isSingle: true },
  { post: 'women-head', name: 'Chi hội trưởng Phụ nữ', of: ['cell'], isParty: false, isSingle: true },
  {
    post: 'veterans-head',
    name: 'Chi hội trưởng Cựu chiến binh',
    of: ['cell'],
    isParty: false,
    isSingle: true,
  },
  {
    post: 'elders-head',
    name: 'Chi hội trưởng Người cao tuổi',
    of: ['cell'],
    isParty: false,
    isSingle: true,
  },
  {
    post: 'youth-secretary',
    name: 'Bí thư chi đoàn thanh niên',
    of: ['cell'],
    isParty: false,
    isSingle: true,
  },
  {
    post: 'council-chair',
    name: 'Chủ tịch Hội đồng nhân dân',
    of: ['commune'],
    isParty: false,
    isSingle: true,
  },
  {
    post: 'committee-chair',
    name: 'Chủ tịch Ủy ban nhân dân',
    of: ['commune'],
    isParty: false,
    isSingle: true,
  },
  {
    post: 'front-chair',
    name: 'Chủ tịch Ủy ban Mặt trận Tổ quốc',
    of: ['commune'],
    isParty: false,
    isSingle: true,
  },
] as const satisfies readonly WrittenPost[]

export type Post = (typeof postKinds)[number]['post']
export type PostKind = WrittenPost & { readonly post: Post }

export const postNames = Object.fromEntries(postKinds.map(({ post, name }) => [post, name])) as Readonly<
  Record<Post, string>
>

const known: ReadonlyMap<string, PostKind> = new Map(postKinds.map((kind) => [kind.post, kind]))

/** A post in words; one that is not in the list was kept as it was written. */
export const postName = (post: string): string => known.get(post)?.name ?? post

/** Whether it is a post in the Party; one that is not in the list is none. */
/** Posts in the Party: who leaves it holds none of them any more. */
export const partyPosts: readonly string[] = postKinds
  .filter(({ isParty }) => isParty)
  .map(({ post }) => post)

export const isPartyPost = (post: string): boolean => known.get(post)?.isParty === true

/**
 * Whether it is a seat in its body of which one person rarely holds two. Whoever follows a cell from above has no seat
 * in it, and whoever leads the committee of the commune is one of its members besides.
 */
export const isSeat = (post: string): boolean =>
  isPartyPost(post) && post !== 'in-charge' && post !== 'board-member'

/** Whether one person at a time holds it, as the list knows. */
export const isSinglePost = (post: string): boolean => known.get(post)?.isSingle === true

/** Posts of the list come first and in its order; the office's own follow. */
export const postRank = (post: string): number => {
  const at = postKinds.findIndex((kind) => kind.post === post)
  return at === -1 ? postKinds.length : at
}

/** Posts that a body of a kind can give on a day. */
export const postsOf = (kind: BodyKind, on: IsoDate): readonly PostKind[] =>
  postKinds.filter(
    ({ of, from, to }: PostKind) =>
      of.includes(kind) && (from === undefined || from <= on) && (to === undefined || on < to),
  )

/** What a typed or chosen post is kept as: the post of the list with this name or code, else the words themselves. */
export function readPost(text: string, kind: BodyKind): string {
  const words = tidy(text)
  const found = postKinds.find(
    ({ post, name, of }: PostKind) => of.includes(kind) && (post === words || fold(name) === fold(words)),
  )
  return found?.post ?? words
}

/**
 * Posts that more hold than one can, as sentences. How many secretaries and deputies a cell may have is a rule, which
 * `hints.ts` and `post-hints.ts` know.
 */
export function crowdedPosts(held: readonly string[]): readonly string[] {
  return postKinds.flatMap(({ post, name, isSingle }: PostKind) => {
    const holders = held.filter((each) => each === post).length
    return isSingle === true && post !== 'secretary' && holders > 1
      ? [`Đang ghi ${holders} người giữ chức vụ ${name}.`]
      : []
  })
}

/** Whether a post ends when its holder leaves the cell. */
export const endsWithMembership = (post: string): boolean => known.get(post)?.endsWithMembership === true

/** Posts that end when their holder leaves the cell; every other outlasts it. */
export const postsOfMembership: readonly Post[] = postKinds.flatMap((kind: PostKind) =>
  kind.endsWithMembership === true ? [kind.post] : [],
)

/** Posts in the order of a ledger (domain.md 10.1); whoever follows the cell from above holds no post in it. */
export const ledgerPosts: readonly Post[] = ['secretary', 'deputy', 'committee-member']
