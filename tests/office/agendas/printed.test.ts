import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, type PdfPrinter, pdfPrinter } from '../../../electron/browser/chromium.ts'
import { browserHost } from '../../../electron/browser/host.ts'
import { discard } from '../../helpers/office.ts'
import { pdfPages } from '../../helpers/pdf.ts'
import { type Filled, filledOffice } from '../filled-office.ts'

let printer: PdfPrinter
let filled: Filled
let opened: string
beforeAll(async () => {
  printer = pdfPrinter()
  filled = await filledOffice({ host: browserHost(printer) })
  const [facts] = await filled.office.ask('organisation.startingFacts', {})
  if (!facts) throw new Error('the cell has no facts')
  const { name: _name, total: _total, official: _official, ...row } = facts
  const habit = { day: 3, time: '19:30', place: 'Nhà văn hóa thôn' }
  await filled.office.ask('organisation.saveStartingFacts', { rows: [{ ...row, habit }] })
  const wish = { cellId: filled.cells[0], period: '2026-12', kind: 'regular', heldOn: '2026-12-03' } as const
  opened = (await filled.office.ask('meetings.open', wish)).id
})
afterAll(async () => {
  await discard(filled.office)
  await printer.close()
})

const textBehind = async (token: string): Promise<string> => {
  const bytes = filled.office.door.take(token)?.bytes
  if (bytes === undefined) throw new Error('nothing behind the door')
  return (await pdfPages(bytes)).flatMap(({ lines }) => lines.map(({ text }) => text)).join('\n')
}
const paperOf = async (meetingId: string, kind: 'summons' | 'invitation' | 'minutes') =>
  textBehind((await filled.office.ask('documents.preview', { meetingId, kind })).token)

describe.skipIf(findBrowser() === undefined)('before a meeting', { timeout: 120_000 }, () => {
  it.each(['summons', 'invitation'] as const)(
    'its %s says what the template says, without who and how long',
    async (kind) => {
      const text = await paperOf(opened, kind)
      expect(text).toContain('3. Thông tin thời sự')
      expect(text).not.toContain('phút)')
      expect(text).not.toContain('kết nạp')
    },
  )

  it('its minutes say nothing of an agenda that nobody wrote', async () => {
    expect(await paperOf(opened, 'minutes')).not.toContain('Thông tin thời sự')
  })

  it('the secretary’s sheet has the agenda with who presents and when, on three pages', async () => {
    const { pages, token } = await filled.office.ask('forms.print', {
      ...{ form: 'month', period: '2026-12', parts: ['sheet'] },
    })
    expect(pages).toBe(3)
    const text = await textBehind(token)
    expect(text).toMatch(/19h30\s1\. Tuyên bố lý do/)
    expect(text).toContain('(người được phân công)')
    expect(text).toMatch(/20h55\s10\. Thông qua biên bản \(thư ký\)/)
  })

  it('what is written of the agenda takes the place of the template', async () => {
    const { content, draftRevision } = await filled.office.ask('meetings.get', { id: opened })
    const agenda = '1. Bàn việc làm đường'
    await filled.office.ask('meetings.keep', { id: opened, draftRevision, content: { ...content, agenda } })
    const text = await paperOf(opened, 'summons')
    expect(text).toContain('Bàn việc làm đường')
    expect(text).not.toContain('Thông tin thời sự')
  })
})
