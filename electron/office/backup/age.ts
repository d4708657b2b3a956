import { hkdfSync } from 'node:crypto'
import { ReadableStream } from 'node:stream/web'
import { bech32 } from '@scure/base'
import type { DataKey } from '../database/open.ts'

/*
 * Backups of an office with accounts are files of the age format (https://age-encryption.org/v1), which the tool `age`
 * opens without this program. They are encrypted to one X25519 recipient, which comes from the office's data key; what
 * opens them lies beside them, itself an age file under a password or the recovery code (`age -d -i KEY FILE`).
 */

type Bytes = AsyncIterable<Uint8Array>

/** Loaded when the first copy is made: the window's start does not need it. */
const library = () => import('age-encryption')

/** AGE-SECRET-KEY-1…: what opens the backups of an office. */
export const identityOf = (key: DataKey): string =>
  bech32
    .encodeFromBytes(
      'AGE-SECRET-KEY-',
      new Uint8Array(hkdfSync('sha256', key, '', 'so-chi-bo backup identity', 32)),
    )
    .toUpperCase()

/** age1…: to whom the backups of an office are encrypted. */
export const recipientOf = async (key: DataKey): Promise<string> =>
  (await library()).identityToRecipient(identityOf(key))

/** Cost of scrypt for a key file, 2^16: as for the keys of the office. */
const workFactor = 16

/** A key file: the identity under a password, as `age -d -i` takes it. */
export async function lockIdentity(input: {
  readonly key: DataKey
  readonly secret: string
}): Promise<Uint8Array> {
  const { Encrypter } = await library()
  const encrypter = new Encrypter()
  encrypter.setScryptWorkFactor(workFactor)
  encrypter.setPassphrase(input.secret.normalize('NFC'))
  return encrypter.encrypt(`${identityOf(input.key)}\n`)
}

export async function* encrypted(plain: Bytes, recipient: string): AsyncGenerator<Uint8Array> {
  const { Encrypter } = await library()
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  yield* await encrypter.encrypt(ReadableStream.from(plain) as ReadableStream<Uint8Array>)
}

/** Throws where the key is another one, or a byte is not what it was. */
export async function* decrypted(sealed: Bytes, key: DataKey): AsyncGenerator<Uint8Array> {
  const { Decrypter } = await library()
  const decrypter = new Decrypter()
  decrypter.addIdentity(identityOf(key))
  yield* await decrypter.decrypt(ReadableStream.from(sealed) as ReadableStream<Uint8Array>)
}

const headBytes = 168
const chunkBytes = 65_536
const tagBytes = 16

/** Length of the age file for so many bytes: its head, a nonce, and a tag behind every 64 KB. */
export const lengthInAge = (bytes: number): number =>
  headBytes + tagBytes + bytes + tagBytes * Math.max(1, Math.ceil(bytes / chunkBytes))
