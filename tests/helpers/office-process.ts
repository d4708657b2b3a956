import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { browserMain } from '../../build/paths.ts'
import type { Answer } from '../../shared/command.ts'
import type { CommandName, Input, Output } from '../../shared/contract.ts'

/** The built browser host as its own process on its own folder: what a user starts, killed as a power cut would. */
export interface OfficeProcess {
  readonly folder: string
  readonly pid: number
  /** Address with the token, as printed. */
  readonly url: string
  readonly origin: string
  readonly token: string
  /** The answer as it came. */
  readonly answer: (name: string, input?: unknown, job?: string) => Promise<Answer<unknown>>
  /** The value, or an error with the office's sentence. */
  readonly call: <N extends CommandName>(name: N, input: Input<N>) => Promise<Output<N>>
  readonly upload: (file: string | { readonly name: string; readonly bytes: Uint8Array }) => Promise<string>
  readonly download: (token: string) => Promise<Uint8Array>
  /** Everything that the process has written so far. */
  readonly said: () => string
  /** Ends it as Ctrl+C does; answers the exit code. */
  readonly stop: () => Promise<number | null>
  /** SIGKILL: nothing is closed, nothing is flushed. */
  readonly kill: () => Promise<void>
  /** Ends it if need be and removes its folder, unless the folder was given. */
  readonly clear: () => Promise<void>
}

export interface OfficeProcessOptions {
  readonly folder?: string
  readonly demo?: boolean
  readonly env?: Readonly<Record<string, string>>
}

const startMs = 60_000

export async function startOffice(options: OfficeProcessOptions = {}): Promise<OfficeProcess> {
  if (!existsSync(browserMain))
    throw new Error('The program is not built: run "npm start" or "npm test" first.')
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'so-chi-bo-test-'))
  const child = spawn(
    process.execPath,
    [browserMain, '--port', '0', ...(options.demo ? ['--demo'] : ['--data', folder])],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.env } },
  )
  let said = ''
  const collect = (chunk: Buffer) => {
    said += chunk.toString('utf8')
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))

  const url = await printedAddress(child, () => said)
  const { origin, hash } = new URL(url)
  const token = new URLSearchParams(hash.slice(1)).get('token') ?? ''
  const headers = { 'X-Office-Token': token }

  const answer: OfficeProcess['answer'] = async (name, input = {}, job) => {
    const response = await fetch(`${origin}/call/${name}`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json', ...(job ? { 'X-Office-Job': job } : {}) },
      body: JSON.stringify(input),
    })
    return (await response.json()) as Answer<unknown>
  }
  const isRunning = () => child.exitCode === null && child.signalCode === null
  const kill = async () => {
    if (isRunning()) child.kill('SIGKILL')
    await ended
  }

  return {
    folder,
    pid: child.pid ?? 0,
    url,
    origin,
    token,
    answer,
    call: async <N extends CommandName>(name: N, input: Input<N>) => {
      const answered = await answer(name, input)
      if (!answered.ok) throw new Error(`${name}: ${answered.error.code}: ${answered.error.message}`)
      return answered.value as Output<N>
    },
    upload: async (file) => {
      const { name, bytes } =
        typeof file === 'string' ? { name: basename(file), bytes: readFileSync(file) } : file
      const response = await fetch(`${origin}/door`, {
        method: 'POST',
        headers: { ...headers, 'X-File-Name': encodeURIComponent(name) },
        body: new Uint8Array(bytes),
      })
      const { token: given } = (await response.json()) as { readonly token?: string }
      if (given === undefined) throw new Error(`the door refused ${name}: ${response.status}`)
      return given
    },
    download: async (given) => {
      const response = await fetch(`${origin}/door/${given}`, { headers })
      if (!response.ok) throw new Error(`the door has no ${given}: ${response.status}`)
      return new Uint8Array(await response.arrayBuffer())
    },
    said: () => said,
    stop: () => {
      if (isRunning()) child.kill('SIGTERM')
      return ended
    },
    kill,
    clear: async () => {
      await kill()
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function printedAddress(child: ChildProcess, said: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`the office did not start (${why}):\n${said()}`))
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      fail(`no address within ${startMs} ms`)
    }, startMs)
    child.stdout?.on('data', () => {
      const url = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+/.exec(said())?.[0]
      if (url === undefined) return
      clearTimeout(timer)
      resolve(url)
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      fail(`ended with ${code}`)
    })
    child.once('error', (error) => {
      clearTimeout(timer)
      fail(error.message)
    })
  })
}
