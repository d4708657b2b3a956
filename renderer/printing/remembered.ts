import { z } from 'zod'
import { mostCopies } from '../../shared/printing/contract.ts'
import { sides } from '../../shared/printing/sheets.ts'

/** How a clerk prints a kind of paper. It belongs to this PC and its printers, not to the register. */
const settings = z.object({
  /** '' is the printer that the system takes by itself. */
  printer: z.string(),
  sides: z.enum(sides),
  isBackReversed: z.boolean(),
  isBackShifted: z.boolean(),
  /** By kind of paper, in a job of several kinds. */
  copies: z.record(z.string(), z.number().int().min(1).max(mostCopies)),
})
export type PrintSettings = z.infer<typeof settings>

const usual: PrintSettings = {
  printer: '',
  sides: 'one',
  isBackReversed: true,
  isBackShifted: true,
  copies: {},
}

const nameOf = (kind: string): string => `printing.${kind}`

export function rememberedSettings(kind: string): PrintSettings {
  try {
    return settings.parse(JSON.parse(localStorage.getItem(nameOf(kind)) ?? ''))
  } catch {
    return usual
  }
}

export function rememberSettings(kind: string, chosen: PrintSettings): void {
  try {
    localStorage.setItem(nameOf(kind), JSON.stringify(chosen))
  } catch {
    // A full store: next time it begins with the usual ones.
  }
}
