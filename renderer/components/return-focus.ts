import { useEffect, useState } from 'react'

/**
 * A dialog that is taken away as it closes gives the focus back to what opened it: a modal does so by itself only where it
 * stays and is hidden. Called by what draws the dialog.
 */
export function useReturnFocus(): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (!(opener instanceof HTMLElement)) return
      setTimeout(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body
        if (isLost && opener.isConnected) opener.focus()
      })
    },
    [opener],
  )
}
