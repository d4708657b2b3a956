import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { correctedSteps } from '../../../electron/office/people/member-days.ts'
import { unknownBeginning } from '../../../electron/office/people/store.ts'
import { standingSteps } from '../../../shared/intake/record.ts'
import type { Standing } from '../../../shared/people/person.ts'
import { discard } from '../../helpers/office.ts'
import { anyDay } from '../../shared/calendar/samples.ts'
import { type Filled, filledOffice, person } from '../filled-office.ts'

const today = '2026-11-22'

describe('a history that an import made of the days', () => {
  const day = fc.option(anyDay, { nil: null })
  const standing = fc.constantFrom<Standing>('official', 'exempt', 'away', 'died')
  const days = fc
    .tuple(day, day)
    .map(([a, b]) =>
      a !== null && b !== null && a > b ? { joinedOn: b, officialOn: a } : { joinedOn: a, officialOn: b },
    )
    .filter(({ joinedOn, officialOn }) => joinedOn === null || joinedOn !== officialOn)
    .filter(({ joinedOn, officialOn }) => (officialOn ?? joinedOn ?? '2000') < '2026-01-01')

  it('becomes what an import of the corrected days would have made', () => {
    fc.assert(
      fc.property(days, days, standing, (before, after, now) => {
        fc.pre(
          [before, after].every(
            ({ joinedOn, officialOn }) => (joinedOn ?? officialOn ?? '2000') > '1930-02-03',
          ),
        )
        const made = (dates: typeof before) =>
          standingSteps(dates, now, now === 'official' ? null : '2026-06-01', unknownBeginning, today)
        const held = made(before).map((step) => ({ ...step, begunBy: null }))
        const corrected = correctedSteps(held, before, after, unknownBeginning)
        fc.pre('steps' in corrected)
        // Of somebody who left without an official day nobody knows whether they ever were official.
        fc.pre(
          after.officialOn !== null || before.officialOn === null || now === 'official' || now === 'exempt',
        )
        expect('steps' in corrected && corrected.steps.map(({ begunBy: _, ...step }) => step)).toEqual(
          made(after),
        )
      }),
    )
  })
})

