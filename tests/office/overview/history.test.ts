import readXlsxFile from 'read-excel-file/node'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Host } from '../../../electron/office/host.ts'
import { historyCard } from '../../../shared/forms/history-card.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { beginOffice, cellOf, hold } from '../attendance/held.ts'
import { drawingHost, now } from '../filled-office.ts'

let office: OfficeUnderTest
let cellId: string
let members: string[]
/** What was sent to be drawn last. */
let printed = ''
beforeEach(async () => {
  const makePdf: Host['makePdf'] = (html) => {
    printed = html
    return drawingHost.makePdf(html)
  }
  office = await officeAt({ now, host: { ...drawingHost, makePdf } })
  await beginOffice(office)
  ;({ cellId, members } = await cellOf(office, 4))
})
afterEach(() => discard(office))

describe('the table, the sheet and the card on paper', () => {
  it('are drawn, and each drawing is in the audit', async () => {
    const meetingId = await hold(office, { cellId, period: '2026-11' })
    await office.ask('visits.set', {
      ...{ meetingId, personId: members[0] ?? '', seen: null },
      visit: {
        ...{ came: true, remarks: 'Nền nếp', promise: 'Hỗ trợ xi măng' },
        ...{ promiseDueOn: null, outcome: '', keptOn: null },
      },
    })
    const month = await office.ask('forms.print', { form: 'overview', from: '2026-11', to: '2026-11' })
    expect(month.records).toBe(1)
    const year = await office.ask('forms.print', { form: 'overview', from: '2026-01', to: '2026-12' })
    expect(year.records).toBe(1)
    expect((await office.ask('forms.print', { form: 'visits', period: '2026-11' })).records).toBe(1)
    expect((await office.ask('forms.print', { form: 'history', cellId })).records).toBe(1)
  })

  it('say of the time before the book that it is not in it, and count the exempt among the official members', async () => {
    await hold(office, { cellId, period: '2026-09' })
    await hold(office, { cellId, period: '2026-11' })
    const { revision } = await office.ask('people.card', { id: members[3] ?? '' })
    const exemption = {
      personId: members[3] ?? '',
      revision,
      kind: 'exemption',
      on: '2026-10-01',
      paperNumber: '7-NQ/CB',
    } as const
    await office.ask('movements.record', exemption)
    await office.ask('forms.print', { form: 'history', cellId })
    const text = printed
      .replace(/<style>[\s\S]*?<\/style>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
    expect(text).toContain('trước kỳ 09/2026 chưa ghi trong sổ')
    expect(text).toMatch(/11\/2026 .*10\/2026 Chưa sinh hoạt .*09\/2026/)
    expect(text).not.toContain('08/2026 Chưa')
    expect(text).toContain('chính thức 4 (kể cả 1 miễn sinh hoạt), dự bị 0')
  })

  it('say what to do first where nobody follows any cell', async () => {
    const error = await office.refusal('forms.print', { form: 'visits', period: '2026-11' })
    expect(error.message).toMatch(/Chưa ghi ai phụ trách/)
  })
})

describe('the page before a visit', () => {
  it('has every month with its meeting, or why there was none, and what is promised', async () => {
    await hold(office, { cellId, period: '2026-09', states: { [members[1] ?? '']: 'excused' } })
    await office.ask('months.setMissed', { cellId, period: '2026-10', reason: 'Mưa lũ' })
    const meetingId = await hold(office, { cellId, period: '2026-11' })
    await office.ask('visits.set', {
      ...{ meetingId, personId: members[0] ?? '', seen: null },
      visit: {
        ...{ came: true, remarks: 'Nền nếp', promise: 'Hỗ trợ xi măng' },
        ...{ promiseDueOn: null, outcome: '', keptOn: null },
      },
    })
    const history = await office.ask('overview.history', { cellId })
    expect(history).toMatchObject({ from: '2025-12', to: '2026-11', begun: '2026-09' })
    expect(
      history.months.map(({ missed, meetings }) => [missed, meetings.map(({ turns }) => turns.present)]),
    ).toEqual([
      [null, [4]],
      ['Mưa lũ', []],
      [null, [3]],
    ])
    expect(history.promises).toMatchObject([{ meetingId, promise: 'Hỗ trợ xi măng' }])
    expect(history.remarks).toMatchObject([{ meetingId, text: 'Nền nếp' }])
    expect(history.facts.find(({ kind }) => kind === 'members')?.text).toMatch(/^4,/)
  })

  it('leaves as a workbook, a sheet a part, with numbers as numbers', async () => {
    await hold(office, { cellId, period: '2026-09', states: { [members[1] ?? '']: 'excused' } })
    await hold(office, { cellId, period: '2026-11' })
    const { token } = await office.ask('overview.historyWorkbook', { cellId })
    const sheets = await readXlsxFile(Buffer.from(office.door.take(token)?.bytes ?? []))
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      ...['Chi bộ', 'Sinh hoạt và chấm điểm', 'Nhiệm vụ đang mở', 'Việc đã hứa', 'Nhận xét'],
    ])
    const [, meetings] = sheets
    expect(meetings?.data.slice(1).map((row) => row.slice(3, 6))).toEqual([
      [4, 4, 1],
      [null, null, null],
      [3, 4, 0.75],
    ])
  })
})

describe('the card of a cell', () => {
  const card = (part: Partial<Parameters<typeof historyCard>[0]>) =>
    historyCard(
      {
        head: { heading: { superior: '', issuing: 'CHI BỘ BẢN LẰN' }, number: '', title: 'T', under: [] },
        ...{ facts: [], months: [], tasks: [], promises: [], remarks: [], ...part },
      },
      0,
    ).html

  it('names a month without a meeting', () => {
    expect(card({ months: [{ period: '2026-03', missed: null, meetings: [] }] })).toMatch(
      /03\/2026.*Chưa sinh hoạt/s,
    )
  })

  it('stays one page: what has no room is counted', () => {
    const task = { title: 'Làm đường', who: 'Chi ủy', dueOn: null, isOverdue: false }
    const html = card({ tasks: Array.from({ length: 9 }, () => task) })
    expect(html.split('<td class="">Làm đường').length - 1).toBe(5)
    expect(html).toContain('Còn 4 dòng nữa trong sổ.')
  })
})
