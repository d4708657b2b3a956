import { z } from 'zod'

export const cellNumbers = z.object({
  official: z.number().int(),
  probationary: z.number().int(),
  exempt: z.number().int(),
  /** Everybody on the roll: official, probationary, exempt, visiting; not those temporarily away. */
  total: z.number().int(),
})
export type CellNumbers = z.infer<typeof cellNumbers>

/** Official members as minutes and rules count them: who is exempt from meetings is one too. */
export const allOfficial = ({ official, exempt }: CellNumbers): number => official + exempt

export const noNumbers: CellNumbers = { official: 0, probationary: 0, exempt: 0, total: 0 }

export const addNumbers = (a: CellNumbers, b: CellNumbers): CellNumbers => ({
  official: a.official + b.official,
  probationary: a.probationary + b.probationary,
  exempt: a.exempt + b.exempt,
  total: a.total + b.total,
})
