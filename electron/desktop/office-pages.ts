import type { Answer } from '../../shared/command.ts'
import { uploadLimit } from '../office/door.ts'
import { doorHeaders, uploadMediaType, uploadName } from '../office/hosting/door-file.ts'
import { securityHeaders, type WindowFile } from '../office/hosting/window-files.ts'
import type { Office } from '../office/office.ts'
import { type AppPages, plain } from './protocol.ts'

/** app://office: the window's files and the binary door. */
export function officePages(
  windowFile: (pathname: string) => Promise<WindowFile | undefined>,
  office: Promise<Office>,
): AppPages {
  return async (request) => {
    const { pathname } = new URL(request.url)
    const [, room, token = ''] = pathname.split('/')
    if (room === 'door') {
      if (request.method === 'POST' && token === '') return takeIn(request, await office)
      return request.method === 'GET' ? handOut(token, await office) : plain(405)
    }
    if (request.method !== 'GET') return plain(405)
    const file = await windowFile(pathname)
    return file && new Response(file.bytes, { headers: { ...file.headers } })
  }
}

async function takeIn(request: Request, office: Office): Promise<Response> {
  const bytes = await readUpTo(request, uploadLimit)
  if (!bytes)
    return json(413, {
      ok: false,
      error: { code: 'invalid', message: 'Tệp lớn quá 64 MB. Hãy chọn tệp nhỏ hơn.' },
    })
  if (bytes.length === 0)
    return json(400, { ok: false, error: { code: 'invalid', message: 'Tệp này không có nội dung.' } })
  const token = office.door.put({
    name: uploadName(request.headers.get('X-File-Name')),
    mediaType: uploadMediaType(request.headers.get('Content-Type')),
    bytes,
  })
  return json(200, { token })
}

function json(status: number, value: { readonly token: string } | Answer<never>): Response {
  return Response.json(value, { status, headers: { ...securityHeaders, 'Cache-Control': 'no-store' } })
}

async function readUpTo(request: Request, limit: number): Promise<Uint8Array | undefined> {
  if (!request.body) return new Uint8Array()
  let chunks: Uint8Array[] = []
  let length = 0
  // Read to its end even when it is too long: Electron ends the program when an upload is left half read.
  for await (const chunk of request.body) {
    length += chunk.byteLength
    if (length > limit) chunks = []
    else chunks.push(chunk)
  }
  return length > limit ? undefined : new Uint8Array(Buffer.concat(chunks))
}

function handOut(token: string, office: Office): Response | undefined {
  const file = office.door.take(token)
  return file ? new Response(new Uint8Array(file.bytes), { headers: doorHeaders(file) }) : undefined
}
