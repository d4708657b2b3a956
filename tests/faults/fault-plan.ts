import { type Operation, type Request, spanIn } from './fuse-wire.ts'

/** One way in which a stick fails (failing-stick.ts). */
export interface Fault {
  readonly on: readonly Operation[]
  /** Only where the path on the stick contains this. */
  readonly path?: string
  /** Not where it contains this. */
  readonly except?: string
  /** Only reads and writes that touch this byte of the file. */
  readonly at?: number
  /** How many such calls go well first. */
  readonly after?: number
  /**
   * `flip` says that all went well, and one bit is another: that of byte `at`, or the first. `wait` does it after so many
   * milliseconds. `kill` ends the victim and leaves it undone.
   */
  readonly does: 'EIO' | 'ENOSPC' | 'EROFS' | 'flip' | 'wait' | 'kill'
  readonly milliseconds?: number
  /** Number of the process. */
  readonly victim?: number
}

interface Plan {
  /** The fault whose turn has come at a request about a path, if any. */
  readonly strike: (request: Request, path: string) => Fault | undefined
  /** How often each fault has struck. */
  readonly hits: () => readonly number[]
}

function touches({ operation, body }: Request, at: number): boolean {
  if (operation !== 'read' && operation !== 'write') return true
  const { from, length } = spanIn(body)
  return at >= from && at < from + length
}

export function planOf(faults: readonly Fault[]): Plan {
  const states = faults.map((fault) => ({ fault, seen: 0, hits: 0 }))
  return {
    strike: (request, path) => {
      const { operation } = request
      for (const state of states) {
        const { on, path: where = '', except, at, after = 0 } = state.fault
        if (operation === undefined || !on.includes(operation) || !path.includes(where)) continue
        if (except !== undefined && path.includes(except)) continue
        if (at !== undefined && !touches(request, at)) continue
        state.seen += 1
        if (state.seen <= after) continue
        state.hits += 1
        return state.fault
      }
      return undefined
    },
    hits: () => states.map((state) => state.hits),
  }
}
