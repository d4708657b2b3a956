import { describe, expect, it } from 'vitest'
import { fieldChanges } from '../../../shared/forms/changes.ts'
import { noAddress } from '../../../shared/people/person.ts'

describe('what the audit tells of a year', () => {
  it('is the first old and the last new value of a field, in its section of the form', () => {
    const changes = fieldChanges(
      [
        { occupation: ['Nông dân', 'Trưởng bản'], householdIncome: [90_000_000, 120_000_000] },
        {
          occupation: ['Trưởng bản', 'Công chức xã'],
          residence: [
            { ...noAddress, detail: 'bản A' },
            { ...noAddress, detail: 'bản B' },
          ],
        },
      ],
      false,
    )
    expect(changes).toEqual({
      work: ['Nghề nghiệp: Công chức xã (trước đây: Nông dân)'],
      household: ['Tổng thu nhập hộ/năm (đồng): 120.000.000 đồng (trước đây: 90.000.000 đồng)'],
      residence: ['Nơi thường trú: bản B (trước đây: bản A)'],
    })
  })

  it('leaves out what went back to what it was, and what the office keeps for itself', () => {
    expect(
      fieldChanges(
        [
          { religion: ['Không', 'Phật giáo'] },
          { religion: ['Phật giáo', 'Không'] },
          { telephone: ['1', '2'] },
        ],
        false,
      ),
    ).toEqual({})
  })

  it('leaves out fields written down for the first time unless they are asked for', () => {
    const first = [{ politicalTheory: ['', 'Sơ cấp'], isMartyrFamily: [false, true] }]
    expect(fieldChanges(first, false)).toEqual({})
    expect(fieldChanges(first, true).schooling).toEqual(['Lý luận chính trị: Sơ cấp'])
  })

  it('tells what changed after it was first written down in the same year', () => {
    const recorded = [{ politicalTheory: ['', 'Sơ cấp'] }, { politicalTheory: ['Sơ cấp', 'Trung cấp'] }]
    expect(fieldChanges(recorded, false).schooling).toEqual([
      'Lý luận chính trị: Trung cấp (trước đây: Sơ cấp)',
    ])
  })

  it('names relatives that are new', () => {
    const mother = { relation: 'Mẹ', fullName: 'Lò Thị A', birthDate: '1950', detail: '' }
    const child = {
      relation: 'Con gái',
      fullName: 'Lò Thị B',
      birthDate: '2026-03-01',
      detail: 'bản Sen Đông',
    }
    expect(fieldChanges([{ relatives: [[mother], [mother, child]] }], false)).toEqual({
      family: ['Con gái: Lò Thị B, sinh 01/03/2026, bản Sen Đông'],
    })
    expect(fieldChanges([{ relatives: [[], [mother]] }], false)).toEqual({})
  })

  it('does not stumble over facts of an act that are no field', () => {
    expect(
      fieldChanges(
        [{ movement: 'x', rows: 3, photo: [null, 'abc'], dossier: [[null, { code: '001' }]] }],
        true,
      ),
    ).toEqual({})
  })
})
