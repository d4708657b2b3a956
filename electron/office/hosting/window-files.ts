import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'

export interface WindowFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
}

/**
 * What the window may load. Scripts, workers, fonts and requests come from the program alone; styles may be inline
 * because the user interface kit sets them; pictures may be made in the window (data:, blob:).
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** Sent with every answer of both hosts, data included. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
}

/**
 * The window's static files. They are listed once, so an address can only ever name one of them: no address is
 * turned into a path, and `..`, links and encodings have nothing to act on.
 */
export function windowFiles(folder: string): (pathname: string) => Promise<WindowFile | undefined> {
  const files = new Map<string, string>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    files.set(`/${relative(folder, file).split(sep).join('/')}`, file)
  }

  return async (pathname) => {
    const name = pathname === '/' ? '/index.html' : pathname
    const file = files.get(name)
    if (file === undefined) return undefined
    return {
      bytes: new Uint8Array(await readFile(file)),
      headers: {
        ...securityHeaders,
        'Content-Type': mediaTypes[extname(file).toLowerCase()] ?? 'application/octet-stream',
        // The names under /assets carry a hash of their content.
        'Cache-Control': name.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-store',
      },
    }
  }
}
