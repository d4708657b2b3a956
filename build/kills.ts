import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

// What vitest runs around the fault tests: counts the programs that were killed (tests/faults/victims.ts).

export function setup(): void {
  const file = join(mkdtempSync(join(tmpdir(), 'so-chi-bo-kills-')), 'kills')
  writeFileSync(file, '')
  process.env.KILLS = file
}

export function teardown(): void {
  const file = process.env.KILLS
  if (file === undefined) return
  const killed = readFileSync(file, 'utf8')
    .split('\n')
    .filter((task) => task !== '')
  rmSync(dirname(file), { recursive: true, force: true })
  const counts = new Map<string, number>()
  for (const task of killed) counts.set(task, (counts.get(task) ?? 0) + 1)
  const each = [...counts].map(([task, count]) => `${task} ${count}`).join(', ')
  console.log(`killed ${killed.length} times${each && `: ${each}`}`)
  const wanted = Number(process.env.KILLS_WANTED ?? 0)
  if (killed.length < wanted) throw new Error(`the fault tests must kill at least ${wanted} times`)
}
