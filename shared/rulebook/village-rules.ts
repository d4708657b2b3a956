import { usualFacts, type VillageFact } from '../villages/facts.ts'
import { localForm } from './month-rules.ts'
import { define, forever } from './rule.ts'

/** What the office keeps of villages and of what their people give. */
export const villageRules = {
  'village.facts': define<readonly VillageFact[]>('Danh sách số liệu hằng năm của thôn, bản', '', [
    { from: forever, value: usualFacts, basis: 'Thông lệ của văn phòng', confidence: 'local' },
  ]),
  'form.contributions': localForm('Tên bản in danh sách đóng góp', 'DANH SÁCH ĐÓNG GÓP CHO VIỆC CHUNG'),
  'form.village': localForm('Tên bản in số liệu hằng năm của thôn, bản', 'SỐ LIỆU HẰNG NĂM CỦA THÔN, BẢN'),
} as const
