import type { AttendanceState } from '../meetings/meeting.ts'
import { tidy } from '../text/fold.ts'
import { type Reading, said, unreadable } from './reading.ts'

/** A member who is not simply present, by the number on the printed roll. */
export interface Absence {
  /** Số thứ tự on the roll, from 1. */
  readonly number: number
  readonly state: AttendanceState
  /** Lý do vắng; '' where the sheet gives none. */
  readonly reason: string
}

/** p: vắng có lý do (phép); k: vắng không lý do; m: miễn; c: có mặt, of somebody exempt who came. */
const letters = { p: 'excused', k: 'absent', m: 'exempt', c: 'present' } as const
const letterOf: Readonly<Record<AttendanceState, keyof typeof letters>> = {
  excused: 'p',
  absent: 'k',
  exempt: 'm',
  present: 'c',
}

/** What is typed where nobody was absent. */
const NOBODY = /^0+$/
const ITEM = /(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?\s*([pkmc])(?!\p{L})\s*(?:\(([^()]*)\))?[\s,;]*/iuy
const LACKS_KIND = /^(\d+(?:\s*[-–]\s*\d+)?)(?=[\s,;(]|$)/u
const longestReason = 200
const howTo = 'Ghi số thứ tự kèm p (có lý do), k (không lý do) hoặc m (miễn), ví dụ 3p 7k'

/**
 * Reads the absentees of a sheet: `3p 7k`, `3p,7k`, `3 p`, `4-6p`, `3p(ốm) 7k`; `0` where nobody was absent. Sorted by
 * number. Whether the numbers are on the roll is another question.
 */
export function parseAbsences(text: string): Reading<readonly Absence[]> {
  const written = tidy(text)
  if (written === '') return unreadable('Chưa ghi ai vắng. Nếu không ai vắng, hãy nhập 0.')
  if (NOBODY.test(written)) return said([])
  const found = new Map<number, Absence>()
  for (let at = written.search(/[^\s,;]/u); at < written.length; at = ITEM.lastIndex) {
    ITEM.lastIndex = Math.max(0, at)
    const item = ITEM.exec(written)
    if (item === null) return unreadable(faultAt(written.slice(Math.max(0, at))))
    const from = Number(item[1])
    const last = Number(item[2] ?? from)
    const reason = tidy(item[4] ?? '')
    if (from === 0) return unreadable('Số thứ tự bắt đầu từ 1.')
    if (last < from) return unreadable(`Khoảng ${from}-${last} đi ngược. Hãy ghi số nhỏ trước.`)
    if (reason.length > longestReason)
      return unreadable(`Lý do của số ${from} dài quá ${longestReason} ký tự.`)
    const state = stateOf(item[3] ?? '')
    for (let number = from; number <= last; number += 1) {
      if (found.has(number)) return unreadable(`Số ${number} ghi hai lần.`)
      found.set(number, { number, state, reason })
    }
  }
  return said([...found.values()].toSorted((a, b) => a.number - b.number))
}

const stateOf = (letter: string): AttendanceState => {
  const key = letter.toLowerCase()
  return key === 'p' || key === 'm' || key === 'c' ? letters[key] : letters.k
}

function faultAt(rest: string): string {
  const number = LACKS_KIND.exec(rest)?.[1]
  if (number !== undefined) return `Số ${number} chưa ghi loại vắng. ${howTo}.`
  return `Không đọc được "${rest.slice(0, 20)}". ${howTo}.`
}

/** As it stands on the sheet again: `3p(ốm) 7k`; `0` where nobody was absent. */
export const formatAbsences = (absences: readonly Absence[]): string =>
  absences.length === 0
    ? '0'
    : absences
        .map(
          ({ number, state, reason }) => `${number}${letterOf[state]}${reason === '' ? '' : `(${reason})`}`,
        )
        .join(' ')
