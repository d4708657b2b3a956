import { createHash, createPublicKey, verify } from 'node:crypto'
import type { PublisherKey } from '../../../shared/updates/keys.ts'

/** What keys are told apart by: the beginning of the SHA-256 of the 32 bytes, as hex. */
export const keyId = (publicKey: Uint8Array): string =>
  createHash('sha256').update(publicKey).digest('hex').slice(0, 16)

const head = 'so-chi-bo-ed25519'
/** The longest that the file of a signature may be, in bytes. */
export const longestSignature = 200

/** The one line of a signature's file. `signature` is Ed25519 over the exact bytes of the manifest's file. */
export const signatureLine = (id: string, signature: Uint8Array): string =>
  `${head} ${id} ${Buffer.from(signature).toString('base64')}\n`

/** Only the one way of writing it: what was changed in the file is changed, even where the bytes would stay the same. */
function parseLine(line: string): { readonly id: string; readonly signature: Buffer } | undefined {
  const [, id = '', text = ''] = /^so-chi-bo-ed25519 ([0-9a-f]{16}) ([A-Za-z0-9+/]{86}==)\n$/.exec(line) ?? []
  const signature = Buffer.from(text, 'base64')
  return signature.length === 64 && signatureLine(id, signature) === line ? { id, signature } : undefined
}

/** Whether these bytes were signed with a key that this program believes. */
export function judgeSignature(
  bytes: Uint8Array,
  line: Uint8Array,
  keys: readonly PublisherKey[],
): 'good' | 'unknown-key' | 'damaged' {
  const signed = parseLine(Buffer.from(line).toString('latin1'))
  if (!signed) return 'damaged'
  const raw = keys.map(({ publicKey }) => Buffer.from(publicKey, 'base64'))
  const known = raw.find((key) => keyId(key) === signed.id)
  if (!known) return 'unknown-key'
  const x = known.toString('base64url')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return verify(null, bytes, key, signed.signature) ? 'good' : 'damaged'
}
