import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { Refusal } from '../../../shared/refusal.ts'
import type { Places } from '../context.ts'

interface Known {
  readonly path: string
  readonly device: bigint | undefined
}

const deviceNow = (path: string): bigint | undefined =>
  statSync(path, { bigint: true, throwIfNoEntry: false })?.dev

/**
 * Tokens for folders and files outside the office; they live as long as the session. A place remembers its device: where
 * a stick was pulled out its empty folder may stay behind, on the disk of the PC.
 */
export function createPlaces(): Places {
  const places = new Map<string, Known>()
  const tokens = new Map<string, string>()
  return {
    tokenOf: (path) => {
      const device = deviceNow(path)
      const known = tokens.get(path)
      if (known !== undefined && places.get(known)?.device === device) return known
      const token = randomBytes(15).toString('base64url')
      tokens.set(path, token)
      places.set(token, { path, device })
      return token
    },
    pathOf: (token) => {
      const place = places.get(token)
      if (place === undefined)
        throw new Refusal('not-found', 'Thư mục đã chọn không còn dùng được. Hãy chọn lại.')
      if (deviceNow(place.path) !== place.device) {
        throw new Refusal(
          'storage',
          'USB hoặc thư mục đã chọn không còn ở đó. Dữ liệu trong máy còn nguyên. Hãy cắm lại USB rồi chọn lại.',
        )
      }
      return place.path
    },
  }
}
