import { type UseQueryResult, useQueries } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import type { MemberOrder, MemberRow, StandingFilter } from '../../shared/people/contract.ts'
import { call, keyOf, type OfficeFault, useRead } from '../office.ts'

const PAGE = 100

export interface MemberQuery {
  readonly query: string
  readonly cellId: string | null
  readonly standing: StandingFilter
  readonly order: MemberOrder
}

export interface Members {
  /** How many match; undefined before the first answer. */
  readonly total: number | undefined
  /** The member at a place of the list; undefined while it is being fetched. */
  readonly at: (index: number) => MemberRow | undefined
  /** Tells which places are on the screen. */
  readonly show: (first: number, last: number) => void
  /** Changes when another list is shown. */
  readonly listKey: string
  readonly error: OfficeFault | null
  readonly again: () => void
}

/**
 * The members that match, fetched a page at a time as they come into sight. What is shown stays until the answer to
 * the newest question is there; answers to older ones are dropped.
 */
export function useMembers(asked: MemberQuery): Members {
  const first = useRead('people.search', { ...asked, offset: 0, limit: PAGE }, { keepPrevious: true })
  const answered = useRef(asked)
  if (first.isSuccess && !first.isPlaceholderData) answered.current = asked
  const [shown, setShown] = useState<readonly number[]>([])

  const total = first.data?.total
  const offsets = shown.filter((offset) => offset > 0 && offset < (total ?? 0))
  const pages: readonly UseQueryResult<Output<'people.search'>, OfficeFault>[] = useQueries({
    queries: offsets.map((offset) => {
      const input = { ...answered.current, offset, limit: PAGE }
      return {
        queryKey: keyOf('people.search', input),
        queryFn: ({ signal }: { readonly signal: AbortSignal }) => call('people.search', input, { signal }),
      }
    }),
  })

  return {
    total,
    at: (index) => {
      const offset = index - (index % PAGE)
      const page = offset === 0 ? first : pages[offsets.indexOf(offset)]
      return page?.data?.rows[index - offset]
    },
    show: (from, to) => {
      const next = pagesBetween(from, to)
      if (next.join() !== shown.join()) setShown(next)
    },
    listKey: JSON.stringify(answered.current),
    error: first.error ?? pages.find((page) => page.error !== null)?.error ?? null,
    again: () => {
      for (const page of [first, ...pages]) void page.refetch()
    },
  }
}

function pagesBetween(from: number, to: number): readonly number[] {
  const offsets: number[] = []
  for (let offset = from - (from % PAGE); offset <= to; offset += PAGE) offsets.push(offset)
  return offsets
}
