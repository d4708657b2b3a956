import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { DataKey } from './database/open.ts'

/*
 * One file beside the database (a frozen paper, a scan, a photo), encrypted: eight letters that name the form, a nonce,
 * the bytes under AES-256-GCM, and the tag. The name of the file is bound in, so that two cannot change places.
 */
const mark = Buffer.from('SoChiBo1', 'latin1')
const nonceBytes = 12
const tagBytes = 16
/** Bytes that a sealed file has more than what is in it. */
export const sealingBytes = mark.length + nonceBytes + tagBytes

/** The pages of the database and the files beside it are not encrypted under one key. */
const keyOf = (key: DataKey): Buffer => Buffer.from(hkdfSync('sha256', key, '', 'so-chi-bo papers', 32))

export function sealBytes(bytes: Uint8Array, name: string, key: DataKey): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', keyOf(key), nonce)
  cipher.setAAD(Buffer.from(name, 'utf8'))
  return Buffer.concat([mark, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** What was sealed under this name and key; undefined where it was not, or is no longer whole. */
export function openBytes(sealed: Uint8Array, name: string, key: DataKey): Buffer | undefined {
  const whole = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  if (whole.length < sealingBytes || !whole.subarray(0, mark.length).equals(mark)) return undefined
  const nonce = whole.subarray(mark.length, mark.length + nonceBytes)
  const decipher = createDecipheriv('aes-256-gcm', keyOf(key), nonce)
  decipher.setAAD(Buffer.from(name, 'utf8'))
  decipher.setAuthTag(whole.subarray(-tagBytes))
  try {
    return Buffer.concat([
      decipher.update(whole.subarray(mark.length + nonceBytes, -tagBytes)),
      decipher.final(),
    ])
  } catch {
    return undefined
  }
}
