import { define, forever, whole } from './rule.ts'

const layout36 = 'Hướng dẫn 36-HD/VPTW (2018), mục 1.3'

const symbol = (title: string, value: string, basis = layout36) =>
  define(title, '', [{ from: forever, value, basis, confidence: 'second-hand' }])

const recipients = (title: string, value: readonly string[]) =>
  define<readonly string[]>(title, '', [
    { from: forever, value, basis: 'Mẫu văn bản của chi bộ', confidence: 'local' },
  ])

/** Symbols, numbers and recipients of a cell's papers. */
export const paperRules = {
  'paper.symbol.minutes': symbol('Ký hiệu biên bản của chi bộ', 'BB/CB'),
  'paper.symbol.resolution': symbol('Ký hiệu nghị quyết của chi bộ', 'NQ/CB'),
  'paper.symbol.notice': symbol(
    'Ký hiệu thông báo của chi bộ',
    'TB/CB',
    'Quy định 399-QĐ/TW (09/01/2026), Điều 13',
  ),
  'paper.symbol.invitation': define('Ký hiệu giấy mời của chi bộ', '', [
    { from: forever, value: 'GM/CB', basis: 'Thông lệ, chưa có quy định', confidence: 'local' },
  ]),
  'paper.numberDigits': define(
    'Số chữ số tối thiểu của số văn bản',
    'chữ số',
    [{ from: forever, value: 2, basis: `${layout36}.1`, confidence: 'second-hand' }],
    whole(1, 6),
  ),
  'paper.recipients.resolution': recipients('Nơi nhận nghị quyết của chi bộ', [
    'Đảng ủy (để báo cáo)',
    'Các đồng chí đảng viên trong chi bộ (để thực hiện)',
    'Lưu Chi bộ',
  ]),
  'paper.recipients.notice': recipients('Nơi nhận thông báo kết luận của chi bộ', [
    'Đảng ủy (để báo cáo)',
    'Các đồng chí đảng viên trong chi bộ (để thực hiện)',
    'Lưu Chi bộ',
  ]),
  'paper.recipients.summons': recipients('Nơi nhận thông báo triệu tập của chi bộ', [
    'Các đồng chí đảng viên trong chi bộ',
    'Cấp ủy viên phụ trách chi bộ',
    'Lưu Chi bộ',
  ]),
  'paper.recipients.score-sheet': recipients('Nơi nhận phiếu tự đánh giá, chấm điểm của chi bộ', [
    'Đảng ủy (để báo cáo)',
    'Lưu Chi bộ',
  ]),
  'resolution.monthsAhead': define(
    'Nghị quyết lãnh đạo nhiệm vụ tháng nào so với kỳ sinh hoạt (0: tháng của kỳ, 1: tháng sau)',
    'tháng',
    [{ from: forever, value: 0, basis: 'Mẫu nghị quyết chi bộ năm 2026', confidence: 'local' }],
    whole(0, 1),
  ),
} as const
