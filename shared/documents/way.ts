import type { PaperState } from '../meetings/contract.ts'
import type { TickedStep } from './contract.ts'

/** From which states a step of a paper's way may be ticked: steps may be left out, never gone back by a tick. */
export const tickableFrom: Readonly<Record<TickedStep | 'signed', readonly PaperState[]>> = {
  printed: ['frozen'],
  signed: ['frozen', 'printed'],
  scanned: ['signed'],
  posted: ['signed', 'scanned'],
  archived: ['signed', 'scanned', 'posted'],
}

export const waySteps = ['printed', 'signed', 'scanned', 'posted', 'archived'] as const

/** Whether the step can be ticked for all of them at once; for none there is nothing to tick. */
export const canTick = (step: TickedStep | 'signed', states: readonly PaperState[]): boolean =>
  states.length > 0 && states.every((state) => tickableFrom[step].includes(state))
