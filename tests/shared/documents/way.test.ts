import { describe, expect, it } from 'vitest'
import { canTick } from '../../../shared/documents/way.ts'

describe('a step of the way of papers', () => {
  it.each([
    ['printed', ['frozen'], true],
    ['printed', ['frozen', 'printed'], false],
    ['signed', ['frozen', 'printed'], true],
    ['posted', ['signed', 'scanned'], true],
    ['posted', ['printed'], false],
    ['archived', ['signed', 'scanned', 'posted'], true],
    ['archived', ['draft'], false],
    ['scanned', [], false],
  ] as const)('%s after %j: %s', (step, states, expected) => {
    expect(canTick(step, states)).toBe(expected)
  })
})
