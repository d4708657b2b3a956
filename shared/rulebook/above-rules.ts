import { localForm } from './month-rules.ts'

/** What is printed above the cells: for the Standing Committee, and before a visit. */
export const aboveRules = {
  'form.visits': localForm(
    'Tên bản in theo dõi cấp ủy viên phụ trách',
    'THEO DÕI CẤP ỦY VIÊN DỰ SINH HOẠT CHI BỘ',
  ),
  'form.overview': localForm('Tên bản in tổng hợp sinh hoạt', 'TỔNG HỢP SINH HOẠT CHI BỘ'),
  'form.history': localForm('Tên bản in tình hình chi bộ 12 tháng', 'TÌNH HÌNH CHI BỘ 12 THÁNG'),
} as const
