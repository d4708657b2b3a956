import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { findElectron } from '../../build/electron.ts'
import { hasProc } from './processes.ts'

/** One display for both sides: the one there is, or one in memory. Answers how to end it. */
export async function shareDisplay(): Promise<() => void> {
  if (process.env.DISPLAY) return () => {}
  const screen = ['-screen', '0', '1366x768x24', '-nolisten', 'tcp']
  const xvfb = spawn('Xvfb', ['-displayfd', '3', ...screen], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const [number] = (await Promise.race([
    once(xvfb.stdio[3] ?? xvfb, 'data'),
    once(xvfb, 'error').then(([error]) => Promise.reject(error)),
  ])) as [Buffer]
  process.env.DISPLAY = `:${number.toString('utf8').trim()}`
  return () => {
    delete process.env.DISPLAY
    xvfb.kill()
  }
}

/** Why nothing can be measured of the desktop program here; undefined where it can. */
export function desktopHindrance(): string | undefined {
  if (!hasProc) return 'memory of processes is read from /proc (Linux)'
  if (findElectron() === undefined)
    return 'no Electron here: set ELECTRON_OVERRIDE_DIST_PATH to a folder with one'
  return undefined
}
