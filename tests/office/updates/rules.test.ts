import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RulesManifest } from '../../../shared/updates/manifest.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { newPublisher, putRules, testPublisher } from '../../helpers/updates.ts'
import { setsOn, stickHost, stickOf } from '../backup/sticks.ts'
import { fill, now } from '../filled-office.ts'

let stick = ''
let office: OfficeUnderTest
const open = async (folder?: string) => {
  office = await officeAt({ now, version: '1.1.0', host: stickHost(stick), ...(folder && { folder }) })
}
beforeEach(async () => {
  stick = mkdtempSync(join(tmpdir(), 'so-chi-bo-stick-'))
  await open()
})
afterEach(async () => {
  await discard(office)
  rmSync(stick, { recursive: true, force: true })
})

const look = async () => office.ask('updates.look', { folder: await stickOf(office) })
const first = async () => {
  const [found] = await look()
  if (!found) throw new Error('nothing was found')
  return found
}
const asked = async () => {
  const { token, seen } = await first()
  return { update: token, seen, backup: await stickOf(office) }
}
const put = (change: Partial<Omit<RulesManifest, 'kind'>> = {}) => putRules(stick, testPublisher(), change)
const take = async (change: Partial<Omit<RulesManifest, 'kind'>> = {}) => {
  put(change)
  return office.ask('updates.takeRules', await asked())
}
const holding = async (on: string, id = 'meeting.minimumMinutes') =>
  (await office.ask('rulebook.list', { on })).find((row) => row.id === id)
const entry = (change: object) => ({
  entries: [
    {
      ...{ ruleId: 'meeting.minimumMinutes', from: '2026-12-15', value: 60 },
      ...{ basis: 'Hướng dẫn 50-HD/BTCTW', confidence: 'quoted' as const },
      ...change,
    },
  ],
})

