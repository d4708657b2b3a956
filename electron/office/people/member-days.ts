import { formatDate } from '../../../shared/calendar/dates.ts'
import { earliest, formatPartialDate, type PartialDate } from '../../../shared/calendar/partial-dates.ts'
import { type MovementKind, movements } from '../../../shared/people/movements.ts'
import { type PersonFields, type Standing, standingNames } from '../../../shared/people/person.ts'

/** A standing from a day on, as the history has it; it holds until the next one begins. */
export interface HeldStep {
  readonly standing: Standing
  readonly from: string
  /** Null where nobody wrote the day down and the bound is only a stand-in. */
  readonly written: PartialDate | null
  /** The movement that began it; null where an import or the first record of the member did. */
  readonly begunBy: MovementKind | null
}

export type MemberDays = Pick<PersonFields, 'joinedOn' | 'officialOn'>

export type CorrectedSteps =
  | { readonly steps: readonly HeldStep[] }
  | { readonly field: keyof MemberDays; readonly why: string }

/**
 * The history of standings after the day of joining or the official day was written anew. A bound that an import made
 * of the day, or that is the confirmation itself, goes with it; a day that contradicts anything else is refused.
 * `unknownStart` stands in for a joining that nobody wrote down.
 */
export function correctedSteps(
  held: readonly HeldStep[],
  before: MemberDays,
  after: MemberDays,
  unknownStart: string,
): CorrectedSteps {
  const joined =
    before.joinedOn === after.joinedOn ? { steps: held } : withJoining(held, after.joinedOn, unknownStart)
  if ('why' in joined) return joined
  const official =
    before.officialOn === after.officialOn ? joined : withOfficialDay(joined.steps, after, unknownStart)
  if ('why' in official || official.steps === held) return official
  return inOrder(official.steps, before, after)
}

/** A written day says the same as a bound that lies in it: 2001 and 03/02/2001. */
const says = (written: PartialDate, bound: string): boolean => bound.startsWith(written)

const putAt = (steps: readonly HeldStep[], at: number, step: HeldStep): CorrectedSteps => ({
  steps: steps.with(at, step),
})

function withJoining(
  steps: readonly HeldStep[],
  joinedOn: PartialDate | null,
  unknownStart: string,
): CorrectedSteps {
  const [first, second] = steps
  if (first === undefined) return { steps }
  // Of somebody of whom only the end is known nobody wrote how it began.
  const isSaid = first.written !== null || second === undefined || second.standing === 'official'
  if (first.begunBy !== null) {
    return joinedOn === null ||
      says(joinedOn, first.from) ||
      (first.begunBy !== 'admission' && earliest(joinedOn) <= first.from)
      ? { steps }
      : contradicts('joinedOn', joinedOn, first)
  }
  const from = joinedOn === null ? unknownStart : earliest(joinedOn)
  if (first.standing === 'probationary') {
    return putAt(steps, 0, { ...first, from, written: isSaid ? joinedOn : null })
  }
  if (first.standing !== 'official') {
    return joinedOn === null || from <= first.from ? { steps } : contradicts('joinedOn', joinedOn, first)
  }
  if (first.written === null) return putAt(steps, 0, { ...first, from })
  if (joinedOn === null) return { steps }
  if (from >= first.from) return contradicts('joinedOn', joinedOn, first)
  return second === undefined || from < second.from
    ? { steps: [{ standing: 'probationary', from, written: joinedOn, begunBy: null }, ...steps] }
    : { steps }
}

