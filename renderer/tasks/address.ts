import { isIsoDate } from '../../shared/calendar/dates.ts'
import { type TaskFilter, type TaskWish, taskFilters } from '../../shared/tasks/contract.ts'
import { type SearchPart, searchWith } from '../components/search.ts'

/** The home page calls the overdue ones and the reminders by their Vietnamese words. */
const filterOf = (asked: string | null): TaskFilter => {
  if (asked === 'qua-han') return 'overdue'
  if (asked === 'can-nhac') return 'reminded'
  return taskFilters.find((filter) => filter === asked) ?? 'open'
}

const dayOf = (text: string | null): string | null => (text !== null && isIsoDate(text) ? text : null)

/** What the address asks for: `?xem=qua-han&chi-bo=...&nguoi=...&tu-ngay=...&den-ngay=...&chung=...&chi-tieu=...`. */
export function wishOf(search: URLSearchParams): TaskWish {
  const indicator = search.get('chi-tieu')
  return {
    state: filterOf(search.get('xem')),
    cellId: search.get('chi-bo'),
    personId: search.get('nguoi'),
    dueFrom: dayOf(search.get('tu-ngay')),
    dueBy: dayOf(search.get('den-ngay')),
    period: null,
    commonTaskId: search.get('chung'),
    hasIndicator: indicator !== null,
    measure: indicator === null || indicator === '' ? null : { indicator, unit: search.get('don-vi') ?? '' },
  }
}

/** The same list with other conditions, from its first page. */
export const addressWith = (search: URLSearchParams, part: SearchPart): string =>
  `/nhiem-vu?${searchWith(search, { viec: null, tu: null, ...part })}`
