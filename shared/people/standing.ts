/** Whether a movement may be recorded of a person: one function over the table of movements. */
import { addMonths, formatDate, type IsoDate } from '../calendar/dates.ts'
import { latest, type PartialDate } from '../calendar/partial-dates.ts'
import type { Rulebook } from '../rulebook/rules.ts'
import { type Before, type Movement, type MovementKind, movements, type Need } from './movements.ts'
import { type Standing, standingNames } from './person.ts'

/** What is known of a person on the day before the movement. */
export interface PersonState {
  readonly standing: Standing | null
  /** The standing held before the one of now: where somebody exempt, suspended or away came from. */
  readonly standingBefore: Standing | null
  readonly cellId: string | null
  /** The latest day on which a standing, a cell of theirs began; null where nothing is recorded. */
  readonly standingFrom: IsoDate | null
  readonly cellFrom: IsoDate | null
  /** Ngày lễ kết nạp, from which probation runs; the date of joining where the ceremony is not known. */
  readonly probationFrom: PartialDate | null
}

/** A movement as somebody wants to record it. Unknown is '' or null. */
export interface WantedMovement {
  readonly kind: MovementKind
  readonly on: IsoDate
  /** Where there is a choice. */
  readonly standing: Standing | null
  readonly cellId: string | null
  readonly decisionNumber: string
  readonly otherOrganisation: string
  /** End of a temporary stay. */
  readonly until: IsoDate | null
}

/** `standing` is the one that begins; `look` are sentences to look at that hold nothing up. */
export type MovementAnswer =
  | { readonly may: true; readonly standing: Standing; readonly look: readonly string[] }
  | { readonly may: false; readonly why: string }

const refused = (why: string): MovementAnswer => ({ may: false, why })

/**
 * Whether a movement may be recorded of a person. What contradicts what is already recorded is refused with a sentence;
 * time limits and papers that are still missing are only pointed out, because a register also takes in what happened
 * years ago. `today` bounds the day.
 */
export function mayMove(
  state: PersonState,
  wanted: WantedMovement,
  book: Rulebook,
  today: IsoDate,
): MovementAnswer {
  const movement = movements[wanted.kind]
  const before: Before = state.standing ?? 'none'
  if (!movement.from.includes(before)) return refused(whyNot(movement, before))
  if (wanted.on > today) {
    return refused(`Ngày ${formatDate(wanted.on)} ở sau hôm nay. Hãy ghi khi đã đến ngày.`)
  }
  const last = lastChange(movement, state)
  if (last !== null && wanted.on <= last) {
    return refused(
      `Ngày ${formatDate(wanted.on)} không sau ngày của lần thay đổi trước (${formatDate(last)}). Hãy kiểm tra lại ngày.`,
    )
  }
  const standing = standingAfter(movement, state, wanted.standing)
  if (standing === undefined) {
    const names = standingChoices(movement, state).map((choice) => standingNames[choice])
    return refused(`Hãy chọn diện sau khi ghi "${movement.name}": ${names.join(', ')}.`)
  }
  if (movement.needs.includes('cell') && wanted.cellId === null) return refused('Hãy chọn chi bộ nơi đến.')
  if (wanted.kind === 'cell-change' && wanted.cellId === state.cellId) {
    return refused('Đồng chí này đang sinh hoạt ở chi bộ ấy rồi. Hãy chọn chi bộ khác.')
  }
  return {
    may: true,
    standing,
    look: [...missingNeeds(movement, wanted), ...timeLimits(state, wanted, book)],
  }
}

/** Cell and standing have histories of their own: a merger of cells does not hold up a confirmation before it. */
function lastChange(movement: Movement, { standingFrom, cellFrom }: PersonState): IsoDate | null {
  const days = [
    ...(movement.to.includes('same') ? [] : [standingFrom]),
    ...(movement.needs.includes('cell') ? [cellFrom] : []),
  ]
  return (
    days
      .filter((day) => day !== null)
      .toSorted()
      .at(-1) ?? null
  )
}

