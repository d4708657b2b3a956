import fc from 'fast-check'
import { fromDayNumber, type IsoDate, toDayNumber } from '../../../shared/calendar/dates.ts'

/** Any day from 1900 to 2100. */
export const anyDay: fc.Arbitrary<IsoDate> = fc
  .integer({ min: toDayNumber('1900-01-01'), max: toDayNumber('2100-12-31') })
  .map(fromDayNumber)
