import type { Answer, OfficeEvent } from '../shared/command.ts'

/** The way from the window to the office. Both hosts offer the same one. */
export interface Door {
  readonly call: (
    name: string,
    input: unknown,
    job?: string,
    signal?: AbortSignal,
  ) => Promise<Answer<unknown>>
  readonly cancel: (job: string) => void
  /** Closes the window of the desktop program, after it has asked what it had to. */
  readonly close: () => void
  readonly onEvent: (listener: (event: OfficeEvent) => void, onReopened: () => void) => () => void
  readonly put: (file: File) => Promise<Response>
  readonly take: (token: string) => Promise<Response>
}

/** What the desktop's preload exposes. */
interface DesktopDoor {
  readonly close: () => void
  readonly call: (name: string, input: unknown, job?: string) => Promise<Answer<unknown>>
  readonly cancel: (job: string) => void
  readonly onEvent: (listener: (event: OfficeEvent) => void) => () => void
}

declare global {
  interface Window {
    readonly officeDoor?: DesktopDoor
  }
}

const TOKEN_KEY = 'office-token'
const EVENTS_AGAIN_AFTER = 1000

/**
 * The browser host hands its token over in the fragment of the address, once. It is kept for this tab and taken out
 * of the address before the first page is drawn, so that it stands in no history and in no screenshot.
 */
export function takeTokenFromAddress(): void {
  const found = /^#token=([^&]+)$/.exec(location.hash)
  if (found?.[1] === undefined) return
  sessionStorage.setItem(TOKEN_KEY, decodeURIComponent(found[1]))
  history.replaceState(null, '', `${location.pathname}#/`)
}

export function openDoor(): Door {
  return window.officeDoor === undefined ? browserDoor() : desktopDoor(window.officeDoor)
}

function putOf(headers: () => Record<string, string>) {
  return (file: File) =>
    fetch('/door', {
      method: 'POST',
      body: file,
      headers: {
        ...headers(),
        'X-File-Name': encodeURIComponent(file.name),
        'Content-Type': file.type === '' ? 'application/octet-stream' : file.type,
      },
    })
}

function desktopDoor(desktop: DesktopDoor): Door {
  return {
    call: (name, input, job) => desktop.call(name, input, job),
    cancel: desktop.cancel,
    close: desktop.close,
    onEvent: (listener) => desktop.onEvent(listener),
    put: putOf(() => ({})),
    take: (token) => fetch(`/door/${token}`),
  }
}

function browserDoor(): Door {
  const headers = (): Record<string, string> => ({
    'X-Office-Token': sessionStorage.getItem(TOKEN_KEY) ?? '',
  })
  return {
    call: async (name, input, job, signal) => {
      const response = await fetch(`/call/${name}`, {
        method: 'POST',
        headers: {
          ...headers(),
          'Content-Type': 'application/json',
          ...(job === undefined ? {} : { 'X-Office-Job': job }),
        },
        body: JSON.stringify(input),
        ...(signal === undefined ? {} : { signal }),
      })
      return (await response.json()) as Answer<unknown>
    },
    cancel: (job) => {
      fetch(`/cancel/${job}`, { method: 'POST', headers: headers() }).catch(() => undefined)
    },
    // A tab is the browser's.
    close: () => undefined,
    onEvent: (listener, onReopened) => {
      const stop = new AbortController()
      void readEvents(listener, onReopened, headers, stop.signal)
      return () => stop.abort()
    },
    put: putOf(headers),
    take: (token) => fetch(`/door/${token}`, { headers: headers() }),
  }
}

/** `EventSource` cannot send a header, so the stream is read by hand and opened again when it breaks. */
async function readEvents(
  listener: (event: OfficeEvent) => void,
  onReopened: () => void,
  headers: () => Record<string, string>,
  signal: AbortSignal,
): Promise<void> {
  let isFirst = true
  while (!signal.aborted) {
    try {
      const response = await fetch('/events', { headers: headers(), signal })
      if (response.ok && response.body !== null) {
        if (!isFirst) onReopened()
        isFirst = false
        await readLines(response.body, listener)
      }
    } catch {
      // The office is closing or starting again; the next round tells.
    }
    if (!signal.aborted) await new Promise((done) => setTimeout(done, EVENTS_AGAIN_AFTER))
  }
}

async function readLines(
  body: ReadableStream<Uint8Array>,
  listener: (event: OfficeEvent) => void,
): Promise<void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line.startsWith('data:')) listener(JSON.parse(line.slice(5)) as OfficeEvent)
    }
  }
}
