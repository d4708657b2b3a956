import { readdirSync, readFileSync } from 'node:fs'

/** Memory of processes as Linux counts it, in MB. */
const megabytes = (text: string, field: string): number => {
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]
  if (kilobytes === undefined) throw new Error(`no ${field} in:\n${text}`)
  return Number(kilobytes) / 1024
}

const statusOf = (pid: number) => readFileSync(`/proc/${pid}/status`, 'utf8')

/** What the process holds now (RSS). */
export const residentMb = (pid: number): number => megabytes(statusOf(pid), 'VmRSS')

/** The most that it ever held. */
export const peakMb = (pid: number): number => megabytes(statusOf(pid), 'VmHWM')

/** A process and all that it has started. */
function treeOf(root: number): readonly number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const parent = /^PPid:\s+(\d+)/m.exec(statusOf(Number(name)))?.[1]
      parents.set(Number(name), Number(parent))
    } catch {
      // It has ended meanwhile.
    }
  }
  const tree = [root]
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child)
  return tree
}

/** What a process and all that it has started hold together, shared pages divided among their holders (PSS). */
export const treeMb = (root: number): number =>
  treeOf(root).reduce((sum, pid) => {
    try {
      return sum + megabytes(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'), 'Pss')
    } catch {
      return sum
    }
  }, 0)

/** Linux counts the work of processes in hundredths of a second. */
const tickMs = 10
/** Fields of /proc/PID/stat behind the name, which may hold anything: work of the program and of the system for it. */
const workFields = [11, 12] as const

/** Milliseconds that a process and all that it has started and still runs have worked so far. */
export const treeCpuMs = (root: number): number =>
  treeOf(root).reduce((sum, pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return sum + workFields.reduce((ticks, field) => ticks + Number(fields[field]), 0) * tickMs
    } catch {
      return sum
    }
  }, 0)

export const hasProc = process.platform === 'linux'
