import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type OwnValue, openRulebook, rules } from '../../../shared/rulebook/rules.ts'
import { criterionIds } from '../../../shared/rulebook/score-rules.ts'
import type { ScoreFacts } from '../../../shared/scores/facts.ts'
import { lostParts, suggestScore } from '../../../shared/scores/suggest.ts'
import { faultless } from './facts.ts'

const book = openRulebook()
const scored = (change: Partial<ScoreFacts>, own: readonly OwnValue[] = []) =>
  suggestScore({ ...faultless, ...change }, own.length === 0 ? book : openRulebook(own))
const criterion = (id: (typeof criterionIds)[number], change: Partial<ScoreFacts>) => {
  const found = scored(change).criteria.find((row) => row.id === id)
  if (!found) throw new Error(`no criterion ${id}`)
  return found
}
const part = (id: string, change: Partial<ScoreFacts>, own: readonly OwnValue[] = []) => {
  const found = scored(change, own)
    .criteria.flatMap(({ parts }) => parts)
    .find((row) => row.id === id)
  if (!found) throw new Error(`no part ${id}`)
  return found
}

describe('the frame of 42-HD', () => {
  it('has seven criteria that make 100 points', () => {
    const criteria = book.rule('score.criteria', '2026-11-03')
    expect(criteria.map(({ id }) => id)).toEqual(criterionIds)
    expect(criteria.map(({ maximum }) => maximum)).toEqual([5, 5, 10, 40, 5, 30, 5])
    expect(criteria.reduce((total, { maximum }) => total + maximum, 0)).toBe(100)
  })

  it.each(['regular', 'combined', 'thematic'] as const)(
    'is filled wholly by its sub-scores in a %s meeting',
    (kind) => {
      const thematic = kind === 'regular' ? null : { topic: 'Chuyển đổi số' }
      for (const { maximum, parts } of scored({ kind, thematic, minutes: 125 }).criteria) {
        expect(parts.reduce((total, row) => total + row.maximum, 0)).toBe(maximum)
      }
    },
  )

  it('gives a faultless meeting 100 points and nothing to say', () => {
    const suggestion = scored({})
    expect(suggestion.points).toBe(1000)
    expect(suggestion.open).toBe(0)
    expect(lostParts(suggestion)).toEqual([])
  })
})

describe('the length of a meeting', () => {
  it.each([
    ['regular', 85, 40],
    ['regular', 90, 50],
    ['regular', 75, 40],
    ['regular', 74, 30],
    ['regular', 60, 30],
    ['regular', 59, 20],
    ['regular', 45, 20],
    ['regular', 44, 10],
    ['regular', 0, 10],
    ['combined', 120, 50],
    ['combined', 100, 30],
    ['combined', 105, 40],
    ['thematic', 90, 50],
  ] as const)('of a %s one of %i minutes brings %i tenths', (kind, minutes, points) => {
    expect(criterion('length', { kind, minutes }).points).toBe(points)
  })

  it('says what was short of what', () => {
    expect(part('length', { minutes: 85 }).reason).toBe('Sinh hoạt 85 phút, thiếu 5 phút so với 90 phút.')
    expect(part('length', { minutes: 85 }).where).toBe('Thời gian, địa điểm')
  })

  it('is not known without both times', () => {
    expect(criterion('length', { minutes: null })).toMatchObject({ points: 0, open: 50 })
  })

  it.each([
    [29, 50],
    [30, 30],
  ])('asks 120 minutes of %i members where the office counts by size', (convened, points) => {
    const own = [{ ruleId: 'score.length.bySize', from: '2026-01-01', value: 1 }]
    expect(part('length', { convened, minutes: 100 }, own).points).toBe(points)
    expect(part('length', { convened, minutes: 100 }).points).toBe(50)
  })
})

describe('attendance', () => {
  it.each([
    [14, 13, 0, 50],
    [14, 12, 0, 40],
    [20, 18, 0, 50],
    [20, 17, 0, 40],
    [20, 15, 0, 40],
    [100, 74, 0, 30],
    [20, 13, 0, 30],
    [100, 64, 0, 20],
    [21, 19, 0, 50],
    [20, 19, 1, 10],
    [20, 0, 0, 20],
  ])(
    'of a base of %i with %i present and %i without leave brings %i tenths',
    (base, present, absent, points) => {
      expect(criterion('attendance', { attendance: { base, present, absent } }).points).toBe(points)
    },
  )

  it('costs the added point where somebody was absent too often running', () => {
    const row = part('running', { excusedTooOften: ['Lò Văn Hặc'] })
    expect(row.points).toBe(0)
    expect(row.reason).toBe('Vắng có lý do quá 3 buổi liên tiếp: Lò Văn Hặc.')
  })

  it('is not known before everybody was called', () => {
    expect(criterion('attendance', { attendance: null })).toMatchObject({ points: 0, open: 50 })
  })
})

