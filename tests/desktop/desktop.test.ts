import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desktop, startDesktop } from '../helpers/desktop.ts'

let desktop: Desktop
let files = ''
beforeAll(async () => {
  files = mkdtempSync(join(tmpdir(), 'so-chi-bo-files-'))
  desktop = await startDesktop()
})
afterAll(async () => {
  await desktop?.clear()
  rmSync(files, { recursive: true, force: true })
})

/** What the page gets when it asks the desktop's door. */
const asPage = <T>(source: string): Promise<T> => desktop.page.evaluate(source) as Promise<T>

describe('the window of the desktop program', () => {
  it('shows the office at its own origin', async () => {
    expect(desktop.page.url()).toMatch(/^app:\/\/office\//)
    expect(await desktop.page.title()).toContain('Sổ Chi bộ')
    const answer = await asPage<{ readonly ok: boolean }>(`officeDoor.call('setup.state', {})`)
    expect(answer.ok).toBe(true)
  })

  it('is sandboxed and knows nothing of Node or Electron', async () => {
    const preferences = await desktop.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => {
        const contents = window.webContents as unknown as {
          getLastWebPreferences: () => Readonly<Record<string, unknown>>
        }
        const { sandbox, contextIsolation, nodeIntegration, webviewTag } = contents.getLastWebPreferences()
        return { sandbox, contextIsolation, nodeIntegration, webviewTag }
      }),
    )
    for (const one of preferences) {
      expect(one).toEqual({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
      })
    }
    expect(await asPage(`[typeof require, typeof process, typeof module, typeof Buffer]`)).toEqual(
      Array.from({ length: 4 }, () => 'undefined'),
    )
    expect(await asPage(`Object.keys(officeDoor)`)).toEqual(['call', 'cancel', 'close', 'onEvent'])
  })

  it.each([
    'http://127.0.0.1:1/',
    'https://example.com/',
    'ws://127.0.0.1:1/',
    'file:///etc/hostname',
    'app://paper/',
    'app://elsewhere/',
  ])('cannot reach %s', async (url) => {
    const outcome = await asPage(
      url.startsWith('ws')
        ? `new Promise((done) => { try { const s = new WebSocket('${url}'); s.onopen = () => done('open'); s.onerror = () => done('refused') } catch { done('refused') } })`
        : `fetch('${url}').then(() => 'open', () => 'refused')`,
    )
    expect(outcome).toBe('refused')
  })

  it("is kept off the network by the session as well, without the page's policy", async () => {
    const outcomes = await desktop.electron.evaluate(async ({ session }) => {
      const refused = (url: string) =>
        session.defaultSession.fetch(url).then(
          () => 'open',
          (error) => String(error),
        )
      return Promise.all(['http://127.0.0.1:9/', 'https://example.com/'].map(refused))
    })
    for (const outcome of outcomes) expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT')
  })

  it('gets no permission', async () => {
    expect(
      await asPage(`navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'given', (e) => e.name)`),
    ).not.toBe('given')
    expect(await asPage(`Notification.requestPermission()`)).toBe('denied')
  })

  it.each([
    '/../package.json',
    '/%2e%2e/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '/assets/../../main.cjs',
  ])('finds nothing outside of its own files at %s', async (path) => {
    expect(await asPage(`fetch('${path}').then((r) => r.status)`)).toBe(404)
  })

  it('sends a file from the disk through the door and gets it back', async () => {
    const file = join(files, 'Đảng viên.bin')
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 31) % 256))
    writeFileSync(file, bytes)
    await asPage(
      `void document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'door-test' }))`,
    )
    await desktop.page.setInputFiles('#door-test', file)
    const back = await asPage<{
      readonly size: number
      readonly sum: number
      readonly name: string
    }>(`(async () => {
      const [file] = document.querySelector('#door-test').files
      const sent = await fetch('/door', { method: 'POST', body: file, headers: { 'X-File-Name': encodeURIComponent(file.name) } })
      const { token } = await sent.json()
      const got = await fetch('/door/' + token)
      const bytes = new Uint8Array(await got.arrayBuffer())
      document.querySelector('#door-test').remove()
      return { size: bytes.length, sum: bytes.reduce((a, b) => a + b, 0), name: got.headers.get('content-disposition') }
    })()`)
    expect(back.size).toBe(bytes.length)
    expect(back.sum).toBe(bytes.reduce((a, b) => a + b, 0))
    expect(back.name).toContain(encodeURIComponent('Đảng viên.bin'))
  })

  it('saves a file from the door where the clerk says', async () => {
    const target = join(files, 'saved.txt')
    await desktop.electron.evaluate(({ session }, path) => {
      // Stands for the clerk, who would answer the system's dialog.
      session.defaultSession.once('will-download', (_, item) => item.setSavePath(path))
    }, target)
    await asPage(`void Object.assign(document.createElement('a'), {
      href: URL.createObjectURL(new Blob(['Biên bản'])), download: 'bien-ban.txt' }).click()`)
    await expect
      .poll(() => {
        try {
          return readFileSync(target, 'utf8')
        } catch {
          return ''
        }
      })
      .toBe('Biên bản')
  })

  it('answers its own main frame only', async () => {
    const outcome = await desktop.electron.evaluate(
      async ({ BrowserWindow }, preload) => {
        const foreign = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
        await foreign.loadURL('data:text/html,<p>elsewhere')
        const answer: unknown = await foreign.webContents.executeJavaScript(
          `officeDoor.call('setup.state', {})`,
        )
        foreign.destroy()
        return answer
      },
      join(import.meta.dirname, '../../out/desktop/preload.cjs'),
    )
    expect(outcome).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  })

  it('refuses what is no message of its preload', async () => {
    const answer = await asPage(`officeDoor.call({ not: 'a name' }, {})`)
    expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  })

  it('makes PDFs in a hidden window that the taskbar never shows', async () => {
    const begun = await asPage<{ readonly ok: boolean }>(
      `officeDoor.call('setup.begin', { communeName: 'xã Mường Than', province: 'Lào Cai', placeName: 'Mường Than' })`,
    )
    expect(begun).toMatchObject({ ok: true })
    const start = await asPage<string>(`(async () => {
      const { value } = await officeDoor.call('documents.headingTrial', {})
      const pdf = await (await fetch('/door/' + value.token)).text()
      return pdf.slice(0, 5)
    })()`)
    expect(start).toBe('%PDF-')
    const visible = await desktop.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isVisible()),
    )
    expect(visible.toSorted()).toEqual([false, true])
  })

  // Last: the driver goes on waiting for a navigation that was refused.
  it('opens no window and goes nowhere else', async () => {
    expect(await asPage(`String(window.open('https://example.com/'))`)).toBe('null')
    const before = desktop.page.url()
    await asPage(`void (location.href = 'https://example.com/')`)
    await desktop.page.waitForTimeout(300)
    expect(desktop.page.url()).toBe(before)
  })
})

describe('a second start on the same folder', () => {
  it('hands over to the window that is open', async () => {
    await expect(startDesktop({ folder: desktop.folder })).rejects.toThrow()
    expect(await asPage(`document.title`)).toContain('Sổ Chi bộ')
  })
})
