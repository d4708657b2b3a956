import { describe, expect, it } from 'vitest'
import { dossierCode, dossierTypes, withOwnNames } from '../../../shared/lists/dossier.ts'

const type = (number: number) => dossierTypes[number - 1]

describe('the types of paper in a member’s file', () => {
  it('are 104 with three digits each', () => {
    expect(dossierTypes).toHaveLength(104)
    expect(dossierTypes[0]?.code).toBe('001')
    expect(dossierTypes[103]?.code).toBe('104')
  })

  it.each([
    [1, 1],
    [36, 1],
    [37, 2],
    [85, 2],
    [86, 3],
    [104, 3],
  ])('number %i has priority %i', (number, priority) => {
    expect(type(number)?.priority).toBe(priority)
  })

  it.each([
    [3, 'Phiếu đảng viên', 'named'],
    [43, 'Nghị quyết chi bộ', 'named'],
    [65, 'Bản tự kiểm điểm đảng viên vi phạm', 'named'],
    [102, 'Phiếu báo từ trần', 'named'],
    [51, 'Nghị quyết chính thức (nhóm 50-52, số 51)', 'group'],
    [8, 'Loại tài liệu số 08', 'unnamed'],
    [90, 'Loại tài liệu số 90', 'unnamed'],
  ])('number %i is called %s (%s)', (number, name, confidence) => {
    expect(type(number)).toMatchObject({ name, confidence })
  })

  it('take the name that the office writes in', () => {
    const own = withOwnNames({ '008': ' Quyết định chuẩn y ', '003': '' })
    expect(own[7]).toMatchObject({ code: '008', name: 'Quyết định chuẩn y', confidence: 'named' })
    expect(own[2]?.name).toBe('Phiếu đảng viên')
  })

  it('are padded in file names as the office wishes', () => {
    expect(dossierCode(65)).toBe('065')
    expect(dossierCode(65, 2)).toBe('65')
  })
})
