import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Answer, ErrorCode } from '../../shared/command.ts'
import { uploadLimit } from '../office/door.ts'
import { doorHeaders, uploadMediaType, uploadName } from '../office/hosting/door-file.ts'
import { securityHeaders, type WindowFile } from '../office/hosting/window-files.ts'
import type { Office } from '../office/office.ts'

/** What the server needs of the office. */
type ServedOffice = Pick<Office, 'call' | 'cancel' | 'onEvent' | 'door'>

export interface LoopbackDoor {
  readonly port: number
  readonly close: () => Promise<void>
}

interface Door {
  readonly office: ServedOffice
  readonly token: string
  readonly windowFile: (pathname: string) => Promise<WindowFile | undefined>
  /** 0 takes any free port. */
  readonly port: number
}

const address = '127.0.0.1'
const maxCallBytes = 1024 * 1024
const heartbeatMs = 25_000
/** A window that stopped reading is cut off rather than piled up for. */
const maxUnreadEventBytes = 1024 * 1024

/** What the door itself refuses, before the office is asked. */
class DoorRefusal extends Error {
  readonly status: number
  readonly answer: Answer<never>

  constructor(status: number, code: ErrorCode, message: string) {
    super(message)
    this.status = status
    this.answer = { ok: false, error: { code, message } }
  }
}

/**
 * Serves the office to a browser on this PC. It listens on the loopback address only; that alone keeps out neither
 * other programs nor web pages open in the same browser, so Host, Origin and a random token are checked as well.
 */
export async function serve(door: Door): Promise<LoopbackDoor> {
  const server = createServer({
    requestTimeout: 120_000,
    headersTimeout: 10_000,
    keepAliveTimeout: 5_000,
    maxHeaderSize: 16 * 1024,
  })
  server.maxConnections = 128
  server.on('request', (request, response) => {
    answer(server, door, request, response).catch((error: unknown) => refuse(request, response, error))
  })
  const port = await listen(server, door.port)
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, address, () => {
      server.off('error', reject)
      resolve(portOf(server))
    })
  })
}

function portOf(server: Server): number {
  const bound = server.address()
  return bound !== null && typeof bound === 'object' ? bound.port : 0
}

async function answer(
  server: Server,
  door: Door,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const own = `${address}:${portOf(server)}`
  // A page that has its name resolved to 127.0.0.1 (DNS rebinding) still sends its own name here.
  if (request.headers.host !== own) throw new DoorRefusal(403, 'forbidden', 'Địa chỉ này không được phép.')

  const { pathname } = new URL(request.url ?? '/', `http://${own}`)
  const [, room = '', name = '', ...deeper] = pathname.split('/')
  if (!rooms.has(room)) return sendWindowFile(door, request, response, pathname)

  checkOrigin(request, `http://${own}`)
  checkToken(request, door.token)
  if (deeper.length > 0) throw notFound()

  const route = `${request.method} ${room}`
  if (route === 'POST call') return sendJson(response, 200, await call(door.office, request, name))
  if (route === 'POST cancel') {
    door.office.cancel(name)
    return sendJson(response, 200, { ok: true, value: null })
  }
  if (route === 'GET events' && name === '') return streamEvents(door.office, response)
  if (route === 'POST door' && name === '') return sendJson(response, 200, await takeIn(door.office, request))
  if (route === 'GET door') return handOut(door.office, response, name)
  throw new DoorRefusal(405, 'invalid', 'Cách gọi này không được phép.')
}

const rooms: ReadonlySet<string> = new Set(['call', 'cancel', 'events', 'door'])

function checkOrigin(request: IncomingMessage, own: string): void {
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  const isForeign =
    (origin !== undefined && origin !== own) ||
    (site !== undefined && site !== 'same-origin' && site !== 'none')
  if (isForeign) throw new DoorRefusal(403, 'forbidden', 'Yêu cầu đến từ một trang khác nên bị từ chối.')
}

function checkToken(request: IncomingMessage, token: string): void {
  const given = request.headers['x-office-token']
  // Hashes have one length, so the comparison tells nothing about the token, not even its length.
  const digest = (text: string) => createHash('sha256').update(text).digest()
  if (typeof given !== 'string' || !timingSafeEqual(digest(given), digest(token))) {
    throw new DoorRefusal(
      401,
      'forbidden',
      'Chưa có mã vào sổ. Hãy mở lại bằng địa chỉ đầy đủ mà chương trình đã in ra khi khởi động.',
    )
  }
}

