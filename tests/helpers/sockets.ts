import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** What /proc says of the sockets of a family, by inode: the other end, and the state. */
function tableOf(
  name: 'tcp' | 'tcp6' | 'udp' | 'udp6',
): Map<string, { local: string; remote: string; state: string }> {
  const lines = readFileSync(`/proc/net/${name}`, 'utf8').trim().split('\n').slice(1)
  return new Map(
    lines.map((line) => {
      const [, local = '', remote = '', state = '', , , , , , inode = ''] = line.trim().split(/\s+/)
      return [inode, { local, remote, state }]
    }),
  )
}

/** A process with all that it has started. */
export function treeOf(root: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    } catch {
      // It has ended meanwhile.
    }
  }
  const tree = [root]
  for (const pid of tree)
    tree.push(...[...parents].filter(([, parent]) => parent === pid).map(([each]) => each))
  return tree
}

function socketInodes(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? []
      } catch {
        return []
      }
    })
  } catch {
    return []
  }
}

const loopback = /^(0100007F|00000000000000000000000001000000|0000000000000000FFFF00000100007F):/
const nowhere = /^0+:0000$/

/**
 * Sockets of a process tree that reach, or can be reached from, beyond this machine, as /proc has them now (Linux):
 * everything of the Internet's families but what listens on 127.0.0.1 and talks to it.
 */
export function socketsBeyond(root: number): string[] {
  const inodes = new Set(treeOf(root).flatMap(socketInodes))
  return (['tcp', 'tcp6', 'udp', 'udp6'] as const).flatMap((family) =>
    [...tableOf(family)]
      .filter(([inode]) => inodes.has(inode))
      .filter(
        ([, { local, remote }]) => !loopback.test(local) || !(nowhere.test(remote) || loopback.test(remote)),
      )
      .map(([, { local, remote, state }]) => `${family} ${local} -> ${remote} ${state}`),
  )
}
