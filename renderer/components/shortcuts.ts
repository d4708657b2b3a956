import { useEffect, useRef } from 'react'
import { isCovered } from './covered.ts'

/** Keys are named as `KeyboardEvent.key`, in lower case, with `ctrl+` and `alt+` before: 'ctrl+k', 'f1', 'escape'. */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>

/** What is open over the page and takes Esc for itself. */
const openOverThePage = '[role="dialog"], .suggestions, .mantine-Combobox-dropdown, .mantine-Menu-dropdown'

const known: { readonly current: Shortcuts }[] = []

/**
 * Keys of the whole window; of what is on the screen, the part that came last is asked first, so that a page can
 * take a key from the shell. Caught on the way down: when a dialog has closed itself, one could no longer see it.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts)
  current.current = shortcuts
  useEffect(() => {
    known.push(current)
    return () => void known.splice(known.indexOf(current), 1)
  }, [])
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
    const action = known.findLast((shortcuts) => Object.hasOwn(shortcuts.current, name))?.current[name]
    if (action === undefined) return
    if (name === 'escape' && document.querySelector(openOverThePage) !== null) return
    event.preventDefault()
    action(event)
  },
  true,
)
