import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromRows, searchKeyOf, toMemberRow, toPersonRow } from '../../../electron/office/people/rows.ts'
import { emptyPerson, type PersonFields } from '../../../shared/people/person.ts'
import { matches } from '../../../shared/text/fold.ts'

const address = fc.record({ country: fc.string(), province: fc.string(), detail: fc.string() })
const date = fc.option(fc.constantFrom('1958', '1986-03', '1980-09-02'))
const person: fc.Arbitrary<PersonFields> = fc.record({
  fullName: fc.string({ minLength: 1 }),
  otherName: fc.string(),
  sex: fc.option(fc.constantFrom('male' as const, 'female' as const)),
  birthDate: date,
  ethnicity: fc.string(),
  religion: fc.string(),
  personalId: fc.string(),
  oldIdNumber: fc.string(),
  birthplace: address,
  hometown: address,
  residence: address,
  externalId: fc.string(),
  cardNumber: fc.string(),
  cardPlace: fc.string(),
  cardDate: date,
  oldCardNumber: fc.string(),
  joinedOn: date,
  officialOn: date,
})

describe('the rows of a person', () => {
  it('give back every field as it was put in', () => {
    fc.assert(
      fc.property(person, (fields) => {
        expect(fromRows(toPersonRow(fields), toMemberRow(fields))).toEqual(fields)
      }),
    )
  })

  it('of somebody who is no member have nothing of a member', () => {
    expect(fromRows(toPersonRow({ ...emptyPerson, fullName: 'Lò Văn Pâng', cardNumber: '1' }))).toEqual({
      ...emptyPerson,
      fullName: 'Lò Văn Pâng',
    })
  })

  it.each(['lo van pang', 'PANG LO', 'pồng', '98123', '4567', '1234'])('are found by %s', (query) => {
    const key = searchKeyOf({
      ...emptyPerson,
      fullName: 'Lò Văn Pâng',
      otherName: 'Pồng',
      personalId: '030098123456',
      cardNumber: '000000004567',
      oldCardNumber: '71234832',
    })
    expect(matches(key, query)).toBe(true)
  })
})
