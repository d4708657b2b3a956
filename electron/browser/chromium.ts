import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, constants, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { Refusal } from '../../shared/refusal.ts'
import { type Connection, connect } from './devtools.ts'

/** Makes PDFs with the browser that is installed on this PC. One hidden process, one page, one paper at a time. */
export interface PdfPrinter {
  readonly makePdf: (html: string, signal?: AbortSignal) => Promise<Uint8Array>
  readonly close: () => Promise<void>
}

const idleMs = 120_000
const startMs = 20_000
/** A paper has so long to be drawn; hundreds of forms in one, by their letters, so much longer. */
const patienceFor = (html: string): number => 30_000 + html.length / 20

const nothingInstalled =
  'Máy này chưa có Chrome, Edge hoặc Chromium nên chưa tạo được bản PDF. Cài một trong ba trình duyệt đó rồi thử lại. Dữ liệu vẫn an toàn; xuất ra Word vẫn dùng được.'
const didNotAnswer =
  'Trình duyệt dùng để tạo bản PDF không trả lời. Dữ liệu vẫn an toàn. Hãy thử lại; nếu vẫn không được, dùng bản Word.'

/** Path of an installed Chrome, Edge or Chromium. */
export function findBrowser(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): string | undefined {
  const candidates =
    platform === 'win32'
      ? ['LOCALAPPDATA', 'ProgramFiles', 'ProgramFiles(x86)'].flatMap((name) => {
          const folder = env[name]
          return folder
            ? ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map(
                (file) => join(folder, file),
              )
            : []
        })
      : (env.PATH ?? '')
          .split(delimiter)
          .filter((folder) => folder !== '')
          .flatMap((folder) =>
            [
              'google-chrome',
              'google-chrome-stable',
              'chromium',
              'chromium-browser',
              'microsoft-edge',
              'microsoft-edge-stable',
            ].map((name) => join(folder, name)),
          )
  return candidates.find((file) => {
    try {
      accessSync(file, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

function browserArguments(profile: string): readonly string[] {
  return [
    '--headless',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-breakpad',
    '--disable-gpu',
    '--metrics-recording-only',
    '--mute-audio',
    '--password-store=basic',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    // Chromium refuses to run as root inside its sandbox. Only our own HTML is drawn, without scripts or network.
    ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    'about:blank',
  ]
}

interface Page {
  readonly process: ChildProcess
  readonly connection: Connection
  readonly session: string
  readonly frame: string
  readonly end: () => Promise<void>
}

/** `find` is asked again for every start: the office may install a browser while the program runs. */
export function pdfPrinter(find: () => string | undefined = findBrowser): PdfPrinter {
  let page: Promise<Page> | undefined
  let queue: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined

  const end = async () => {
    clearTimeout(idle)
    const ending = page
    page = undefined
    const opened = await ending?.catch(() => undefined)
    await opened?.end()
  }

  const draw = async (html: string, signal?: AbortSignal): Promise<Uint8Array> => {
    signal?.throwIfAborted()
    clearTimeout(idle)
    if (page === undefined) {
      const browser = find()
      if (browser === undefined) throw new Refusal('storage', nothingInstalled)
      page = openPage(browser)
    }
    try {
      return await within(
        patienceFor(html),
        page.then((opened) => drawOn(opened, html)),
        signal,
      )
    } catch {
      await end()
      throw new Refusal('storage', didNotAnswer)
    } finally {
      idle = setTimeout(() => void end(), idleMs)
      idle.unref()
    }
  }

  /** A browser that died since the last paper is started again, once. */
  const drawOrRestart = async (html: string, signal?: AbortSignal) => {
    const before = page
    try {
      return await draw(html, signal)
    } catch (error) {
      if (before === undefined || signal?.aborted) throw error
      return await draw(html, signal)
    }
  }

  return {
    makePdf: (html, signal) => {
      const turn = queue.then(() => drawOrRestart(html, signal))
      queue = turn.catch(() => undefined)
      return turn
    },
    close: async () => {
      await queue
      await end()
    },
  }
}

async function openPage(browser: string): Promise<Page> {
  const profile = mkdtempSync(join(tmpdir(), 'so-chi-bo-pdf-'))
  const child = spawn(browser, browserArguments(profile), {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    windowsHide: true,
  })
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const connection = connect(child)
  const end = async () => {
    void connection.send('Browser.close').catch(() => undefined)
    await Promise.race([gone, pause(2000)])
    child.kill('SIGKILL')
    await Promise.race([gone, pause(2000)])
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(() => undefined)
  }

  try {
    return await within(
      startMs,
      (async () => {
        const { targetId } = await connection.send('Target.createTarget', { url: 'about:blank' })
        const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true })
        const session = String(sessionId)
        await connection.send('Emulation.setScriptExecutionDisabled', { value: true }, session)
        await connection.send('Network.enable', {}, session)
        await connection.send(
          'Network.emulateNetworkConditions',
          { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 },
          session,
        )
        return { process: child, connection, session, frame: String(targetId), end }
      })(),
    )
  } catch (error) {
    await end()
    throw error
  }
}

async function drawOn({ connection, session, frame }: Page, html: string): Promise<Uint8Array> {
  await connection.send('Page.setDocumentContent', { frameId: frame, html }, session)
  // The page's own scripts are off; this one comes from outside the page.
  await connection.send(
    'Runtime.evaluate',
    { expression: 'document.fonts.ready.then(() => true)', awaitPromise: true, returnByValue: true },
    session,
  )
  const { stream } = await connection.send(
    'Page.printToPDF',
    {
      preferCSSPageSize: true,
      printBackground: true,
      marginTop: 0,
      marginRight: 0,
      marginBottom: 0,
      marginLeft: 0,
      transferMode: 'ReturnAsStream',
    },
    session,
  )
  return readStream(connection, session, String(stream))
}

const pieceBytes = 256 * 1024

/** Fetches what the browser made piece by piece: a batch of some MB in one message would hold up the whole office. */
async function readStream(connection: Connection, session: string, handle: string): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  try {
    for (;;) {
      const { data, base64Encoded, eof } = await connection.send(
        'IO.read',
        { handle, size: pieceBytes },
        session,
      )
      pieces.push(Buffer.from(String(data), base64Encoded === true ? 'base64' : 'utf8'))
      if (eof === true) return new Uint8Array(Buffer.concat(pieces))
    }
  } finally {
    void connection.send('IO.close', { handle }, session).catch(() => undefined)
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function within<T>(ms: number, work: Promise<T>, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms)
    const giveUp = () => reject(new Error('given up'))
    signal?.addEventListener('abort', giveUp, { once: true })
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
    })
  })
}
