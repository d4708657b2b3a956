import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PrintWish } from '../../../shared/forms/contract.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { unzip } from '../../helpers/zip.ts'
import { auditOf } from '../meetings/database.ts'
import { type Cell, foundCell, openMeeting, personIn, record, seedNames } from '../meetings/samples.ts'

let office: OfficeUnderTest
let cell: Cell
const [first = '', second = ''] = seedNames

beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T03:00:00Z' })
  cell = await foundCell(office, 'Chi bộ bản Sen Đông', [first, second])
})
afterEach(() => discard(office))

const wordOf = async (wish: PrintWish) => {
  const { token, name } = await office.ask('forms.word', wish)
  const bytes = office.door.take(token)?.bytes
  if (bytes === undefined) throw new Error('nothing behind the door')
  const xml = (await unzip(Buffer.from(bytes))).get('word/document.xml')?.toString() ?? ''
  return { name, xml, text: xml.replaceAll('</w:p>', '\n').replace(/<[^>]*>/g, '') }
}

describe('a form as a Word file', () => {
  it('is the table of the commune on a sheet that lies across, with its figures', async () => {
    const { id } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    await record(office, id, { startsAt: '19:30', endsAt: '21:00' })
    const { name, xml, text } = await wordOf({ form: 'overview', from: '2026-11', to: '2026-11' })
    expect(name).toBe('Tổng hợp sinh hoạt 2026-11 2026-11-22.docx')
    expect(xml).toMatch(/<w:pgSz [^>]*w:w="16838"[^>]*w:h="11906"/)
    // The table, and under it why its scores are not full.
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(2)
    expect(text).toContain('TỔNG HỢP SINH HOẠT CHI BỘ')
    expect(text).toMatch(/\n1\n+Chi bộ bản Sen Đông\n+05\/11\/2026\n+thường kỳ\n+90\n/)
    expect(text).toContain('NGƯỜI LẬP')
  })

  it('is a list for signatures, with room for every hand', async () => {
    const { id } = await office.ask('training.save', {
      ...{ id: null, revision: 0, title: 'Nghiệp vụ công tác Đảng', from: '2026-05-12', to: '2026-05-13' },
      ...{ organiser: '', place: 'Hội trường xã', audience: '', note: '' },
    })
    const personIds = [first, second].map((name) => personIn(cell, name))
    await office.ask('training.call', { id, revision: 1, whom: { by: 'people', personIds } })
    const { xml, text } = await wordOf({ form: 'training', classId: id })
    expect(xml).toMatch(/<w:pgSz [^>]*w:w="11906"[^>]*w:h="16838"/)
    expect(text).toContain('Ngày 12/05/2026 đến 13/05/2026, Hội trường xã')
    for (const name of [first, second]) expect(text).toContain(name)
    expect(xml.match(/<w:br\/>/g)).toHaveLength(2)
  })

  it('is a slip or the list of cells to be strengthened, upright as they are printed', async () => {
    const slip = await wordOf({ form: 'check', cellId: cell.id })
    expect(slip.text).toContain('Sổ biên bản sinh hoạt chi bộ')
    expect(slip.xml).toMatch(/<w:pgSz [^>]*w:w="11906"[^>]*w:h="16838"/)
    const { revision } = await office.ask('organisation.body', { id: cell.id })
    const weak = { from: '2026', to: null, reason: 'Ít đảng viên', paperNumber: '' }
    await office.ask('organisation.saveWeaknesses', { id: cell.id, revision, rows: [weak] })
    expect((await wordOf({ form: 'support' })).text).toContain('Chi bộ bản Sen Đông')
  })

  it('is what became of the commitments of one cell, of all cells only paper', async () => {
    const { xml, text } = await wordOf({ form: 'commitments', year: 2026, cellId: cell.id })
    expect(text).toContain('Kết quả thực hiện')
    expect(text).toContain(first)
    expect(xml).toMatch(/<w:pgSz [^>]*w:w="16838"[^>]*w:h="11906"/)
    expect(text).toMatch(/NGƯỜI LẬP[\s\S]*BÍ THƯ CHI BỘ/)
    const ofAll = { form: 'commitments', year: 2026 } as const
    expect((await office.refusal('forms.word', ofAll)).code).toBe('invalid')
  })

  it('is what is known of one cell before a visit', async () => {
    const { id } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    await record(office, id, { startsAt: '19:30', endsAt: '21:00' })
    const { xml, text } = await wordOf({ form: 'history', cellId: cell.id })
    expect(xml).toMatch(/<w:pgSz [^>]*w:w="11906"[^>]*w:h="16838"/)
    expect(text).toMatch(
      /Sinh hoạt và chấm điểm[\s\S]*05\/11\/2026[\s\S]*Nhiệm vụ đang mở\n[\s\S]*Nhận xét gần đây/,
    )
    expect((await office.refusal('forms.word', { form: 'history', cellId: null })).code).toBe('invalid')
  })

  it('is told to the audit, and is not made of what only paper can hold', async () => {
    await wordOf({ form: 'check', cellId: cell.id })
    expect(auditOf(office, 'forms.word').map(({ changes }) => changes)).toEqual([
      { exported: 'check', cellId: cell.id, checkId: null, as: 'word', records: 1 },
    ])
    expect((await office.refusal('forms.word', { form: 'visits', period: '2026-11' })).code).toBe('invalid')
    expect((await office.refusal('forms.word', { form: 'check' })).code).toBe('invalid')
  })
})
