import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract.ts'
import { discard } from '../../helpers/office.ts'
import { type Filled, filledOffice, freeze } from '../filled-office.ts'
import { beside } from '../meetings/database.ts'
import { record } from '../meetings/samples.ts'

let filled: Filled
beforeEach(async () => {
  filled = await filledOffice()
})
afterEach(() => discard(filled.office))

const change = (request: Input<'organisation.change'>['request']) =>
  filled.office.ask('organisation.change', { request })

/** The text of the minutes of a meeting as they are frozen now. */
async function minutesOf(cellId: string, period: string, heldOn: string): Promise<string> {
  const { id } = await filled.office.ask('meetings.open', { cellId, period, kind: 'regular', heldOn })
  return frozen(id)
}

async function frozen(meeting: string): Promise<string> {
  await record(filled.office, meeting, { conclusion: 'Thống nhất các nội dung trên.' })
  const paper = await freeze({ office: filled.office, meeting })
  return beside(filled.office, (database) =>
    database.prepare('SELECT document FROM paper_version WHERE paper_id = ?').pluck().get(paper),
  ) as string
}

describe('the minutes of a meeting', () => {
  it('of last year have the name of last year after a renaming', async () => {
    await change({ kind: 'rename', bodyId: filled.cells[0], name: 'Chi bộ bản Sen Mới', on: '2026-07-01' })
    const last = await minutesOf(filled.cells[0], '2025-10', '2025-10-03')
    expect(last).toContain('CHI BỘ THÔN SEN ĐÔNG')
    expect(last).not.toMatch(/sen mới/i)
    const now = await minutesOf(filled.cells[0], '2026-08', '2026-08-03')
    expect(now).toContain('CHI BỘ BẢN SEN MỚI')
    expect(now).not.toMatch(/thôn sen đông/i)
  })

  it('of a cell that was merged since have its name, and its roll, and are still written', async () => {
    const { id: before } = await filled.office.ask('meetings.open', {
      cellId: filled.cells[0],
      period: '2025-11',
      kind: 'regular',
      heldOn: '2025-11-03',
    })
    await change({
      kind: 'merge',
      sourceIds: [...filled.cells],
      into: { key: 'new-1', name: 'Chi bộ bản Sen' },
      on: '2026-10-01',
    })
    // One that was opened before the merger, and one that is entered afterwards.
    const document = await frozen(before)
    expect(document).toContain('CHI BỘ THÔN SEN ĐÔNG')
    expect(document).not.toMatch(/chi bộ bản sen/i)
    expect((await filled.office.ask('meetings.get', { id: before })).roll).toHaveLength(3)
    expect(await minutesOf(filled.cells[1], '2025-12', '2025-12-05')).toContain('CHI BỘ TRƯỜNG MẦM NON')
    const [cell] = await filled.office.ask('organisation.cells', {})
    expect(await minutesOf(cell?.id ?? '', '2026-10', '2026-10-05')).toContain('CHI BỘ BẢN SEN')
  })

  it('of a cell that goes on in a merger under a new name have the name of the day', async () => {
    await change({
      kind: 'merge',
      sourceIds: [...filled.cells],
      into: { bodyId: filled.cells[0], name: 'Chi bộ bản Sen' },
      on: '2026-10-01',
    })
    expect(await minutesOf(filled.cells[0], '2025-10', '2025-10-03')).toContain('CHI BỘ THÔN SEN ĐÔNG')
    expect(await minutesOf(filled.cells[0], '2026-10', '2026-10-03')).toContain('CHI BỘ BẢN SEN')
  })
})
