import { z } from 'zod'
import { isIsoDate } from './calendar/dates.ts'
import { isPartialDate } from './calendar/partial-dates.ts'
import { isPeriod } from './calendar/periods.ts'
import { tidy } from './text/fold.ts'

/** Field types that every capability's schema is made of. Texts are tidied (NFC, one space) as they come in. */
export const id = z.string().regex(/^[0-9a-f-]{36}$/, 'Mã bản ghi không hợp lệ')
export const revision = z.number().int().nonnegative()

export const line = (max = 300) =>
  z
    .string()
    .max(max * 4)
    .transform(tidy)
    .refine((text) => text.length <= max, `Dài quá ${max} ký tự`)

export const requiredLine = (what: string, max = 300) =>
  line(max).refine((text) => text.length > 0, `Chưa nhập ${what}`)

// biome-ignore lint/suspicious/noControlCharactersInRegex: these can be neither seen nor printed
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** Long text keeps its line breaks; only the composition, control characters and the ends are tidied. */
export const prose = (max = 20_000) =>
  z
    .string()
    .max(max, `Dài quá ${max} ký tự`)
    .transform((text) => text.normalize('NFC').replaceAll('\r\n', '\n').replace(CONTROL, '').trimEnd())

export const isoDate = z.string().refine(isIsoDate, 'Ngày không có trong lịch')
export const partialDate = z.string().refine(isPartialDate, 'Ngày không có trong lịch')
export const period = z.string().refine(isPeriod, 'Kỳ sinh hoạt phải là tháng và năm')
/** Time of day 'HH:MM', 24 hours. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Giờ phải có dạng 19:30')
/** A handle to something outside the database (an upload, a chosen folder); the window never names a path. */
export const token = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/)
