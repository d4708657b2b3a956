import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import type { Orders, Task } from './clerk.ts'

export interface Victim {
  /** Everything that the process was told is done, in order. */
  readonly heard: () => readonly Readonly<Record<string, unknown>>[]
  /** Resolves when a fact of that name was heard. */
  readonly hears: (name: string) => Promise<void>
  readonly begin: (orders: Orders) => void
  /** Lets it go on that waits after it was told so in its orders. */
  readonly goOn: () => void
  /** Number of its process. */
  readonly id: number
  /** SIGKILL: nothing is closed, nothing is flushed. Rejects when the process had ended by itself. */
  readonly kill: () => Promise<void>
  /** Resolves when somebody else has killed it; rejects when it has ended by itself. */
  readonly killed: () => Promise<void>
}

/** Every kill is counted (build/kills.ts). */
function count(task: string): void {
  if (process.env.KILLS !== undefined) appendFileSync(process.env.KILLS, `${task}\n`)
}

const root = join(import.meta.dirname, '../..')
/** As deep in the tree as the helpers, whose paths are relative. */
const bundle = join(root, 'out/faults/clerk.mjs')

/** Packs the clerk into one file once, so that each of the many starts takes a tenth of a second. */
export async function packClerk(): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'clerk.ts'),
      outDir: join(bundle, '..'),
      minify: false,
      rolldownOptions: {
        platform: 'node',
        external: ['better-sqlite3', /^node:/],
        output: { format: 'es', entryFileNames: 'clerk.mjs' },
      },
    },
  })
}

/** Starts a clerk (clerk.ts) that loads everything and waits for its orders. */
export function startVictim(task: Task): Victim {
  const child: ChildProcess = spawn(process.execPath, [bundle, task], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'so-chi-bo-test-cache') },
  })
  let said = ''
  let complaint = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8')
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString('utf8')
  })
  child.stdin?.on('error', () => undefined)
  const closed = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('close', (_code, signal) => resolve(signal))
  })
  // The last line may have been cut off by the kill: what is not a whole line was not told.
  const heard = () =>
    said
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>)
  const killed = async () => {
    if ((await closed) !== 'SIGKILL') throw new Error(`the clerk ended by itself: ${complaint}`)
    count(task)
  }
  return {
    id: child.pid ?? 0,
    heard,
    hears: (name) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (heard().some((fact) => name in fact)) resolve()
        }
        child.stdout?.on('data', look)
        void closed.then(() => reject(new Error(`the clerk ended early: ${complaint}`)))
        look()
      }),
    begin: (orders) => void child.stdin?.write(`${JSON.stringify(orders)}\n`),
    goOn: () => void child.stdin?.write('\n'),
    kill: async () => {
      child.kill('SIGKILL')
      await killed()
    },
    killed,
  }
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