describe('a rule book on a stick', () => {
  it('is shown with what counts otherwise and from which day', async () => {
    put()
    const found = await first()
    expect(found).toMatchObject({ verdict: 'newer', kind: 'rules', said: { version: '3', installer: null } })
    expect(found.words).toContain('sổ quy định số 3 mới hơn bản đang dùng (số 1)')
    expect(found.changes).toEqual([
      {
        ...{ id: 'meeting.minimumMinutes', title: 'Thời lượng tối thiểu của buổi sinh hoạt', unit: 'phút' },
        ...{ from: '2026-12-15', before: 90, after: 60, basis: 'Hướng dẫn 50-HD/BTCTW' },
      },
    ])
  })

  it('holds from its day on and not before, after a copy of the office', async () => {
    const done = await take()
    expect(done.version).toBe(3)
    expect((await setsOn(office)).map(({ setName }) => setName)).toEqual([done.backupName])
    expect(await holding('2026-12-14')).toMatchObject({ value: 90, to: '2026-12-15', update: null })
    expect(await holding('2026-12-15')).toMatchObject({
      ...{ value: 60, basis: 'Hướng dẫn 50-HD/BTCTW', confidence: 'quoted', update: 3, to: null },
    })
    expect((await first()).verdict).toBe('same')
    const [row] = await office.ask('audit.rows', {})
    expect(row).toMatchObject({ act: 'Cập nhật sổ quy định', changes: [{ before: '1', after: '3' }, {}] })
  })

  it('reaches what the program counts with, and stays when it is opened again', async () => {
    await fill(office)
    const least = async (on: string) =>
      (await office.ask('agendas.list', { on })).templates.find(({ kind }) => kind === 'regular')
        ?.leastMinutes
    await take()
    const { folder } = office
    await office.close()
    await open(folder)
    expect([await least('2026-12-14'), await least('2026-12-15')]).toEqual([90, 60])
  })

  it('gives way to what the office put in place later, and takes the place of what it put before', async () => {
    const set = (from: string, value: number) =>
      office.ask('rulebook.set', { ruleId: 'meeting.minimumMinutes', value, from, reason: 'Theo xã' })
    await set('2026-12-01', 75)
    await take()
    expect((await holding('2026-12-14'))?.value).toBe(75)
    expect((await holding('2026-12-15'))?.value).toBe(60)
    await set('2027-01-01', 80)
    expect((await holding('2026-12-31'))?.value).toBe(60)
    expect(await holding('2027-01-01')).toMatchObject({ value: 80, update: null, changedBecause: 'Theo xã' })
  })

  it('is taken back with a reason: the one before holds again, and what was taken stays to be read', async () => {
    await take()
    rmSync(put())
    await take({ version: 5, ...entry({ value: 45 }) })
    expect((await holding('2026-12-15'))?.value).toBe(45)
    await office.ask('updates.withdrawRules', { version: 5, reason: 'Tỉnh chưa áp dụng' })
    expect(await holding('2026-12-15')).toMatchObject({ value: 60, update: 3 })
    await office.ask('updates.withdrawRules', { version: 3, reason: 'Tỉnh chưa áp dụng' })
    expect(await holding('2026-12-15')).toMatchObject({ value: 90, update: null })
    const { rules } = await office.ask('updates.state', {})
    expect(rules.version).toBe(1)
    expect(
      rules.taken.map(({ version, isInForce, withdrawnAt }) => [version, isInForce, withdrawnAt]),
    ).toEqual([
      [5, false, new Date(now).toISOString()],
      [3, false, new Date(now).toISOString()],
    ])
    // Once more is allowed; nothing older than what is in force is.
    await office.ask('updates.takeRules', await asked())
    expect((await holding('2026-12-15'))?.value).toBe(45)
    expect((await office.refusal('updates.withdrawRules', { version: 3, reason: 'x' })).code).toBe('conflict')
  })

  it('is refused when it is older than the one in force, as one that is kept to be played again', async () => {
    await take({ version: 5 })
    rmSync(stick, { recursive: true })
    stick = mkdtempSync(join(tmpdir(), 'so-chi-bo-stick-'))
    const { folder } = office
    await office.close()
    await open(folder)
    put({ version: 4, ...entry({ value: 30 }) })
    expect((await first()).verdict).toBe('older')
    expect((await office.refusal('updates.takeRules', await asked())).message).toContain('cũ hơn')
    expect((await holding('2026-12-15'))?.value).toBe(60)
  })

  it.each([
    ['a rule that there is not', entry({ ruleId: 'meeting.unknown' })],
    ['a name that every object has', entry({ ruleId: 'constructor' })],
    ['words for a number', entry({ value: 'sáu mươi' })],
    ['a number out of range', entry({ value: 1441 })],
    ['a fraction of a minute', entry({ value: 60.5 })],
    ['nothing', entry({ value: null })],
    ['an end before its beginning', entry({ to: '2026-12-01' })],
    ['two values of one day', { entries: [...entry({}).entries, ...entry({ value: 45 }).entries] }],
    ['a standing that nobody has', entry({ ruleId: 'roll.convened', value: ['official', 'honorary'] })],
    ['a base that nobody can count', entry({ ruleId: 'vote.admission.base', value: 'everybody' })],
    [
      'more than all',
      entry({ ruleId: 'vote.admission.threshold', value: { numerator: 3, denominator: 2, isStrict: true } }),
    ],
    ['criteria, which only a program can bring', entry({ ruleId: 'score.criteria', value: [] })],
  ])('is refused with %s', async (_what, change) => {
    put(change)
    const found = await first()
    expect([found.verdict, found.changes]).toEqual(['unfit', []])
    expect((await office.refusal('updates.takeRules', await asked())).code).toBe('refused')
    expect((await office.ask('updates.state', {})).rules).toEqual({ version: 1, taken: [] })
    expect(await setsOn(office)).toEqual([])
  })

  it.each([
    ['needs-program', () => put({ needsProgram: '1.2.0' })],
    ['same', () => put({ version: 1 })],
    ['unknown-key', () => putRules(stick, newPublisher())],
  ] as const)('is refused as %s', async (verdict, prepare) => {
    prepare()
    expect((await first()).verdict).toBe(verdict)
    expect((await office.refusal('updates.takeRules', await asked())).code).toBe('refused')
  })

  it('is no program and a program is no rule book', async () => {
    put()
    expect((await office.refusal('updates.install', await asked())).code).toBe('conflict')
  })

  it('brings forms’ names, thresholds, symbols and recipients', async () => {
    await take({
      entries: [
        ['form.member', { number: 'Mẫu 3-HSĐV', title: 'PHIẾU ĐẢNG VIÊN' }],
        ['vote.admission.threshold', { numerator: 3, denominator: 4, isStrict: false }],
        ['vote.admission.base', 'official-all'],
        ['paper.symbol.minutes', 'BB-CB'],
        ['paper.recipients.notice', ['Đảng ủy (để báo cáo)', 'Lưu Chi bộ']],
        ['roll.convened', ['official', 'probationary']],
      ].map(([ruleId, value]) => entry({ ruleId, value }).entries[0]) as RulesManifest['entries'],
    })
    expect((await holding('2026-12-15', 'form.member'))?.value).toEqual({
      ...{ number: 'Mẫu 3-HSĐV', title: 'PHIẾU ĐẢNG VIÊN' },
    })
    expect((await holding('2026-12-14', 'paper.symbol.minutes'))?.value).toBe('BB/CB')
    expect((await holding('2026-12-15', 'paper.symbol.minutes'))?.value).toBe('BB-CB')
  })
})
