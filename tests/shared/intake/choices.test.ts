import { describe, expect, it } from 'vitest'
import { chooser, everything, intakeChoices } from '../../../shared/intake/choices.ts'
import { differences } from '../../../shared/intake/differences.ts'
import { noFormTexts } from '../../../shared/intake/form-texts.ts'
import type { IntakeRecord } from '../../../shared/intake/record.ts'
import { emptyPerson } from '../../../shared/people/person.ts'

const gap = { field: 'Dân tộc', before: '', after: 'Tày' }
const other = { field: 'Sinh ngày', before: '1978', after: '16/09/1978' }

describe('what the clerk takes over of the differences', () => {
  it.each([
    ['all', true, true],
    ['empty', true, false],
    ['none', false, false],
  ] as const)('%s: a gap %s, another value %s', (base, takesGap, takesOther) => {
    const isTaken = chooser({ ...everything, base })
    expect([isTaken(5, gap), isTaken(5, other)]).toEqual([takesGap, takesOther])
  })

  it('is said for a field against the base, and for a value against both', () => {
    const isTaken = chooser({
      ...everything,
      base: 'none',
      fields: [{ field: 'Dân tộc', isTaken: true }],
      values: [
        { row: 6, field: 'Dân tộc', isTaken: false },
        { row: 7, field: 'Sinh ngày', isTaken: true },
      ],
    })
    expect([isTaken(5, gap), isTaken(6, gap), isTaken(5, other), isTaken(7, other)]).toEqual([
      true,
      false,
      false,
      true,
    ])
  })

  it('is everything where nothing is said', () => {
    expect(intakeChoices.parse({})).toEqual(everything)
  })
})

describe('a member of whom only some differences are taken over', () => {
  const known = {
    fields: { ...emptyPerson, fullName: 'Vi Thu Ánh', birthDate: '1978', joinedOn: '2011-12-08' },
    texts: noFormTexts,
    standing: 'probationary',
    standingOn: null,
    cellName: 'Chi bộ thôn Na Lang',
  } as const
  const record: IntakeRecord = {
    row: 7,
    fields: {
      ...known.fields,
      birthDate: '1978-09-16',
      ethnicity: 'Giáy',
      sex: 'female',
      officialOn: '2012-12-08',
    },
    texts: noFormTexts,
    cellName: 'Chi bộ Công an xã',
    standing: 'official',
    standingOn: null,
    isStandingSaid: false,
  }

  it('keeps the rest as it was, and all differences are told', () => {
    const { fields, movesCell, standing, changes } = differences(
      known,
      record,
      ({ field }) => field === 'Dân tộc',
    )
    expect(fields).toEqual({ ...known.fields, ethnicity: 'Giáy' })
    expect([movesCell, standing]).toEqual([false, null])
    expect(changes.map(({ field }) => field).toSorted()).toEqual([
      'Chi bộ',
      'Dân tộc',
      'Giới tính',
      'Ngày chính thức',
      'Sinh ngày',
    ])
  })

  it('becomes what the workbook says where all are', () => {
    const { fields, movesCell, standing } = differences(known, record)
    expect(fields).toEqual(record.fields)
    expect([movesCell, standing?.standing]).toEqual([true, 'official'])
  })
})
