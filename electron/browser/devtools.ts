import type { ChildProcess } from 'node:child_process'
import { Readable, Writable } from 'node:stream'
import { z } from 'zod'

type Fields = Readonly<Record<string, unknown>>

/** The DevTools protocol over `--remote-debugging-pipe`: JSON messages ended by a zero byte, no port on the network. */
export interface Connection {
  /** Rejects when the browser refuses the method or has ended. */
  readonly send: (method: string, params?: Fields, session?: string) => Promise<Fields>
}

const reply = z.object({
  id: z.number(),
  result: z.record(z.string(), z.unknown()).optional(),
  error: z.object({ message: z.string() }).optional(),
})

interface Waiting {
  readonly resolve: (result: Fields) => void
  readonly reject: (error: Error) => void
}

/** Talks to a browser whose file descriptors 3 and 4 are pipes. */
export function connect(browser: ChildProcess): Connection {
  const [, , , input, output] = browser.stdio
  if (!(input instanceof Writable) || !(output instanceof Readable))
    throw new Error('the browser has no pipes')

  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let hasEnded = false
  let pieces: Buffer[] = []

  const end = () => {
    hasEnded = true
    for (const { reject } of waiting.values()) reject(new Error('the browser has ended'))
    waiting.clear()
  }

  const receive = (text: string) => {
    const message = reply.safeParse(JSON.parse(text))
    // Messages without an id are events; nothing here waits for one.
    if (!message.success) return
    const { id, result, error } = message.data
    const caller = waiting.get(id)
    waiting.delete(id)
    if (error) caller?.reject(new Error(error.message))
    else caller?.resolve(result ?? {})
  }

  output.on('data', (chunk: Buffer) => {
    let rest = chunk
    for (let at = rest.indexOf(0); at >= 0; at = rest.indexOf(0)) {
      const text = Buffer.concat([...pieces, rest.subarray(0, at)]).toString('utf8')
      pieces = []
      rest = rest.subarray(at + 1)
      receive(text)
    }
    if (rest.length > 0) pieces.push(rest)
  })
  browser.once('exit', end)
  browser.once('error', end)
  output.once('close', end)
  input.on('error', end)

  return {
    send: (method, params = {}, session) =>
      new Promise((resolve, reject) => {
        if (hasEnded) {
          reject(new Error('the browser has ended'))
          return
        }
        lastId += 1
        waiting.set(lastId, { resolve, reject })
        const message = {
          id: lastId,
          method,
          params,
          ...(session === undefined ? {} : { sessionId: session }),
        }
        input.write(`${JSON.stringify(message)}\0`)
      }),
  }
}
