import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { IntakePreview } from '../../../shared/intake/contract.ts'
import { proposedPlan } from '../../../shared/intake/proposal.ts'
import { workbook } from '../../fixtures/books.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'

let office: OfficeUnderTest
beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T01:00:00Z' })
})
afterEach(() => discard(office))

const header = [
  ...['TT', 'Họ và tên', 'Ngày sinh', 'Chi bộ', 'Ngày vào Đảng'],
  ...['Chi bộ nơi cư trú', 'Số điện thoại', 'Nghề nghiệp', 'Trình độ - Văn hóa', 'LLCT'],
]
const mai = ['1', 'Lò Thị Mai', '02/09/1980', 'Chi bộ bản Sen', '19/05/2004']
const tam = ['2', 'Lò Văn Tâm', '03/02/1975', 'Chi bộ bản Sen', '01/12/1999']

const preview = async (...rows: (readonly (string | number | null)[])[]): Promise<IntakePreview> => {
  const bytes = await workbook([header, ...rows])
  const upload = office.door.put({ name: 'ds.xlsx', mediaType: '', bytes })
  const { look, preview: known } = await office.ask('intake.open', { upload })
  return known ?? office.ask('intake.preview', { upload, plan: proposedPlan(look, () => true) })
}
const load = async (...rows: (readonly (string | number | null)[])[]) =>
  office.ask('intake.apply', { previewId: (await preview(...rows)).previewId })
const formOf = async (query: string) => {
  const [row] = (await office.ask('people.search', { query })).rows
  if (row === undefined) throw new Error(`nobody named ${query}`)
  const { telephone } = await office.ask('people.reveal', { id: row.id })
  const { details, admission, revision } = await office.ask('people.form', { id: row.id })
  return { id: row.id, revision, ...details, ...admission, telephone }
}
const told = {
  residenceCell: 'Chi bộ tổ 4, phường Tân Phong',
  telephone: '0912345678',
  occupation: 'Giáo viên',
  generalSchooling: '12/12',
  politicalTheory: 'Trung cấp',
}
const values = ['Chi bộ tổ 4, phường Tân Phong', 912345678, 'giáo viên', '12/12', 'Trung cấp']

describe('the columns of the form in a workbook', () => {
  it('are kept of new members, and the same workbook changes nothing', async () => {
    await load([...mai, ...values], [...tam, null, null, 'Hưu trí', null, null])
    expect(await formOf('mai')).toMatchObject(told)
    expect(await formOf('tam')).toMatchObject({ occupation: 'Hưu trí', residenceCell: '', telephone: '' })
    const { counts } = await preview([...mai, ...values], [...tam, null, null, 'Hưu trí', null, null])
    expect(counts).toMatchObject({ new: 0, changed: 0, same: 2 })
  })

  it('are differences of known members, old and new, the known telephone masked', async () => {
    await load([...mai, ...values])
    const { changed } = await preview([...mai, null, '0987 654 321', 'Hưu trí', null, null])
    expect(changed[0]?.fields).toEqual([
      { field: 'Điện thoại', before: '••••••5678', after: '0987 654 321' },
      { field: 'Nghề nghiệp hiện nay', before: 'Giáo viên', after: 'Hưu trí' },
    ])
  })

  it('change beside what else the form holds, and go back with the undo', async () => {
    await load([...mai, ...values])
    const before = await formOf('mai')
    await office.ask('people.changeForm', {
      ...{ id: before.id, revision: before.revision },
      details: { health: 'Tốt' },
      admission: { admittedBy: 'Đảng ủy xã' },
    })
    const { batchId } = await load([...mai, 'Chi bộ bản Lằn', null, 'Hưu trí', null, null])
    const kept = { health: 'Tốt', admittedBy: 'Đảng ủy xã' }
    expect(await formOf('mai')).toMatchObject({
      ...{ ...told, ...kept },
      residenceCell: 'Chi bộ bản Lằn',
      occupation: 'Hưu trí',
    })
    expect(await office.ask('intake.undo', { batchId })).toEqual({ reverted: 1, kept: [] })
    expect(await formOf('mai')).toMatchObject({ ...told, ...kept })
  })

  it('stand with the member who lives elsewhere', async () => {
    await load([...mai, ...values])
    expect(await office.ask('outsiders.livingElsewhere', {})).toMatchObject([
      { fullName: 'Lò Thị Mai', residenceCell: told.residenceCell },
    ])
  })
})
