import type { Answer, OfficeError } from '../../shared/command.ts'
import { onHandingOver } from '../components/handing-over.ts'
import { createListeners } from '../components/listeners.ts'

/** Where what was typed stands: on its way, kept by the office, or why it could not be kept. */
type Keeping =
  | { readonly kind: 'kept'; readonly at: string | null }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly error: OfficeError }
  /** The draft was changed in another window: the clerk chooses which one stays. */
  | { readonly kind: 'conflict' }

interface Kept {
  readonly draftRevision: number
  readonly keptAt: string
}

export interface KeeperOptions<T> {
  readonly draftRevision: number
  readonly keptAt: string | null
  readonly read: () => T
  readonly send: (content: T, draftRevision: number) => Promise<Answer<Kept>>
  readonly pause?: number
}

export interface Keeper {
  readonly state: () => Keeping
  readonly subscribe: (listener: () => void) => () => void
  /** Something was typed: it is sent after a short pause. */
  readonly changed: () => void
  /** Sends now what is not yet kept. True when everything typed is with the office. */
  readonly flush: () => Promise<boolean>
  /**
   * Runs a command that takes the draft over into the record; nothing is sent meanwhile. `run` gets the revision of the
   * draft that it takes over and answers the one after it. What is typed while it runs is sent afterwards; when it throws, nothing counts as kept.
   */
  readonly takeOver: (run: (draftRevision: number) => Promise<number>) => Promise<void>
  /** The record is newer than what is shown here: nothing more is sent until the clerk has chosen. */
  readonly standBack: () => void
  /** After a conflict: what is typed here replaces the draft of that revision. */
  readonly replace: (draftRevision: number) => Promise<boolean>
  readonly hasUnkept: () => boolean
}

const PAUSE = 400
/** What could not be kept (a full disk, a closed office) is tried again by itself. */
const RETRY = 5000

/** Keeps the draft: one call at a time, the latest content wins, nothing counts as kept before the office says so. */
export function createKeeper<T>({
  draftRevision,
  keptAt,
  read,
  send,
  pause = PAUSE,
}: KeeperOptions<T>): Keeper {
  let revision = draftRevision
  let lastKeptAt = keptAt
  let state: Keeping = { kind: 'kept', at: keptAt }
  let isDirty = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const { listen: subscribe, tell } = createListeners()

  const show = (next: Keeping) => {
    state = next
    tell()
  }

  const sendOnce = async (): Promise<void> => {
    if (!isDirty || state.kind === 'conflict') return
    isDirty = false
    const answer = await send(read(), revision)
    if (answer.ok) {
      revision = answer.value.draftRevision
      lastKeptAt = answer.value.keptAt
      show(isDirty ? { kind: 'waiting' } : { kind: 'kept', at: lastKeptAt })
      return
    }
    isDirty = true
    if (answer.error.code === 'conflict') {
      show({ kind: 'conflict' })
    } else {
      show({ kind: 'failed', error: answer.error })
      sendAfter(RETRY)
    }
  }

  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const result = turn.then(run, run)
    turn = result.catch(() => undefined)
    return result
  }

  const sendAfter = (wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), wait)
  }

  const flush = async (): Promise<boolean> => {
    clearTimeout(timer)
    await inTurn(sendOnce)
    return !isDirty
  }

  return {
    state: () => state,
    subscribe,
    changed: () => {
      isDirty = true
      if (state.kind !== 'conflict') {
        if (state.kind !== 'waiting') show({ kind: 'waiting' })
        sendAfter(pause)
      }
    },
    flush,
    takeOver: (run) =>
      inTurn(async () => {
        clearTimeout(timer)
        const wasDirty = isDirty
        isDirty = false
        try {
          revision = await run(revision)
          show(isDirty ? { kind: 'waiting' } : { kind: 'kept', at: lastKeptAt })
        } catch (thrown) {
          isDirty ||= wasDirty
          throw thrown
        } finally {
          if (isDirty) sendAfter(pause)
        }
      }),
    standBack: () => {
      clearTimeout(timer)
      isDirty = true
      show({ kind: 'conflict' })
    },
    replace: (draftRevision) => {
      revision = draftRevision
      isDirty = true
      show({ kind: 'waiting' })
      return flush()
    },
    // While a keep that failed is tried again, its text is still nowhere but here.
    hasUnkept: () => isDirty || state.kind !== 'kept',
  }
}

/** Sends what is not yet kept when the window goes or is locked, and holds it open until the office has everything. */
export function flushOnLeaving(keeper: Keeper, handOver: () => void = () => undefined): () => void {
  const flush = () => {
    if (keeper.hasUnkept()) void keeper.flush()
  }
  const onUnload = (event: BeforeUnloadEvent) => {
    handOver()
    if (!keeper.hasUnkept()) return
    // A page that is gone sends nothing: it stays until the office has everything. The desktop tries again by itself.
    event.preventDefault()
    flush()
  }
  const stopHandingOver = onHandingOver(async () => {
    handOver()
    if (keeper.hasUnkept()) await keeper.flush()
  })
  document.addEventListener('visibilitychange', flush)
  window.addEventListener('beforeunload', onUnload)
  return () => {
    stopHandingOver()
    document.removeEventListener('visibilitychange', flush)
    window.removeEventListener('beforeunload', onUnload)
  }
}
