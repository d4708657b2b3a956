import { type UseQueryResult, useQueries } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import type { ListRow } from '../../shared/finding/contract.ts'
import type { ListDefinition } from '../../shared/finding/definition.ts'
import { call, keyOf, type OfficeFault, useRead } from '../office.ts'

const PAGE = 100

/** Rows of a list, fetched a page at a time as they come into sight; as `useMembers` does for the members. */
export interface ListRows {
  /** What was asked when the rows in sight were answered: its columns are theirs. */
  readonly list: ListDefinition
  readonly total: number | undefined
  readonly words: string
  readonly on: string | undefined
  readonly at: (index: number) => ListRow | undefined
  readonly show: (first: number, last: number) => void
  readonly listKey: string
  readonly error: OfficeFault | null
  readonly again: () => void
}

export function useList(asked: ListDefinition): ListRows {
  const first = useRead('finding.run', { ...asked, offset: 0, limit: PAGE }, { keepPrevious: true })
  const answered = useRef(asked)
  if (first.isSuccess && !first.isPlaceholderData) answered.current = asked
  const [shown, setShown] = useState<readonly number[]>([])
  const total = first.data?.total
  const offsets = shown.filter((offset) => offset > 0 && offset < (total ?? 0))
  const pages: readonly UseQueryResult<Output<'finding.run'>, OfficeFault>[] = useQueries({
    queries: offsets.map((offset) => {
      const input = { ...answered.current, offset, limit: PAGE }
      return {
        queryKey: keyOf('finding.run', input),
        queryFn: ({ signal }: { readonly signal: AbortSignal }) => call('finding.run', input, { signal }),
      }
    }),
  })
  return {
    list: answered.current,
    total,
    words: first.data?.words ?? '',
    on: first.data?.on,
    at: (index) => {
      const offset = index - (index % PAGE)
      const page = offset === 0 ? first : pages[offsets.indexOf(offset)]
      return page?.data?.rows[index - offset]
    },
    show: (from, to) => {
      const next: number[] = []
      for (let offset = from - (from % PAGE); offset <= to; offset += PAGE) next.push(offset)
      if (next.join() !== shown.join()) setShown(next)
    },
    listKey: JSON.stringify(answered.current),
    error: first.error ?? pages.find((page) => page.error !== null)?.error ?? null,
    again: () => {
      for (const page of [first, ...pages]) void page.refetch()
    },
  }
}