describe('the official day on the card', () => {
  let filled: Filled
  const id = () => filled.members[0] ?? ''
  const change = async (officialOn: string | null, more: { readonly joinedOn?: string } = {}) => {
    const { revision } = await filled.office.ask('people.card', { id: id() })
    return filled.office.call('people.changeForm', { id: id(), revision, fields: { officialOn, ...more } })
  }
  const history = async (of = id()) =>
    (await filled.office.ask('people.card', { id: of })).standingsHeld.map(({ standing, from, to }) => [
      standing,
      from,
      to,
    ])
  const probationer = async () => {
    const fields = person('Lò Thị Ún', { joinedOn: '2024-08-25', officialOn: null })
    const added = await filled.office.ask('people.add', {
      ...fields,
      cellId: filled.cells[0],
      from: '2024-08-25',
      standing: 'probationary',
    })
    filled = { ...filled, members: [added.id, ...filled.members] }
    return added.id
  }
  const confirm = async (personId: string, on: string) =>
    (
      await filled.office.ask('movements.record', {
        personId,
        kind: 'confirmation',
        on,
        paperNumber: '12-QĐ/ĐU',
        revision: (await filled.office.ask('people.card', { id: personId })).revision,
      })
    ).actId
  beforeEach(async () => {
    filled = await filledOffice()
  })
  afterEach(() => discard(filled.office))

  it('takes the bound along that an import made of it, and the day of joining too', async () => {
    expect(await change('1996-03-05', { joinedOn: '1995-03-05' })).toMatchObject({ ok: true })
    expect(await history()).toEqual([
      ['probationary', '1995-03-05', '1996-03-05'],
      ['official', '1996-03-05', null],
    ])
  })

  it('takes the confirmation along, which can still be taken back', async () => {
    const { office } = filled
    const personId = await probationer()
    const actId = await confirm(personId, '2025-09-30')
    expect(await change('2025-08-25')).toMatchObject({ ok: true })
    expect(await history()).toEqual([
      ['probationary', '2024-08-25', '2025-08-25'],
      ['official', '2025-08-25', null],
    ])
    expect((await office.ask('movements.ofPerson', { personId }))[0]).toMatchObject({ on: '2025-08-25' })
    const ledger = await office.ask('movements.ledger', { from: '2025-08-01', last: '2025-08-31' })
    expect(ledger.within.flatMap(({ steps }) => steps)).toMatchObject([{ personId, paperNumber: '12-QĐ/ĐU' }])

    await office.ask('movements.undo', { actId })
    expect(await history()).toEqual([['probationary', '2024-08-25', null]])
    expect((await office.ask('people.card', { id: personId })).officialOn).toBeNull()
  })

  it('takes the confirmation along from under a later movement', async () => {
    const { office } = filled
    const personId = await probationer()
    await confirm(personId, '2025-09-30')
    const { revision } = await office.ask('people.card', { id: personId })
    const { actId } = await office.ask('movements.record', {
      personId,
      kind: 'exemption',
      on: '2026-06-01',
      revision,
    })
    expect(await change('2025-08-25')).toMatchObject({ ok: true })
    await office.ask('movements.undo', { actId })
    expect(await history()).toEqual([
      ['probationary', '2024-08-25', '2025-08-25'],
      ['official', '2025-08-25', null],
    ])
  })

  it('of an import goes from under a later movement too', async () => {
    const { office } = filled
    const { revision } = await office.ask('people.card', { id: id() })
    const { actId } = await office.ask('movements.record', {
      personId: id(),
      kind: 'exemption',
      on: '2026-06-01',
      revision,
    })
    expect(await change('1996', { joinedOn: '1995' })).toMatchObject({ ok: true })
    await office.ask('movements.undo', { actId })
    expect(await history()).toEqual([
      ['probationary', '1995', '1996-01-01'],
      ['official', '1996', null],
    ])
  })

  it('cannot lie after today', async () => {
    expect(await change('2026-11-23')).toMatchObject({
      ok: false,
      error: { fields: { officialOn: 'Ngày chính thức ở sau hôm nay' } },
    })
  })

  it.each([
    ['of a probationer is refused: the movement writes it', undefined, '2025-08-25', 'Công nhận chính thức'],
    ['cannot be emptied once the confirmation is recorded', '2025-08-25', null, 'bỏ trống'],
    ['cannot lie before the probation', '2025-08-25', '2024-08-25', 'diện "Dự bị"'],
  ])('%s', async (_, confirmedOn, typed, words) => {
    const personId = await probationer()
    if (confirmedOn !== undefined) await confirm(personId, confirmedOn)
    const before = await history()
    const answer = await change(typed)
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'invalid', fields: { officialOn: expect.anything() } },
    })
    expect(!answer.ok && answer.error.message).toContain(words)
    expect(await history()).toEqual(before)
  })

  it('cannot lie after a later movement', async () => {
    const { office } = filled
    const { revision } = await office.ask('people.card', { id: id() })
    await office.ask('movements.record', { personId: id(), kind: 'exemption', on: '2020-06-01', revision })
    const answer = await change('2021-01-01')
    expect(!answer.ok && answer.error.message).toContain('01/06/2020')
  })

  it('of somebody who came officially from elsewhere may lie before the arrival, not after it', async () => {
    const { office } = filled
    const { revision } = await office.ask('people.card', { id: id() })
    await office.ask('movements.record', { personId: id(), kind: 'departure', on: '2020-06-01', revision })
    const again = await office.ask('people.card', { id: id() })
    await office.ask('movements.record', {
      personId: id(),
      kind: 'arrival',
      on: '2022-06-01',
      standing: 'official',
      cellId: filled.cells[1],
      revision: again.revision,
    })
    expect(await change('1996-02-10')).toMatchObject({ ok: true })
  })
})