function withOfficialDay(
  steps: readonly HeldStep[],
  { joinedOn, officialOn }: MemberDays,
  unknownStart: string,
): CorrectedSteps {
  const at = steps.findIndex(({ standing }) => standing === 'official')
  const step = steps[at]
  if (step === undefined) return withFirstConfirmation(steps, { joinedOn, officialOn })
  const previous = steps[at - 1]
  const isConfirmation =
    step.begunBy === 'confirmation' ||
    (step.begunBy === null && (previous === undefined || previous.standing === 'probationary'))
  if (!isConfirmation) {
    return officialOn === null || earliest(officialOn) <= step.from
      ? { steps }
      : contradicts('officialOn', officialOn, step)
  }
  if (officialOn === null) {
    if (step.begunBy !== null) return contradicts('officialOn', null, step)
    const start = previous?.from ?? (joinedOn === null ? unknownStart : earliest(joinedOn))
    const unsaid = { ...step, from: start, written: null }
    return {
      steps: [...steps.slice(0, previous === undefined ? at : at - 1), unsaid, ...steps.slice(at + 1)],
    }
  }
  if (step.begunBy === 'confirmation' && officialOn.length < step.from.length) {
    return says(officialOn, step.from) ? { steps } : contradicts('officialOn', officialOn, step)
  }
  const from = earliest(officialOn)
  const confirmed = { ...step, from, written: officialOn }
  if (previous !== undefined || (step.written !== null && joinedOn === null))
    return putAt(steps, at, confirmed)
  const start = joinedOn === null ? step.from : earliest(joinedOn)
  const probation = { standing: 'probationary', from: start, written: joinedOn, begunBy: null } as const
  return { steps: [...(start < from ? [probation] : []), confirmed, ...steps.slice(1)] }
}

/** Somebody of whom only the end is known was on probation and official before it; a probationer is confirmed by a movement. */
function withFirstConfirmation(
  steps: readonly HeldStep[],
  { joinedOn, officialOn }: MemberDays,
): CorrectedSteps {
  const [first, second] = steps
  if (officialOn === null || first?.standing !== 'probationary') return { steps }
  if (second === undefined) {
    return {
      field: 'officialOn',
      why: `Đồng chí này đang ở diện dự bị nên chưa ghi ngày chính thức được. Hãy ghi biến động "${movements.confirmation.name}"; ngày chính thức được ghi cùng.`,
    }
  }
  const from = earliest(officialOn)
  const confirmed = { standing: 'official', from, written: officialOn, begunBy: null } as const
  return { steps: [{ ...first, written: joinedOn }, confirmed, ...steps.slice(1)] }
}

const stepWords = ({ standing, from, written, begunBy }: HeldStep): string =>
  `${begunBy === null ? `diện "${standingNames[standing]}"` : `biến động "${movements[begunBy].name}"`} từ ${written === null ? formatDate(from) : formatPartialDate(written)}`

const fieldWords = { joinedOn: 'Ngày vào Đảng', officialOn: 'Ngày chính thức' } as const

function contradicts(field: keyof MemberDays, day: PartialDate | null, step: HeldStep): CorrectedSteps {
  const typed =
    day === null ? `${fieldWords[field]} bỏ trống` : `${fieldWords[field]} ${formatPartialDate(day)}`
  const mend = step.begunBy === null ? 'sửa lại ngày' : 'sửa lại ngày, hoặc hoàn tác biến động rồi ghi lại'
  return { field, why: `${typed} không khớp với ${stepWords(step)} đã ghi trong lịch sử. Hãy ${mend}.` }
}

/** A day that lies beyond the next step would turn the history round. */
function inOrder(steps: readonly HeldStep[], before: MemberDays, after: MemberDays): CorrectedSteps {
  const at = steps.findIndex((step, index) => step.from >= (steps[index + 1]?.from ?? '9999-12-31'))
  const [step, next] = [steps[at], steps[at + 1]]
  if (step === undefined || next === undefined) return { steps }
  const isOfficialDay =
    before.officialOn !== after.officialOn && [step, next].some(({ standing }) => standing === 'official')
  if (!isOfficialDay) return contradicts('joinedOn', after.joinedOn, next)
  return contradicts('officialOn', after.officialOn, step.standing === 'official' ? next : step)
}
