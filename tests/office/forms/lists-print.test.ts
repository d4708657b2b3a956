import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, type PdfPrinter, pdfPrinter } from '../../../electron/browser/chromium.ts'
import { browserHost } from '../../../electron/browser/host.ts'
import type { PrintWish } from '../../../shared/forms/contract.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { pdfPages } from '../../helpers/pdf.ts'
import { type Cell, foundCell, newId, openMeeting, record, seedNames } from '../meetings/samples.ts'

let printer: PdfPrinter
let office: OfficeUnderTest
let cell: Cell
const taskId = newId()
const [secretary = ''] = seedNames

beforeAll(async () => {
  printer = pdfPrinter()
  office = await officeAt({ now: '2026-11-22T03:00:00Z', host: browserHost(printer) })
  cell = await foundCell(office, 'Chi bộ bản Sen Đông', seedNames.slice(0, 3))
  const { id } = await openMeeting(office, cell.id, '2026-10', '2026-10-05')
  await record(office, id, {
    assignedTasks: [
      {
        ...{ taskId, title: 'Làm đường nội bản', personId: null, who: 'Chi ủy', dueOn: '2026-11-30' },
        ...{ indicator: 'Đường bê tông', unit: 'km', target: 4 },
      },
    ],
    petitions: [
      {
        ...{ petitionId: newId(), content: 'Sửa đường điện', raisedBy: secretary },
        ...{ answerer: 'UBND xã', dueOn: null, answer: '' },
      },
    ],
  })
  await office.ask('tasks.note', { taskId, notedOn: '2026-11-20', content: 'Đã đổ 2,5 km', achieved: 2.5 })
})
afterAll(async () => {
  await discard(office)
  await printer.close()
})

const printed = async (wish: PrintWish) => {
  const file = await office.ask('forms.print', wish)
  const bytes = office.door.take(file.token)?.bytes
  if (bytes === undefined) throw new Error('nothing behind the door')
  const text = (await pdfPages(bytes)).flatMap(({ lines }) => lines.map((line) => line.text)).join(' ')
  return { ...file, text }
}

describe.skipIf(findBrowser() === undefined)('lists of the office on paper', { timeout: 120_000 }, () => {
  it('hold the tasks that the page lists, with the newest note and how far the indicator is', async () => {
    const { text, records } = await printed({ form: 'task-list', hasIndicator: true })
    expect(records).toBe(1)
    expect(text).toContain('Đường bê tông: 2,5/4 km')
    expect(text).toContain('Ngày 20/11/2026')
    const none = await office.refusal('forms.print', { form: 'task-list', state: 'done' })
    expect(none.code).toBe('not-found')
  })

  it("bring the newest note onto the sheet of last month's tasks, until a meeting has reported", async () => {
    await openMeeting(office, cell.id, '2026-12', '2026-12-05')
    const { text } = await printed({ form: 'month', period: '2026-12', parts: ['tasks'] })
    expect(text).toContain('Theo dõi ngày 20/11/2026: Đã đổ 2,5 km')
  })

  it('leave out the columns of petitions in which nothing stands yet', async () => {
    const { text } = await printed({ form: 'petitions' })
    expect(text).toContain('Sửa đường điện')
    expect(text).not.toContain('Ngày trả lời')
  })

  it('tell what contributions add up to', async () => {
    const gift = {
      id: null,
      revision: 0,
      cellId: cell.id,
      given: '2026',
      kind: 'money',
      unit: 'đồng',
    } as const
    const more = { work: 'Nhà văn hóa', note: '' }
    await office.ask('contributions.save', {
      ...{ ...gift, ...more, personId: cell.people[secretary] ?? null, giver: '', amount: 500_000 },
    })
    await office.ask('contributions.save', {
      ...{ ...gift, ...more, personId: null, giver: 'Hộ ông Dơ', amount: 200_000 },
    })
    const { text, pages } = await printed({ form: 'contributions', year: 2026 })
    expect(text).toContain('Tiền: 700.000 đồng (đảng viên 500.000, hộ dân 200.000)')
    expect(pages).toBe(1)
  })

  it('are blank slips of a check for all cells in one job, each on pages of its own', async () => {
    await office.ask('organisation.addCell', { name: 'Chi bộ bản Cuối' })
    const { text, records, pages, name } = await printed({ form: 'check' })
    expect([records, pages]).toEqual([2, 4])
    expect(name).toBe('Kiểm tra sổ sách các chi bộ 2026-11-22.pdf')
    expect(text.match(/PHIẾU KIỂM TRA SỔ SÁCH CHI BỘ Chi bộ bản (Cuối|Sen Đông)/g)).toHaveLength(2)
    expect(text.indexOf('Chi bộ bản Cuối')).toBeLessThan(text.indexOf('Chi bộ bản Sen Đông'))
    const nobody = { form: 'check', checkId: newId() } as const
    expect((await office.refusal('forms.print', nobody)).code).toBe('invalid')
  })

  it('give a village one page with the year and the two before it', async () => {
    for (const [year, value] of [
      [2024, 40],
      [2025, 36],
      [2026, 31],
    ] as const) {
      await office.ask('villages.set', { cellId: cell.id, year, fact: 'poor', seen: null, value })
    }
    const { text, pages } = await printed({ form: 'village', year: 2026, cellId: cell.id })
    expect(pages).toBe(1)
    expect(text).toMatch(/Hộ nghèo hộ 40 36 31/)
  })
})
