import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { root } from '../../build/paths.ts'
import { findBrowser, type PdfPrinter, pdfPrinter } from '../../electron/browser/chromium.ts'
import { Refusal } from '../../shared/refusal.ts'

const printers: PdfPrinter[] = []
const printer = (...find: Parameters<typeof pdfPrinter>) => {
  const made = pdfPrinter(...find)
  printers.push(made)
  return made
}
afterAll(() => Promise.all(printers.map((one) => one.close())))

const font = (subset: string) =>
  readFileSync(join(root, `node_modules/@fontsource/tinos/files/tinos-${subset}-400-normal.woff2`)).toString(
    'base64',
  )

const paper = (body: string) => `<!doctype html><meta charset="utf-8"><style>
  @font-face { font-family: T; src: url(data:font/woff2;base64,${font('vietnamese')}); unicode-range: U+1EA0-1EF9, U+0102-0103, U+0110-0111, U+01AF-01B0, U+01A0-01A1 }
  @font-face { font-family: T; src: url(data:font/woff2;base64,${font('latin')}) }
  @page { size: A4; margin: 20mm 15mm 20mm 30mm }
  body { font: 14pt T; margin: 0 }</style>${body}`

const text = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')

describe('PDFs made by an installed browser', () => {
  it('are A4 pages with the fonts of the paper', async () => {
    const pdf = text(await printer().makePdf(paper('<p>ĐẢNG CỘNG SẢN VIỆT NAM</p>')))
    expect(pdf.slice(0, 5)).toBe('%PDF-')
    const [, width = '', height = ''] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []
    expect(Number(width)).toBeCloseTo((210 / 25.4) * 72, 0)
    expect(Number(height)).toBeCloseTo((297 / 25.4) * 72, 0)
    const fonts = [...pdf.matchAll(/\/BaseFont \/[A-Z]{6}\+([\w-]+)/g)].map(([, name]) => name)
    expect(new Set(fonts)).toEqual(new Set(['Tinos-Regular']))
  })

  it('come out in the order they were asked for, each with its own content', async () => {
    const one = printer()
    const pages = [1, 2, 3]
    const pdfs = await Promise.all(
      pages.map((count) =>
        one.makePdf(paper('<p style="break-after: page">Trang</p>'.repeat(count - 1).concat('hết'))),
      ),
    )
    expect(pdfs.map((pdf) => text(pdf).match(/\/Type \/Page\b/g)?.length)).toEqual(pages)
  })

  it('that are given up hold up nothing after them', async () => {
    const one = printer()
    await one.makePdf(paper('trước'))
    const given = new AbortController()
    const many = one.makePdf(paper('<p style="break-after: page">Trang</p>'.repeat(3000)), given.signal)
    const later = one.makePdf(paper('cũng thôi'), given.signal)
    setTimeout(() => given.abort(), 300)
    const next = one.makePdf(paper('sau'))
    await expect(many).rejects.toThrow()
    await expect(later).rejects.toThrow()
    const asked = performance.now()
    expect(text(await next).match(/\/Type \/Page\b/g)).toHaveLength(1)
    expect(performance.now() - asked).toBeLessThan(8000)
  })

  it('run no script and reach no network', async () => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const bound = server.address()
    const port = bound !== null && typeof bound === 'object' ? bound.port : 0
    const reach = ['127.0.0.1', 'localhost']
      .map((host) => `http://${host}:${port}`)
      .map(
        (url) =>
          `<img src="${url}/img"><iframe src="${url}/frame"></iframe><link rel="stylesheet" href="${url}/css">`,
      )
    const script = `<script>for (let i = 0; i < 5; i++) document.body.append(Object.assign(document.createElement('p'), { style: 'break-after: page', textContent: i })); fetch('http://127.0.0.1:${port}/js')</script>`
    const pdf = text(await printer().makePdf(paper(`<p>một trang</p>${reach.join('')}${script}`)))
    server.close()
    expect(asked).toEqual([])
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
  })

  it('go on after the browser has died', async () => {
    const one = printer()
    await one.makePdf(paper('trước'))
    for (const pid of descendants(process.pid)) process.kill(pid, 'SIGKILL')
    expect(text(await one.makePdf(paper('sau'))).slice(0, 5)).toBe('%PDF-')
  })

  it('leave no process behind', async () => {
    const one = printer()
    await one.makePdf(paper('x'))
    await Promise.all(printers.map((other) => other.close()))
    expect(descendants(process.pid)).toEqual([])
  })

  it('say what to install where there is no browser, and that Word still works', async () => {
    const refused = await printer(() => undefined)
      .makePdf(paper('x'))
      .catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Refusal)
    expect(String(refused)).toMatch(/Chrome, Edge hoặc Chromium.*Word/)
  })

  it('say that the browser does not answer where it cannot start', async () => {
    const refused = await printer(() => '/bin/false')
      .makePdf(paper('x'))
      .catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Refusal)
    expect(String(refused)).toMatch(/Dữ liệu vẫn an toàn/)
  })
})

describe('finding a browser', () => {
  it('looks along PATH on Linux and finds none on an empty one', () => {
    expect(findBrowser('linux', { PATH: '/nowhere' })).toBeUndefined()
    expect(findBrowser('linux', {})).toBeUndefined()
  })
})

/** The processes that this one has started, and theirs, as far as they still run. */
function descendants(parent: number): readonly number[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' })
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , state, ...args]) => !state?.startsWith('Z') && /chrom|edge/i.test(args.join(' ')))
    .map(([pid, ppid]) => ({ pid: Number(pid), ppid: Number(ppid) }))
  const below = (one: number): readonly number[] =>
    rows.filter((row) => row.ppid === one).flatMap((row) => [row.pid, ...below(row.pid)])
  return below(parent)
}
