import { randomBytes } from 'node:crypto'
import { Refusal } from '../../../shared/refusal.ts'
import type { Places } from '../context.ts'

/** Tokens for folders and files outside the office; they live as long as the session. */
export function createPlaces(): Places {
  const paths = new Map<string, string>()
  const tokens = new Map<string, string>()
  return {
    tokenOf: (path) => {
      const known = tokens.get(path)
      if (known) return known
      const token = randomBytes(15).toString('base64url')
      tokens.set(path, token)
      paths.set(token, path)
      return token
    },
    pathOf: (token) => {
      const path = paths.get(token)
      if (path === undefined)
        throw new Refusal('not-found', 'Thư mục đã chọn không còn dùng được. Hãy chọn lại.')
      return path
    },
  }
}
