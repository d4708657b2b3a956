import { describe, expect, it } from 'vitest'
import { dossierTypes } from '../../../shared/lists/dossier.ts'
import {
  type Movement,
  movementKinds,
  movements,
  possibleMovements,
} from '../../../shared/people/movements.ts'
import { isPresent, type Standing } from '../../../shared/people/person.ts'
import { mayMove, type PersonState, type WantedMovement } from '../../../shared/people/standing.ts'
import { openRulebook, rules } from '../../../shared/rulebook/rules.ts'

const book = openRulebook()
const TODAY = '2026-11-22'
const counted = book.rule('ledger.counted', TODAY)
const all = movementKinds.map((kind): [string, Movement] => [kind, movements[kind]])

const state = (changes: Partial<PersonState>): PersonState => ({
  standing: 'official',
  standingBefore: null,
  cellId: 'cell-1',
  standingFrom: '2020-01-01',
  cellFrom: '2020-01-01',
  probationFrom: null,
  ...changes,
})
const wanted = (changes: Partial<WantedMovement>): WantedMovement => ({
  kind: 'death',
  on: '2026-11-01',
  standing: null,
  cellId: null,
  decisionNumber: '12-QĐ/ĐU',
  otherOrganisation: 'Đảng bộ xã Than Uyên',
  until: '2027-05-01',
  ...changes,
})
const ask = (of: Partial<PersonState>, what: Partial<WantedMovement>) =>
  mayMove(state(of), wanted(what), book, TODAY)

describe('the table of movements', () => {
  it.each(all)('%s does to the commune’s number what its standings do', (_kind, movement) => {
    const isCounted = (standing: string) => counted.includes(standing)
    // A visitor belongs to another organisation and is in no number here before an arrival.
    for (const before of movement.from) {
      for (const after of movement.to) {
        if (after === 'same' || after === 'as-before') expect(movement.commune).toBe('neutral')
        else {
          const change = Number(isCounted(after)) - Number(isCounted(before))
          expect(['decrease', 'neutral', 'increase'][change + 1]).toBe(movement.commune)
        }
      }
    }
    expect(movement.cell).toBe(movement.kind === 'cell-change' ? 'moves' : movement.commune)
  })

  it.each(all)('%s names papers and rules that exist', (_kind, movement) => {
    for (const number of movement.papers) expect(dossierTypes[number - 1]?.number).toBe(number)
    for (const { ruleId } of movement.hints) expect(Object.keys(rules)).toContain(ruleId)
    expect(new Set(movement.papers).size).toBe(movement.papers.length)
  })

  it.each([
    ['official', 'confirmation', false],
    ['probationary', 'confirmation', true],
    ['probationary', 'exemption', false],
    ['probationary', 'expulsion', false],
    ['probationary', 'striking-off', true],
    ['official', 'expulsion', true],
    ['exempt', 'exemption-end', true],
    ['away', 'return', true],
    ['visiting', 'visit-end', true],
    ['visiting', 'expulsion', false],
    ['died', 'arrival', false],
    ['expelled', 'readmission', true],
    ['transferred', 'arrival', true],
    [null, 'admission', true],
    [null, 'death', false],
  ] as const)('somebody %s: %s is possible: %s', (standing, kind, isPossible) => {
    expect(possibleMovements(standing).some((movement) => movement.kind === kind)).toBe(isPossible)
  })

  it('has nothing more to say of the dead', () => {
    expect(possibleMovements('died')).toEqual([])
  })

  it('lets everybody on the roll leave it', () => {
    const present = (['probationary', 'official', 'exempt', 'away', 'visiting', 'suspended'] as const).filter(
      isPresent,
    )
    for (const standing of present) {
      const leads = possibleMovements(standing).flatMap(({ to }) => to)
      expect(leads, standing).toContain('transferred')
    }
  })
})

