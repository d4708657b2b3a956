import { afterEach, describe, expect, it } from 'vitest'
import { discard, type OfficeUnderTest, officeAt, temporaryFolder } from '../../helpers/office.ts'
import { filledOffice, person } from '../filled-office.ts'
import { backUp, setsOn, stickHost } from './sticks.ts'

/* The battery of an old PC's clock dies: it wakes up on a day long past. */

const right = '2026-11-22T02:00:00.000Z'
const past = '2025-01-05T03:00:00.000Z'

const open: OfficeUnderTest[] = []
afterEach(async () => {
  for (const office of open.splice(0)) await discard(office)
})

/** An office whose clock the test sets; each look at it takes a second. */
async function withClock() {
  const stick = temporaryFolder()
  let at = Date.parse(right)
  const clock = () => {
    at += 1000
    return new Date(at)
  }
  const set = (moment: string) => {
    at = Date.parse(moment)
  }
  const filled = await filledOffice({ host: stickHost(stick), clock })
  open.push(filled.office)
  return { ...filled, set, stick }
}
const addOne = (office: OfficeUnderTest, cellId: string, name: string) =>
  office.ask('people.add', { ...person(name), cellId, from: '2024-01-01', standing: 'official' })

describe('a clock that was set back', () => {
  it('costs no copy: neither the newest of before nor the one just made', async () => {
    const { office, cells, set } = await withClock()
    const before: string[] = []
    for (let count = 0; count < 3; count += 1) before.push((await backUp(office)).setName)
    set(past)
    for (let count = 0; count < 6; count += 1) {
      await addOne(office, cells[0], `Lò Thị Thứ ${count}`)
      const made = await backUp(office)
      expect(made.setName).toContain('2025-01-05')
      const names = (await setsOn(office)).map(({ setName }) => setName)
      expect(names).toEqual(expect.arrayContaining([...before, made.setName]))
    }
    set('2026-11-23T02:00:00.000Z')
    const made = await backUp(office)
    const names = (await setsOn(office)).map(({ setName }) => setName)
    expect(names).toContain(made.setName)
    expect(names).toContain(before.at(-1))
  })

  it('costs no copy either on a day of which there are copies of a later hour', async () => {
    const { office, set } = await withClock()
    for (const hour of ['07', '08', '09', '10']) {
      set(`2026-11-22T${hour}:00:00.000Z`)
      await backUp(office)
    }
    for (const hour of ['02', '03', '04']) {
      set(`2026-11-22T${hour}:00:00.000Z`)
      const { setName } = await backUp(office)
      expect((await setsOn(office)).map((each) => each.setName)).toContain(setName)
    }
  })

  it('makes no copy younger than nothing, and is told of on the first page until it is right again', async () => {
    const { office, cells, set } = await withClock()
    await backUp(office)
    expect(await office.ask('home.overview', {})).toMatchObject({ actAhead: null })
    set(past)
    await addOne(office, cells[0], 'Lò Thị Sau')
    const { actAhead, backup } = await office.ask('home.overview', {})
    expect(actAhead).toMatch(/^2026-11-22T02:/)
    expect(backup.ageDays ?? 0).toBeGreaterThanOrEqual(0)
    expect((await office.ask('backup.state', {})).ageDays).toBeGreaterThanOrEqual(0)
    set('2026-11-22T05:00:00.000Z')
    expect(await office.ask('home.overview', {})).toMatchObject({ actAhead: null })
  })

  it('by some minutes is not told of', async () => {
    const { office, set } = await withClock()
    set('2026-11-22T01:55:00.000Z')
    expect(await office.ask('home.overview', {})).toMatchObject({ actAhead: null })
  })

  it('leaves the audit in the order in which things were done, and its chain whole', async () => {
    const { office, cells, set } = await withClock()
    set(past)
    await addOne(office, cells[0], 'Lò Thị Sau')
    const [newest, older] = await office.ask('audit.rows', {})
    expect(newest?.at).toMatch(/^2025-01-05/)
    expect(older?.at).toMatch(/^2026-11-22/)
    expect(newest?.sequence).toBe((older?.sequence ?? 0) + 1)
    expect(await office.ask('audit.check', {})).toMatchObject({ brokenAt: null })
  })

  it('opens an office with everything in it', async () => {
    const { office, set } = await withClock()
    set(past)
    await office.close()
    const again = await officeAt({ folder: office.folder, now: past })
    open.push(again)
    expect(again.trouble).toBeUndefined()
    expect((await again.ask('setup.state', {})).members).toBe(5)
    expect(await again.ask('home.overview', {})).toMatchObject({
      actAhead: expect.stringMatching(/^2026-11-22/),
    })
  })
})
