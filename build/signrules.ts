// node build/run.mjs signrules FILE [--output FOLDER]: signs a rule book, written by hand as JSON, as an update for a stick.

import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { packageOutput } from './packaging/config.ts'
import { keyVariable } from './packaging/publishing.ts'
import { publishRules } from './packaging/release.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { output: { type: 'string' } } })
const [file] = positionals
const keyFile = process.env[keyVariable]
if (file === undefined || !keyFile) {
  console.error(`Usage: ${keyVariable}=KEY node build/run.mjs signrules FILE [--output FOLDER]`)
  process.exit(2)
}
try {
  const folder = resolve(values.output ?? packageOutput)
  const date = new Date().toISOString().slice(0, 10)
  for (const made of publishRules(resolve(file), { folder, date, keyFile })) console.log(made)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
