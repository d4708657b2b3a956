import { type UseQueryResult, useQueries } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Input, Output } from '../../shared/contract.ts'
import { keyOf, look, type OfficeFault, useRead } from '../office.ts'

const PAGE = 100

/** Reads that answer a part of a long list. */
type PagedRead = 'people.search' | 'finding.run'
type Asked<N extends PagedRead> = Omit<Input<N>, 'offset' | 'limit'>
type RowOf<N extends PagedRead> = Output<N>['rows'][number]

export interface Pages<N extends PagedRead> {
  /** What was asked when the rows in sight were answered. */
  readonly asked: Asked<N>
  /** The answer to it; undefined before the first one. */
  readonly first: Output<N> | undefined
  /** How many match; undefined before the first answer. */
  readonly total: number | undefined
  /** The row at a place of the list; undefined while it is being fetched. */
  readonly at: (index: number) => RowOf<N> | undefined
  /** Tells which places are on the screen. */
  readonly show: (first: number, last: number) => void
  /** Changes when another list is shown. */
  readonly listKey: string
  readonly error: OfficeFault | null
  readonly again: () => void
}

/**
 * The rows of a long list, fetched a page at a time as they come into sight. What is shown stays until the answer to
 * the newest question is there; answers to older ones are dropped.
 */
export function usePages<N extends PagedRead>(name: N, asked: Asked<N>): Pages<N> {
  const inputAt = (of: Asked<N>, offset: number) => ({ ...of, offset, limit: PAGE }) as Input<N>
  const first = useRead(name, inputAt(asked, 0), { keepPrevious: true })
  const answered = useRef(asked)
  if (first.isSuccess && !first.isPlaceholderData) answered.current = asked
  const [shown, setShown] = useState<readonly number[]>([])

  const total = first.data?.total
  const offsets = shown.filter((offset) => offset > 0 && offset < (total ?? 0))
  const pages: readonly UseQueryResult<Output<N>, OfficeFault>[] = useQueries({
    queries: offsets.map((offset) => {
      const input = inputAt(answered.current, offset)
      return {
        queryKey: keyOf(name, input),
        queryFn: ({ signal }: { readonly signal: AbortSignal }) => look(name, input, signal),
      }
    }),
  })

  return {
    asked: answered.current,
    first: first.data,
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
