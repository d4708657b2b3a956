import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { keyId, signatureLine } from '../../electron/office/updates/signature.ts'
import { type PublisherKey, publisherKeys } from '../../shared/updates/keys.ts'
import { readManifest, signatureEnding } from '../../shared/updates/manifest.ts'
import { root } from '../paths.ts'

/** Names the file with the private key of the publisher. */
export const keyVariable = 'SO_CHI_BO_SIGNING_KEY'

const rawOf = (key: KeyObject): Buffer => Buffer.from(String(key.export({ format: 'jwk' }).x), 'base64url')

/** The private key and what programs know it by. Throws in words where the file holds none. */
export function signingKey(file: string): { readonly key: KeyObject; readonly publicKey: Buffer } {
  if (!existsSync(file)) throw new Error(`${keyVariable} is ${file}, but there is no such file.`)
  let key: KeyObject
  try {
    key = createPrivateKey(readFileSync(file))
  } catch {
    throw new Error(`${file} holds no private key: make one with "node build/run.mjs signkey FILE".`)
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${file} holds no Ed25519 key.`)
  return { key, publicKey: rawOf(createPublicKey(key)) }
}

/** The line that says before packaging whether programs will take this release as an update. */
export function updateSigning(
  env: NodeJS.ProcessEnv,
  known: readonly PublisherKey[] = publisherKeys,
): string {
  const file = env[keyVariable]
  if (!file)
    return `NO UPDATE: ${keyVariable} names no key, so no manifest is written. The installer works; programs will not take it from a stick as an update.`
  const { publicKey } = signingKey(file)
  const written = publicKey.toString('base64')
  if (known.some((one) => one.publicKey === written))
    return `Signed as an update with the key ${keyId(publicKey)}.`
  return `Signed as an update with the key ${keyId(publicKey)}, which this program does NOT KNOW: put publicKey ${written} into shared/updates/keys.ts, or no update can follow on this one.`
}

/** Writes a manifest and its signature; refuses one that programs would not understand. */
export function publish(folder: string, name: string, manifest: unknown, keyFile: string): readonly string[] {
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
  const read = readManifest(bytes.toString('utf8'))
  if (typeof read === 'string') throw new Error(`${name} would be ${read}: look at what it says.`)
  const { key, publicKey } = signingKey(keyFile)
  const files = [join(folder, name), join(folder, name + signatureEnding)]
  const contents = [bytes, signatureLine(keyId(publicKey), sign(null, bytes, key))]
  mkdirSync(folder, { recursive: true })
  for (const [index, content] of contents.entries()) writeFileSync(files[index] ?? '', content)
  return files
}

/** Makes a new key, never inside the project and never over another one; answers its entry in the list of keys. */
export function makeKey(file: string, since: string): PublisherKey {
  const way = relative(root, file)
  if (!way.startsWith(`..${sep}`) && way !== '..' && dirname(way) !== file)
    throw new Error('A private key does not belong into the project: name a file elsewhere.')
  if (existsSync(file)) throw new Error(`${file} is there already: a key is never written over.`)
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' })
  return { since, publicKey: rawOf(publicKey).toString('base64') }
}
