import { describe, expect, it } from 'vitest'
import { vote } from '../../../shared/documents/compose.ts'
import type { Runs } from '../../../shared/documents/model.ts'
import {
  headingLabel,
  listLetters,
  numberLine,
  placeAndDateLine,
  recipientLines,
  voteLine,
} from '../../../shared/documents/phrases.ts'
import { formatPercent } from '../../../shared/text/numbers.ts'

const printed = (runs: Runs): string =>
  runs
    .map((run) => (run.kind === 'text' ? run.text : run.kind === 'blank' ? '.'.repeat(run.width) : '\n'))
    .join('')

describe('list letters', () => {
  it('are a b c d đ e g h i k (fact 60)', () => {
    expect(listLetters(10)).toEqual(['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k'])
  })

  it('never have f, j, w or z, and never come twice', () => {
    const letters = listLetters(60)
    expect(letters.join('')).not.toMatch(/[fjwz]/)
    expect(new Set(letters).size).toBe(60)
  })
})

describe('the number of a paper (fact 55)', () => {
  it.each([
    [3, 'NQ', 'CB', 'Số 03-NQ/CB'],
    [1, 'NQ', 'CB', 'Số 01-NQ/CB'],
    [5, 'NQ', 'ĐU', 'Số 05-NQ/ĐU'],
    [10, 'BB', 'CB', 'Số 10-BB/CB'],
    [123, 'CTr', 'ĐU', 'Số 123-CTr/ĐU'],
  ])('%i of %s and %s is %s', (value, type, organisation, line) => {
    expect(printed(numberLine({ value, type, organisation }))).toBe(line)
  })

  it('has as many digits as the rule of its day wants', () => {
    expect(printed(numberLine({ value: 8, digits: 3, suffix: 'a', type: 'BB', organisation: 'CB' }))).toBe(
      'Số 008a-BB/CB',
    )
  })

  it('is dots until it is given', () => {
    expect(printed(numberLine({ type: 'BB', organisation: 'CB' }))).toBe('Số ......-BB/CB')
  })
})

describe('place and date (fact 56)', () => {
  it.each([
    ['2026-02-05', 'Mường Than, ngày 05 tháng 02 năm 2026'],
    ['2026-05-27', 'Mường Than, ngày 27 tháng 5 năm 2026'],
    ['2026-12-12', 'Mường Than, ngày 12 tháng 12 năm 2026'],
    ['2026-01-31', 'Mường Than, ngày 31 tháng 01 năm 2026'],
    ['2026-10-01', 'Mường Than, ngày 01 tháng 10 năm 2026'],
    ['2026-03', 'Mường Than, ngày ..... tháng 3 năm 2026'],
    ['2026', 'Mường Than, ngày ..... tháng ..... năm 2026'],
  ])('of %s are %s', (date, line) => {
    expect(printed(placeAndDateLine({ place: 'Mường Than', date }))).toBe(line)
  })

  it('are dots when nothing is known', () => {
    expect(printed(placeAndDateLine({}))).toBe('................, ngày ..... tháng ..... năm ........')
  })
})

describe('a vote', () => {
  it.each([
    [13, 12, '12/13 đồng chí (92,3%)'],
    [14, 12, '12/14 đồng chí (85,7%)'],
    [16, 1, '01/16 đồng chí (6,3%)'],
    [20, 17, '17/20 đồng chí (85,0%)'],
    [9, 9, '09/09 đồng chí (100,0%)'],
    [9, 0, '0/09 đồng chí (0,0%)'],
    [0, 0, '0/0 đồng chí (........)'],
  ])('of %i with %i for prints %s', (base, agree, text) => {
    expect(printed(voteLine(vote('Thông qua nghị quyết', { base, agree })))).toContain(text)
  })

  it.each([
    [13, 12],
    [20, 17],
    [9, 9],
  ])('of %i with %i for has the share that attendance would have (facts 36, 37)', (base, agree) => {
    expect(printed(voteLine(vote('Thông qua', { base, agree })))).toContain(`(${formatPercent(agree, base)})`)
  })

  it('says the share of those who may vote, those against and other opinions', () => {
    expect(
      printed(voteLine(vote('Thông qua nghị quyết', { base: 13, agree: 11, disagree: 1, otherOpinion: 1 }))),
    ).toBe(
      'Thông qua nghị quyết: tán thành 11/13 đồng chí (84,6%); không tán thành 01 đồng chí; ý kiến khác 01 đồng chí.',
    )
  })
})

it.each([
  [1, 'I. '],
  [4, 'IV. '],
  [9, 'IX. '],
  [14, 'XIV. '],
  [40, 'XL. '],
])('heading %i is numbered %s', (number, label) => {
  expect(headingLabel({ kind: 'heading', level: 'roman', number, runs: [] })).toBe(label)
})

it('ends each recipient with a semicolon and the last with a full stop', () => {
  expect(recipientLines(['Đảng ủy xã', 'Lưu Chi bộ'])).toEqual(['- Đảng ủy xã;', '- Lưu Chi bộ.'])
})
