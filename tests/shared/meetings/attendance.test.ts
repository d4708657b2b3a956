import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attendanceFigures, everyonePresent, meetsTarget } from '../../../shared/meetings/attendance.ts'
import { attendanceStates, type Mark, type RollLine } from '../../../shared/meetings/meeting.ts'
import { standings } from '../../../shared/people/person.ts'
import { openRulebook } from '../../../shared/rulebook/rules.ts'
import { formatPercent } from '../../../shared/text/numbers.ts'
import { idOf, marksOf, rollOf } from './samples.ts'

const book = openRulebook()
const under12Hd = '2025-10-27'
const under42Hd = '2025-10-28'

const arbitraryRoll: fc.Arbitrary<readonly RollLine[]> = fc
  .array(fc.record({ standing: fc.constantFrom(...standings), inBase: fc.boolean() }), { maxLength: 60 })
  .map((lines) =>
    lines.map((line, index) => ({
      ...line,
      personId: idOf(index),
      number: index + 1,
      fullName: `Người ${index}`,
      post: '',
    })),
  )
/** Also of people who are on no roll, and of some twice. */
const arbitraryMarks: fc.Arbitrary<readonly Mark[]> = fc.array(
  fc.record({
    personId: fc.nat({ max: 80 }).map(idOf),
    state: fc.constantFrom(...attendanceStates),
    reason: fc.constant(''),
    isLate: fc.constant(true as const),
  }),
  { maxLength: 90 },
)

describe('the rate of attendance', () => {
  it.each([
    [14, 13, '92,9%', true, true],
    [14, 12, '85,7%', true, false],
    [20, 17, '85,0%', false, false],
    [20, 18, '90,0%', true, true],
  ])(
    '%i members with %i present: %s; good under 12-HD %s, under 42-HD %s',
    (members, present, percent, isGoodUnder12, isGoodUnder42) => {
      const roll = rollOf({ official: members })
      const figures = attendanceFigures(
        roll,
        marksOf(roll, [
          ['present', present],
          ['excused', members - present],
        ]),
      )
      expect(formatPercent(figures.present, figures.base)).toBe(percent)
      expect(meetsTarget(figures, book, under12Hd)).toBe(isGoodUnder12)
      expect(meetsTarget(figures, book, under42Hd)).toBe(isGoodUnder42)
    },
  )

  it('leaves 2 absent exempt members of 23 out: 19 of 21 are 90,5%', () => {
    const roll = rollOf({ official: 21, exempt: 2 })
    const figures = attendanceFigures(
      roll,
      marksOf(roll, [
        ['present', 19],
        ['excused', 2],
        ['exempt', 2],
      ]),
    )
    expect(figures).toMatchObject({ convened: 23, present: 19, base: 21, official: 23, exempt: 2 })
    expect(formatPercent(figures.present, figures.base)).toBe('90,5%')
  })

  it('counts an exempt member who came, and not one who asked for leave', () => {
    const roll = rollOf({ official: 3, exempt: 2 })
    const came = marksOf(roll, [
      ['present', 4],
      ['excused', 1],
    ])
    expect(attendanceFigures(roll, came)).toMatchObject({ present: 4, base: 4, excused: 1 })
  })

  it('keeps a member in the base who is marked exempt without being it', () => {
    const roll = rollOf({ official: 2 })
    expect(attendanceFigures(roll, marksOf(roll, [['exempt', 1]]))).toMatchObject({ base: 2, exempt: 1 })
  })

  it('counts probationers who came among those present, but not among the official ones', () => {
    const roll = rollOf({ official: 20, probationary: 2 })
    const figures = attendanceFigures(roll, marksOf(roll, [['present', 22]]))
    expect(figures).toMatchObject({ present: 22, official: 20, probationary: 2, presentOfficial: 20 })
  })

  it('counts members visiting from elsewhere as neither official nor probationary', () => {
    expect(attendanceFigures(rollOf({ official: 5, visiting: 2 }), [])).toMatchObject({
      convened: 7,
      official: 5,
      probationary: 0,
    })
  })

  it('counts who came late or took part online among those present, and nobody away as late', () => {
    const roll = rollOf({ official: 4 })
    const marks: Mark[] = [
      { personId: idOf(1), state: 'present', reason: '', isLate: true },
      { personId: idOf(2), state: 'present', reason: '', isLate: true, isOnline: true },
      { personId: idOf(3), state: 'present', reason: '' },
      { personId: idOf(4), state: 'excused', reason: '', isLate: true },
    ]
    expect(attendanceFigures(roll, marks)).toMatchObject({ present: 3, late: 2, online: 1, base: 4 })
  })

  it('adds up to the roll, whoever is marked', () => {
    fc.assert(
      fc.property(arbitraryRoll, arbitraryMarks, (roll, marks) => {
        const figures = attendanceFigures(roll, marks)
        const { convened, present, excused, absent, exempt, unmarked, base } = figures
        expect(convened).toBe(roll.length)
        expect(present + excused + absent + exempt + unmarked).toBe(convened)
        expect(base).toBeLessThanOrEqual(convened)
        expect(present).toBeLessThanOrEqual(base)
        expect(figures.official + figures.probationary).toBeLessThanOrEqual(convened)
        expect(figures.late).toBe(present)
        expect(figures.presentOfficial).toBeLessThanOrEqual(Math.min(present, figures.official))
      }),
    )
  })

  it('is never over 100% and reaches its target where everybody came', () => {
    fc.assert(
      fc.property(arbitraryRoll, (roll) => {
        const figures = attendanceFigures(roll, everyonePresent(roll))
        expect(figures.unmarked).toBe(0)
        expect(figures.present).toBe(figures.base)
        expect(figures.exempt).toBe(roll.filter((line) => !line.inBase).length)
        if (figures.base > 0) expect(meetsTarget(figures, book, under42Hd)).toBe(true)
      }),
    )
  })
})
