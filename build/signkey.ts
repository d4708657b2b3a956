// node build/run.mjs signkey FILE: makes the publisher's private key, with which `npm run package` signs updates.

import { resolve } from 'node:path'
import { keyVariable, makeKey } from './packaging/publishing.ts'

const [file] = process.argv.slice(2)
if (file === undefined) {
  console.error('Usage: node build/run.mjs signkey FILE')
  process.exit(2)
}
try {
  const { since, publicKey } = makeKey(resolve(file), new Date().toISOString().slice(0, 10))
  console.log(`The private key is in ${resolve(file)}. Keep it, and a copy of it, where nobody else comes.`)
  console.log(`Put this into shared/updates/keys.ts:  { since: '${since}', publicKey: '${publicKey}' },`)
  console.log(`Sign with it:  ${keyVariable}=${resolve(file)} npm run package`)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
