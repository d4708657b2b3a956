import type { CommandName, Input, Output } from '../../shared/contract.ts'
import { keystrokes } from './keystrokes.ts'

type Ask = <N extends CommandName>(name: N, input: Input<N>) => Promise<Output<N>>

/** What memory is measured after: the first page, 200 searches and 20 meetings. */
export async function work(ask: Ask): Promise<void> {
  await ask('people.search', {})
  for (let search = 0; search < 200; search += 1) {
    await ask('people.search', { query: keystrokes[search % keystrokes.length] ?? '' })
  }
  const month = await ask('meetings.month', { period: '2026-11' })
  const meetings = month.flatMap((cell) => cell.meetings).slice(0, 20)
  for (const { id } of meetings) await ask('meetings.get', { id })
}
