import { type ContributionWish, contributionKinds, giverGroups } from '../../shared/contributions/contract.ts'
import { type SearchPart, searchWith } from '../components/search.ts'

/** What the address asks for: `?nam=2026&chi-bo=...&nguoi=...&loai=...&cong-trinh=...&cua=members`. */
export function wishOf(search: URLSearchParams, current: number): ContributionWish {
  const year = search.get('nam') ?? String(current)
  return {
    year: /^\d{4}$/.test(year) ? Number(year) : null,
    cellId: search.get('chi-bo'),
    personId: search.get('nguoi'),
    kind: contributionKinds.find((kind) => kind === search.get('loai')) ?? null,
    work: search.get('cong-trinh'),
    givers: giverGroups.find((group) => group === search.get('cua')) ?? 'all',
  }
}

/** The same list with other conditions, from its first page. */
export const addressWith = (search: URLSearchParams, part: SearchPart): string =>
  `/dong-gop?${searchWith(search, { muc: null, tu: null, ...part })}`
