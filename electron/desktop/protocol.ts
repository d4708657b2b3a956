import { protocol, session } from 'electron'
import { securityHeaders } from '../office/hosting/window-files.ts'

export const officeOrigin = 'app://office'
export const paperOrigin = 'app://paper'

/** Answers what is asked of one origin; undefined where there is nothing. */
export type AppPages = (request: Request) => Promise<Response | undefined>

/**
 * `app:` behaves like https, with real origins, without a network, and its scripts are kept compiled for the next start.
 * Call before the program is ready.
 */
export function declareScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }])
}

/** Serves the pages of each origin, named by its host. */
export function serveApp(origins: Readonly<Record<'office' | 'paper', AppPages>>): void {
  session.defaultSession.protocol.handle('app', async (request) => {
    try {
      const { host } = new URL(request.url)
      const pages = host === 'office' || host === 'paper' ? origins[host] : undefined
      return (await pages?.(request)) ?? plain(404)
    } catch {
      return plain(500)
    }
  })
}

export function plain(status: number): Response {
  return new Response(null, { status, headers: { ...securityHeaders, 'Cache-Control': 'no-store' } })
}
