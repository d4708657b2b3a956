import { describe, expect, it } from 'vitest'
import { listFields } from '../../../renderer/people/list-fields.ts'
import { addingGroups, sectionOfField, sections } from '../../../renderer/people/sections.ts'
import { noAdmission, noDetails, noLists } from '../../../shared/people/details.ts'
import { emptyPerson } from '../../../shared/people/person.ts'
import { requiredNames } from '../../../shared/people/required.ts'

const fields = sections.flatMap(({ groups }) => groups.flatMap((group) => group.fields))

describe('the sections of the member card', () => {
  it.each([
    ['fields', emptyPerson],
    ['details', noDetails],
    ['admission', noAdmission],
  ] as const)('show every field of the %s once', (place, whole) => {
    const shown = fields.filter((field) => field.place === place).map(({ key }) => key)
    expect(shown.toSorted()).toEqual(Object.keys(whole).toSorted())
  })

  it('show every list once, with every field of its lines', () => {
    expect(sections.flatMap(({ lists }) => lists).toSorted()).toEqual(Object.keys(noLists).toSorted())
    for (const { columns, newLine } of Object.values(listFields)) {
      expect(columns.map(({ key }) => key).toSorted()).toEqual(Object.keys(newLine).toSorted())
    }
  })

  it('have a name of their own in the address', () => {
    expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length)
  })

  it('hold every field that must not stay empty', () => {
    for (const name of requiredNames) {
      const [key] = name.split('.')
      const held = sectionOfField(name).groups.flatMap((group) => group.fields.map((field) => field.key))
      expect(held).toContain(key)
    }
  })

  it('ask a new member for the fields of the national workbook', () => {
    const asked = addingGroups.flatMap((group) => group.fields.map(({ key }) => key))
    expect(asked.toSorted()).toEqual(Object.keys(emptyPerson).toSorted())
  })
})
