import { localForm } from './month-rules.ts'

/** What is printed above the cells: for the Standing Committee, and before a visit. */
export const aboveRules = {
  'form.visits': localForm(
    'Tên bản in theo dõi cấp ủy viên phụ trách',
    'THEO DÕI CẤP ỦY VIÊN DỰ SINH HOẠT CHI BỘ',
  ),
  'form.support': localForm('Tên bản in danh sách chi bộ cần củng cố', 'DANH SÁCH CHI BỘ CẦN CỦNG CỐ'),
  'form.supportSheet': localForm(
    'Tên bản in phiếu theo dõi chi bộ cần củng cố',
    'PHIẾU THEO DÕI CHI BỘ CẦN CỦNG CỐ',
  ),
  'form.overview': localForm('Tên bản in tổng hợp sinh hoạt', 'TỔNG HỢP SINH HOẠT CHI BỘ'),
  'form.history': localForm('Tên bản in tình hình chi bộ 12 tháng', 'TÌNH HÌNH CHI BỘ 12 THÁNG'),
} as const
