import { define, forever, whole } from './rule.ts'
import type { FormName } from './rules.ts'

export const localForm = (title: string, value: string) =>
  define<FormName>(title, '', [
    {
      from: forever,
      value: { number: '', title: value },
      basis: 'Thông lệ của văn phòng',
      confidence: 'local',
    },
  ])

/** How the meetings of a year and of a month are planned, and what is printed for them (domain.md 2.1). */
export const monthRules = {
  'plan.thematicPerQuarter': define(
    'Số buổi sinh hoạt chuyên đề tối thiểu trong một quý',
    'buổi',
    [
      {
        from: '2018-07-06',
        value: 1,
        basis: 'Hướng dẫn 12-HD/BTCTW, ngày 06/7/2018',
        confidence: 'second-hand',
      },
      {
        from: '2025-10-28',
        value: 1,
        basis: 'Hướng dẫn 42-HD/BTCTW, ngày 28/10/2025',
        confidence: 'second-hand',
      },
    ],
    whole(0, 3),
  ),
  'form.monthRoll': localForm('Tên bản in danh sách điểm danh', 'DANH SÁCH ĐẢNG VIÊN DỰ SINH HOẠT'),
  'form.monthSheet': localForm('Tên bản in phiếu ghi buổi sinh hoạt', 'PHIẾU GHI BUỔI SINH HOẠT'),
  'form.monthTasks': localForm('Tên bản in nhiệm vụ đã giao', 'NHIỆM VỤ ĐÃ GIAO VÀ KẾT QUẢ THỰC HIỆN'),
  'form.monthScore': localForm('Tên bản in phiếu tự chấm điểm', 'PHIẾU TỰ CHẤM ĐIỂM BUỔI SINH HOẠT'),
} as const
