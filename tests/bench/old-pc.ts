import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { desktopHindrance } from './display.ts'
import { ratioRow, unmeasuredRow } from './row.ts'
import { type Measurement, membersOf } from './setting.ts'
import { againstBare, startInTurns } from './starting.ts'

/** An office PC of ten years ago, in what can be taken away from a newer one. */
const memory = 2 * 1024 ** 3
const processor = '0'

/** Where Linux keeps its groups, and in which file of a group its limit stands. */
const kinds = [
  { root: '/sys/fs/cgroup/memory', limit: 'memory.limit_in_bytes' },
  { root: '/sys/fs/cgroup', limit: 'memory.max' },
] as const

const move = (group: string) => writeFileSync(join(group, 'cgroup.procs'), String(process.pid))
const bind = (processors: string) =>
  execFileSync('taskset', ['-a', '-c', '-p', processors, String(process.pid)])
const bound = () =>
  /: (\S+)\s*$/.exec(execFileSync('taskset', ['-c', '-p', String(process.pid)], { encoding: 'utf8' }))?.[1] ??
  '0'

/** What was ended a moment ago may still be in its group. */
async function empty(group: string): Promise<void> {
  const isEmpty = () => readFileSync(join(group, 'cgroup.procs'), 'utf8').trim() === ''
  for (let waited = 0; waited < 5000 && !isEmpty(); waited += 50) await pause(50)
}

/**
 * This process, and with it all that it starts, on one processor and with 2 GB between them. Answers how to end it, or
 * why it cannot be done here.
 */
function confine(): (() => Promise<void>) | string {
  const kind = kinds.find(
    ({ root, limit }) => existsSync(join(root, limit)) || existsSync(join(root, 'cgroup.controllers')),
  )
  if (kind === undefined) return 'memory can only be limited by groups of Linux (cgroup)'
  const group = join(kind.root, `so-chi-bo-bench-${process.pid}`)
  try {
    const before = bound()
    mkdirSync(group)
    writeFileSync(join(group, kind.limit), String(memory))
    move(group)
    bind(processor)
    return async () => {
      bind(before)
      move(kind.root)
      await empty(group)
      rmdirSync(group)
    }
  } catch (error) {
    if (existsSync(group)) rmdirSync(group)
    return `one processor and 2 GB are for root with taskset (${error instanceof Error ? error.message : String(error)})`
  }
}

/** The same start on a PC with one processor and 2 GB. */
export const startingOnOldPc: Measurement = async ({ scale, office, rounds }) => {
  const size = scale.oneYear
  const told = { name: 'start, one processor and 2 GB', scale: membersOf(size) }
  const hindrance = desktopHindrance()
  if (hindrance !== undefined) return [unmeasuredRow({ ...told, note: hindrance })]
  const folder = await office(size)
  const end = confine()
  if (typeof end === 'string') return [unmeasuredRow({ ...told, note: end })]
  try {
    const { both } = await startInTurns(folder, rounds(5))
    return [
      ratioRow({ ...told, note: `to the list of members, ${againstBare}` }, both('shownMs'), null),
      ratioRow(
        {
          ...told,
          name: 'memory there (PSS)',
          unit: 'MB',
          note: `all processes, the list open, ${againstBare}`,
        },
        both('memory'),
        null,
      ),
    ]
  } finally {
    await end()
  }
}
