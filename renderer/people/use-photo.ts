import { useEffect, useState } from 'react'
import { call, fetchDoor } from '../office.ts'

/** The address of a member's picture in this window, as long as it is shown; undefined without one. */
export function usePhoto(id: string, hasPhoto: boolean, revision: number): string | undefined {
  const [address, setAddress] = useState<string>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision may have another picture
  useEffect(() => {
    if (!hasPhoto) return
    let isGone = false
    let made: string | undefined
    const show = async () => {
      const photo = await call('people.photo', { id })
      if (photo === null || isGone) return
      const bytes = await fetchDoor(photo.file)
      if (isGone) return
      made = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }))
      setAddress(made)
    }
    // Without its picture the card is still the card.
    show().catch(() => undefined)
    return () => {
      isGone = true
      if (made !== undefined) URL.revokeObjectURL(made)
      setAddress(undefined)
    }
  }, [id, hasPhoto, revision])
  return address
}
