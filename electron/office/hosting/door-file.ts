import type { DoorBytes } from '../door.ts'
import { securityHeaders } from './window-files.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
const unfitForFileNames = /[\u0000-\u001f\u007f<>:"/\\|?*]/g

/** The name of an uploaded file as its header gives it: percent-encoded, reduced to one harmless file name in NFC. */
export function uploadName(header: string | null | undefined): string {
  let name = header ?? ''
  try {
    name = decodeURIComponent(name)
  } catch {
    // Sent as it was typed; shown as it came.
  }
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  return last.replace(unfitForFileNames, '').trim().slice(0, 200) || 'tep'
}

const plainMediaType = /^[a-z]+\/[a-z0-9.+-]+/

export function uploadMediaType(header: string | null | undefined): string {
  return plainMediaType.exec((header ?? '').toLowerCase())?.[0] ?? 'application/octet-stream'
}

/** Headers under which a file leaves through the door: data, so never kept, never guessed at, never run. */
export function doorHeaders(file: DoorBytes): Readonly<Record<string, string>> {
  const ascii =
    file.name
      .normalize('NFKD')
      .replace(/đ/g, 'd')
      .replace(/Đ/g, 'D')
      .replace(/[^\x20-\x7e]/g, '')
      .replace(/["\\]/g, '') || 'tep'
  const encoded = encodeURIComponent(file.name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
  return {
    ...securityHeaders,
    'Content-Type': file.mediaType,
    'Content-Length': String(file.bytes.byteLength),
    'Content-Disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`,
    'Cache-Control': 'no-store',
  }
}
