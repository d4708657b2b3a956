import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, type PdfPrinter, pdfPrinter } from '../../../electron/browser/chromium.ts'
import { browserHost } from '../../../electron/browser/host.ts'
import type { Input } from '../../../shared/contract.ts'
import type { MonthPart } from '../../../shared/forms/contract.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { type PdfPage, pdfPages } from '../../helpers/pdf.ts'
import { newId, record, seedNames } from '../meetings/samples.ts'
import { cellMeeting, noDirections, openAll } from '../months/commune.ts'

let printer: PdfPrinter
let office: OfficeUnderTest
let small: { readonly id: string }
beforeAll(async () => {
  printer = pdfPrinter()
  office = await officeAt({ now: '2026-11-22T03:00:00Z', host: browserHost(printer) })
  await office.ask('setup.begin', {
    communeName: 'xã Mường Than',
    province: 'tỉnh Lai Châu',
    placeName: 'Mường Than',
  })
  const many = Array.from({ length: 60 }, (_, index) => `Lò Văn Thứ ${index + 1}`)
  await cellMeeting(office, 'Chi bộ khu 8', 4, many)
  small = await cellMeeting(office, 'Chi bộ bản Sen Đông', 3, seedNames)
  await openAll(office, '2026-11')
  const row = (await office.ask('meetings.month', { period: '2026-11' })).find(
    ({ cellId }) => cellId === small.id,
  )
  const task = { taskId: newId(), title: 'Làm 300 mét đường bản', personId: null, who: 'Chi ủy', dueOn: null }
  await record(office, row?.meetings[0]?.id ?? '', { assignedTasks: [task] })
  const document = { id: null, number: '57-NQ/TW', issuer: 'Bộ Chính trị', issuedOn: '2024-12-22' }
  const commonTask = { id: null, title: 'Kiểm điểm, xếp loại đảng viên', product: '', dueOn: '2026-12-20' }
  await office.ask('months.saveDirections', {
    ...{ ...noDirections, period: '2026-12', revision: 0, news: 'Kỳ họp thứ 10' },
    ...{ documents: [{ ...document, title: 'Nghị quyết về chuyển đổi số' }], tasks: [commonTask] },
  })
  await openAll(office, '2026-12')
})
afterAll(async () => {
  await discard(office)
  await printer.close()
})

const textOf = (page: PdfPage | undefined): string => (page?.lines ?? []).map(({ text }) => text).join('\n')
const printed = async (parts: readonly MonthPart[], cellIds: readonly string[] = []) => {
  const file = await office.ask('forms.print', {
    ...{ form: 'month', period: '2026-12', parts: [...parts], cellIds: [...cellIds] },
  })
  const bytes = office.door.take(file.token)?.bytes
  if (bytes === undefined) throw new Error('nothing behind the door')
  return { ...file, sheets: await pdfPages(bytes) }
}

