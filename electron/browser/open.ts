import { spawn } from 'node:child_process'

/** Shows an address in the browser that this PC uses. Where that fails, the printed address remains. */
export function openInBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'win32'
      ? ['rundll32.exe', 'url.dll,FileProtocolHandler', url]
      : process.platform === 'darwin'
        ? ['open', url]
        : ['xdg-open', url]
  if (!command) return
  const child = spawn(command, args, { stdio: 'ignore', detached: true, windowsHide: true })
  child.on('error', () => {})
  child.unref()
}