function whyNot(movement: Movement, before: Before): string {
  if (before === 'none') return `Người này chưa là đảng viên nên không ghi "${movement.name}" được.`
  const allowed = movement.from.map((standing) =>
    standing === 'none' ? 'chưa là đảng viên' : standingNames[standing],
  )
  return `Đồng chí này đang ở diện "${standingNames[before]}" nên không ghi "${movement.name}" được (chỉ ghi cho diện: ${allowed.join(', ')}).`
}

/** Standings to which somebody can go back; what is left of a longer chain was not one of them. */
const canReturnTo: readonly Standing[] = ['probationary', 'official', 'exempt']

/** The standings among which whoever records the movement has to choose; none where it leads to one only. */
export function standingChoices(movement: Movement, { standingBefore }: PersonState): readonly Standing[] {
  const [only] = movement.to
  if (movement.to.length > 1) return movement.to.filter((after) => after !== 'as-before' && after !== 'same')
  const goesBack = only === 'as-before' && (standingBefore === null || !canReturnTo.includes(standingBefore))
  return goesBack ? canReturnTo : []
}

function standingAfter(
  movement: Movement,
  state: PersonState,
  chosen: Standing | null,
): Standing | undefined {
  const choices = standingChoices(movement, state)
  if (choices.length > 0) return chosen !== null && choices.includes(chosen) ? chosen : undefined
  const [only] = movement.to
  if (only === 'same') return state.standing ?? undefined
  return only === 'as-before' ? (state.standingBefore ?? undefined) : only
}

const needWords: Readonly<Record<Exclude<Need, 'standing' | 'cell'>, string>> = {
  decision: 'số quyết định',
  'other-organisation': 'tổ chức đảng nơi đi hoặc nơi đến',
  until: 'thời hạn',
}

function missingNeeds(movement: Movement, wanted: WantedMovement): readonly string[] {
  const given: Readonly<Record<Need, boolean>> = {
    standing: true,
    cell: true,
    decision: wanted.decisionNumber.trim() !== '',
    'other-organisation': wanted.otherOrganisation.trim() !== '',
    until: wanted.until !== null,
  }
  return movement.needs.flatMap((need) =>
    given[need] || need === 'standing' || need === 'cell'
      ? []
      : [`Chưa ghi ${needWords[need]}; có thể bổ sung sau.`],
  )
}

function timeLimits(state: PersonState, wanted: WantedMovement, book: Rulebook): readonly string[] {
  switch (wanted.kind) {
    case 'confirmation':
      return probationLook(state, wanted.on, book.rule('probation.months', wanted.on))
    case 'readmission': {
      const months = book.rule('admission.readmissionMonths', wanted.on)
      const leftOn = state.standingFrom
      const isEarly = leftOn !== null && addMonths(leftOn, months) > wanted.on
      return isEarly ? [`Chưa đủ ${months} tháng kể từ khi ra khỏi Đảng.`] : []
    }
    case 'temporary-arrival':
    case 'temporary-departure':
      return stayLook(wanted, book)
    default:
      return []
  }
}

/** The day on which probation ends counts as official even if the decision is signed later (facts 19, 20). */
function probationLook({ probationFrom }: PersonState, on: IsoDate, months: number): readonly string[] {
  if (probationFrom === null) return []
  const end = addMonths(latest(probationFrom), months)
  if (on < end) return [`Chưa hết ${months} tháng dự bị (hết ngày ${formatDate(end)}).`]
  if (on > end && probationFrom.length === 'YYYY-MM-DD'.length) {
    return [`Ngày chính thức tính từ ngày hết thời gian dự bị: ${formatDate(end)}.`]
  }
  return []
}

function stayLook({ on, until }: WantedMovement, book: Rulebook): readonly string[] {
  if (until === null) return []
  if (until <= on) return ['Thời hạn không sau ngày chuyển. Hãy kiểm tra lại ngày.']
  const [least, most] = [
    book.rule('transfer.temporaryLeastMonths', on),
    book.rule('transfer.temporaryMostMonths', on),
  ]
  if (until < addMonths(on, least)) return [`Thời gian tạm thời thường từ ${least} tháng trở lên.`]
  return until > addMonths(on, most) ? [`Thời gian tạm thời thường không quá ${most} tháng.`] : []
}
