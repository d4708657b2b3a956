import { request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../shared/command.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'

let office: OfficeProcess
beforeAll(async () => {
  office = await startOffice()
})
afterAll(() => office?.clear())

interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly text: string
}

interface Knock {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

/** A request as any program can make it: the path and every header as given, Host included. */
function knock({ method = 'GET', path, headers = {}, body }: Knock): Promise<Reply> {
  const { hostname, port } = new URL(office.origin)
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      )
    })
    let hasAnswer = false
    asked.on('response', () => {
      hasAnswer = true
    })
    // A refused body is not read to its end; writing the rest of it may fail after the answer is there.
    asked.on('error', (error) => {
      if (!hasAnswer) reject(error)
    })
    asked.end(body)
  })
}

const call = (more: Partial<Knock> = {}) =>
  knock({ method: 'POST', path: '/call/setup.state', body: '{}', headers: key(), ...more })
const key = (more: Readonly<Record<string, string>> = {}) => ({ 'X-Office-Token': office.token, ...more })

/** Sends lines as they are: what no client library agrees to send. */
function raw(text: string): Promise<string> {
  const { hostname, port } = new URL(office.origin)
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(text))
    socket.on('data', (chunk) => {
      answer += chunk.toString('utf8')
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

const refusal = (reply: Reply) => {
  const answer = JSON.parse(reply.text) as Answer<unknown>
  return answer.ok ? undefined : answer.error
}

describe('the loopback door', () => {
  it('lets the token in', async () => {
    const reply = await call()
    expect(reply.status).toBe(200)
    expect(JSON.parse(reply.text)).toMatchObject({ ok: true })
  })

  it('opens with a token of 32 random bytes that is another one each time', async () => {
    expect(Buffer.from(office.token, 'base64url')).toHaveLength(32)
    const second = await startOffice()
    expect(second.token).not.toBe(office.token)
    await second.clear()
  })

  it.each([
    ['no token', {}],
    ['an empty token', { 'X-Office-Token': '' }],
    ['a wrong token', { 'X-Office-Token': 'a'.repeat(43) }],
    ['the token as a cookie', 'cookie'],
    ['the token in the address', 'address'],
  ] as const)('refuses %s', async (_, how) => {
    const reply =
      how === 'cookie'
        ? await call({ headers: { Cookie: `token=${office.token}` } })
        : how === 'address'
          ? await call({ headers: {}, path: `/call/setup.state?token=${office.token}` })
          : await call({ headers: how })
    expect(reply.status).toBe(401)
    expect(refusal(reply)?.code).toBe('forbidden')
  })

  it('refuses half of the token and the token with a letter more', async () => {
    for (const token of [office.token.slice(0, 20), `${office.token}A`]) {
      expect((await call({ headers: { 'X-Office-Token': token } })).status).toBe(401)
    }
  })

  it.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1', 'http://localhost'])(
    'refuses a call from the origin %s even with the token',
    async (origin) => {
      const reply = await call({ headers: key({ Origin: origin }) })
      expect(reply.status).toBe(403)
      expect(refusal(reply)?.code).toBe('forbidden')
    },
  )

  it('takes a call from its own page', async () => {
    const headers = key({ Origin: office.origin, 'Sec-Fetch-Site': 'same-origin' })
    expect((await call({ headers })).status).toBe(200)
  })

  it('refuses a call that the browser marks as coming from another site', async () => {
    expect((await call({ headers: key({ 'Sec-Fetch-Site': 'cross-site' }) })).status).toBe(403)
  })

  it.each(['evil.example', 'localhost', '127.0.0.1', '[::1]', '127.0.0.1.evil.example'])(
    'refuses the host name %s (DNS rebinding), for the window and for calls',
    async (name) => {
      const host = `${name}:${new URL(office.origin).port}`
      const wrong = name === '127.0.0.1' ? '127.0.0.1:1' : host
      expect((await call({ headers: key({ Host: wrong }) })).status).toBe(403)
      expect((await knock({ path: '/', headers: { Host: wrong } })).status).toBe(403)
    },
  )

  it('listens on no other address than 127.0.0.1', async () => {
    const { networkInterfaces } = await import('node:os')
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter((one) => one.family === 'IPv4' && one.address !== '127.0.0.1')
      .map((one) => one.address)
    for (const host of [...others, '127.0.0.2', '::1']) {
      const outcome = await new Promise((resolve) => {
        const socket = connect({ host, port: Number(new URL(office.origin).port) })
        socket.on('connect', () => {
          socket.destroy()
          resolve('open')
        })
        socket.on('error', () => resolve('closed'))
      })
      expect(outcome, host).toBe('closed')
    }
  })

  it.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/%2e%2e%2fpackage.json',
    '/..%5cpackage.json',
    '/..\\package.json',
    '/assets/../../package.json',
    '/assets/%2e%2e/%2e%2e/browser/main.mjs',
    '//etc/passwd',
    '/index.html%00.js',
    '/etc/passwd',
  ])('serves nothing outside of the window at %s', async (path) => {
    const host = new URL(office.origin).host
    const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 40[034] /)
    expect(answer).not.toContain('so-chi-bo')
    expect(answer).not.toContain('root:')
  })

  it.each(['..%2f..%2foffice.db', '%2e%2e%2f', 'x'.repeat(24), '', '__proto__'])(
    'hands out nothing for the door token "%s"',
    async (token) => {
      const reply = await knock({ path: `/door/${token}`, headers: key() })
      expect([404, 405]).toContain(reply.status)
      expect(refusal(reply)).toBeDefined()
    },
  )

  it('refuses a call of more than 1 MB, declared or not', async () => {
    const body = JSON.stringify({ text: 'a'.repeat(1024 * 1024) })
    expect((await call({ body })).status).toBe(413)
    expect((await call({ body, headers: key({ 'Transfer-Encoding': 'chunked' }) })).status).toBe(413)
  })

  it('refuses an upload of more than 64 MB and takes one of 64 MB', async () => {
    const most = new Uint8Array(64 * 1024 * 1024)
    const upload = (body: Uint8Array) => knock({ method: 'POST', path: '/door', headers: key(), body })
    expect((await upload(new Uint8Array(most.length + 1))).status).toBe(413)
    expect((await upload(most)).status).toBe(200)
  })

  it('gives back an uploaded file unchanged, with its Vietnamese name, never to be shown as a page', async () => {
    const bytes = new TextEncoder().encode('<script>alert(1)</script>')
    const token = await office.upload({ name: 'C:\\Tài liệu\\Đảng viên.html', bytes })
    const reply = await knock({ path: `/door/${token}`, headers: key() })
    expect(reply.text).toBe('<script>alert(1)</script>')
    expect(reply.headers['content-disposition']).toBe(
      `attachment; filename="Dang vien.html"; filename*=UTF-8''${encodeURIComponent('Đảng viên.html')}`,
    )
    expect(reply.headers['cache-control']).toBe('no-store')
    expect((await knock({ path: `/door/${token}` })).status).toBe(401)
  })

  it('refuses an unknown command and one that is no command at all', async () => {
    for (const name of ['nothing.here', '__proto__', 'constructor', 'toString', '%00', '..%2f']) {
      const answer = JSON.parse((await call({ path: `/call/${name}` })).text) as Answer<unknown>
      expect(answer.ok, name).toBe(false)
    }
  })

  it.each([
    ['GET', '/call/setup.state'],
    ['PUT', '/call/setup.state'],
    ['OPTIONS', '/call/setup.state'],
    ['DELETE', '/door/x'],
    ['POST', '/events'],
    ['POST', '/'],
  ])('refuses %s %s', async (method, path) => {
    expect((await knock({ method, path, headers: key() })).status).toBe(405)
  })

  it.each(['{', '[1', 'null,', '\u0000'])('refuses the body %j, which is no JSON', async (body) => {
    const reply = await call({ body })
    expect(reply.status).toBe(400)
    expect(refusal(reply)?.code).toBe('invalid')
  })

  it('lets no page frame it, run foreign scripts or guess at types', async () => {
    for (const reply of [await knock({ path: '/' }), await call()]) {
      expect(reply.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';")
      expect(reply.headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(reply.headers['x-content-type-options']).toBe('nosniff')
      expect(reply.headers['referrer-policy']).toBe('no-referrer')
      expect(reply.headers['access-control-allow-origin']).toBeUndefined()
      expect(reply.headers['set-cookie']).toBeUndefined()
    }
    expect((await call()).headers['cache-control']).toBe('no-store')
  })

  it('streams events to the token only', async () => {
    expect((await knock({ path: '/events' })).status).toBe(401)
    const stop = new AbortController()
    const response = await fetch(`${office.origin}/events`, { headers: key(), signal: stop.signal })
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    const first = await response.body?.getReader().read()
    expect(new TextDecoder().decode(first?.value)).toContain(': open')
    stop.abort()
  })

  it('ends with its office closed when it is told to', async () => {
    const short = await startOffice()
    expect(await short.stop()).toBe(0)
    await short.clear()
  })
})