describe('a section of the form', () => {
  let filled: Filled
  beforeEach(async () => {
    filled = await filledOffice()
  })
  afterEach(() => discard(filled.office))

  it('is written alone; what was not sent stays as it is', async () => {
    const { office, members } = filled
    const id = members[0] ?? ''
    await office.ask('people.changeForm', {
      id,
      revision: 1,
      details: { telephone: '0912345678', occupation: 'Nông dân' },
      lists: { journeys: [{ from: '2015', to: null, country: 'Lào', purpose: '' }] },
    })
    await office.ask('people.changeForm', {
      id,
      revision: 2,
      fields: { ethnicity: 'Thái', personalId: null },
      details: { housing: 'Nhà sàn' },
    })
    const form = await office.ask('people.form', { id })
    expect(form.details).toMatchObject({
      occupation: 'Nông dân',
      housing: 'Nhà sàn',
      telephone: '••••••5678',
    })
    expect(form.lists.journeys).toHaveLength(1)
    expect(await office.ask('people.card', { id })).toMatchObject({
      ethnicity: 'Thái',
      personalId: '••••••••0000',
    })
  })

  it('keeps the telephone of a time far away that was shown masked', async () => {
    const { office, members } = filled
    const id = members[0] ?? ''
    const row = { from: '2026-02-01', to: null, place: 'Bắc Ninh', work: '', contactPerson: '' }
    await office.ask('people.setWorkingAway', {
      id,
      revision: 1,
      rows: [{ ...row, telephone: '0987654321' }],
    })
    expect((await office.ask('people.form', { id })).workingAway[0]?.telephone).toBe('••••••4321')
    await office.ask('people.setWorkingAway', {
      id,
      revision: 2,
      rows: [{ ...row, from: '2026-01-01', telephone: null, was: 0 }],
    })
    expect((await office.ask('people.reveal', { id })).awayTelephones).toEqual(['0987654321'])
  })
})

describe('party age on the card', () => {
  let filled: Filled
  beforeEach(async () => {
    filled = await filledOffice()
  })
  afterEach(() => discard(filled.office))
  const ageOf = async (id: string) => {
    const { partyAge, partyAgeWhy } = await filled.office.ask('people.card', { id })
    return [partyAge, partyAgeWhy]
  }

  it('counts from the decision of admission, and leaves out the time out of the Party', async () => {
    const { office, members } = filled
    const id = members[0] ?? ''
    expect(await ageOf(id)).toEqual([31, ''])
    await office.ask('people.changeForm', { id, revision: 1, admission: { admittedOn: '1994-11-20' } })
    expect(await ageOf(id)).toEqual([32, ''])
    const record = async (kind: 'resignation' | 'restoration', on: string, more = {}) => {
      const { revision } = await office.ask('people.card', { id })
      await office.ask('movements.record', { personId: id, kind, on, revision, ...more })
    }
    await record('resignation', '2010-01-01')
    expect((await ageOf(id))[1]).toContain('Không còn trong danh sách')
    await record('restoration', '2013-01-01', { cellId: filled.cells[1], standing: 'official' })
    expect(await ageOf(id)).toEqual([29, ''])
  })

  it('says why nobody can tell it', async () => {
    const { office, members } = filled
    const id = members[0] ?? ''
    await office.ask('people.changeForm', { id, revision: 1, fields: { joinedOn: '1995' } })
    expect((await ageOf(id))[1]).toContain('30 hoặc 31 năm tuổi Đảng')
    await office.ask('people.changeForm', { id, revision: 2, fields: { joinedOn: null } })
    const [age, why] = await ageOf(id)
    expect(age).toBeNull()
    expect(why).toContain('Chưa có ngày quyết định kết nạp')
  })
})

describe('the member list in the order of posts', () => {
  let filled: Filled
  beforeEach(async () => {
    filled = await filledOffice()
  })
  afterEach(() => discard(filled.office))

  it('has the secretary first, then the deputy, then everybody by given name; pages join without a gap', async () => {
    const { office, members, cells } = filled
    const [row] = await office.ask('organisation.startingFacts', {})
    if (row === undefined) throw new Error('no facts')
    await office.ask('organisation.saveStartingFacts', {
      rows: [
        {
          ...row,
          cellId: cells[0],
          secretary: { personId: members[2] ?? '', fullName: '' },
          deputy: { personId: members[0] ?? '', fullName: '' },
        },
      ],
    })
    const names = async (offset: number, limit: number) =>
      (await office.ask('people.search', { order: 'post', offset, limit })).rows.map(
        (found) => found.fullName,
      )
    const all = await names(0, 100)
    expect(all.slice(0, 2)).toEqual(['Nguyễn Ước', 'Lò Văn Hặc'])
    expect([...(await names(0, 2)), ...(await names(2, 2)), ...(await names(4, 2))]).toEqual(all)
    expect((await office.ask('people.search', { order: 'post', limit: 2 })).total).toBe(5)
  })
})
