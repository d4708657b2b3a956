import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoSize, fillDemo } from '../../../electron/office/demo/fill.ts'
import { generateCommune } from '../../../electron/office/demo/generator.ts'
import { addMonths } from '../../../shared/calendar/dates.ts'
import { personFields } from '../../../shared/people/person.ts'
import { fold } from '../../../shared/text/fold.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'

const asOf = '2026-11-22'
const commune = generateCommune({ ...demoSize, asOf })

describe('the practice commune', () => {
  it('is the same every time, and another for another seed', () => {
    expect(generateCommune({ ...demoSize, asOf })).toEqual(commune)
    expect(generateCommune({ ...demoSize, seed: 7, asOf }).members[0]).not.toEqual(commune.members[0])
  })

  it('has as many cells and members as were asked for, no two cells of one name', () => {
    for (const [cells, members] of [
      [22, 337],
      [40, 500],
      [200, 5000],
    ] as const) {
      const large = generateCommune({ seed: 1, cells, members, asOf })
      expect([large.cells.length, large.members.length]).toEqual([cells, members])
      expect(new Set(large.cells.map(({ name }) => fold(name))).size).toBe(cells)
    }
  })

  it('holds people whom the register accepts, with numbers of their own and dates in order', () => {
    for (const { fields, standing } of commune.members) {
      expect(personFields.parse(fields)).toEqual(fields)
      const { birthDate, joinedOn, officialOn } = fields
      if (birthDate === null || joinedOn === null) throw new Error('a date is missing')
      if (birthDate.length === 10) expect(addMonths(birthDate, 18 * 12) <= joinedOn).toBe(true)
      expect(officialOn === null).toBe(standing === 'probationary')
      expect(officialOn === null || (officialOn === addMonths(joinedOn, 12) && officialOn <= asOf)).toBe(true)
    }
    const numbers = (of: 'personalId' | 'cardNumber') =>
      commune.members.map(({ fields }) => fields[of]).filter((number) => number !== '')
    for (const of of ['personalId', 'cardNumber'] as const)
      expect(new Set(numbers(of)).size).toBe(numbers(of).length)
  })

  it('gives every cell three official members and a secretary among them', () => {
    for (const [index, cell] of commune.cells.entries()) {
      const official = commune.members.filter(
        (member) => member.cell === index && member.standing === 'official',
      )
      expect(official.length).toBeGreaterThanOrEqual(3)
      expect(official).toContain(commune.members[cell.secretary])
    }
  })

  it('has none of the people of the sample workbooks', async () => {
    const book = await readXlsxFile(
      readFileSync(join(import.meta.dirname, '../../fixtures/workbooks/DS_DANGVIEN.xlsx')),
    )
    const known = new Set(book.flatMap(({ data }) => data.map((row) => fold(String(row[0])))))
    expect(commune.members.filter(({ fields }) => known.has(fold(fields.fullName)))).toEqual([])
  })
})

describe('an office filled with practice data', () => {
  let office: OfficeUnderTest
  beforeAll(async () => {
    office = await officeAt({ now: `${asOf}T08:00:00Z` })
    await fillDemo(office)
  }, 30_000)
  afterAll(() => discard(office))

  it('shows a month that is partly done', async () => {
    const { members, cells, met, notMet, cellsWithoutSecretary } = await office.ask('home.overview', {})
    expect([members, cells, cellsWithoutSecretary]).toEqual([337, 22, 0])
    expect(met).toBeGreaterThan(10)
    expect(notMet.length).toBeGreaterThan(0)
  })

  it('has cells that handed in their sheet only, two of which are to be asked back', async () => {
    const september = await office.ask('figures.sheet', { period: '2026-09' })
    expect(september.filter(({ state }) => state === 'recorded')).toHaveLength(3)
    const points = await office.ask('figures.points', {})
    expect(points.map(({ period }) => period)).toEqual(['2026-09', '2026-09'])
  })

  it('has briefings of secretaries with late comers and deputies, and cells that made their commitments', async () => {
    const briefings = await office.ask('briefings.ofYear', { year: 2026 })
    expect(briefings.map(({ heldOn }) => heldOn)).toEqual([
      ...['2026-11-10', '2026-10-10', '2026-09-10', '2026-08-10'],
    ])
    for (const { figures } of briefings) expect(figures).toMatchObject({ cells: 22, unmarked: 0, absent: 0 })
    const sum = (of: 'late' | 'byStandIn' | 'excused') =>
      briefings.reduce((total, { figures }) => total + figures[of], 0)
    for (const of of ['late', 'byStandIn', 'excused'] as const) expect(sum(of)).toBeGreaterThan(0)
    expect(briefings.map(({ tasks }) => tasks)).toEqual([
      { given: 3, done: 0, overdue: 0 },
      ...Array.from({ length: 3 }, () => ({ given: 0, done: 0, overdue: 0 })),
    ])
    const { cells } = await office.ask('commitments.ofYear', { year: 2026 })
    expect(cells[0]?.made).toBe(0)
    expect(cells.filter(({ made, owed }) => made === owed)).toHaveLength(4)
    expect(cells.filter(({ checked }) => checked > 0)).toHaveLength(1)
  })

  it('holds a year of meetings with about one member in twenty away, and every roll as the histories have it', async () => {
    const month = await office.ask('meetings.month', { period: '2026-03' })
    const meetings = month.flatMap((row) => row.meetings)
    expect(meetings).toHaveLength(22)
    const sum = (of: 'present' | 'convened') => meetings.reduce((total, meeting) => total + meeting[of], 0)
    expect(sum('present') / sum('convened')).toBeGreaterThan(0.85)
    expect(sum('present')).toBeLessThan(sum('convened'))
    for (const { id } of meetings) {
      const { rollDifferences, content } = await office.ask('meetings.get', { id })
      expect(rollDifferences).toEqual([])
      expect(content.votes).toHaveLength(1)
      expect(content.secretaryId).not.toBeNull()
    }
    expect(await office.ask('meetings.month', { period: '2025-12' })).toHaveLength(22)
  })
})
