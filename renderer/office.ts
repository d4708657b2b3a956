import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { AccessState } from '../shared/accounts/contract.ts'
import type { Answer, ErrorCode, OfficeError, OfficeEvent } from '../shared/command.ts'
import type { CommandName, Input, OfficeContract, Output } from '../shared/contract.ts'
import type { DoorFile } from '../shared/documents/contract.ts'
import { createListeners } from './components/listeners.ts'
import { openDoor } from './door.ts'
import { tellReopened } from './shell/reopened.ts'

/** What the office answered instead of a value: a sentence for the clerk. */
export class OfficeFault extends Error {
  readonly code: ErrorCode
  readonly fields: Readonly<Record<string, string>>
  /** The newer version, for `conflict`. */
  readonly current: unknown
  readonly logId: string | undefined

  constructor(error: OfficeError) {
    super(error.message)
    this.name = 'OfficeFault'
    this.code = error.code
    this.fields = error.fields ?? {}
    this.current = error.current
    this.logId = error.logId
  }
}

export type CommandNameOf<K extends 'read' | 'write' | 'job'> = {
  [N in CommandName]: OfficeContract[N]['kind'] extends K ? N : never
}[CommandName]

const door = openDoor()

const unreachable: OfficeError = {
  code: 'internal',
  message: 'Chương trình không trả lời. Dữ liệu đã ghi vẫn còn nguyên; hãy đóng và mở lại chương trình.',
}

/** Whatever is thrown, as a fault that can be shown. */
export const asFault = (thrown: unknown): OfficeFault =>
  thrown instanceof OfficeFault ? thrown : new OfficeFault(unreachable)

/** Asks the office; throws an `OfficeFault` when it refuses. */
export async function call<N extends CommandName>(
  name: N,
  input: Input<N>,
  options: { readonly job?: string; readonly signal?: AbortSignal } = {},
): Promise<Output<N>> {
  const answer = await ask(name, input, options.job, options.signal)
  if (!answer.ok) throw new OfficeFault(answer.error)
  return answer.value as Output<N>
}

async function ask(
  name: string,
  input: unknown,
  job?: string,
  signal?: AbortSignal,
): Promise<Answer<unknown>> {
  try {
    return await door.call(name, input, job, signal)
  } catch (thrown) {
    if (signal?.aborted) throw thrown
    return { ok: false, error: unreachable }
  }
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, staleTime: 0 },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** The key under which the window keeps an answer: [capability, name, input]. */
export const keyOf = <N extends CommandName>(name: N, input: Input<N>) =>
  [capabilityOf(name), name, input] as const

const capabilityOf = (name: string): string => name.slice(0, name.indexOf('.'))

export const accessKey = keyOf('accounts.state', {})

export const isAtWork = ({ phase }: AccessState): boolean => phase === 'open' || phase === 'unprotected'

/**
 * An answer that the window reads, or a paper that it draws, by itself. While nobody may read it waits until somebody has
 * entered: below the cover everything stays as it was, and no page turns into a sentence about a locked screen.
 */
export async function look<N extends CommandName>(
  name: N,
  input: Input<N>,
  signal?: AbortSignal,
): Promise<Output<N>> {
  for (;;) {
    try {
      return await call(name, input, signal === undefined ? {} : { signal })
    } catch (thrown) {
      if (!(thrown instanceof OfficeFault) || thrown.code !== 'locked') throw thrown
      await untilAtWork(signal)
    }
  }
}

async function untilAtWork(signal: AbortSignal | undefined): Promise<void> {
  // Locked by another window, perhaps: what is known here of who is at work is asked for again.
  const state = await queryClient.fetchQuery({
    queryKey: accessKey,
    queryFn: () => call('accounts.state', {}),
    staleTime: 0,
  })
  if (isAtWork(state)) return
  const stop = new AbortController()
  try {
    await new Promise<void>((resolve, reject) => {
      const unsubscribe = queryClient.getQueryCache().subscribe(() => {
        const now = queryClient.getQueryData<AccessState>(accessKey)
        if (now !== undefined && isAtWork(now)) resolve()
      })
      stop.signal.addEventListener('abort', unsubscribe)
      signal?.addEventListener('abort', () => reject(asFault(signal.reason)), { signal: stop.signal })
    })
  } finally {
    stop.abort()
  }
}

/** The office names every capability whose answers a change has touched. */
function refresh(capabilities: readonly string[]): void {
  for (const capability of capabilities) void queryClient.invalidateQueries({ queryKey: [capability] })
}

/**
 * Forgets answers that are known to be of before and that nothing on the screen shows: a page or a form that began with one
 * would be read, or typed into, before the new one is there.
 */
queryClient.getQueryCache().subscribe(({ query }) => {
  const { data, isInvalidated, fetchStatus } = query.state
  // One without an answer belongs to a part that is just being drawn.
  const isAnswered = data !== undefined && fetchStatus === 'idle'
  if (isAnswered && isInvalidated && query.getObserversCount() === 0) {
    queryClient.getQueryCache().remove(query)
  }
})

type Progress = Extract<OfficeEvent, { kind: 'progress' }>
const watchers = new Map<string, (progress: Progress) => void>()