describe('preparation', () => {
  it.each<[string, Partial<ScoreFacts>, number, string]>([
    ['committee', { preparedOn: null }, 0, 'measured'],
    ['committee', { preparedOn: null, depth: 'figures' }, 0, 'unknown'],
    ['committee', { preparedOn: null, preparation: 'alone' }, 20, 'measured'],
    ['committee', { preparedOn: '2026-11-03' }, 20, 'measured'],
    ['committee', { preparedOn: '2026-11-04' }, 0, 'measured'],
    ['notice', { notifiedOn: '2026-11-02' }, 10, 'measured'],
    ['notice', { notifiedOn: '2026-11-03' }, 0, 'measured'],
    ['notice', { notifiedOn: null }, 0, 'unknown'],
    ['upload', { uploadedOn: '2026-11-02' }, 20, 'measured'],
    ['upload', { uploadedOn: '2026-11-03' }, 0, 'measured'],
    ['upload', { uploadedOn: null }, 0, 'unknown'],
    ['content', { hasAgenda: false }, 0, 'measured'],
    ['content', {}, 30, 'assumed'],
  ])('%s with %j brings %i tenths, %s', (id, change, points, state) => {
    expect(part(id, change)).toMatchObject({ points, state })
  })
})

describe('the meeting itself', () => {
  it.each([
    [100, 51, 50],
    [100, 50, 50],
    [100, 49, 40],
    [100, 40, 40],
    [100, 39, 30],
    [10, 3, 30],
    [100, 29, 20],
    [10, 0, 20],
  ])('of %i present with %i who spoke brings %i tenths', (present, speakers, points) => {
    expect(part('speakers', { speakers, attendance: { present, base: present, absent: 0 } }).points).toBe(
      points,
    )
  })

  it('does not know how many spoke where the sheet does not say', () => {
    expect(part('speakers', { speakers: null }).state).toBe('unknown')
  })

  it('loses a point for every step that the minutes do not tell', () => {
    const row = part('steps', { hasFeeStatus: false, hasSecretary: false })
    expect(row.points).toBe(30)
    expect(row.reason).toBe('Biên bản chưa ghi: cử thư ký, tình hình nộp đảng phí.')
    expect(part('steps', { hasFeeStatus: false, depth: 'figures' }).state).toBe('unknown')
  })

  it('puts the points of a topic to the content in a month without one, or counts them in full', () => {
    const without = (own: readonly OwnValue[]) =>
      scored({}, own)
        .criteria.flatMap(({ parts }) => parts)
        .filter(({ id }) => id === 'content' || id === 'thematic')
        .map(({ id, maximum }) => [id, maximum])
    expect(without([]).slice(1)).toEqual([['content', 150]])
    const own = [{ ruleId: 'score.conduct.thematicToContent', from: '2026-01-01', value: 0 }]
    expect(without(own).slice(1)).toEqual([
      ['content', 100],
      ['thematic', 50],
    ])
    expect(part('thematic', {}, own).points).toBe(50)
    expect(part('thematic', { thematic: { topic: '' } }).points).toBe(0)
  })

  it.each([
    [15, 10],
    [14, 0],
    [45, 10],
  ])('with %i minutes on Hồ Chí Minh’s example brings %i tenths', (exampleMinutes, points) => {
    expect(part('example', { exampleMinutes }).points).toBe(points)
  })

  it('names the question whose result was not written', () => {
    expect(part('voting', { votesWithoutResult: ['Thông qua nghị quyết'] })).toMatchObject({
      points: 0,
      reason: 'Chưa ghi đủ kết quả biểu quyết: Thông qua nghị quyết.',
    })
  })
})

describe('the results of the earlier month', () => {
  it.each([
    [10, 10, 300],
    [10, 9, 300],
    [100, 89, 270],
    [10, 8, 270],
    [10, 7, 240],
    [10, 6, 200],
    [2, 1, 150],
    [100, 49, 100],
    [3, 0, 100],
  ])('of %i tasks with %i done bring %i tenths', (total, done, points) => {
    expect(criterion('results', { results: { total, done } }).points).toBe(points)
  })

  it('count in full where the earlier month set no task, and say so', () => {
    expect(part('results', { results: { total: 0, done: 0 } })).toMatchObject({
      points: 300,
      state: 'assumed',
    })
  })
})

