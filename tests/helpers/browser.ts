import { chromium } from 'playwright-core'
import { findBrowser } from '../../electron/browser/chromium.ts'

export { findBrowser }

export type TestBrowser = Awaited<ReturnType<typeof openBrowser>>

/** An installed Chrome, Edge or Chromium that draws PDFs as the office's hosts do: no scripts, no network. */
export const openBrowser = async () => {
  const executablePath = findBrowser()
  if (executablePath === undefined)
    throw new Error('No Chrome, Edge or Chromium is installed on this machine')
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })
  return {
    majorVersion: Number.parseInt(browser.version(), 10),
    pdf: async (html: string): Promise<Uint8Array> => {
      const page = await browser.newPage({ javaScriptEnabled: false, offline: true })
      try {
        await page.setContent(html)
        return new Uint8Array(await page.pdf({ preferCSSPageSize: true }))
      } finally {
        await page.close()
      }
    },
    close: () => browser.close(),
  }
}
