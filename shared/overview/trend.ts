import type { Turns } from '../attendance/sitting.ts'
import { formatTenths } from '../scores/points.ts'

/** Nothing changed. */
export const steady = '0,0'

const signed = (tenths: number): string =>
  `${tenths === 0 ? '' : tenths > 0 ? '+' : '−'}${formatTenths(Math.abs(tenths))}`

/** Tenths of a percent, rounded half up as every printed percentage. */
const tenthsOf = ({ present, base }: Turns): number => Math.round((present * 1000) / base)

/** `+1,5` or `−0,2` points of the hundred between two times, always with its decimal; '' where one of them has nobody to count. */
export const rateTrend = (now: Turns, before: Turns): string =>
  now.base === 0 || before.base === 0 ? '' : signed(tenthsOf(now) - tenthsOf(before))

/** The same between two mean scores. */
export const scoreTrend = (now: number | null, before: number | null): string =>
  now === null || before === null ? '' : signed(now - before)
