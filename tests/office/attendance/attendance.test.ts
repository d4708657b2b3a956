import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRandom } from '../../../electron/office/demo/random.ts'
import { addPeriods } from '../../../shared/calendar/periods.ts'
import type { AttendanceState } from '../../../shared/meetings/meeting.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { now } from '../filled-office.ts'
import { beginOffice, cellOf, hold } from './held.ts'

let office: OfficeUnderTest
beforeEach(async () => {
  office = await officeAt({ now })
  await beginOffice(office)
})
afterEach(() => discard(office))

const year = { from: '2026-01', to: '2026-12' }
const exempt = async (personId: string, on: string) => {
  const { revision } = await office.ask('people.card', { id: personId })
  await office.ask('movements.record', { personId, revision, kind: 'exemption', on })
}
const excused = (members: readonly (string | undefined)[]) =>
  Object.fromEntries(members.map((id) => [id ?? '', 'excused' as const]))

describe('the rate of a cell', () => {
  it('leaves the exempt out of the base unless they came (23 members, 2 exempt: 19 of 21)', async () => {
    const { cellId, members } = await cellOf(office, 23)
    for (const id of members.slice(0, 2)) await exempt(id, '2026-01-01')
    await hold(office, { cellId, period: '2026-11', states: excused(members.slice(2, 4)) })
    const november = await office.ask('attendance.ofCell', { cellId, ...year })
    expect(november.turns).toMatchObject({ convened: 23, present: 19, base: 21, exempt: 2 })
    const states = { ...excused(members.slice(2, 4)), [members[0] ?? '']: 'present' as const }
    await hold(office, { cellId, period: '2026-10', states })
    const october = await office.ask('attendance.ofCell', { cellId, from: '2026-10', to: '2026-10' })
    expect(october.turns).toMatchObject({ present: 20, base: 22, exempt: 1 })
  })

  it('counts no meeting that was only opened, and names it', async () => {
    const { cellId } = await cellOf(office, 4)
    await hold(office, { cellId, period: '2026-10' })
    await office.ask('meetings.open', { cellId, period: '2026-11', kind: 'regular', heldOn: '2026-11-03' })
    const grid = await office.ask('attendance.ofCell', { cellId, ...year })
    expect(grid.turns).toMatchObject({ convened: 4, base: 4 })
    expect(grid.unrecorded.map(({ period }) => period)).toEqual(['2026-11'])
    const { cells } = await office.ask('attendance.ofCommune', year)
    expect(cells).toMatchObject([{ meetings: 1, unrecorded: 1 }])
  })

  it('counts the cell’s meetings and not those of its committee or others than the rule names', async () => {
    const { cellId } = await cellOf(office, 4)
    await hold(office, { cellId, period: '2026-11' })
    await hold(office, { cellId, period: '2026-11', kind: 'thematic', heldOn: '2026-11-10' })
    await hold(office, { cellId, period: '2026-11', kind: 'extraordinary', heldOn: '2026-11-12' })
    const grid = await office.ask('attendance.ofCell', { cellId, ...year })
    expect(grid.meetings.map(({ kind }) => kind)).toEqual(['regular', 'thematic'])
  })

  it('keeps who was passed over in the base, and names them', async () => {
    const { cellId, members } = await cellOf(office, 4)
    const meetingId = await hold(office, {
      ...{ cellId, period: '2026-11', states: { [members[1] ?? '']: null } },
    })
    const grid = await office.ask('attendance.ofCell', { cellId, ...year })
    expect(grid.turns).toMatchObject({ present: 3, base: 4, unmarked: 1 })
    const names = await office.ask('attendance.names', { ...year, cellId, kind: 'unmarked' })
    expect(names).toMatchObject({ people: 1, turns: 1 })
    expect(names.rows[0]).toMatchObject({ personId: members[1], sittings: [{ meetingId }] })
  })
})

describe('absences with leave that follow one another', () => {
  const held = async (states: readonly (AttendanceState | null)[]) => {
    const { cellId, members } = await cellOf(office, 3)
    const personId = members[0] ?? ''
    for (const [index, state] of states.entries()) {
      await hold(office, { cellId, period: addPeriods('2026-01', index), states: { [personId]: state } })
    }
    const { tooOften } = await office.ask('attendance.ofCommune', year)
    const own = await office.ask('attendance.ofPerson', { personId, ...year })
    return { times: tooOften.map(({ run }) => run.count), own, isRunning: tooOften[0]?.isRunning }
  }
  const e = 'excused'
  const p = 'present'

  it.each<[string, (AttendanceState | null)[], number[]]>([
    ['four months', [e, e, e, e], [4]],
    ['three months, then present', [e, e, e, p], []],
    ['three, present, three', [e, e, e, p, e, e, e], []],
    ['four of which one is without leave', [e, e, 'absent', e, e], []],
    ['four with a roll call that passed over', [e, e, null, e, e], [4]],
    ['five in the middle of the year', [p, e, e, e, e, e, p], [5]],
  ])('%s', async (_name, states, times) => {
    expect((await held(states)).times).toEqual(times)
  })

  it('say from when to when, and whether they go on', async () => {
    const { own, isRunning } = await held([p, e, e, e, e])
    expect(own.longest).toEqual({ count: 4, from: '2026-02-03', last: '2026-05-03' })
    expect(own.running).toEqual(own.longest)
    expect(isRunning).toBe(true)
  })

  it('are counted within the time asked for', async () => {
    const { cellId, members } = await cellOf(office, 2)
    for (const period of ['2025-11', '2025-12', '2026-01', '2026-02']) {
      await hold(office, { cellId, period, states: excused([members[0]]) })
    }
    expect((await office.ask('attendance.ofCommune', year)).tooOften).toEqual([])
    const both = await office.ask('attendance.ofCommune', { from: '2025-01', to: '2026-12' })
    expect(both.tooOften).toMatchObject([{ personId: members[0], run: { count: 4 } }])
  })
})

