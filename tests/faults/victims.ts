import { type ChildProcess, spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import type { Orders } from './clerk.ts'

export interface Victim {
  /** Everything that the process was told is done, in order. */
  readonly heard: () => readonly Readonly<Record<string, unknown>>[]
  /** Resolves when a fact of that name was heard. */
  readonly hears: (name: string) => Promise<void>
  readonly begin: (orders: Orders) => void
  /** SIGKILL: nothing is closed, nothing is flushed. Rejects when the process had ended by itself. */
  readonly kill: () => Promise<void>
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
export function startVictim(
  task: 'type' | 'takeIn' | 'backUp' | 'importBook' | 'restore' | 'protect' | 'changePassword',
): Victim {
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
  return {
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
    kill: async () => {
      child.kill('SIGKILL')
      if ((await closed) !== 'SIGKILL') throw new Error(`the clerk ended by itself: ${complaint}`)
    },
  }
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
