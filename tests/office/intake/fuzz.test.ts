import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorkbook, readWorkbook, type WorkbookLook } from '../../../electron/office/intake/workbook.ts'
import { proposedPlan } from '../../../shared/intake/proposal.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { nationalBook } from '../../fixtures/books.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { oddBook } from './fuzz-books.ts'

const books = 2000
/** So many of them go through the whole office, worker thread and register included. */
const everyNth = 50
/** One book may take so long; the two cores of the test may be busy with other things. */
const longest = 5000
/** All of them take half a minute on two quiet cores. */
const deadline = 240_000
const mostMemory = 400 * 1024 * 1024
const today = '2026-11-22'
const quiet = { progress: () => undefined }

let office: OfficeUnderTest
let wholes: readonly Buffer[]
beforeAll(async () => {
  office = await officeAt({ now: `${today}T01:00:00Z` })
  const folder = join(import.meta.dirname, '../../fixtures/workbooks')
  wholes = [
    Buffer.from(await nationalBook({})),
    readFileSync(join(folder, 'danh-sach-cu-tcvn3.xlsx')),
    readFileSync(join(folder, 'DS_DANGVIEN.xlsx')),
  ]
  const upload = office.door.put({ name: 'ds.xlsx', mediaType: '', bytes: await nationalBook({}) })
  const { previewId } = await office.ask('intake.preview', { upload })
  await office.ask('intake.apply', { previewId })
})
afterAll(() => discard(office))

/** A sentence that says what is safe and what to do. */
const isClear = (message: string) => /Chưa ghi gì vào sổ\./.test(message) && /Hãy [^.]+\./.test(message)

/** As the wizard would go: looked at, and where that is possible read by what it proposes. */
async function read(bytes: Buffer): Promise<'refused' | 'read'> {
  try {
    const { look, reading } = await openWorkbook({ bytes, today }, quiet)
    if (reading === null) await readProposed(bytes, look)
    return 'read'
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    expect(fault.message).toSatisfy(isClear)
    return 'refused'
  }
}

async function readProposed(bytes: Buffer, look: WorkbookLook): Promise<void> {
  const { labels: _, ...rest } = look
  const plan = proposedPlan(
    { ...rest, sheets: [...look.sheets], fileName: '', rememberedAt: null },
    () => true,
  )
  await readWorkbook({ bytes, today, plan, accepted: 'all' }, quiet)
}

describe('2,000 damaged and odd workbooks', () => {
  it(
    'end each in a clear sentence or in a preview, in bounded time and memory',
    async () => {
      const outcomes = { refused: 0, read: 0 }
      let slowest = { number: -1, ms: 0 }
      let mostUsed = 0
      const before = process.memoryUsage().rss
      for (let number = 0; number < books; number += 1) {
        const bytes = oddBook(number, wholes)
        const start = performance.now()
        const outcome = await read(bytes).catch((fault: unknown) => {
          throw new Error(`book ${number}: ${fault instanceof Error ? fault.stack : String(fault)}`)
        })
        const ms = performance.now() - start
        outcomes[outcome] += 1
        if (ms > slowest.ms) slowest = { number, ms }
        mostUsed = Math.max(mostUsed, process.memoryUsage().rss - before)
      }
      expect(outcomes.refused + outcomes.read).toBe(books)
      // Neither a reader that refuses everything nor one that swallows everything.
      expect(Math.min(outcomes.refused, outcomes.read)).toBeGreaterThan(books / 10)
      expect(slowest.ms, `book ${slowest.number}`).toBeLessThan(longest)
      expect(mostUsed).toBeLessThan(mostMemory)
    },
    deadline,
  )

  it(
    'leave the register untouched',
    async () => {
      const state = async () => ({
        people: await office.ask('people.search', { query: '', standing: 'all' }),
        cells: await office.ask('organisation.cells', {}),
        batches: await office.ask('intake.batches', {}),
      })
      const before = await state()
      for (let number = 0; number < books; number += everyNth) {
        // One further each time, so that all kinds come.
        const bytes = oddBook(number + number / everyNth, wholes)
        const upload = office.door.put({ name: 'ds.xlsx', mediaType: '', bytes })
        const answer = await office.call('intake.open', { upload })
        if (!answer.ok) expect([answer.error.code, isClear(answer.error.message)]).toEqual(['refused', true])
      }
      expect(await state()).toEqual(before)
    },
    deadline,
  )
})