const closing = createListeners()
/** Hears that the clerk closes the window of the desktop program while a copy is due; answers how to stop hearing. */
export const onClosing = closing.listen

const opened = createListeners()
/** Hears that the system asked the program to open a file; answers how to stop hearing. */
export const onOpened = opened.listen

export const closeWindow = (): void => door.close()

/** Follows the office's events as long as the window lives. */
export function listenToOffice(): () => void {
  return door.onEvent(
    (event) => {
      if (event.kind === 'changed') refresh(event.capabilities)
      else if (event.kind === 'closing') closing.tell()
      else if (event.kind === 'opened') opened.tell()
      else if (event.kind === 'reopened') tellReopened(event.isOutOfMemory)
      else watchers.get(event.job)?.(event)
    },
    () => void queryClient.invalidateQueries(),
  )
}

export interface ReadOptions {
  readonly enabled?: boolean
  /** Shows the answer to the last input until the new one is there: for lists that follow typing. */
  readonly keepPrevious?: boolean
}

/** An answer of the office that follows its changes. */
export function useRead<N extends CommandNameOf<'read'>>(
  name: N,
  input: Input<N>,
  options: ReadOptions = {},
): UseQueryResult<Output<N>, OfficeFault> {
  return useQuery<Output<N>, OfficeFault>({
    queryKey: keyOf(name, input),
    queryFn: ({ signal }) => look(name, input, signal),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
}

/** A change; the caller shows what comes of it. The office's event then refreshes what is on the screen. */
export function useWrite<N extends CommandNameOf<'write'>>(
  name: N,
): UseMutationResult<Output<N>, OfficeFault, Input<N>> {
  return useMutation<Output<N>, OfficeFault, Input<N>>({ mutationFn: (input) => call(name, input) })
}

export interface JobProgress {
  readonly text: string
  /** 0 to 1, or null while the end cannot be told. */
  readonly fraction: number | null
}

export interface Job<N extends CommandName> {
  /** Runs the job; undefined when it failed or was cancelled, which `error` then tells. */
  readonly start: (input: Input<N>) => Promise<Output<N> | undefined>
  readonly progress: JobProgress | undefined
  readonly isRunning: boolean
  readonly cancel: () => void
  /** Not set after the clerk's own cancelling. */
  readonly error: OfficeFault | undefined
  readonly result: Output<N> | undefined
  readonly reset: () => void
}

interface JobState<N extends CommandName> {
  readonly id?: string
  readonly progress?: JobProgress
  readonly error?: OfficeFault
  readonly result?: Output<N>
}

/** Long work. A job goes on when its page is left; a second start replaces what is shown of the first. */
export function useJob<N extends CommandNameOf<'job'>>(name: N): Job<N> {
  const [state, setState] = useState<JobState<N>>({})
  const running = useRef<string>(undefined)

  const start = useCallback(
    async (input: Input<N>) => {
      const id = newJobId()
      running.current = id
      const show = (next: JobState<N>) => {
        if (running.current === id) setState(next)
      }
      show({ id })
      watchers.set(id, ({ text, fraction }) => show({ id, progress: { text, fraction } }))
      try {
        const result = await call(name, input, { job: id })
        show({ result })
        return result
      } catch (thrown) {
        const error = asFault(thrown)
        show(error.code === 'cancelled' ? {} : { error })
        return undefined
      } finally {
        watchers.delete(id)
      }
    },
    [name],
  )
  const cancel = useCallback(() => {
    if (running.current !== undefined) door.cancel(running.current)
  }, [])
  const reset = useCallback(() => {
    running.current = undefined
    setState({})
  }, [])

  return {
    start,
    cancel,
    reset,
    isRunning: state.id !== undefined,
    progress: state.progress,
    error: state.error,
    result: state.result,
  }
}

// `crypto.randomUUID` is missing where the page's origin is not held to be secure.
const newJobId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

/** Brings a file of the clerk to the office; answers the token that stands for it. */
export async function upload(file: File): Promise<string> {
  const response = await door.put(file).catch(() => undefined)
  const answer = (await response?.json().catch(() => undefined)) as
    | { readonly token?: string; readonly error?: OfficeError }
    | undefined
  if (answer?.token !== undefined) return answer.token
  throw new OfficeFault(
    answer?.error ?? { code: 'storage', message: 'Không đọc được tệp. Hãy chọn lại tệp.' },
  )
}

/** The bytes behind a token. */
export async function fetchDoor(token: string): Promise<Uint8Array> {
  return new Uint8Array(await (await takeFromDoor(token)).arrayBuffer())
}

/** Lets the clerk keep a file where the browser or the desktop saves downloads. */
export async function saveDoorFile(file: DoorFile): Promise<void> {
  const bytes = await (await takeFromDoor(file.token)).arrayBuffer()
  const address = URL.createObjectURL(new Blob([bytes], { type: file.mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = file.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

async function takeFromDoor(token: string): Promise<Response> {
  const response = await door.take(token).catch(() => undefined)
  if (response?.ok) return response
  throw new OfficeFault({ code: 'not-found', message: 'Tệp không còn nữa. Hãy làm lại bước trước.' })
}
