import { pdfPrinter } from '../../electron/browser/chromium.ts'
import { browserHost } from '../../electron/browser/host.ts'
import { makeOffice, type Size } from './data.ts'
import { median } from './measure.ts'
import { type BenchOffice, openBenchOffice } from './office.ts'
import { ratioRow } from './row.ts'
import type { Measurement } from './setting.ts'

const commune: Size = { members: 5000, cells: 200, meetingCells: 200, years: 1 }
const oneCell: Size = { members: 25, cells: 1, meetingCells: 1, years: 1 }
const period = '2026-11'
const budget = 1.3

/**
 * Freezes the minutes of a meeting as they stand; answers the paper, and how long it took. The data has them frozen on one
 * PDF for all, so they are opened for a change first, which is not counted.
 */
async function frozen(
  office: BenchOffice,
  meetingId: string,
): Promise<{ readonly id: string; readonly ms: number }> {
  const kept = await office.ask('documents.ofMeeting', { meetingId, kind: 'minutes' })
  if (kept === null) throw new Error('the meeting has no minutes')
  const { id: paperId, revision } = kept
  await office.ask('documents.reopen', { paperId, revision, reason: 'In lại biên bản' })
  const began = performance.now()
  const { revision: meetingRevision } = await office.ask('meetings.get', { id: meetingId })
  const asked = { meetingId, kind: 'minutes', meetingRevision, number: kept.number } as const
  const { id } = await office.ask('documents.freeze', asked)
  return { id, ms: performance.now() - began }
}

/** Joins papers into one PDF; answers its pages, and how long it took. */
async function joined(office: BenchOffice, papers: readonly string[]) {
  const began = performance.now()
  const { pages } = await office.ask('documents.pdfOfMany', { papers: [...papers] })
  return { pages, ms: performance.now() - began }
}

/** A month's minutes of all cells as one PDF, per page, against the same of one cell alone. */
export const batching: Measurement = async ({ folder }) => {
  const printer = pdfPrinter()
  const open = async (size: Size) => {
    const place = folder(`batch-${size.cells}`)
    await makeOffice(place, size)
    return openBenchOffice(place, browserHost(printer))
  }
  const many = await open(commune)
  const one = await open(oneCell)
  try {
    const cellId = (await one.ask('organisation.cells', {}))[0]?.id ?? ''
    const [first, ...months] = await one.ask('meetings.ofCell', { cellId, limit: 12 })
    // The browser and the workshop begin with the first paper.
    if (first !== undefined) await joined(one, [(await frozen(one, first.id)).id])
    const cells = await many.ask('meetings.month', { period })
    const meetings = cells.flatMap((cell) => cell.meetings.map(({ id }) => id))
    const turn = Math.ceil(meetings.length / months.length)
    const papers: string[] = []
    const alone: number[] = []
    const drawn: number[] = []
    for (const [index, meetingId] of meetings.entries()) {
      const paper = await frozen(many, meetingId)
      papers.push(paper.id)
      drawn.push(paper.ms)
      // In turn with the others, so that both meet the same weather on the machine.
      const other = index % turn === 0 ? months[index / turn] : undefined
      if (other === undefined) continue
      const single = await frozen(one, other.id)
      alone.push(single.ms / (await joined(one, [single.id])).pages)
    }
    const all = await joined(many, papers)
    return [
      ratioRow(
        {
          name: 'minutes of a month as one PDF, per page',
          scale: `${commune.cells} cells, ${all.pages} pages`,
          note: 'the minutes of all cells frozen and joined, against those of a cell alone, one by one',
        },
        { value: (median(drawn) * drawn.length + all.ms) / all.pages, baseline: median(alone) },
        budget,
      ),
    ]
  } finally {
    await many.close()
    await one.close()
    await printer.close()
  }
}
