import { onOtherPerson } from './handing-over.ts'

interface KeptTyping<Draft> {
  readonly of: (key: string) => Draft | undefined
  readonly keep: (key: string, draft: Draft) => void
  readonly drop: (key: string) => void
}

/**
 * Typing that was not saved outlives its page as long as the window is open, in memory only, and nobody closes the
 * window over it without being asked.
 */
export function keptTyping<Draft>(): KeptTyping<Draft> {
  const drafts = new Map<string, Draft>()
  onOtherPerson(() => drafts.clear())
  window.addEventListener('beforeunload', (event) => {
    if (drafts.size > 0) event.preventDefault()
  })
  return {
    of: (key) => drafts.get(key),
    keep: (key, draft) => void drafts.set(key, draft),
    drop: (key) => void drafts.delete(key),
  }
}
