/** Completed years and months: ages, party age (tuổi đảng). */
import { addMonths, dateParts, type IsoDate } from './dates.ts'
import { earliest, latest, type PartialDate } from './partial-dates.ts'

/**
 * Completed months from one day to another; the monthly day itself counts, and where it is missing the last day of
 * the month (as `addMonths`). Negative if `on` is earlier than `from`.
 */
export function fullMonths(from: IsoDate, on: IsoDate): number {
  const [a, b] = [dateParts(from), dateParts(on)]
  const months = (b.year - a.year) * 12 + (b.month - a.month)
  return addMonths(from, months) <= on ? months : months - 1
}

/** Completed years from one day to another; the anniversary itself counts. Negative if `on` is earlier. */
export function fullYears(from: IsoDate, on: IsoDate): number {
  return Math.floor(fullMonths(from, on) / 12)
}

/** The dates that party age depends on. */
export interface PartyDates {
  /** Ngày ra quyết định kết nạp: party age runs from here, not from the ceremony. */
  readonly admissionDecisionOn: IsoDate
  /** Ngày chính thức; null for a probationary member. */
  readonly officialOn: IsoDate | null
}

/**
 * Party age (tuổi đảng) in completed years from the admission decision (Statute Điều 5.4, domain.md 5.4, facts
 * 10-12). Undefined for whoever is not yet an official member on that day. Time out of the party is not subtracted.
 */
export function partyAge(dates: PartyDates, on: IsoDate): number | undefined {
  if (dates.officialOn === null || on < dates.officialOn) return undefined
  return fullYears(dates.admissionDecisionOn, on)
}

/** Years of age between which the true age lies; equal when it is certain. */
export interface AgeRange {
  readonly least: number
  readonly most: number
}

/** The age on a day of somebody whose birth date may be known only in part. */
export function ageRange(birth: PartialDate, on: IsoDate): AgeRange {
  return { least: fullYears(latest(birth), on), most: fullYears(earliest(birth), on) }
}

/** The age on a day, or undefined if the birth date is too vague to tell. */
export function certainAge(birth: PartialDate, on: IsoDate): number | undefined {
  const { least, most } = ageRange(birth, on)
  return least === most ? least : undefined
}
