import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, type PdfPrinter, pdfPrinter } from '../../../electron/browser/chromium.ts'
import { browserHost } from '../../../electron/browser/host.ts'
import type { PrintWish } from '../../../shared/forms/contract.ts'
import { discard } from '../../helpers/office.ts'
import { pdfPages } from '../../helpers/pdf.ts'
import { type Filled, filledOffice } from '../filled-office.ts'

const year = 2026
let printer: PdfPrinter
let filled: Filled
beforeAll(async () => {
  printer = pdfPrinter()
  filled = await filledOffice({ host: browserHost(printer) })
  await filled.office.ask('commitments.save', {
    ...{ personId: filled.members[0] ?? '', year, revision: 0, madeOn: '2026-01-12' },
    ...{
      content: '1. Gương mẫu chấp hành.\n2. Giúp 02 hộ nghèo.',
      checkedOn: '2026-11-20',
      outcome: 'Thực hiện tốt',
    },
  })
  const { revision } = await filled.office.ask('people.card', { id: filled.members[1] ?? '' })
  await filled.office.ask('movements.record', {
    ...{
      personId: filled.members[1] ?? '',
      revision,
      kind: 'exemption',
      on: '2026-10-01',
      paperNumber: '7-NQ/CB',
    },
  })
})
afterAll(async () => {
  await discard(filled.office)
  await printer.close()
})

const print = async (wish: PrintWish) => {
  const file = await filled.office.ask('forms.print', wish)
  const bytes = filled.office.door.take(file.token)?.bytes
  if (bytes === undefined) throw new Error('nothing behind the door')
  const pages = (await pdfPages(bytes)).map(({ lines }) => lines.map(({ text }) => text).join('\n'))
  return { ...file, sheets: pages }
}

describe.skipIf(findBrowser() === undefined)('the printed commitments', { timeout: 120_000 }, () => {
  it('of a cell are one page for each who owes one, with what was typed, else with lines for the hand', async () => {
    const { sheets, records } = await print({ form: 'commitment', year, cellId: filled.cells[0] })
    expect([records, sheets.length]).toEqual([2, 2])
    const [typed = '', blank = ''] = sheets
    expect(typed).toContain('Lò Văn Hặc')
    expect(typed).toContain('1. Gương mẫu chấp hành.\n2. Giúp 02 hộ nghèo.')
    expect(typed).toContain('Mường Than, ngày 12 tháng 01 năm 2026')
    expect(blank).toContain('Nguyễn Ước')
    expect(blank).toContain('1. Về tư tưởng chính trị')
    expect(blank).toContain('CHI BỘ THÔN SEN ĐÔNG')
    for (const sheet of sheets) expect(sheet).toContain('NGƯỜI CAM KẾT')
  })

  it('of somebody who is asked for by name are printed also where none is owed', async () => {
    const { sheets } = await print({ form: 'commitment', year, personIds: [filled.members[1] ?? ''] })
    expect(sheets).toHaveLength(1)
    expect(sheets[0]).toContain('Đặng Thị Ánh')
  })

  it('as a list are a sheet a cell, with days and outcome, and say who owes none', async () => {
    const { sheets, records } = await print({ form: 'commitments', year })
    expect([records, sheets.length]).toEqual([5, 2])
    expect(sheets[0]).toContain('1/2 đảng viên đã làm, 1 đã kiểm tra')
    expect(sheets[0]).toContain('12/01/2026')
    expect(sheets[0]).toContain('Thực hiện tốt')
    expect(sheets[0]).toContain('không phải')
    expect(sheets[1]).toContain('0/2 đảng viên đã làm')
  })

  it('of a cell without members are refused in words', async () => {
    const { id } = await filled.office.ask('organisation.addCell', { name: 'Chi bộ trống' })
    const refusal = await filled.office.refusal('forms.print', { form: 'commitment', year, cellId: id })
    expect(refusal.message).toMatch(/Không có đảng viên nào/)
  })
})
