import type { RollLine } from '../meetings/meeting.ts'
import { searchWords, tidy } from '../text/fold.ts'
import { splitName } from '../text/names.ts'
import { type Reading, said, unreadable } from './reading.ts'

const WRITTEN = /^(\d{1,3})?\s*[.)]?\s*(.*)$/u

/** "1 đến 14", or the numbers one by one where some are missing. */
function numbersOf(roll: readonly RollLine[]): string {
  const numbers = roll.map(({ number }) => number).toSorted((a, b) => a - b)
  const [first = 0, last = 0] = [numbers[0], numbers.at(-1)]
  return last - first + 1 === numbers.length ? `số ${first} đến ${last}` : `các số ${numbers.join(', ')}`
}

export const unknownNumber = (number: number, roll: readonly RollLine[]): string =>
  `Không có số ${number}: danh sách có ${numbersOf(roll)}.`

/** Who chaired or wrote, by the number on the roll or by name: `1`, `1 Hải`, `hải`, `Phạm Văn Hải`. */
export function parseOfficer(text: string, roll: readonly RollLine[]): Reading<RollLine> {
  const [, digits, name = ''] = WRITTEN.exec(tidy(text)) ?? []
  if (digits !== undefined) {
    const number = Number(digits)
    const line = roll.find((candidate) => candidate.number === number)
    if (line === undefined) return unreadable(unknownNumber(number, roll))
    return isCalled(line, name)
      ? said(line)
      : unreadable(`Số ${number} là ${line.fullName}, không phải ${name}.`)
  }
  const called = roll.filter((line) => isCalled(line, name))
  const [only] = called
  if (only === undefined || name === '') return unreadable(`Không có ai tên "${name}" trong danh sách.`)
  if (called.length > 1) {
    const names = called.slice(0, 4).map((line) => `${line.number} ${line.fullName}`)
    return unreadable(`Có ${called.length} người tên như vậy: ${names.join(', ')}. Hãy nhập số.`)
  }
  return said(only)
}

/** Whether the words end the name: people are called by their given name, with what goes before it if need be. */
function isCalled({ fullName }: RollLine, name: string): boolean {
  const asked = searchWords(name).join(' ')
  return asked === '' || ` ${searchWords(fullName).join(' ')}`.endsWith(` ${asked}`)
}

/** `1 Hải`: the number tells who it is, the given name lets the eye check it. */
export const formatOfficer = ({ number, fullName }: RollLine): string =>
  `${number} ${splitName(fullName).given}`
