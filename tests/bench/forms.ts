import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { pdfPrinter } from '../../electron/browser/chromium.ts'
import { browserHost } from '../../electron/browser/host.ts'
import { pageCount } from '../../electron/office/documents/printing.ts'
import { fullForm, jpeg } from '../fixtures/sample-forms.ts'
import { openBareBrowser } from './bare-browser.ts'
import { median, timed } from './measure.ts'
import { type BenchOffice, openBenchOffice } from './office.ts'
import { ratioRow, valueRow } from './row.ts'
import { type Measurement, membersOf } from './setting.ts'

const size = { members: 200, cells: 10, meetingCells: 0, years: 1 }
const photoBytes = 40_000
/** Against pages of the same text without boxes, tables and fonts of their own. */
const budget = 3
const idleMs = 500
/** The longest that the main thread may be kept at a time. */
const budgetMs = 40

/** A form as full as an elderly member's: three pages, with a picture. */
async function fillForms(office: BenchOffice): Promise<void> {
  const { rows } = await office.ask('people.search', { limit: 500 })
  const { lists, details, admission } = fullForm
  for (const { id } of rows) {
    const { revision } = await office.ask('people.form', { id })
    const changed = await office.ask('people.changeForm', {
      id,
      revision,
      details,
      admission,
      lists: {
        ...lists,
        careers: lists.careers.slice(0, 8),
        trainings: lists.trainings.slice(0, 3),
        relatives: lists.relatives.slice(0, 6),
      },
    })
    const upload = office.door.put({ name: 'anh.jpg', mediaType: 'image/jpeg', bytes: jpeg(photoBytes, id) })
    await office.ask('people.setPhoto', { id, revision: changed.revision, upload })
  }
}

/** The text of a printed form as plain paragraphs. */
const plainPage = (html: string): string => {
  const body = html
    .slice(html.indexOf('<body>'))
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<img[^>]*>/g, '')
    .replace(/<\/(p|td|th|h1|h2|article)>/g, '\n')
    .replace(/<[^>]+>/g, '')
  const lines = body.split('\n').filter((line) => line.trim() !== '')
  return `<!doctype html><meta charset="utf-8"><title></title>${lines.map((line) => `<p>${line}</p>`).join('')}`
}

/** The phiếu of 200 members into one PDF, per page. */
export const printingForms: Measurement = async ({ office, folder, rounds }) => {
  const printer = pdfPrinter()
  let html = ''
  const delay = monitorEventLoopDelay({ resolution: 2 })
  const opened = await openBenchOffice(
    // Nobody else asks for an office of this size: it is written here.
    await office(size),
    browserHost({
      ...printer,
      makePdf: async (page) => {
        html = page
        delay.disable()
        const pdf = await printer.makePdf(page)
        delay.enable()
        return pdf
      },
    }),
  )
  const bare = await openBareBrowser(folder('browser'))
  try {
    await fillForms(opened)
    const print = () => opened.ask('forms.print', { form: 'member' })
    const { pages } = await print()
    const plain = plainPage(html)
    const plainPages = pageCount(await bare.pdf(plain))
    const ours: number[] = []
    const theirs: number[] = []
    const waits: number[] = []
    const idle: number[] = []
    for (let round = 0; round < rounds(5); round += 1) {
      delay.reset()
      delay.enable()
      ours.push((await timed(print)) / pages)
      delay.disable()
      waits.push(delay.max / 1e6)
      delay.reset()
      delay.enable()
      await setTimeout(idleMs)
      delay.disable()
      idle.push(delay.max / 1e6)
      theirs.push((await timed(() => bare.pdf(plain))) / plainPages)
    }
    const scale = `${membersOf(size)}, ${pages} pages`
    return [
      ratioRow(
        {
          name: 'forms to one PDF, a page',
          scale,
          note: 'forms.print of every phiếu with its picture, against the same text as bare paragraphs, both per page',
        },
        { value: median(ours), baseline: median(theirs) },
        budget,
      ),
      valueRow(
        {
          name: 'forms to one PDF, longest wait',
          scale,
          note: 'the longest that the office kept the main thread, without the way to the browser and back, against doing nothing',
        },
        { value: median(waits), baseline: median(idle) },
        budgetMs,
      ),
    ]
  } finally {
    await bare.close()
    await opened.close()
    await printer.close()
  }
}
