import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { historyCard } from '../../../shared/forms/history-card.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { beginOffice, cellOf, hold } from '../attendance/held.ts'
import { drawingHost, now } from '../filled-office.ts'

let office: OfficeUnderTest
let cellId: string
let members: string[]
beforeEach(async () => {
  office = await officeAt({ now, host: drawingHost })
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
    expect(year.records).toBe(2)
    expect((await office.ask('forms.print', { form: 'visits', period: '2026-11' })).records).toBe(1)
    expect((await office.ask('forms.print', { form: 'history', cellId })).records).toBe(1)
  })

  it('say what to do first where nobody follows any cell', async () => {
    const error = await office.refusal('forms.print', { form: 'visits', period: '2026-11' })
    expect(error.message).toMatch(/Chưa ghi ai phụ trách/)
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
    expect(card({ months: [{ period: '2026-03', meetings: [] }] })).toMatch(/03\/2026.*Chưa sinh hoạt/s)
  })

  it('stays one page: what has no room is counted', () => {
    const task = { title: 'Làm đường', who: 'Chi ủy', dueOn: null, isOverdue: false }
    const html = card({ tasks: Array.from({ length: 9 }, () => task) })
    expect(html.split('<td class="">Làm đường').length - 1).toBe(5)
    expect(html).toContain('Còn 4 dòng nữa trong sổ.')
  })
})
