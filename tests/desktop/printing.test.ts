import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../shared/command.ts'
import type { CommandName, Input, Output } from '../../shared/contract.ts'
import { type Cups, startCups, whyNoCups } from '../helpers/cups.ts'
import { type Desktop, startDesktop } from '../helpers/desktop.ts'
import { leadTo } from '../helpers/leading.ts'
import { type PdfPage, pdfPages } from '../helpers/pdf.ts'

const without = whyNoCups()

/** Through the window's own door, as its pages do. */
const caller =
  (desktop: () => Desktop) =>
  async <N extends CommandName>(name: N, input: Input<N>): Promise<Output<N>> => {
    const asked = `officeDoor.call(${JSON.stringify(name)}, ${JSON.stringify(input)})`
    const answer = await desktop().page.evaluate<Answer<Output<N>>>(asked)
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`)
    return answer.value
  }

const textOf = ({ lines }: PdfPage) => lines.map(({ text }) => text).join(' ')

describe.skipIf(without !== undefined)(
  `minutes on a printer of the system${without ? ` (not run: ${without})` : ''}`,
  () => {
    let cups: Cups
    let desktop: Desktop
    let minutes: readonly string[]
    let saved: readonly PdfPage[]
    const call = caller(() => desktop)
    const before = process.env.CUPS_SERVER

    beforeAll(async () => {
      cups = await startCups()
      process.env.CUPS_SERVER = cups.server
      desktop = await startDesktop({ demo: true })
      await desktop.page.getByRole('heading', { level: 1 }).waitFor()
      const papers = await call('documents.papers', {})
      minutes = papers
        .filter(({ kind, state }) => kind === 'minutes' && state !== 'draft')
        .map(({ id }) => id)
      const { token } = await call('documents.pdf', { paperId: minutes[0] ?? '' })
      const bytes = await desktop.page.evaluate<number[]>(
        `fetch('/door/${token}').then((answer) => answer.arrayBuffer()).then((bytes) => [...new Uint8Array(bytes)])`,
      )
      saved = await pdfPages(Uint8Array.from(bytes))
    })
    afterAll(async () => {
      await desktop?.clear()
      await cups?.close()
      if (before === undefined) delete process.env.CUPS_SERVER
      else process.env.CUPS_SERVER = before
    })

    const print = async (more: Partial<Input<'printing.papers'>>) => {
      const papers = [{ paperId: minutes[0] ?? '', copies: 1 }]
      const outcome = await call('printing.papers', { papers, sides: 'one', printer: cups.printer, ...more })
      const job = await cups.nextJob()
      return { ...job, how: outcome.how, pages: await pdfPages(job.pdf) }
    }

    it('knows the printer', async () => {
      const { isDirect, printers } = await call('printing.printers', {})
      expect(isDirect).toBe(true)
      expect(printers.map(({ name }) => name)).toEqual([cups.printer])
    })

    it('prints A4, unscaled, every line where the saved PDF has it, to half a millimetre', async () => {
      const { how, pages, options, title } = await print({})
      expect(['printed', 'sent']).toContain(how)
      expect(options).toContain('PageSize=A4')
      // Everybody at the printer sees the name of the job.
      expect(title).not.toMatch(/biên bản|chi bộ/i)
      expect(pages).toHaveLength(saved.length)
      for (const [index, page] of pages.entries()) {
        const there = saved[index]
        expect(page.width).toBeCloseTo(210, 0)
        expect(page.height).toBeCloseTo(297, 0)
        expect(textOf(page)).toBe(there && textOf(there))
        for (const [at, line] of page.lines.entries()) {
          const same = there?.lines[at]
          expect(Math.abs(line.left - (same?.left ?? 0))).toBeLessThan(0.5)
          expect(Math.abs(line.right - (same?.right ?? 0))).toBeLessThan(0.5)
          expect(Math.abs(line.baseline - (same?.baseline ?? 0))).toBeLessThan(0.5)
        }
      }
      expect(Math.min(...(pages[1]?.lines ?? []).map(({ left }) => left))).toBeCloseTo(30, 0)
    })

    it('prints copies on both sides, each on a fresh sheet, the backs with their room for binding on the right', async () => {
      const { pages, options } = await print({
        sides: 'long',
        papers: [{ paperId: minutes[0] ?? '', copies: 2 }],
      })
      expect(options).toContain('Duplex=DuplexNoTumble')
      const odd = saved.length % 2 === 1
      const once = [...saved.map(textOf), ...(odd ? [''] : [])]
      expect(pages.map(textOf)).toEqual([...once, ...once])
      const left = (page: PdfPage | undefined) => Math.min(...(page?.lines ?? []).map((line) => line.left))
      expect(left(saved[1]) - left(pages[1])).toBeCloseTo(15, 0)
    })

    it('prints the pages that were asked for, then fronts and backs in two passes', async () => {
      expect((await print({ range: '2' })).pages.map(textOf)).toEqual(saved.slice(1, 2).map(textOf))
      const fronts = await print({ sides: 'passes', pass: 'fronts' })
      expect(fronts.options).toContain('Duplex=None')
      expect(fronts.pages.map(textOf)).toEqual(saved.filter((_, at) => at % 2 === 0).map(textOf))
      const backs = await print({ sides: 'passes', pass: 'backs', isBackReversed: true })
      expect(backs.pages.map(textOf).toReversed()).toEqual(
        fronts.pages.map((_, at) => {
          const page = saved[at * 2 + 1]
          return page ? textOf(page) : ''
        }),
      )
    })

    it('prints the papers of a month as sets of the cells, in the copies that each kind needs', async () => {
      const { period } = await call('home.overview', {})
      const { token, kinds, pages: drawn } = await call('forms.print', { form: 'month', period })
      expect(kinds).toEqual(['roll', 'sheet', 'tasks', 'score'])
      const copies = { roll: 2, sheet: 1, tasks: 1, score: 1 }
      const asked = { file: token, copies, sides: 'long', printer: cups.printer } as const
      const { sets } = await call('printing.file', asked)
      const { pdf } = await cups.nextJob()
      const sides = (await pdfPages(pdf)).map(textOf)
      expect(sides.length).toBeGreaterThan(drawn)
      expect(sets.length).toBeGreaterThan(5)
      const title = 'DANH SÁCH ĐẢNG VIÊN DỰ SINH HOẠT'
      for (const { label, firstSheet, lastSheet } of sets) {
        const ofSet = sides.slice((firstSheet - 1) * 2, lastSheet * 2)
        expect([label, ofSet[0]?.includes(label.toLocaleUpperCase('vi'))]).toEqual([label, true])
        const rolls = ofSet.flatMap((text, at) => (text.includes(title) ? [at % 2] : []))
        expect([label, rolls.length % 2, rolls.includes(1)]).toEqual([label, 0, false])
      }
    })

    it('is chosen in the dialog of the window, which remembers it for this kind of paper', async () => {
      const { page } = desktop
      await leadTo(page, `/van-ban/${minutes[0]}`)
      await page.getByRole('button', { name: 'In', exact: true }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Máy in').selectOption(cups.printer)
      await dialog.getByText(/^\d+ tờ giấy A4$/).waitFor()
      await dialog.getByRole('button', { name: 'In', exact: true }).click()
      await dialog.getByText(/^Đã gửi tới máy in/).waitFor({ timeout: 60_000 })
      expect((await pdfPages((await cups.nextJob()).pdf)).map(textOf)).toEqual(saved.map(textOf))
      await dialog.getByRole('button', { name: 'Xong' }).click()
      await page.getByRole('button', { name: 'In', exact: true }).click()
      await expect.poll(() => dialog.getByLabel('Máy in').inputValue()).toBe(cups.printer)
      await page.keyboard.press('Escape')
    })

    it('prints two hundred minutes without a standstill of the window or of the program', async () => {
      const papers = Array.from({ length: 200 }, (_, at) => ({
        paperId: minutes[at % minutes.length] ?? '',
        copies: 1,
      }))
      const { page, electron } = desktop
      const begin = () => {
        const watched = globalThis as typeof globalThis & {
          longest?: number
          watching?: ReturnType<typeof setInterval>
        }
        let last = performance.now()
        watched.longest = 0
        watched.watching = setInterval(() => {
          const now = performance.now()
          watched.longest = Math.max(watched.longest ?? 0, now - last - 20)
          last = now
        }, 20)
      }
      const end = () => {
        const watched = globalThis as typeof globalThis & {
          longest?: number
          watching?: ReturnType<typeof setInterval>
        }
        clearInterval(watched.watching)
        return watched.longest ?? Number.NaN
      }
      await page.evaluate(begin)
      await electron.evaluate(begin)
      const started = performance.now()
      const { pages, how } = await print({ papers, sides: 'long' })
      const took = performance.now() - started
      const inWindow = await page.evaluate(end)
      const inProgram = await electron.evaluate(end)
      console.info(
        `200 minutes (${how}): ${pages.length} pages in ${Math.round(took)} ms; longest standstill of the window ${Math.round(inWindow)} ms, of the program ${Math.round(inProgram)} ms`,
      )
      expect(pages.length).toBeGreaterThanOrEqual(400)
      expect(inWindow).toBeLessThan(500)
      expect(inProgram).toBeLessThan(500)
    })

    // The last: it closes the program.
    it('keeps the program open until the paper has reached the printer', async () => {
      const { page, electron } = desktop
      // The clerk waits: the question goes away by itself.
      const question = await electron.evaluateHandle(({ dialog }) => {
        const asked: string[] = []
        dialog.showMessageBox = (async (...given: readonly unknown[]) => {
          const { message, signal } = given.at(-1) as { message: string; signal: AbortSignal }
          asked.push(message)
          await new Promise((resolve) => signal.addEventListener('abort', resolve))
          return { response: 0, checkboxChecked: false }
        }) as unknown as typeof dialog.showMessageBox
        return asked
      })
      const papers = Array.from({ length: 20 }, () => ({ paperId: minutes[0] ?? '', copies: 1 }))
      const asked = JSON.stringify({ papers, sides: 'one', printer: cups.printer })
      // With a number of its own, as the window starts its long work.
      await page.evaluate(`void officeDoor.call('printing.papers', ${asked}, 'printing of the test')`)
      const closed = page.waitForEvent('close', { timeout: 60_000 })
      await electron.evaluate(({ BrowserWindow }) => {
        for (const window of BrowserWindow.getAllWindows()) if (window.isVisible()) window.close()
      })
      await expect
        .poll(() => question.evaluate((asked) => asked))
        .toEqual([expect.stringMatching(/^Còn việc đang làm dở/)])
      expect(page.isClosed()).toBe(false)
      await closed
      expect((await pdfPages((await cups.nextJob()).pdf)).length).toBe(20 * saved.length)
    })
  },
  180_000,
)

describe('a PC without a printer', () => {
  let desktop: Desktop
  const before = process.env.CUPS_SERVER
  beforeAll(async () => {
    process.env.CUPS_SERVER = '/nonexistent/cups.sock'
    desktop = await startDesktop({ demo: true })
  })
  afterAll(async () => {
    await desktop?.clear()
    if (before === undefined) delete process.env.CUPS_SERVER
    else process.env.CUPS_SERVER = before
  })

  it('shows the paper and saves it, and says in words why it is not printed', async () => {
    const { page } = desktop
    await page.getByRole('heading', { level: 1 }).waitFor()
    const call = caller(() => desktop)
    const paper = (await call('documents.papers', {})).find(({ state }) => state !== 'draft')
    await leadTo(page, `/van-ban/${paper?.id}`)
    await page.getByRole('button', { name: 'In', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Máy tính này chưa có máy in nào.').waitFor()
    await dialog.getByRole('region', { name: /^Các tờ sẽ in, \d+ trang$/ }).waitFor()
    expect(await dialog.getByRole('button', { name: 'In', exact: true }).count()).toBe(0)
    expect(await dialog.getByRole('button', { name: 'Lưu PDF' }).isEnabled()).toBe(true)
  })
}, 120_000)
