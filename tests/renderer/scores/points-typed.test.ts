import { describe, expect, it } from 'vitest'
import { type PointsTyped, readPoints } from '../../../renderer/scores/points-typed.ts'
import { criterionIds } from '../../../shared/rulebook/score-rules.ts'

const maxima = [50, 50, 100, 400, 50, 300, 50]
const criteria = criterionIds.map((id, place) => ({ id, maximum: maxima[place] ?? 0 }))
const empty = Object.fromEntries([...criterionIds, 'total'].map((id) => [id, ''])) as PointsTyped
const full: PointsTyped = {
  ...empty,
  ...{ length: '5', attendance: '4', preparation: '9,5', conduct: '38', principles: '5', results: '27' },
  ending: '5',
}

describe('what is typed of a score', () => {
  it.each<[string, Partial<PointsTyped>, number]>([
    ['the total alone', { ...empty, total: '92,5' }, 925],
    ['all criteria', full, 935],
    ['all criteria and their sum', { ...full, total: '93,5' }, 935],
  ])('%s is a score', (_what, typed, points) => {
    const read = readPoints({ ...empty, ...typed }, criteria)
    expect(read).toMatchObject({ points, problems: {} })
  })

  it.each<[string, Partial<PointsTyped>, Readonly<Record<string, string>>]>([
    ['nothing', {}, { total: 'Chưa nhập điểm' }],
    ['a total above 100', { total: '101' }, { total: 'Từ 0 đến 100' }],
    ['a word', { total: 'tốt' }, { total: 'Từ 0 đến 100' }],
    ['a criterion above its maximum', { ...full, length: '6' }, { length: 'Từ 0 đến 5' }],
    ['a criterion left out', { ...full, ending: '' }, { ending: 'Chưa chấm' }],
    ['another sum', { ...full, total: '95' }, { total: 'Các tiêu chí cộng lại là 93,5' }],
  ])('%s is marked where it stands', (_what, typed, problems) => {
    const read = readPoints({ ...empty, ...typed }, criteria)
    expect(read.points).toBeUndefined()
    expect(read.problems).toEqual(problems)
  })
})
