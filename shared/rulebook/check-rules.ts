import { type CheckItem, usualItems } from '../checks/items.ts'
import { localForm } from './month-rules.ts'
import { define, forever } from './rule.ts'

/** What is looked at when the books of a cell are checked; no form of a superior was found for it. */
export const checkRules = {
  'check.items': define<readonly CheckItem[]>('Danh mục kiểm tra sổ sách chi bộ', '', [
    {
      from: forever,
      value: usualItems,
      basis: 'Thông lệ của văn phòng (chưa đối chiếu mẫu của cấp trên)',
      confidence: 'local',
    },
  ]),
  'form.check': localForm('Tên bản in phiếu kiểm tra sổ sách', 'PHIẾU KIỂM TRA SỔ SÁCH CHI BỘ'),
} as const
