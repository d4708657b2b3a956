import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { connect } from 'node:net'
import { dirname, join } from 'node:path'

const executable = process.platform === 'win32' ? 'electron.exe' : 'electron'
const electronPackage = dirname(createRequire(import.meta.url).resolve('electron/package.json'))

/** The Electron binary that is here now, if any: one brought from elsewhere, or the electron package's own. */
export function findElectron(): string | undefined {
  const brought = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (brought) return existing(join(brought, executable))
  // The package writes path.txt last; without it an unpacking was cut short.
  if (!existsSync(join(electronPackage, 'path.txt'))) return undefined
  return existing(join(electronPackage, 'dist', executable))
}

const existing = (file: string) => (existsSync(file) ? file : undefined)

const connectMs = 3_000
/** Enough to unpack what an earlier installation left in the cache. */
const offlineMs = 10_000
const downloadMs = 15 * 60_000

/**
 * Lets the electron package fetch its binary, as its install script would have. Where its download site is out of
 * reach it fails fast and silently; the program then opens in a browser.
 */
export async function fetchElectron(announce: () => void): Promise<string | undefined> {
  const install = spawn(process.execPath, [join(electronPackage, 'install.js')], { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => {
    install.once('exit', () => resolve())
    install.once('error', () => resolve())
  })
  const stopAfter = (ms: number) => setTimeout(() => install.kill(), ms)
  const canDownload = await Promise.race([isReachable(), ended.then(() => false)])
  if (canDownload) announce()
  const timer = stopAfter(canDownload ? downloadMs : offlineMs)
  await ended
  clearTimeout(timer)
  return findElectron()
}

/** Whether the place of the binaries answers at all. Behind a proxy only the download itself can tell. */
function isReachable(): Promise<boolean> {
  const { env } = process
  if (env.HTTPS_PROXY || env.https_proxy || env.npm_config_https_proxy) return Promise.resolve(true)
  const site = new URL(env.npm_config_electron_mirror ?? env.ELECTRON_MIRROR ?? 'https://github.com/')
  return new Promise((resolve) => {
    const socket = connect({ host: site.hostname, port: Number(site.port || 443) })
    const settle = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(connectMs, () => settle(false))
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
  })
}

export interface DesktopStart {
  /** Why the window did not come up, in the user's words; undefined when it did. */
  readonly failure: string | undefined
  /** Settles with the exit code of a window that came up. */
  readonly ended: Promise<number>
}

const readyMs = 45_000

/** Starts the desktop program and waits until it says that its window is there. */
export async function startDesktop(electron: string, args: readonly string[]): Promise<DesktopStart> {
  const child = spawn(electron, [...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString('utf8')).slice(-20_000)
  })
  const ended = new Promise<number>((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1))
    child.once('error', (error) => {
      complaints += error.message
      resolve(1)
    })
  })

  const word = await Promise.race([
    readyWord(child),
    ended.then(() => 'ended' as const),
    new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), readyMs).unref()),
  ])
  if (word === 'ready') return { failure: undefined, ended }
  if (word === 'already-open') {
    console.log('Sổ Chi bộ đang mở sẵn trên máy này; cửa sổ đó đã được đưa lên trước.')
    return { failure: undefined, ended }
  }
  child.kill('SIGKILL')
  await ended
  return { failure: word === 'late' ? 'cửa sổ không hiện lên sau 45 giây' : reasonIn(complaints), ended }
}

function readyWord(child: ChildProcess): Promise<'ready' | 'already-open'> {
  return new Promise((resolve) => {
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-10_000)
      if (said.includes('so-chi-bo: ready')) resolve('ready')
      if (said.includes('so-chi-bo: already-open')) resolve('already-open')
    })
  })
}

const reasons: readonly (readonly [RegExp, string])[] = [
  [/running as root/i, 'đang chạy bằng quyền root'],
  [/error while loading shared libraries: (\S+?):/, 'máy thiếu thư viện $1'],
  [/cannot open display|missing x server|\$DISPLAY|ozone_platform/i, 'không có màn hình'],
  [/sandbox/i, 'máy không cho phép lớp cách ly (sandbox) của cửa sổ'],
  [/ENOENT|EACCES|ENOEXEC/, 'tệp chương trình Electron không chạy được'],
]

function reasonIn(complaints: string): string {
  for (const [pattern, reason] of reasons) {
    const found = pattern.exec(complaints)
    if (found) return reason.replace('$1', found[1] ?? '')
  }
  return 'chương trình cửa sổ tự dừng khi khởi động'
}
