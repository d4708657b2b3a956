import { leaveField } from './leave-field.ts'

const hands = new Set<() => Promise<void>>()
const patienceMs = 3000

/** Tells what to do with what is being typed before the window is locked. Answers how to stop. */
export function onHandingOver(run: () => Promise<void>): () => void {
  hands.add(run)
  return () => void hands.delete(run)
}

/** Gives everything typed to the office, as leaving each page would; not for ever, since the screen waits to be locked. */
export async function handEverythingOver(): Promise<void> {
  leaveField()
  const all = Promise.allSettled([...hands].map((run) => run()))
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, patienceMs))])
}

const memories = new Set<() => void>()

/** Tells how to forget what the window holds of one person's typing when another takes the chair. */
export const onOtherPerson = (forget: () => void): void => void memories.add(forget)

export function forgetEverything(): void {
  for (const forget of memories) forget()
}