describe('a movement that is recorded', () => {
  it.each([
    [{ standing: 'official' }, { kind: 'death' }, 'died'],
    [{ standing: 'probationary' }, { kind: 'confirmation' }, 'official'],
    [{ standing: 'away', standingBefore: 'exempt' }, { kind: 'return' }, 'exempt'],
    [{ standing: 'suspended', standingBefore: 'probationary' }, { kind: 'suspension-end' }, 'probationary'],
    [{ standing: 'away', standingBefore: null }, { kind: 'return', standing: 'official' }, 'official'],
    [{ standing: null, cellId: null }, { kind: 'arrival', standing: 'exempt', cellId: 'cell-1' }, 'exempt'],
    [{ standing: 'exempt' }, { kind: 'cell-change', cellId: 'cell-2' }, 'exempt'],
  ] as const)('%o, %o leads to %s', (of, what, standing) => {
    expect(ask(of, what)).toMatchObject({ may: true, standing })
  })

  it.each([
    [{ standing: 'official' }, { kind: 'confirmation' }, 'đang ở diện "Chính thức"'],
    [{ standing: null }, { kind: 'death' }, 'chưa là đảng viên'],
    [{}, { on: '2026-11-23' }, 'ở sau hôm nay'],
    [
      { standingFrom: '2026-11-01' },
      { on: '2026-11-01' },
      'không sau ngày của lần thay đổi trước (01/11/2026)',
    ],
    [{ standing: null }, { kind: 'admission' }, 'chọn chi bộ'],
    [{ standing: null }, { kind: 'arrival', cellId: 'cell-1' }, 'Chính thức, Dự bị, Miễn sinh hoạt'],
    [{ standing: 'away', standingBefore: null }, { kind: 'return' }, 'Dự bị, Chính thức, Miễn sinh hoạt'],
    [{}, { kind: 'cell-change', cellId: 'cell-1' }, 'chọn chi bộ khác'],
  ] as const)('%o, %o is refused: %s', (of, what, words) => {
    const answer = ask(of, what)
    expect(answer.may).toBe(false)
    expect(!answer.may && answer.why).toContain(words)
  })

  it.each([
    ['confirmation', { standing: 'probationary', standingFrom: '2025-11-01', cellFrom: '2026-11-10' }, true],
    ['confirmation', { standing: 'probationary', standingFrom: '2026-11-10' }, false],
    ['cell-change', { standingFrom: '2026-11-10', cellFrom: '2020-01-01' }, true],
    ['cell-change', { standingFrom: null, cellFrom: '2026-11-01' }, false],
    ['arrival', { standing: 'transferred', standingFrom: '2026-10-01', cellFrom: '2026-11-02' }, false],
    ['readmission', { standing: 'resigned', standingFrom: '2020-01-01', cellFrom: null }, true],
  ] as const)('%s of %o looks only at the history that it changes: %s', (kind, of, may) => {
    expect(ask(of, { kind, cellId: 'cell-2', standing: 'official' }).may).toBe(may)
  })

  it('is not held up by a paper that is not there yet', () => {
    const answer = ask({ standing: 'official' }, { kind: 'exemption', decisionNumber: ' ' })
    expect(answer).toEqual({
      may: true,
      standing: 'exempt',
      look: ['Chưa ghi số quyết định; có thể bổ sung sau.'],
    })
  })

  it.each([
    ['2025-02-28', '2026-02-27', 'Chưa hết 12 tháng dự bị (hết ngày 28/02/2026).'],
    ['2025-02-28', '2026-02-28', undefined],
    ['2025-02-28', '2026-05-15', 'Ngày chính thức tính từ ngày hết thời gian dự bị: 28/02/2026.'],
    ['2024-02-29', '2025-02-28', undefined],
    ['2025-11-30', '2026-11-22', 'Chưa hết 12 tháng dự bị (hết ngày 30/11/2026).'],
    ['2025', '2026-06-30', 'Chưa hết 12 tháng dự bị (hết ngày 31/12/2026).'],
    [null, '2026-11-22', undefined],
  ])('a ceremony of %s and an official day of %s: %s', (probationFrom, on, look) => {
    const answer = ask({ standing: 'probationary', probationFrom }, { kind: 'confirmation', on })
    expect(answer).toEqual({ may: true, standing: 'official', look: look === undefined ? [] : [look] })
  })

  it.each([
    ['2023-12-31', ['Chưa đủ 36 tháng kể từ khi ra khỏi Đảng.']],
    ['2023-11-01', []],
  ])('somebody who left on %s is admitted again on 01/11/2026: %j', (standingFrom, look) => {
    const standing: Standing = 'resigned'
    expect(ask({ standing, standingFrom }, { kind: 'readmission', cellId: 'cell-1' })).toMatchObject({
      may: true,
      look,
    })
  })

  it.each([
    ['2026-12-31', ['Thời gian tạm thời thường từ 3 tháng trở lên.']],
    ['2027-02-01', []],
    ['2027-11-01', []],
    ['2027-11-02', ['Thời gian tạm thời thường không quá 12 tháng.']],
    ['2026-11-01', ['Thời hạn không sau ngày chuyển. Hãy kiểm tra lại ngày.']],
  ])('a stay away from 01/11/2026 until %s: %j', (until, look) => {
    expect(ask({}, { kind: 'temporary-departure', until })).toMatchObject({
      may: true,
      standing: 'away',
      look,
    })
  })

  it.each([
    ['2025-06-30', 30],
    ['2025-07-01', 60],
  ])('of transfer begun on %s has a limit of %i working days', (day, limit) => {
    expect(book.rule('transfer.workingDays', day)).toBe(limit)
  })
})
