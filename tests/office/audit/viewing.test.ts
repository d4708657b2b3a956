import { afterEach, describe, expect, it } from 'vitest'
import { hasActWords } from '../../../shared/audit/names.ts'
import { contract } from '../../../shared/contract.ts'
import { discard, type OfficeUnderTest } from '../../helpers/office.ts'
import { raw } from '../database/raw.ts'
import { type Filled, filledOffice } from '../filled-office.ts'
import { steps, writeNames } from '../walk.ts'

const open: OfficeUnderTest[] = []
afterEach(async () => {
  for (const office of open.splice(0)) await discard(office)
})
const filled = async (): Promise<Filled> => {
  const result = await filledOffice()
  open.push(result.office)
  return result
}

describe('the audit as it is looked at', () => {
  it('has words for every command that writes to it', () => {
    const nameless = writeNames.filter((name) => {
      const isAudited = !('isAudited' in contract[name])
      return isAudited && !hasActWords(name)
    })
    expect(nameless).toEqual([])
  })

  it('shows who did what to whom, with what stood there before, the latest first', async () => {
    const { office, members, ...rest } = await filled()
    const { id, revision, fields } = await steps['people.changeForm']({ office, members, ...rest })
    await office.ask('people.changeForm', { id, revision, fields })
    const [row] = await office.ask('audit.rows', {})
    expect(row).toMatchObject({
      accountName: 'Văn phòng',
      act: 'Sửa phiếu đảng viên',
      record: { kind: 'person', id, kindName: 'Người', name: 'Đặng Thị Ánh' },
    })
    expect(row?.changes).toContainEqual({ field: 'Tôn giáo', before: 'trống', after: 'Không' })
  })

  it('masks the numbers of people, also those that were changed', async () => {
    const { office, ...rest } = await filled()
    const { id, revision, fields } = await steps['people.changeForm']({ office, ...rest })
    await office.ask('people.changeForm', { id, revision, fields })
    const [row] = await office.ask('audit.rows', { record: { kind: 'person', id } })
    expect(row?.changes).toContainEqual({
      field: 'Số định danh',
      before: '••••••••0001',
      after: '••••••••0009',
    })
    expect(JSON.stringify(await office.ask('audit.rows', {}))).not.toContain('01206000000')
  })

  it('is narrowed to a record, a person and days', async () => {
    const { office, members, ...rest } = await filled()
    const { id, revision, fields } = await steps['people.changeForm']({ office, members, ...rest })
    await office.ask('people.changeForm', { id, revision, fields })
    const acts = async (wanted: Parameters<typeof office.ask<'audit.rows'>>[1]) =>
      (await office.ask('audit.rows', wanted)).map(({ act }) => act)
    expect(await acts({ record: { kind: 'person', id } })).toEqual(['Sửa phiếu đảng viên', 'Thêm đảng viên'])
    expect(await acts({ from: '2026-11-23' })).toEqual([])
    expect(await acts({ to: '2026-11-21' })).toEqual([])
    expect(await acts({ from: '2026-11-22', to: '2026-11-22' })).toContain('Thêm đảng viên')
    const [built] = await office.ask('audit.people', {})
    expect((await acts({ accountId: built?.id ?? '' })).length).toBeGreaterThan(5)
  })

  it('comes page by page, every row once', async () => {
    const { office } = await filled()
    for (let count = 0; count < 120; count += 1)
      await office.ask('organisation.addCell', { name: `Chi bộ thôn ${count}` })
    const first = await office.ask('audit.rows', {})
    expect(first).toHaveLength(100)
    const last = first.at(-1)
    const after = { [last?.origin ?? '']: last?.sequence ?? 0 }
    const second = await office.ask('audit.rows', { after })
    const sequences = [...first, ...second].map(({ sequence }) => sequence)
    expect(new Set(sequences).size).toBe(sequences.length)
    expect(sequences).toEqual(sequences.toSorted((a, b) => b - a))
    expect(sequences.at(-1)).toBe(1)
  })

  it('says whether a row was changed outside the program', async () => {
    const { office } = await filled()
    expect(await office.ask('audit.check', {})).toMatchObject({ brokenAt: null })
    raw(office.folder, (db) => {
      db.exec('DROP TRIGGER audit_is_final_update')
      db.exec("UPDATE audit SET changes = '{}' WHERE sequence = 3")
    })
    const { brokenAt, rows } = await office.ask('audit.check', {})
    expect(brokenAt).toBe('2026-11-22T02:00:00.000Z')
    expect(rows).toBeGreaterThan(5)
  })

  it('is for whoever administers', () => {
    expect([
      contract['audit.rows'].right,
      contract['audit.people'].right,
      contract['audit.check'].right,
    ]).toEqual(['administer', 'administer', 'administer'])
  })
})
