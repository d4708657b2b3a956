import { spawn } from 'node:child_process'
import { once } from 'node:events'

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
