import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'

/*
 * One data key opens the office. It is kept wrapped: once under the password of each account and once under the recovery
 * code. AES-256-GCM, because Electron's library has no ChaCha20-Poly1305; the key it wraps is of 256 bits.
 */

/** Cost of scrypt (RFC 7914): 64 MB and about half a second on an office PC. Kept with each wrap, so that it may grow. */
const cost = { N: 2 ** 16, r: 8, p: 1 } as const
/** What a file may ask for at most: a forged one must not take the PC's memory. */
const mostMemory = 512 * 2 ** 20

const keyBytes = 32
const saltBytes = 16
const nonceBytes = 12
const tagBytes = 16

type Cost = { readonly N: number; readonly r: number; readonly p: number }

/** The data key under one secret; texts are base64. */
export interface Wrapped {
  readonly cost: Cost
  readonly salt: string
  readonly nonce: string
  /** The encrypted key and, behind it, its tag. */
  readonly key: string
}

export const newDataKey = (): Buffer => randomBytes(keyBytes)

const derive = promisify<string, Buffer, number, Cost & { readonly maxmem: number }, Buffer>(scrypt)

/** The same password typed by two input methods is the same bytes. */
const keyOf = (secret: string, salt: Buffer, asked: Cost): Promise<Buffer> =>
  derive(secret.normalize('NFC'), salt, keyBytes, { ...asked, maxmem: mostMemory })

/** @param purpose what the wrap belongs to; a wrap that was put under another account does not open. */
export async function wrap(dataKey: Buffer, secret: string, purpose: string): Promise<Wrapped> {
  const salt = randomBytes(saltBytes)
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', await keyOf(secret, salt, cost), nonce)
  cipher.setAAD(Buffer.from(purpose, 'utf8'))
  const key = Buffer.concat([cipher.update(dataKey), cipher.final(), cipher.getAuthTag()])
  return {
    cost,
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    key: key.toString('base64'),
  }
}

/** The data key, or undefined where the secret is not the one. */
export async function unwrap(wrapped: Wrapped, secret: string, purpose: string): Promise<Buffer | undefined> {
  const sealed = Buffer.from(wrapped.key, 'base64')
  const key = await keyOf(secret, Buffer.from(wrapped.salt, 'base64'), wrapped.cost)
  const cipher = createDecipheriv('aes-256-gcm', key, Buffer.from(wrapped.nonce, 'base64'))
  cipher.setAAD(Buffer.from(purpose, 'utf8'))
  cipher.setAuthTag(sealed.subarray(-tagBytes))
  try {
    return Buffer.concat([cipher.update(sealed.subarray(0, -tagBytes)), cipher.final()])
  } catch {
    return undefined
  }
}
