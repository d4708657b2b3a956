import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PdfPrinter, pdfPrinter } from '../../../electron/browser/chromium.ts'
import { browserHost } from '../../../electron/browser/host.ts'
import { addPeriods } from '../../../shared/calendar/periods.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { pdfPages } from '../../helpers/pdf.ts'
import { beginOffice, cellOf, hold } from '../attendance/held.ts'
import { now } from '../filled-office.ts'
import { auditOf } from '../meetings/database.ts'

const year = { from: '2026-01', to: '2026-12' }

describe('the printed grid of attendance', () => {
  let printer: PdfPrinter
  let office: OfficeUnderTest
  beforeAll(async () => {
    printer = pdfPrinter()
    office = await officeAt({ now, host: browserHost(printer) })
    await beginOffice(office)
  })
  afterAll(async () => {
    await discard(office)
    await printer.close()
  })

  it('is refused in words where nobody met', async () => {
    await cellOf(office, 2, 'Chi bộ Quân sự')
    const answer = await office.call('forms.print', { form: 'attendance', ...year, cellId: null })
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  it('has a sheet for every cell that met, with the letters and the sums of the screen', async () => {
    const { cellId, members } = await cellOf(office, 14)
    for (let month = 0; month < 11; month += 1) {
      const states = { [members[month] ?? '']: 'excused' as const }
      await hold(office, { cellId, period: addPeriods('2026-01', month), states })
    }
    await hold(office, { cellId, period: '2026-11', kind: 'thematic', heldOn: '2026-11-10' })
    const file = await office.ask('forms.print', { form: 'attendance', ...year, cellId: null })
    const bytes = office.door.take(file.token)?.bytes
    if (bytes === undefined) throw new Error('nothing behind the door')
    expect(file).toMatchObject({ pages: 1, records: 14 })
    const [page] = await pdfPages(bytes)
    const text = page?.words.map((word) => word.text).join(' ') ?? ''
    expect(text).toContain('CHI BỘ THÔN SEN ĐÔNG')
    expect(text.split(' ').filter((word) => word === 'P')).toHaveLength(11 + 1)
    expect(text).toContain('157/168')
    expect(text).toContain('93,5%')
    expect(text).toContain('CĐ')
    // Any other time has sheets of twelve periods; nothing is drawn of a year without a meeting.
    const long = await office.ask('forms.print', {
      ...{ form: 'attendance', cellId },
      ...{ from: '2024-06', to: '2026-08' },
    })
    expect(long.pages).toBe(2)
    const sheets = await pdfPages(office.door.take(long.token)?.bytes ?? new Uint8Array())
    const heads = sheets.map(({ words }) => words.map((word) => word.text).join(' '))
    expect(heads[0]).toContain('Từ kỳ 06/2025 đến kỳ 05/2026')
    expect(heads[1]).toContain('Từ kỳ 06/2026 đến kỳ 08/2026')
    await office.ask('forms.print', { form: 'attendance', ...year, cellId: null })
    expect(auditOf(office, 'forms.print').at(-1)?.changes).toMatchObject({
      exported: 'attendance',
      ...year,
    })
  })
})
