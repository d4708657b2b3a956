import { Worker } from 'node:worker_threads'
import type { ErrorCode } from '../../../shared/command.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { TaskInput, TaskName, TaskOutput } from './tasks.ts'

interface RunOptions {
  readonly signal?: AbortSignal
  /** Milliseconds after which the work is ended and the task fails. */
  readonly deadline?: number
  readonly onProgress?: (fraction: number) => void
  /** Ends the thread after the task: what it needed of memory goes back to the PC before the next step. */
  readonly endsThread?: boolean
}

/** The worker thread for long work: snapshots, checks, workbooks. One task at a time; it ends itself when idle. */
export interface Workshop {
  readonly run: <N extends TaskName>(
    name: N,
    input: TaskInput<N>,
    options?: RunOptions,
  ) => Promise<TaskOutput<N>>
  /** Resolves when nothing runs or waits. */
  readonly drain: () => Promise<void>
  readonly close: () => Promise<void>
}

export type FromWorker =
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'done'; readonly value: unknown }
  | {
      readonly kind: 'failed'
      readonly refusal: { readonly code: ErrorCode; readonly current: unknown } | undefined
      readonly code: string
      readonly message: string
      readonly stack: string
    }

const idleAfter = 20_000
const minute = 60_000

/**
 * Young and old space of the worker: a workbook that needs more is refused instead of filling the PC's memory. The
 * young one is small because an import leaves little behind: a larger one only stays full of what is done with.
 */
const resourceLimits = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 4 }

export function createWorkshop(file: URL | string): Workshop {
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let queue: Promise<unknown> = Promise.resolve()
  let isClosed = false

  const end = async () => {
    clearTimeout(idle)
    const ending = worker
    worker = undefined
    await ending?.terminate()
  }

  /** A thread that dies between two tasks must neither end the program nor be given the next task. */
  const begin = (): Worker => {
    const begun = new Worker(file, { resourceLimits })
    const forget = () => {
      if (worker === begun) worker = undefined
    }
    return begun.on('error', forget).on('exit', forget)
  }

  const cancelled = () => new Refusal('cancelled', 'Đã hủy theo yêu cầu. Chưa có gì bị thay đổi.')

  const perform = (name: TaskName, input: unknown, options: RunOptions): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (isClosed || options.signal?.aborted) {
        reject(cancelled())
        return
      }
      clearTimeout(idle)
      const current = worker ?? begin()
      worker = current

      const settle = (finish: () => void) => {
        clearTimeout(deadline)
        options.signal?.removeEventListener('abort', onAbort)
        current.off('message', onMessage).off('error', onError).off('exit', onExit)
        idle = setTimeout(() => void end(), idleAfter)
        idle.unref()
        finish()
      }
      // A running query cannot be interrupted, so cancelling ends the thread; its connections were read-only.
      const stop = (why: Refusal) => {
        settle(() => void end().then(() => reject(why)))
      }
      const onAbort = () => stop(cancelled())
      const onMessage = (message: FromWorker) => {
        if (message.kind === 'progress') options.onProgress?.(message.fraction)
        else if (message.kind === 'done') {
          settle(() => {
            if (options.endsThread) void end().then(() => resolve(message.value))
            else resolve(message.value)
          })
        } else {
          const fault = message.refusal
            ? new Refusal(message.refusal.code, message.message, { current: message.refusal.current })
            : Object.assign(new Error(message.message), { code: message.code, stack: message.stack })
          settle(() => reject(fault))
        }
      }
      const onError = (fault: Error & { code?: string }) => {
        const refusal =
          fault.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? new Refusal(
                'refused',
                'Tệp quá lớn so với bộ nhớ của máy. Chưa có gì bị thay đổi. Hãy tách tệp thành nhiều phần nhỏ rồi làm lại.',
              )
            : fault
        settle(() => reject(refusal))
      }
      const onExit = () => settle(() => reject(new Error('the workshop ended before its task')))
      const deadline = setTimeout(
        () =>
          stop(
            new Refusal(
              'refused',
              'Việc này kéo dài quá lâu nên đã dừng. Chưa có gì bị thay đổi. Hãy thử lại với tệp nhỏ hơn.',
            ),
          ),
        options.deadline ?? 30 * minute,
      )
      deadline.unref()
      options.signal?.addEventListener('abort', onAbort)
      current.on('message', onMessage).on('error', onError).on('exit', onExit)
      current.postMessage({ name, input })
    })

  return {
    run: (name, input, options = {}) => {
      const turn = queue.then(
        () => perform(name, input, options),
        () => perform(name, input, options),
      )
      queue = turn.catch(() => undefined)
      return turn as Promise<TaskOutput<typeof name>>
    },
    drain: async () => {
      for (let seen: unknown; seen !== queue; ) {
        seen = queue
        await queue
      }
    },
    /** What runs is finished first, unless it was cancelled; what waits is cancelled. */
    close: async () => {
      isClosed = true
      await queue
      await end()
    },
  }
}