describe.skipIf(findBrowser() === undefined)('the papers of a month', { timeout: 120_000 }, () => {
  it('are one job sorted by cell, each part on sheets of its own that are numbered from 1', async () => {
    const { sheets, records } = await printed(['roll', 'sheet', 'tasks', 'score'])
    expect(records).toBe(2)
    const footers = sheets.map((page) => textOf({ ...page, lines: page.lines.slice(-2) }))
    const foot = (cell: string, part: string, page: number) =>
      footers.findIndex((text) => text.includes(`${cell} - ${part}`) && text.includes(`Trang ${page}`))
    const first = [
      foot('Chi bộ bản Sen Đông', 'Danh sách điểm danh', 1),
      foot('Chi bộ bản Sen Đông', 'Phiếu ghi', 1),
      foot('Chi bộ bản Sen Đông', 'Nhiệm vụ đã giao', 1),
      foot('Chi bộ bản Sen Đông', 'Phiếu tự chấm điểm', 1),
      foot('Chi bộ khu 8', 'Danh sách điểm danh', 1),
      foot('Chi bộ khu 8', 'Danh sách điểm danh', 2),
    ]
    expect(first).not.toContain(-1)
    expect(first).toEqual(first.toSorted((a, b) => a - b))
  })

  it('go to the printer as sets of the cells, each paper on a fresh sheet and in as many copies as it needs', async () => {
    const { token, kinds, sheets } = await printed(['roll', 'sheet', 'tasks', 'score'])
    expect(kinds).toEqual(['roll', 'sheet', 'tasks', 'score'])
    const send = async (more: Partial<Input<'printing.file'>>) => {
      const copies = { roll: 2, sheet: 1, tasks: 1 }
      const outcome = await office.ask('printing.file', {
        ...{ file: token, copies, sides: 'long', isBackShifted: false, printer: null, ...more },
      })
      const pdf = office.door.take(outcome.file?.token ?? '')?.bytes ?? new Uint8Array()
      return { ...outcome, sides: (await pdfPages(pdf)).map(textOf) }
    }
    const { sets, sides } = await send({})
    expect(sets.map(({ label }) => label)).toEqual(['Chi bộ bản Sen Đông', 'Chi bộ khu 8'])
    const backs = sides.filter((_, at) => at % 2 === 1)
    expect(backs.filter((text) => text.includes('Trang 1'))).toEqual([])
    const rollsOf = (text: string) => text.includes('Chi bộ bản Sen Đông - Danh sách điểm danh')
    expect(sides.filter(rollsOf)).toHaveLength(2)
    const pages = sheets.map(textOf)
    expect(new Set(sides.filter((text) => text !== ''))).toEqual(new Set(pages))
    // After a jam.
    const rest = await send({ from: 1 })
    expect(rest.sides).toEqual(sides.slice(((sets[1]?.firstSheet ?? 0) - 1) * 2))
    // As one file, as any other form, where no kinds are asked for.
    expect((await send({ copies: 1, sides: 'one' })).sides).toEqual(pages)
  })

  it('have every member under the number that stays, with the head repeated and nobody who signs alone', async () => {
    const { sheets } = await printed(['roll'])
    expect(sheets).toHaveLength(4)
    const [sen, ...khu] = sheets.map(textOf)
    for (const name of seedNames) expect(sen).toContain(name)
    expect(sen).toContain('CHI BỘ BẢN SEN ĐÔNG')
    expect(sen).toContain('NGƯỜI GHI BIÊN BẢN')
    for (const page of khu) expect(page).toContain('Họ và tên')
    for (let number = 1; number <= 60; number += 1) {
      expect(khu.join('\n')).toMatch(new RegExp(`Lò Văn Thứ ${number}\\b`))
    }
    expect(khu.at(-1)).toMatch(/Lò Văn Thứ \d+/)
    expect(khu.at(-1)).toContain('CHỦ TRÌ')
  })

  it('have what is known printed, and the letters of the sheet large enough for old eyes', async () => {
    const { sheets } = await printed(['sheet'], [small.id])
    // In letters of this size an agenda of nine items takes a third sheet, which is then written on too.
    expect(sheets).toHaveLength(3)
    const text = sheets.map(textOf).join('\n')
    expect(text).toContain('Sinh hoạt thường kỳ tháng 12 năm 2026')
    expect(text).toContain('Ngày 03/12/2026, 19 giờ 30, tại Nhà văn hóa bản')
    expect(text).toContain('Kỳ họp thứ 10')
    expect(text).toContain('Nghị quyết về chuyển đổi số')
    expect(text).toContain('Kiểm điểm, xếp loại đảng viên')
    expect(text).toMatch(/Đảng phí: đã nộp .* chưa nộp/)
    expect(text).toContain('Kiến nghị, đề nghị (người nêu, nội dung, ai trả lời)')
    // Of 16 points or more, but for the foot of the page.
    const small16 = sheets.flatMap(({ lines }) => lines.filter(({ size }) => size < 15.5 && size > 9.5))
    expect(small16.map(({ text: words }) => words)).toEqual([])
  })

  it('leave no sheet for the conclusion alone, however much is printed before it', async () => {
    const wide = 'Đảng ủy đề nghị các chi bộ tập trung lãnh đạo hoàn thành nhiệm vụ cuối năm. '
    for (const [index, count] of [1, 4, 7, 10, 13].entries()) {
      const { revision } = await office.ask('months.get', { period: '2026-12' })
      await office.ask('months.saveDirections', {
        ...{ ...noDirections, period: '2026-12', revision, news: 'Kỳ họp thứ 10' },
        directions: wide.repeat(count),
      })
      const { sheets } = await printed(['sheet'], [small.id])
      const last = textOf(sheets.at(-1))
      expect([index, last.includes('Biểu quyết'), last.includes('Kết luận')]).toEqual([index, true, true])
    }
  })

  it('have the tasks given earlier with room for their results, and the criteria of the score', async () => {
    const { sheets } = await printed(['tasks', 'score'], [small.id])
    expect(textOf(sheets[0])).toContain('Làm 300 mét đường')
    expect(textOf(sheets[1])).toContain('Công tác chuẩn bị')
    expect(textOf(sheets[1])).toContain('100')
  })

  it('are refused while no meeting of the month is open', async () => {
    const { message } = await office.refusal('forms.print', { form: 'month', period: '2027-02' })
    expect(message).toContain('tháng 2 năm 2027 chưa mở buổi nào')
  })

  it('name on the sheet who drafts, approves and speaks on the topic, as the plan of the year has it', async () => {
    const plan = { plannedOn: '2027-01-05', startsAt: '19:30', place: '', topic: 'Chuyển đổi số ở bản' }
    await office.ask('plans.save', {
      ...{ id: null, revision: 0, cellId: small.id, period: '2027-01', kind: 'combined', ...plan },
      ...{ speaker: 'Đ/c Lò Văn Diễn', drafter: 'Đ/c Hà Thị Mai', approver: 'Chi ủy', note: '' },
    })
    await office.ask('months.open', {
      period: '2027-01',
      meetings: [{ cellId: small.id, kind: 'combined', heldOn: '2027-01-05' }],
    })
    const wish = { form: 'month', period: '2027-01', parts: ['sheet'], cellIds: [small.id] } as const
    const { token } = await office.ask('forms.print', {
      ...wish,
      ...{ parts: [...wish.parts], cellIds: [...wish.cellIds] },
    })
    const text = (await pdfPages(office.door.take(token)?.bytes ?? new Uint8Array())).map(textOf).join('\n')
    expect(text).toContain('Chuyển đổi số ở bản')
    expect(text).toMatch(/Người trình bày: ?Đ\/c Lò Văn Diễn/)
    expect(text).toMatch(/Người dự thảo: ?Đ\/c Hà Thị Mai/)
    expect(text).toMatch(/Người duyệt: ?Chi ủy/)
  })
})
