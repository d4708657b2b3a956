import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { root } from '../../build/paths.ts'
import { openDisplay } from './desktop.ts'

/** The folder that `npm run package -- --dir` left for Linux. */
export const packageFolder = (output: string): string => join(output, 'linux-unpacked')

/** Runs `npm run package` with arguments, without the network where `isOffline`. */
export function runPackage(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'build/package.ts'), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: 240_000,
  })
  return { status, said: stdout + stderr }
}

/**
 * Makes the package's addon fit an Electron that was brought for checks and is older than the addon's interface: such a
 * runtime carries the tool that does it. The program's own Electron needs none.
 */
export function fitAddon(folder: string): void {
  const tool = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '', 'resources', 'app', 'addon.cjs')
  if (!process.env.ELECTRON_OVERRIDE_DIST_PATH || !existsSync(tool)) return
  const prebuilds = join(folder, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds')
  const files = readdirSync(prebuilds).map((name) => join(prebuilds, name))
  const { status, stderr } = spawnSync(process.execPath, [tool, ...files], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the addon could not be prepared: ${stderr}`)
}

/** The packaged program as it runs, looked into through Chromium's own door and, where its fuse allows, Node's. */
export interface PackagedProgram {
  readonly folder: string
  readonly page: Page
  /** Runs an expression in the main process. */
  readonly inMain: (source: string) => Promise<unknown>
  readonly clear: () => Promise<void>
}

export interface Started {
  readonly process: ChildProcess
  /** Everything it has said so far. */
  readonly said: () => string
  /** Settles with what it said once the pattern is there; rejects where it ends before. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>
  readonly end: () => Promise<void>
}

const patience = 60_000

/** Starts the program's own file on a data folder. */
export async function startBinary(
  packageDir: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Started> {
  const display = await openDisplay()
  // Never in the product: containers run tests as root and have no graphics card.
  const child = spawn(join(packageDir, 'SoChiBo'), ['--no-sandbox', '--disable-gpu', ...args], {
    env: { ...process.env, ...env, DISPLAY: display.name },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
    })
  }
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    process: child,
    said: () => said,
    says: async (pattern) => {
      for (let waited = 0; waited < patience; waited += 50) {
        const found = pattern.exec(said)
        if (found) return found
        if (child.exitCode !== null) break
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      throw new Error(`the program did not say ${pattern}, but:\n${said}`)
    },
    end: async () => {
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await ended
      clearTimeout(late)
      display.end()
    },
  }
}

export async function startPackaged(packageDir: string): Promise<PackagedProgram> {
  const folder = mkdtempSync(join(tmpdir(), 'so-chi-bo-packaged-'))
  const started = await startBinary(packageDir, [
    '--data',
    folder,
    '--remote-debugging-port=0',
    '--inspect=0',
  ])
  const clear = async (browser?: Browser, main?: MainProcess) => {
    main?.close()
    await browser?.close()
    await started.end()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const [, main] = await started.says(/Debugger listening on (ws:\S+)/)
    const [, devtools] = await started.says(/DevTools listening on (ws:\S+)/)
    await started.says(/so-chi-bo: ready/)
    const inspected = await inspect(main ?? '')
    const browser = await chromium.connectOverCDP(devtools ?? '', { timeout: patience })
    const page = browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((one) => one.url().startsWith('app://office/'))
    if (page === undefined) throw new Error('the program shows no window of the office')
    return { folder, page, inMain: inspected.run, clear: () => clear(browser, inspected) }
  } catch (error) {
    await clear()
    throw error
  }
}

interface MainProcess {
  readonly run: (source: string) => Promise<unknown>
  readonly close: () => void
}

interface Answer {
  readonly id: number
  readonly result?: {
    readonly result?: { readonly value?: unknown; readonly description?: string }
    readonly exceptionDetails?: { readonly exception?: { readonly description?: string } }
  }
}

/** Node's own debugger protocol, as little of it as evaluating needs. */
async function inspect(address: string): Promise<MainProcess> {
  const socket = new WebSocket(address)
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve())
    socket.addEventListener('error', () => reject(new Error('the main process does not answer')))
  })
  const waiting = new Map<number, (answer: Answer) => void>()
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })
  let last = 0
  return {
    run: async (source) => {
      last += 1
      const id = last
      const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve))
      const params = {
        expression: source,
        awaitPromise: true,
        returnByValue: true,
        includeCommandLineAPI: true,
      }
      socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }))
      const { result } = await answered
      const failure = result?.exceptionDetails
      if (failure !== undefined) throw new Error(failure.exception?.description ?? 'the main process threw')
      return result?.result?.value
    },
    close: () => socket.close(),
  }
}