describe('what is known only after the meeting', () => {
  it.each([
    ['2026-11-05', '2026-11-22', 10, 'measured'],
    ['2026-11-06', '2026-11-22', 0, 'measured'],
    [null, '2026-11-05', 0, 'unknown'],
    [null, '2026-11-06', 0, 'measured'],
  ])('posted on %s, asked on %s: %i tenths, %s', (postedOn, today, points, state) => {
    expect(part('posting', { postedOn, today })).toMatchObject({ points, state })
  })
})

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const day = fc.constantFrom('2026-10-20', '2026-11-02', '2026-11-03', '2026-11-04', '2026-11-20')
const anyFacts: fc.Arbitrary<ScoreFacts> = fc.record({
  kind: fc.constantFrom('regular', 'thematic', 'combined'),
  depth: fc.constantFrom('full', 'figures'),
  heldOn: fc.constant('2026-11-03'),
  today: day,
  minutes: maybe(fc.integer({ min: 0, max: 300 })),
  convened: fc.integer({ min: 0, max: 100 }),
  attendance: maybe(
    fc
      .tuple(fc.nat(80), fc.nat(80), fc.nat(5))
      .map(([present, more, absent]) => ({ present, base: present + more + absent, absent })),
  ),
  excusedTooOften: fc.array(fc.constant('Lò Văn Hặc'), { maxLength: 2 }),
  speakers: maybe(fc.nat(90)),
  preparation: fc.constantFrom('committee', 'consultation', 'alone'),
  preparedOn: maybe(day),
  notifiedOn: maybe(day),
  uploadedOn: maybe(day),
  postedOn: maybe(day),
  hasAgenda: fc.boolean(),
  hasFeeStatus: fc.boolean(),
  hasReview: fc.boolean(),
  hasOpinions: fc.boolean(),
  hasCriticism: fc.boolean(),
  hasPraise: fc.boolean(),
  hasConclusion: fc.boolean(),
  hasPlace: fc.boolean(),
  hasChair: fc.boolean(),
  hasSecretary: fc.boolean(),
  hasTasks: fc.boolean(),
  exampleMinutes: maybe(fc.nat(60)),
  thematic: maybe(fc.constantFrom('', 'Chuyển đổi số').map((topic) => ({ topic }))),
  votesWithoutResult: fc.array(fc.constant('Thông qua nghị quyết'), { maxLength: 1 }),
  results: maybe(fc.tuple(fc.nat(9), fc.nat(9)).map(([done, more]) => ({ done, total: done + more }))),
})
const pointRules = Object.entries(rules)
  .filter(([id, { unit }]) => id.startsWith('score.') && unit === 'điểm')
  .map(([id]) => id)
const ownPoints = fc.array(
  fc.record({
    ruleId: fc.constantFrom(...pointRules),
    from: fc.constant('2026-01-01'),
    value: fc.integer({ min: 0, max: 1000 }).map((points) => points / 10),
  }),
  { maxLength: 6 },
)

describe('a proposed score, whatever the facts and the office’s own points', () => {
  it('is the sum of its parts, never above a maximum, and gives a reason for each lost or open point', () => {
    fc.assert(
      fc.property(anyFacts, ownPoints, (facts, own) => {
        const { points, open, criteria } = suggestScore(facts, openRulebook(own))
        expect(points).toBe(criteria.reduce((total, row) => total + row.points, 0))
        expect(open).toBe(criteria.reduce((total, row) => total + row.open, 0))
        expect(points + open).toBeLessThanOrEqual(1000)
        for (const row of criteria) {
          expect(row.points).toBe(row.parts.reduce((total, { points: of }) => total + of, 0))
          expect(row.points + row.open).toBeLessThanOrEqual(row.maximum)
          for (const { points: of, maximum, reason, state } of row.parts) {
            expect(of).toBeGreaterThanOrEqual(0)
            expect(of).toBeLessThanOrEqual(maximum)
            if (of < maximum || state === 'unknown') expect(reason).toMatch(/\.$/)
          }
        }
      }),
    )
  })

  it('never falls when one more member comes', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(40), fc.nat(40), (facts, present, excused) => {
        const base = present + excused + 1
        const rate = (came: number) =>
          suggestScore({ ...facts, attendance: { present: came, base, absent: 0 } }, book).criteria.find(
            ({ id }) => id === 'attendance',
          )?.points ?? 0
        expect(rate(present + 1)).toBeGreaterThanOrEqual(rate(present))
      }),
    )
  })
})
