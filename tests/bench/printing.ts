import { pdfPrinter } from '../../electron/browser/chromium.ts'
import { browserHost } from '../../electron/browser/host.ts'
import { fontFaceCss } from '../../electron/office/documents/fonts.ts'
import { documentHtml, hasBoldItalic } from '../../shared/documents/html.ts'
import { layoutProfileOn } from '../../shared/documents/layout.ts'
import { sampleMinutes } from '../fixtures/sample-minutes.ts'
import { openBrowser } from '../helpers/browser.ts'
import { fontFolder } from '../helpers/office.ts'
import { openBareBrowser } from './bare-browser.ts'
import { compare } from './measure.ts'
import { openBenchOffice, today } from './office.ts'
import { ratioRow } from './row.ts'
import type { Measurement } from './setting.ts'

const budget = 1.5
const emptyPage = '<!doctype html><title></title>'

/** The minutes of a typical month of 14 members, from the register to the PDF and as a page alone. */
export const printing: Measurement = async ({ office, folder, rounds }) => {
  const printer = pdfPrinter()
  const opened = await openBenchOffice(
    await office({ members: 14, cells: 1, meetingCells: 1, years: 1 }),
    browserHost(printer),
  )
  const bare = await openBareBrowser(folder('browser'))
  const driven = await openBrowser()
  try {
    const [cell] = await opened.ask('meetings.month', { period: '2026-11' })
    const meetingId = cell?.meetings[0]?.id ?? ''
    const html = documentHtml(sampleMinutes, layoutProfileOn(today), {
      fontFaceCss: fontFaceCss(fontFolder, hasBoldItalic(sampleMinutes)),
    })
    const preview = await compare(
      // Read from the register, built, drawn by the host's own browser, put behind the door.
      () => opened.ask('documents.preview', { meetingId }),
      () => bare.pdf(emptyPage),
      { rounds: rounds(25), warmUp: 4 },
    )
    const alone = await compare(
      () => driven.pdf(html),
      () => driven.pdf(emptyPage),
      { rounds: rounds(25), warmUp: 4 },
    )
    return [
      ratioRow(
        {
          name: 'minutes to PDF, by the office',
          scale: '14 members',
          note: 'documents.preview, against loading and printing an empty page in a new page of a running browser',
        },
        preview,
        budget,
      ),
      ratioRow(
        {
          name: 'minutes to PDF, in a new page',
          scale: '14 members, 3 pages',
          note: 'the HTML with its fonts, against an empty page, both in a new page of one browser driven by Playwright',
        },
        alone,
        budget,
      ),
    ]
  } finally {
    await bare.close()
    await driven.close()
    await opened.close()
    await printer.close()
  }
}
