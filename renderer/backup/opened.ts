import { notifications } from '@mantine/notifications'
import { useEffect, useSyncExternalStore } from 'react'
import type { Place } from '../../shared/places/contract.ts'
import { createListeners } from '../components/listeners.ts'
import { navigate } from '../components/location.ts'
import { asFault, look, onOpened } from '../office.ts'

let opened: Place | undefined
const changes = createListeners()

function tell(place: Place | undefined): void {
  opened = place
  changes.tell()
}

/** The backup set that the clerk pressed twice in the system's folder, until it is looked at. */
export const useOpenedSet = (): Place | undefined => useSyncExternalStore(changes.listen, () => opened)

export const forgetOpenedSet = (): void => tell(undefined)

/** Goes where a file is looked at that the system handed to the program, at its start or later. */
export function useOpenedFile(): void {
  useEffect(() => {
    const ask = async () => {
      try {
        const place = await look('places.opened', {})
        if (place === null) return
        tell(place)
        navigate('/sao-luu')
      } catch (thrown) {
        notifications.show({ color: 'amber', message: asFault(thrown).message, autoClose: 15_000 })
      }
    }
    void ask()
    return onOpened(() => void ask())
  }, [])
}
