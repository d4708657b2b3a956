import { useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import { type OfficeFault, useWrite } from '../office.ts'

export interface Revealed {
  /** The numbers in full by the name of their field; undefined while they are masked. */
  readonly numbers: Readonly<Partial<Record<string, string>>> | undefined
  readonly awayTelephones: readonly string[] | undefined
  readonly isAsking: boolean
  readonly fault: OfficeFault | null
  readonly ask: () => void
}

/** A person's numbers, shown from the moment they are asked for until the card is left or the record changes. */
export function useRevealed(id: string, revision: number | undefined): Revealed {
  const reveal = useWrite('people.reveal')
  const [seen, setSeen] = useState<{
    readonly at: number | undefined
    readonly found: Output<'people.reveal'>
  }>()
  const found = seen !== undefined && seen.at === revision ? seen.found : undefined
  return {
    numbers: found && {
      personalId: found.personalId,
      oldIdNumber: found.oldIdNumber,
      telephone: found.telephone,
    },
    awayTelephones: found?.awayTelephones,
    isAsking: reveal.isPending,
    fault: reveal.error,
    ask: () => reveal.mutate({ id }, { onSuccess: (answer) => setSeen({ at: revision, found: answer }) }),
  }
}
