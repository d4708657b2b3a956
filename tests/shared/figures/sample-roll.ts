import type { RollLine } from '../../../shared/meetings/meeting.ts'

export const personId = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`

/** A roll of official members numbered from 1. */
export const rollOf = (...names: readonly string[]): readonly RollLine[] =>
  names.map((fullName, index) => ({
    personId: personId(index + 1),
    number: index + 1,
    fullName,
    standing: 'official',
    inBase: true,
    post: index === 0 ? 'Bí thư' : '',
  }))
