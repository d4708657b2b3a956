import type { Host } from '../../electron/office/host.ts'
import { type Office, openOffice } from '../../electron/office/office.ts'
import type { CommandName, Input, Output } from '../../shared/contract.ts'
import { bareHost, fontFolder, workshopFile } from '../helpers/office.ts'

/** The day on which everything is measured. */
export const today = '2026-11-20'

export interface BenchOffice extends Office {
  readonly ask: <N extends CommandName>(name: N, input: Input<N>) => Promise<Output<N>>
}

/** The office as the program opens it: answers are not held against the contract, as they are in tests. */
export async function openBenchOffice(folder: string, host: Host = bareHost): Promise<BenchOffice> {
  const office = await openOffice({
    folder,
    host,
    workshopFile,
    fontFolder,
    version: '0.0.0-bench',
    clock: () => new Date(`${today}T08:00:00`),
  })
  if (office.trouble) throw new Error(office.trouble.message)
  return {
    ...office,
    ask: async (name, input) => {
      const answer = await office.call(name, input)
      if (!answer.ok) throw new Error(`${name}: ${answer.error.code}: ${answer.error.message}`)
      return answer.value as never
    },
  }
}
