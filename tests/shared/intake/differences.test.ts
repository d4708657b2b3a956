import { describe, expect, it } from 'vitest'
import { differences } from '../../../shared/intake/differences.ts'
import { type FormTexts, noFormTexts } from '../../../shared/intake/form-texts.ts'
import { emptyPerson, type PersonFields, type Standing } from '../../../shared/people/person.ts'

const known: PersonFields = {
  ...emptyPerson,
  fullName: 'Lò Thị Hòa',
  sex: 'female',
  birthDate: '1980-09-02',
  ethnicity: 'Thái',
  cardNumber: '123456789012',
  joinedOn: '2004-05-19',
  officialOn: '2005-05-19',
}

const told = (
  fields: Partial<PersonFields>,
  {
    standing = 'official',
    on = null,
    said = true,
    texts = noFormTexts,
  }: { standing?: Standing; on?: string | null; said?: boolean; texts?: FormTexts } = {},
  kept: { standing: Standing | null; on: string | null } = { standing: 'official', on: '2005-05-19' },
) =>
  differences(
    {
      fields: known,
      texts: { telephone: '0912 345 678', occupation: 'Giáo viên' },
      standing: kept.standing,
      standingOn: kept.on,
      cellName: 'Chi bộ bản Sen Đông',
    },
    {
      row: 4,
      fields: { ...known, ...fields },
      texts,
      cellName: 'CHI BỘ BẢN SEN ĐÔNG',
      standing,
      standingOn: on,
      isStandingSaid: said,
    },
  )

describe('a workbook that tells of a known member', () => {
  it.each<[string, Partial<PersonFields>]>([
    ['the same', {}],
    ['a name in capitals and the other tone style', { fullName: 'LÒ THỊ HOÀ' }],
    ['only the year of birth', { birthDate: '1980' }],
    ['nothing of the card', { cardNumber: '', cardDate: null }],
    ['an ethnic group in capitals', { ethnicity: 'THÁI' }],
  ])('changes nothing by telling %s', (_what, fields) => {
    const { changes, fields: next, standing, movesCell } = told(fields)
    expect([changes, standing, movesCell]).toEqual([[], null, false])
    expect(next).toEqual(known)
  })

  it.each<[string, Partial<PersonFields>, string, string, string]>([
    ['another name', { fullName: 'Lò Thị Hoa' }, 'Họ và tên', 'Lò Thị Hòa', 'Lò Thị Hoa'],
    ['another day', { birthDate: '1980-02-09' }, 'Sinh ngày', '02/09/1980', '09/02/1980'],
    ['a new card', { cardNumber: '999999999999' }, 'Số thẻ đảng viên', '123456789012', '999999999999'],
    ['the religion', { religion: 'Không' }, 'Tôn giáo', '', 'Không'],
  ])('changes %s, shown old and new', (_what, fields, field, before, after) => {
    expect(told(fields).changes).toEqual([{ field, before, after }])
  })

  it.each<[string, Standing, string | null, Standing, string | null, boolean, Standing | null]>([
    ['official stays official', 'official', null, 'official', null, true, null],
    ['away stays away while the book says present', 'away', '2026-01-05', 'official', null, true, null],
    ['suspended stays suspended', 'suspended', '2026-01-05', 'official', null, true, null],
    [
      'exempt stays exempt where the book says nothing',
      'exempt',
      '2024-08-30',
      'official',
      null,
      false,
      null,
    ],
    [
      'exempt comes back where the book says present',
      'exempt',
      '2024-08-30',
      'official',
      null,
      true,
      'official',
    ],
    ['official becomes exempt', 'official', '2005-05-19', 'exempt', '2024-08-30', true, 'exempt'],
    ['exempt of the same day stays', 'exempt', '2024-08-30', 'exempt', '2024-08-30', true, null],
    ['exempt of a vaguer day stays', 'exempt', '2024-08-30', 'exempt', '2024', true, null],
    ['exempt of another day changes its day', 'exempt', '2024-08-30', 'exempt', '2024-09-30', true, 'exempt'],
    [
      'probationary becomes official with the date',
      'probationary',
      '2004-05-19',
      'official',
      null,
      true,
      'official',
    ],
    [
      'official is not taken back by an empty date',
      'official',
      '2005-05-19',
      'probationary',
      null,
      true,
      null,
    ],
    ['died', 'official', '2005-05-19', 'died', null, true, 'died'],
  ])('%s', (_what, old, oldOn, standing, on, said, expected) => {
    expect(told({}, { standing, on, said }, { standing: old, on: oldOn }).standing?.standing ?? null).toBe(
      expected,
    )
  })

  it.each<[string, FormTexts, FormTexts]>([
    ['the same telephone with other spaces', { telephone: '0912345678' }, {}],
    ['the same occupation in capitals', { occupation: 'GIÁO VIÊN' }, {}],
    ['another occupation', { occupation: 'Hưu trí' }, { occupation: 'Hưu trí' }],
    ['what was not known', { politicalTheory: 'Trung cấp' }, { politicalTheory: 'Trung cấp' }],
  ])('compares the texts of the form too: %s', (_what, texts, changed) => {
    expect(told({}, { texts })).toMatchObject({ texts: changed })
    expect(told({}, { texts }).changes).toHaveLength(Object.keys(changed).length)
  })

  it('makes a member of a person who was none', () => {
    expect(told({}, {}, { standing: null, on: null }).standing).toEqual({ standing: 'official', on: null })
  })
})
