import { useQuery } from '@tanstack/react-query'
import type { AccessState } from '../../shared/accounts/contract.ts'
import type { GivenRight } from '../../shared/accounts/rights.ts'
import { accessKey, call, type OfficeFault, queryClient } from '../office.ts'

/** Who is at the PC. A job, because passwords take their time; kept like a read, so that the office's event refreshes it. */
export const useAccess = () =>
  useQuery<AccessState, OfficeFault>({
    queryKey: accessKey,
    queryFn: ({ signal }) => call('accounts.state', {}, { signal }),
  })

/** What a job has answered is known at once, without waiting for the office's event. */
export const keepAccess = (state: AccessState): void => void queryClient.setQueryData(accessKey, state)

/** Asks again: after a wrong password there may be seconds to wait. */
export const askAccess = (): void => void queryClient.invalidateQueries({ queryKey: accessKey })

/**
 * Whether the person at the PC has a right; as long as there are no accounts everybody has all. While the screen is locked
 * it is that of whoever locked it, so that what is below the cover stays as it was.
 */
export function useMay(): (right: GivenRight) => boolean {
  const { data } = useAccess()
  return (right) => data !== undefined && (data.person === null || data.person.rights.includes(right))
}
