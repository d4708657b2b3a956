import { useEffect, useRef } from 'react'
import { isCovered } from './covered.ts'

/** Keys are named as `KeyboardEvent.key`, in lower case, with `ctrl+` and `alt+` before: 'ctrl+k', 'f1', 'escape'. */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>

/** What is open over the page and takes Esc for itself. */
const openOverThePage = '[role="dialog"], .suggestions, .mantine-Combobox-dropdown, .mantine-Menu-dropdown'

interface Known {
  /** When the part was first drawn: what stands within another part is drawn after it. */
  readonly order: number
  shortcuts: Shortcuts
}

let drawn = 0
const known = new Set<Known>()

/**
 * Keys of the whole window; of what is on the screen, the part that came last is asked first, and what stands within
 * another part before it, so that a page can take a key from the shell also when both came at once. Caught on the way
 * down: when a dialog has closed itself, one could no longer see it.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const own = useRef<Known>(undefined)
  if (own.current === undefined) {
    drawn += 1
    own.current = { order: drawn, shortcuts }
  }
  own.current.shortcuts = shortcuts
  useEffect(() => {
    const mine = own.current
    if (mine === undefined) return
    known.add(mine)
    return () => void known.delete(mine)
  }, [])
}

/** What the part that is asked first does at a key. */
function actionOf(name: string): ((event: KeyboardEvent) => void) | undefined {
  let first: Known | undefined
  for (const part of known) {
    if (Object.hasOwn(part.shortcuts, name) && part.order > (first?.order ?? 0)) first = part
  }
  return first?.shortcuts[name]
}

window.addEventListener(
  'keydown',
  (event) => {
    if (event.isComposing) return
    if (isCovered()) {
      // A dialog below the cover listens to Esc too.
      if (event.key === 'Escape') event.stopImmediatePropagation()
      return
    }
    const name = `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.altKey ? 'alt+' : ''}${event.key.toLowerCase()}`
    const action = actionOf(name)
    if (action === undefined) return
    if (name === 'escape' && document.querySelector(openOverThePage) !== null) return
    event.preventDefault()
    action(event)
  },
  true,
)
