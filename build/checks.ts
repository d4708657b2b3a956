import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './paths.ts'

export interface Result {
  readonly passed: number
  readonly failed: number
}

interface Check {
  readonly name: string
  readonly script: string
  readonly args: readonly string[]
}

const tool = (path: string) => join(root, 'node_modules', ...path.split('/'))

/** What is looked at without running the program. Biome holds lint, format and the walls between the rooms. */
const checks: readonly Check[] = [
  { name: 'types', script: tool('typescript/bin/tsc'), args: ['-b'] },
  {
    name: 'lint, format and walls',
    script: tool('@biomejs/biome/bin/biome'),
    args: ['check', '--error-on-warnings'],
  },
  {
    name: 'dead code',
    script: tool('knip/bin/knip.js'),
    args: ['--config', 'build/knip.json', '--no-progress'],
  },
]

/** Runs a script of ours or of a tool with this Node; its output goes to the terminal. */
export function run(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit', env })
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1))
    child.once('error', () => resolve(1))
  })
}

export async function runChecks(): Promise<Result> {
  let failed = 0
  for (const { name, script, args } of checks) {
    const isFine = (await run(script, args)) === 0
    console.log(`${isFine ? 'ok' : 'FAILED'}: ${name}`)
    if (!isFine) failed += 1
  }
  return { passed: checks.length - failed, failed }
}
