/** Whoever stands twice in one workbook. */
import { unifyToneStyle } from '../text/tone.ts'
import { cellKey } from './cells.ts'
import type { Column } from './layout.ts'
import type { IntakeRecord } from './record.ts'
import { remember } from './remember.ts'

/** What there is to say of one value of a row. */
export interface Remark {
  readonly column: Column
  readonly message: string
}

/** Finds whoever stands twice: the same personal id, the same card, or the same name and birth date. */
export function createDoubles(): (record: IntakeRecord) => Remark | undefined {
  const byId = new Map<string, number>()
  const byCard = new Map<string, number>()
  const byName = new Map<string, { row: number; personalId: string; cardNumber: string }[]>()

  return ({ row, fields, cellName }) => {
    const { personalId, cardNumber, fullName, birthDate } = fields
    const sameId = personalId === '' ? undefined : byId.get(personalId)
    if (sameId !== undefined) {
      return { column: 'personalId', message: `Trùng số định danh với dòng ${sameId}. ${keepOne}` }
    }
    const sameCard = cardNumber === '' ? undefined : byCard.get(cardNumber)
    if (sameCard !== undefined) {
      return { column: 'cardNumber', message: `Trùng số thẻ đảng viên với dòng ${sameCard}. ${keepOne}` }
    }
    // Without a birth date two people of one name can be told apart by their cells only.
    const key = `${nameKey(fullName)}|${birthDate ?? cellKey(cellName)}`
    const namesakes = byName.get(key) ?? []
    const same = namesakes.find(
      (other) => !differ(other.personalId, personalId) && !differ(other.cardNumber, cardNumber),
    )
    if (same !== undefined) {
      return { column: 'fullName', message: `Trùng họ tên và ngày sinh với dòng ${same.row}. ${keepOne}` }
    }
    if (personalId !== '') byId.set(personalId, row)
    if (cardNumber !== '') byCard.set(cardNumber, row)
    namesakes.push({ row, personalId, cardNumber })
    byName.set(key, namesakes)
    return undefined
  }
}

/** Two names of one key are the same name, whatever their case and tone style. */
const nameKey = (name: string) => name.split(' ').map(wordKey).join(' ')
const wordKey = remember((word) => unifyToneStyle(word).toLowerCase())

const keepOne = 'Nếu là một người, hãy xóa một dòng; nếu là hai người, hãy sửa số cho đúng.'

/** Two numbers that are both known and not equal belong to two people. */
export const differ = (a: string, b: string): boolean => a !== '' && b !== '' && a !== b
