import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { findBrowser } from '../../electron/browser/chromium.ts'
import { connect } from '../../electron/browser/devtools.ts'

/** A running Chromium that loads and prints each page as a new page of its own, spoken to without a library. */
export interface BareBrowser {
  readonly pdf: (html: string) => Promise<Uint8Array>
  readonly close: () => Promise<void>
}

export async function openBareBrowser(profile: string): Promise<BareBrowser> {
  const executable = findBrowser()
  if (executable === undefined) throw new Error('No Chrome, Edge or Chromium is installed on this machine')
  const child = spawn(
    executable,
    [
      '--headless',
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
      '--no-first-run',
      '--disable-gpu',
      '--disable-extensions',
      '--disable-background-networking',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  )
  const { send } = connect(child)
  return {
    pdf: async (html) => {
      const { targetId } = await send('Target.createTarget', { url: 'about:blank' })
      const attached = await send('Target.attachToTarget', { targetId, flatten: true })
      const session = String(attached.sessionId)
      await send('Page.setDocumentContent', { frameId: targetId, html }, session)
      await send(
        'Runtime.evaluate',
        { expression: 'document.fonts.ready.then(() => true)', awaitPromise: true, returnByValue: true },
        session,
      )
      const { data } = await send(
        'Page.printToPDF',
        { preferCSSPageSize: true, printBackground: true },
        session,
      )
      await send('Target.closeTarget', { targetId })
      return new Uint8Array(Buffer.from(String(data), 'base64'))
    },
    close: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
