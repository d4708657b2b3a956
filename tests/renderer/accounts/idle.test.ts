import { describe, expect, it } from 'vitest'
import { idleMs } from '../../../renderer/accounts/idle.ts'

const minute = 60_000

describe('the time that nobody has touched the PC', () => {
  it.each([
    ['both clocks go on', 5 * minute, 5 * minute, 5 * minute],
    ['the clock of the PC is set back by a day', 5 * minute - 1440 * minute, 5 * minute, 5 * minute],
    ['the PC sleeps for an hour', 65 * minute, 5 * minute, 65 * minute],
  ])('is the longer one when %s', (_what, shown, running, idle) => {
    const since = { shown: 1_800_000_000_000, running: 12_345 }
    expect(idleMs(since, { shown: since.shown + shown, running: since.running + running })).toBe(idle)
  })
})