async function call(office: ServedOffice, request: IncomingMessage, name: string): Promise<Answer<unknown>> {
  const body = await read(request, maxCallBytes)
  const job = request.headers['x-office-job']
  return office.call(decodeURIComponent(name), parse(body), typeof job === 'string' ? job : undefined)
}

function parse(body: Buffer): unknown {
  if (body.length === 0) return {}
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new DoorRefusal(400, 'invalid', 'Nội dung gửi lên không đọc được (không phải JSON).')
  }
}

async function takeIn(office: ServedOffice, request: IncomingMessage): Promise<{ readonly token: string }> {
  const header = request.headers['x-file-name']
  const bytes = await read(request, uploadLimit)
  if (bytes.length === 0) throw new DoorRefusal(400, 'invalid', 'Tệp này không có nội dung.')
  return {
    token: office.door.put({
      name: uploadName(typeof header === 'string' ? header : undefined),
      mediaType: uploadMediaType(request.headers['content-type']),
      bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    }),
  }
}

function handOut(office: ServedOffice, response: ServerResponse, token: string): void {
  const file = office.door.take(token)
  if (!file) throw notFound()
  response.writeHead(200, doorHeaders(file))
  response.end(file.bytes)
}

/** How long the rest of a refused body is listened to. */
const drainMs = 5_000

/** Reads a body up to a limit that holds whatever length the caller declares. */
async function read(request: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = () =>
    new DoorRefusal(
      413,
      'invalid',
      `Nội dung gửi lên quá lớn: chỉ nhận tối đa ${Math.round(limit / 1024 / 1024)} MB.`,
    )
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge()
  const chunks: Buffer[] = []
  let length = 0
  // The request outlives a refusal, so that the caller can still read the answer.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > limit) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function streamEvents(office: ServedOffice, response: ServerResponse): void {
  response.writeHead(200, {
    ...securityHeaders,
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
  })
  const write = (text: string) => {
    if (response.writableLength > maxUnreadEventBytes) response.destroy()
    else response.write(text)
  }
  write(': open\n\n')
  const stop = office.onEvent((event) => write(`data: ${JSON.stringify(event)}\n\n`))
  const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatMs)
  heartbeat.unref()
  response.once('close', () => {
    stop()
    clearInterval(heartbeat)
  })
}

async function sendWindowFile(
  door: Door,
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    throw new DoorRefusal(405, 'invalid', 'Cách gọi này không được phép.')
  }
  const file = await door.windowFile(pathname)
  if (!file) throw notFound()
  response.writeHead(200, { ...file.headers, 'Content-Length': file.bytes.byteLength })
  response.end(request.method === 'HEAD' ? undefined : file.bytes)
}

function notFound(): DoorRefusal {
  return new DoorRefusal(404, 'not-found', 'Không có nội dung này, hoặc nội dung đã hết hạn.')
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, {
    ...securityHeaders,
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  })
  response.end(JSON.stringify(value))
}

function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const refusal =
    error instanceof DoorRefusal
      ? error
      : error instanceof URIError || (error instanceof TypeError && error.message === 'Invalid URL')
        ? new DoorRefusal(400, 'invalid', 'Địa chỉ gọi lên không hợp lệ.')
        : new DoorRefusal(
            500,
            'internal',
            'Chương trình gặp lỗi khi trả lời. Dữ liệu vẫn an toàn; hãy thử lại.',
          )
  if (response.headersSent || response.destroyed) {
    response.destroy()
    return
  }
  const answer = () => {
    response.setHeader('Connection', 'close')
    sendJson(response, refusal.status, refusal.answer)
  }
  if (request.complete) {
    answer()
    return
  }
  // A connection that is closed while its caller still sends loses the answer: the rest of the body is thrown away
  // first, as long as it does not take too long.
  const late = setTimeout(() => {
    answer()
    request.destroy()
  }, drainMs)
  request.once('end', answer)
  request.once('close', () => clearTimeout(late))
  request.resume()
}