describe('a person', () => {
  it('keeps the meetings of the cell from which they moved', async () => {
    const first = await cellOf(office, 3)
    const second = await cellOf(office, 3, 'Chi bộ Trường Mầm non')
    const personId = first.members[0] ?? ''
    await hold(office, { cellId: first.cellId, period: '2026-05', states: excused([personId]) })
    const { revision } = await office.ask('people.card', { id: personId })
    await office.ask('movements.moveMany', {
      people: [{ personId, revision }],
      cellId: second.cellId,
      on: '2026-05-20',
    })
    await hold(office, { cellId: second.cellId, period: '2026-06' })
    const own = await office.ask('attendance.ofPerson', { personId, ...year })
    expect(own.turns).toMatchObject({ convened: 2, present: 1, excused: 1, base: 2 })
    expect(own.sittings.map(({ cellName }) => cellName)).toEqual([
      'Chi bộ thôn Sen Đông',
      'Chi bộ Trường Mầm non',
    ])
  })

  it('keeps what stands under a record that was merged into theirs', async () => {
    const { cellId, members } = await cellOf(office, 4)
    const [keptId = '', givenId = ''] = members
    await hold(office, { cellId, period: '2026-05', states: { ...excused([givenId]), [keptId]: 'present' } })
    const revisionOf = async (id: string) => (await office.ask('people.card', { id })).revision
    const merger = { keptId, keptRevision: await revisionOf(keptId), givenId }
    await office.ask('duplicates.merge', { ...merger, givenRevision: await revisionOf(givenId) })
    await hold(office, { cellId, period: '2026-06' })
    for (const personId of [keptId, givenId]) {
      const own = await office.ask('attendance.ofPerson', { personId, ...year })
      expect(own.sittings.map(({ state }) => state)).toEqual(['present', 'present'])
    }
  })
})

const states = [
  'present',
  'excused',
  'absent',
  'exempt',
  null,
] as const satisfies readonly (AttendanceState | null)[]

describe('whatever the rolls say', () => {
  it('nobody is lost from the base, and every sum agrees with the minutes', async () => {
    const cells = [await cellOf(office, 5), await cellOf(office, 4, 'Chi bộ thôn Sen Tây')]
    // Enough of the exempt that some of them come in nearly every run.
    for (const { members } of cells) {
      for (const id of members.slice(0, 2)) await exempt(id, '2026-01-15')
    }
    const seed = fc.sample(fc.nat(), 1)[0] ?? 1
    const random = createRandom(seed)
    const raw: { cellId: string; personId: string; state: AttendanceState | null; isInBase: boolean }[] = []
    for (const { cellId, members } of cells) {
      for (let month = 0; month < 6; month += 1) {
        const period = addPeriods('2026-01', month)
        const chosen = Object.fromEntries(members.map((id) => [id, random.pick(states)]))
        const meetingId = await hold(office, { cellId, period, states: chosen })
        const { roll, content } = await office.ask('meetings.get', { id: meetingId })
        const marked = new Map(content.marks.map((mark) => [mark.personId, mark.state]))
        for (const { personId, standing } of roll) {
          const state = marked.get(personId) ?? null
          raw.push({ cellId, personId, state, isInBase: standing !== 'exempt' || state === 'present' })
        }
      }
    }
    const recount = (fits: (row: (typeof raw)[number]) => boolean) => {
      const own = raw.filter(fits)
      const count = (state: AttendanceState | null) => own.filter((row) => row.state === state).length
      return {
        convened: own.length,
        base: own.filter(({ isInBase }) => isInBase).length,
        present: count('present'),
        excused: count('excused'),
        absent: count('absent'),
        exempt: count('exempt'),
        unmarked: count(null),
      }
    }
    const note = `seed ${seed}`
    const commune = await office.ask('attendance.ofCommune', year)
    expect(commune.turns, note).toMatchObject(recount(() => true))
    for (const { cellId, members } of cells) {
      const ofCell = recount((row) => row.cellId === cellId)
      expect(commune.cells.find((row) => row.cellId === cellId)?.turns, note).toMatchObject(ofCell)
      const grid = await office.ask('attendance.ofCell', { cellId, ...year })
      expect(grid.turns, note).toMatchObject(ofCell)
      expect(
        grid.people.reduce((total, { turns }) => total + turns.base, 0),
        note,
      ).toBe(ofCell.base)
      for (const personId of members) {
        const own = await office.ask('attendance.ofPerson', { personId, ...year })
        expect(own.turns, note).toMatchObject(recount((row) => row.personId === personId))
      }
    }
    for (const kind of ['present', 'excused', 'absent', 'exempt', 'unmarked'] as const) {
      const names = await office.ask('attendance.names', { ...year, kind })
      expect(names.turns, note).toBe(recount(() => true)[kind])
      expect(
        names.rows.reduce((total, { sittings }) => total + sittings.length, 0),
        note,
      ).toBe(names.turns)
    }
  })
})
