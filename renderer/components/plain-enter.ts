import type { KeyboardEvent } from 'react'

/** Enter that means "go on", not the end of a composed letter. */
export const isPlainEnter = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' &&
  !event.shiftKey &&
  !event.ctrlKey &&
  !event.altKey &&
  !event.nativeEvent.isComposing
