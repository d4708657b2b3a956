import { randomBytes } from 'node:crypto'
import type { PlacedPaper } from '../../shared/printing/placed.ts'
import { Refusal } from '../../shared/refusal.ts'

export interface DoorBytes {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  /** Whose papers lie where in a PDF of several cells. */
  readonly papers?: readonly PlacedPaper[]
}

/** The binary door: uploads and finished PDFs wait behind a random token for the other side to fetch them. */
export interface Door {
  readonly put: (file: DoorBytes) => string
  readonly take: (token: string) => DoorBytes | undefined
  /** Nobody will fetch it any more. */
  readonly drop: (token: string) => void
}

export const uploadLimit = 64 * 1024 * 1024
const keptBytes = 160 * 1024 * 1024
const keptFor = 30 * 60 * 1000

export function createDoor(clock: () => number = Date.now): Door {
  // In insertion order: the oldest goes first when room is needed.
  const waiting = new Map<string, DoorBytes & { readonly since: number }>()

  const makeRoom = (incoming: number) => {
    let total = incoming
    for (const file of waiting.values()) total += file.bytes.length
    for (const [token, file] of waiting) {
      if (total <= keptBytes && clock() - file.since < keptFor) break
      waiting.delete(token)
      total -= file.bytes.length
    }
  }

  return {
    put: (file) => {
      if (file.bytes.length > uploadLimit) {
        throw new Refusal('invalid', 'Tệp lớn quá 64 MB. Hãy chọn tệp nhỏ hơn.')
      }
      makeRoom(file.bytes.length)
      const token = randomBytes(18).toString('base64url')
      waiting.set(token, { ...file, since: clock() })
      return token
    },
    take: (token) => waiting.get(token),
    drop: (token) => {
      waiting.delete(token)
    },
  }
}
