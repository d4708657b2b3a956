/** Which of a workbook's differences the clerk takes over: one by one, by field, or all alike. */
import { z } from 'zod'

/** `all`: everything that differs; `empty`: only what the register does not know yet; `none`: nothing. */
export const bases = ['all', 'empty', 'none'] as const
export type Base = (typeof bases)[number]

const field = z.string().max(100)

export const intakeChoices = z.object({
  base: z.enum(bases).default('all'),
  /** By field, against the base. */
  fields: z
    .array(z.object({ field, isTaken: z.boolean() }))
    .max(100)
    .default([]),
  /** One value of one row, against both. */
  values: z
    .array(z.object({ row: z.number().int(), field, isTaken: z.boolean() }))
    .max(50_000)
    .default([]),
  /** Whether members that the register does not know are added. */
  takesNew: z.boolean().default(true),
})
export type IntakeChoices = z.infer<typeof intakeChoices>

export const everything: IntakeChoices = { base: 'all', fields: [], values: [], takesNew: true }

interface Change {
  readonly field: string
  readonly before: string
}

/** A function that says of a change whether it is taken over: the row's own choice first, then the field's, then the base. */
export function chooser({ base, fields, values }: IntakeChoices): (row: number, change: Change) => boolean {
  const ofField = new Map(fields.map(({ field: name, isTaken }) => [name, isTaken]))
  const ofValue = new Map(values.map(({ row, field: name, isTaken }) => [`${row} ${name}`, isTaken]))
  return (row, { field: name, before }) =>
    ofValue.get(`${row} ${name}`) ??
    ofField.get(name) ??
    (base === 'all' || (base === 'empty' && before === ''))
}
