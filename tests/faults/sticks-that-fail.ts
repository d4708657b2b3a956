import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { temporaryFolder } from '../helpers/office.ts'
import type { Order, Report } from './failing-stick.ts'
import type { Fault } from './fault-plan.ts'

export interface FailingStick {
  /** Where the office sees it. */
  readonly path: string
  /** What truly lies on it, past all faults. */
  readonly backing: string
  /** From now on; an empty plan is a sound stick again. */
  readonly plan: (faults: readonly Fault[]) => Promise<void>
  /** Writes every step from now on down in a file (disk-record.ts). */
  readonly record: (file: string) => Promise<void>
  /** Everything is read from it anew, as where the system's memory was wanted for something else. */
  readonly forget: () => Promise<void>
  /** How often each fault of the plan has struck. */
  readonly hits: () => Promise<readonly number[]>
  readonly clear: () => Promise<void>
}

/** Plugs in a stick that fails to order (failing-stick.ts). Rejects with the reason where none can be mounted. */
export async function failingStick({ isCached = false } = {}): Promise<FailingStick> {
  const folder = temporaryFolder()
  const [backing, path] = [join(folder, 'backing'), join(folder, 'stick')]
  for (const each of [backing, path]) mkdirSync(each)
  const program = join(import.meta.dirname, 'failing-stick.ts')
  const words = [program, backing, path, ...(isCached ? ['cached'] : [])]
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString('utf8')
  })
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const waiting: ((fact: Report) => void)[] = []
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(JSON.parse(line)))
  const reported = () =>
    new Promise<Report>((resolve) => {
      waiting.push(resolve)
      void closed.then(() => resolve({ failed: complaint.trim().split('\n')[0] || 'it ended by itself' }))
    })
  const ask = (order: Order) => {
    child.stdin.write(`${JSON.stringify(order)}\n`)
    return reported()
  }
  const clear = async () => {
    child.stdin.end()
    const patience = setTimeout(() => child.kill('SIGKILL'), 5000)
    await closed
    clearTimeout(patience)
    spawnSync('umount', ['-l', path])
    rmSync(folder, { recursive: true, force: true })
  }
  const begun = await reported()
  if (!('mounted' in begun)) {
    await clear()
    throw new Error('failed' in begun ? begun.failed : 'the stick did not begin')
  }
  return {
    path,
    backing,
    plan: async (faults) => void (await ask({ plan: faults })),
    record: async (file) => void (await ask({ record: file })),
    forget: async () => void (await ask({ forget: true })),
    hits: async () => {
      const fact = await ask({ hits: true })
      if ('hits' in fact) return fact.hits
      throw new Error('failed' in fact ? fact.failed : 'the stick did not count')
    },
    clear,
  }
}

/** Why no failing stick can be made here; undefined where one can. */
export async function failingStickHindrance(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'failing sticks are made on Linux only'
  if (process.getuid?.() !== 0) return 'only root may mount a failing stick'
  try {
    accessSync('/dev/fuse', constants.R_OK | constants.W_OK)
  } catch {
    return 'there is no /dev/fuse to mount a failing stick with'
  }
  try {
    await (await failingStick()).clear()
    return undefined
  } catch (fault) {
    return `no failing stick can be mounted here: ${fault instanceof Error ? fault.message : String(fault)}`
  }
}
