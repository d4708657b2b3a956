/** Words of a member workbook: sex, status, and those of the coded lists (domain.md 4.5, A and B). */
import { type CodedList, listKey, recognise } from '../lists/coded-list.ts'
import { ethnicGroups } from '../lists/ethnic-groups.ts'
import { religions } from '../lists/religions.ts'
import type { Sex, Standing } from '../people/person.ts'
import { fold } from '../text/fold.ts'
import { remember } from './remember.ts'

/** The spelling of the list for what a column says, or undefined if it is not in the list. */
const labelIn = (list: CodedList) => {
  const known = remember((text) => ({ label: recognise(list, text)?.label }))
  return (text: string): string | undefined => known(text).label
}

/** The listed spelling of an ethnic group: `H'Mông` -> `Mông`. */
export const toEthnicGroup = labelIn(ethnicGroups)
/** The listed spelling of a religion. */
export const toReligion = labelIn(religions)

const lettersOf = remember(listKey)
const folding = remember(fold)

export function toSex(text: string): Sex | undefined {
  const word = lettersOf(text)
  if (word === 'nam') return 'male'
  return word === 'nu' ? 'female' : undefined
}

/** What a status text says. `present` is a member on the register of whom the dates say the rest. */
export type Status = Standing | 'present'

/** Beginnings of status texts, folded; the first that fits counts, so the longer stand before the shorter. */
const statuses: readonly (readonly [beginning: string, status: Status])[] = [
  ['mien', 'exempt'],
  ['dang sinh hoat', 'present'],
  ['sinh hoat', 'present'],
  ['hoat dong', 'present'],
  ['dang hoat dong', 'present'],
  ['chinh thuc', 'present'],
  ['dang vien chinh thuc', 'present'],
  ['chuyen chinh thuc', 'present'],
  ['chuyen den', 'present'],
  ['du bi', 'present'],
  ['dang vien du bi', 'present'],
  ['tam chuyen den', 'visiting'],
  ['sinh hoat tam thoi', 'visiting'],
  ['tam chuyen', 'away'],
  ['chuyen sinh hoat tam thoi', 'away'],
  ['chuyen', 'transferred'],
  ['da chuyen', 'transferred'],
  ['tu tran', 'died'],
  ['da tu tran', 'died'],
  ['da mat', 'died'],
  ['chet', 'died'],
  ['mat', 'died'],
  ['qua doi', 'died'],
  ['xoa ten', 'struck-off'],
  ['bi xoa ten', 'struck-off'],
  ['khai tru', 'expelled'],
  ['bi khai tru', 'expelled'],
  ['xin ra', 'resigned'],
  ['ra khoi dang', 'resigned'],
  ['cho ra khoi dang', 'resigned'],
  ['dinh chi', 'suspended'],
  ['bi dinh chi', 'suspended'],
]
const longestFirst = [...statuses].sort(([a], [b]) => b.length - a.length)

/** The status that a text names (domain.md 4.5); an empty text is a member present, an unknown one undefined. */
export function toStatus(text: string): Status | undefined {
  const folded = folding(text)
  if (folded === '') return 'present'
  return longestFirst.find(([beginning]) => folded.startsWith(beginning))?.[1]
}
