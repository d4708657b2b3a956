import { url as debuggerAddress } from 'node:inspector'
import { app, type Session, type WebContents } from 'electron'

/** What no page may reach: the network, and files by their path. Our own `app:` is not even asked about. */
const outside = ['http', 'https', 'ws', 'wss', 'ftp', 'file'].map((scheme) => `${scheme}://*/*`)

/**
 * The promise "không kết nối mạng", kept in one place: no request leaves, no page goes anywhere else, no window
 * opens, no permission is given. Call before the program is ready.
 */
export function stayOffline(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
  app.commandLine.appendSwitch('disable-domain-reliability')
  if (app.isPackaged) keepDebuggersOut()
  app.on('session-created', secludeSession)
  app.on('web-contents-created', (_, contents) => secludePage(contents))
}

/**
 * Chromium opens a port to whoever drives its pages, and no fuse forbids it. It is left to those alone who were let into the
 * main process (a package made with `--inspect`, for tests).
 */
function keepDebuggersOut(): void {
  if (debuggerAddress() !== undefined) return
  for (const name of ['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address'])
    app.commandLine.removeSwitch(name)
}

function secludeSession(session: Session): void {
  session.webRequest.onBeforeRequest({ urls: outside }, (_, answer) => answer({ cancel: true }))
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  // The spell checker would fetch dictionaries.
  session.setSpellCheckerEnabled(false)
}

function secludePage(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
