// npm test [-- PART...]: everything, or the named parts: check, unit, database, faults, browser, desktop. The last line
// is "N passed, N failed". Nothing is skipped in silence: a skipped test is named and counts as failed.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { type Result, run, runChecks } from './checks.ts'
import { fetchElectron, findElectron } from './electron.ts'
import { needBrowser, needDisplay, needInstallerCompiler } from './machine.ts'
import { root } from './paths.ts'
import { buildAll } from './vite.ts'
import { type Part, parts } from './vitest.ts'

interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

const none: Result = { passed: 0, failed: 0 }
const one = (isFine: boolean): Result => (isFine ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
const sum = (a: Result, b: Result): Result => ({ passed: a.passed + b.passed, failed: a.failed + b.failed })
const isCi = process.env.CI !== undefined && process.env.CI !== '' && process.env.CI !== 'false'

async function build(): Promise<Result> {
  try {
    await buildAll()
    console.log('ok: build')
    return one(true)
  } catch (error) {
    console.error(error)
    console.log('FAILED: build')
    return one(false)
  }
}

async function tests(names: readonly Part[]): Promise<Result> {
  if (names.length === 0) return none
  const folder = mkdtempSync(join(tmpdir(), 'so-chi-bo-report-'))
  const file = join(folder, 'report.json')
  try {
    const code = await run(join(root, 'node_modules/vitest/vitest.mjs'), [
      'run',
      '--config=build/vitest.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...names.map((name) => `--project=${name}`),
    ])
    const result = count(JSON.parse(readFileSync(file, 'utf8')) as Report)
    // Errors outside of tests have no line of their own in the report.
    return code !== 0 && result.failed === 0 ? sum(result, one(false)) : result
  } catch (error) {
    console.error(error)
    return one(false)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function count({ testResults }: Report): Result {
  let result = none
  for (const { name, status, assertionResults } of testResults) {
    // A file that does not load has no tests to fail.
    if (status === 'failed' && assertionResults.length === 0) result = sum(result, one(false))
    for (const { status: outcome, fullName } of assertionResults) {
      if (outcome !== 'passed' && outcome !== 'failed')
        console.log(`NOT RUN: ${relative(root, name)}: ${fullName}`)
      result = sum(result, one(outcome === 'passed'))
    }
  }
  return result
}

/** Whether the desktop part can run; otherwise why not, which fails in CI. */
async function desktopHindrance(): Promise<string | undefined> {
  const electron =
    findElectron() ?? (await fetchElectron(() => console.log('Fetching the Electron binary ...')))
  return electron === undefined
    ? 'no Electron binary is here and its download site is out of reach'
    : undefined
}

async function desktop(): Promise<Result> {
  const hindrance = await desktopHindrance()
  if (hindrance !== undefined) {
    console.log(`${isCi ? 'FAILED' : 'NOT RUN'}: desktop: ${hindrance}`)
    return isCi ? one(false) : none
  }
  const missing = needDisplay()
  if (missing !== undefined) {
    console.log(`FAILED: desktop: ${missing}`)
    return one(false)
  }
  return tests(['desktop'])
}

async function main(): Promise<Result> {
  const wanted = process.argv.slice(2)
  const unknown = wanted.filter((name) => name !== 'check' && !(name in parts))
  if (unknown.length > 0)
    throw new Error(`no such part: ${unknown.join(', ')} (check, ${Object.keys(parts).join(', ')})`)
  const wants = (name: Part | 'check') => wanted.length === 0 || wanted.includes(name)

  let result = none
  if (wants('check')) result = sum(result, await runChecks())
  const named = (['unit', 'database', 'faults', 'browser'] as const).filter(wants)
  if (named.length === 0 && !wants('desktop')) return result

  result = sum(result, await build())
  if (named.includes('browser') || named.includes('faults')) {
    const missing = needBrowser()
    if (missing !== undefined) {
      console.log(`FAILED: ${missing}`)
      result = sum(result, one(false))
    }
  }
  const uncompiled = named.includes('unit') ? needInstallerCompiler() : undefined
  if (uncompiled !== undefined) console.log(uncompiled)
  // One after another: what starts programs or measures time wants the machine for itself.
  result = sum(result, await tests(named.filter((name) => name === 'unit' || name === 'database')))
  for (const name of ['faults', 'browser'] as const) {
    if (named.includes(name)) result = sum(result, await tests([name]))
  }
  if (wants('desktop')) result = sum(result, await desktop())
  return result
}

main().then(
  ({ passed, failed }) => {
    console.log(`${passed} passed, ${failed} failed`)
    process.exit(failed === 0 && passed > 0 ? 0 : 1)
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(1)
  },
)
