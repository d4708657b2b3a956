import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PdfPrinter, pdfPrinter } from '../../electron/browser/chromium.ts'
import { browserHost } from '../../electron/browser/host.ts'
import { wholeList } from '../../shared/finding/definition.ts'
import { freeFields, hostile, pathName, withHostileText } from '../helpers/hostile.ts'
import { leadTo } from '../helpers/leading.ts'
import { type OfficeUnderTest, officeAt } from '../helpers/office.ts'
import { pdfPages } from '../helpers/pdf.ts'
import { unzip } from '../helpers/zip.ts'
import { type Filled, fill, freeze, now } from '../office/filled-office.ts'
import { steps, writeNames } from '../office/walk.ts'

export interface HostilePage {
  readonly page: Page
  readonly close: () => Promise<unknown>
}

/** Steps of the walk that shut the office, or open it to somebody else. */
const left = new Set(['setup.begin', 'accounts.setIdle', 'handovers.cancel'])

/** Every text that the contract takes as it is typed, typed as markup that is a formula: nowhere more than a text. */
export const describeHostileText = (where: string, open: (folder: string) => Promise<HostilePage>): void => {
  describe(`markup and formulas typed into every field, ${where}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'so-chi-bo-test-'))
    let printer: PdfPrinter
    let office: OfficeUnderTest
    let filled: Filled
    const fields = new Set<string>()

    beforeAll(async () => {
      printer = pdfPrinter()
      office = await officeAt({ folder, host: browserHost(printer), now })
      filled = await fill(office)
      for (const name of writeNames) {
        if (left.has(name)) continue
        const plain = await steps[name](filled)
        const free = freeFields(name, plain)
        // Rules of the office may refuse some field of it; then each is typed by itself, until one is taken.
        const tries = [free, ...free.map((path) => [path]), []]
        for (const paths of tries) {
          const answer = await office.call(name, withHostileText(plain, paths))
          if (!answer.ok && paths.length > 0) continue
          expect(answer).toMatchObject({ ok: true })
          for (const path of paths) fields.add(`${name} ${pathName(path)}`)
          break
        }
      }
    }, 300_000)
    afterAll(async () => {
      await office?.close()
      await printer?.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    })

    it('are taken by most fields', () => {
      expect([...fields].length).toBeGreaterThan(100)
    })

    it('stand as text in the papers that are printed', async () => {
      const { meeting: meetingId } = filled
      const known = await office.ask('documents.ofMeeting', { meetingId })
      const paperId = known && known.state !== 'draft' ? known.id : await freeze(filled)
      const pdf = await office.ask('documents.pdf', { paperId })
      expect(await textOf(taken(office, pdf.token))).toContain(hostile)
      const word = await office.ask('documents.word', { meetingId })
      const xml = (await unzip(taken(office, word.token))).get('word/document.xml')?.toString('utf8')
      expect(xml).toContain('=&lt;i id=hostile&gt;&amp;amp;')
      expect(xml).not.toContain('<i id=')
    })

    it.each([
      { form: 'cell' },
      { form: 'member', cellId: null },
      { form: 'list', title: `${hostile} danh sách`, list: wholeList },
    ] as const)('stand as text on the form $form', async (wish) => {
      const { token } = await office.ask('forms.print', wish as never)
      expect(await textOf(taken(office, token))).toContain('<i id=hostile>&amp;')
    })

    it('are text, never a formula, in workbooks', async () => {
      const { token } = await office.ask('forms.listWorkbook', {
        title: `${hostile} danh sách`,
        list: wholeList,
      })
      const parts = await unzip(taken(office, token))
      const sheets = [...parts].filter(([name]) => name.startsWith('xl/worksheets/'))
      expect(sheets.length).toBeGreaterThan(0)
      for (const [, xml] of sheets) expect(xml.toString('utf8')).not.toMatch(/<f[ >]|<i id=hostile>/)
      expect([...parts.values()].some((xml) => xml.includes('=&lt;i id=hostile&gt;'))).toBe(true)
    })

    it('stand as text on every page', async () => {
      const routes = await routesOf(office, filled)
      await office.close()
      const { page, close } = await open(folder)
      try {
        const found: string[] = []
        let shown = 0
        page.on('pageerror', (error) => found.push(error.message))
        for (const route of routes) {
          await leadTo(page, route)
          await page.getByRole('heading', { level: 1 }).first().waitFor()
          await page.waitForTimeout(250)
          const seen = await page.evaluate(() => ({
            element: document.getElementById('hostile')?.outerHTML,
            text: document.body.textContent.includes('=<i id=hostile>&amp;"'),
          }))
          if (seen.element !== undefined) found.push(`${route}: ${seen.element}`)
          if (seen.text) shown += 1
        }
        expect(found).toEqual([])
        expect(shown).toBeGreaterThan(routes.length / 3)
      } finally {
        await close()
      }
    })
  })
}

function taken(office: OfficeUnderTest, token: string): Uint8Array {
  const bytes = office.door.take(token)?.bytes
  if (bytes === undefined) throw new Error('nothing behind the door')
  return bytes
}

const textOf = async (bytes: Uint8Array): Promise<string> =>
  (await pdfPages(bytes)).flatMap(({ lines }) => lines.map(({ text }) => text)).join(' ')

/** Pages where texts of the walk are shown. */
async function routesOf(
  office: OfficeUnderTest,
  { cells: [cell], members, meeting }: Filled,
): Promise<string[]> {
  const { tasks } = await office.ask('tasks.list', { state: 'all' })
  const { petitions } = await office.ask('petitions.list', { state: 'all' })
  const [paper] = await office.ask('documents.papers', {})
  return [
    ...['/', '/sinh-hoat', '/chi-bo', `/chi-bo/${cell}`, '/chi-bo/dang-bo', '/chi-bo/thay-doi', '/dang-vien'],
    ...members.flatMap((id) => ['', '?muc=dang-tich', '?muc=ho-so'].map((end) => `/dang-vien/${id}${end}`)),
    ...['/nguoi-ngoai', '/bien-dong', '/di-lam-xa', `/buoi/${meeting}`, '/van-ban', '/nhiem-vu?xem=all'],
    ...tasks.slice(0, 2).map(({ id }) => `/nhiem-vu?xem=all&viec=${id}`),
    ...petitions.slice(0, 2).map(({ id }) => `/kien-nghi?xem=all&kien-nghi=${id}`),
    ...(paper ? [`/van-ban/${paper.id}`] : []),
    ...[
      '/kien-nghi?xem=all',
      '/de-nghi?xem=all',
      '/cap-uy-vien',
      '/cam-ket',
      '/cung-co',
      '/giao-ban?nam=2026',
    ],
    ...[
      '/lop-tap-huan?nam=2026',
      '/kiem-tra-so-sach',
      '/dong-gop?nam=2026',
      '/so-lieu-thon?nam=2026',
      '/bao-cao',
    ],
    ...[
      '/mau-chuong-trinh',
      '/can-hoi-lai',
      '/quan-triet',
      '/ke-hoach?nam=2026',
      '/thiet-lap',
      '/thung-rac',
      '/nhat-ky',
    ],
  ]
}
