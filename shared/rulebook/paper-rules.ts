import { define, forever, whole } from './rule.ts'

const layout36 = 'Hướng dẫn 36-HD/VPTW (2018), mục 1.3'

const symbol = (title: string, value: string, basis = layout36) =>
  define(title, '', [{ from: forever, value, basis, confidence: 'second-hand' }])

const recipients = (title: string, value: readonly string[]) =>
  define<readonly string[]>(title, '', [
    { from: forever, value, basis: 'Mẫu văn bản của chi bộ', confidence: 'local' },
  ])

const localSymbol = (title: string, value: string, basis: string) =>
  define(title, '', [{ from: forever, value, basis, confidence: 'local' }])

/** Symbols, numbers and recipients of a cell's papers. */
export const paperRules = {
  'paper.symbol.minutes': symbol('Ký hiệu biên bản của chi bộ', 'BB/CB'),
  'paper.symbol.resolution': symbol('Ký hiệu nghị quyết của chi bộ', 'NQ/CB'),
  'paper.symbol.notice': symbol(
    'Ký hiệu thông báo của chi bộ',
    'TB/CB',
    'Quy định 399-QĐ/TW (09/01/2026), Điều 13',
  ),
  'paper.symbol.invitation': localSymbol(
    'Ký hiệu giấy mời của chi bộ',
    'GM/CB',
    'Thông lệ, chưa có quy định',
  ),
  'paper.symbol.committee-minutes': localSymbol(
    'Ký hiệu biên bản họp chi ủy',
    'BB/CU',
    'Thông lệ, chưa thấy quy định riêng cho chi ủy; ký hiệu khác của chi bộ để hai sổ không trùng số',
  ),
  'paper.symbol.conclusion': localSymbol(
    'Ký hiệu kết luận của chi ủy',
    'KL/CU',
    'Thông lệ, chưa thấy quy định riêng cho chi ủy',
  ),
  'paper.symbol.commune-minutes': symbol('Ký hiệu biên bản của Đảng ủy', 'BB/ĐU'),
  'paper.symbol.commune-notice': symbol('Ký hiệu thông báo của Đảng ủy', 'TB/ĐU'),
  'paper.symbol.report': symbol('Ký hiệu báo cáo của chi bộ', 'BC/CB'),
  'paper.symbol.submission': symbol('Ký hiệu tờ trình của chi bộ', 'TTr/CB'),
  'paper.symbol.commune-report': symbol('Ký hiệu báo cáo của Đảng ủy', 'BC/ĐU'),
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
  'paper.recipients.conclusion': recipients('Nơi nhận kết luận của chi ủy', [
    'Đảng ủy (để báo cáo)',
    'Các đồng chí chi ủy viên (để thực hiện)',
    'Lưu Chi bộ',
  ]),
  'paper.recipients.briefing': recipients('Nơi nhận thông báo triệu tập hội nghị giao ban của Đảng ủy', [
    'Các đồng chí bí thư chi bộ',
    'Thường trực Đảng ủy (để báo cáo)',
    'Lưu Đảng ủy',
  ]),
  'paper.recipients.cell-report': recipients('Nơi nhận báo cáo tháng của chi bộ', [
    'Đảng ủy (để báo cáo)',
    'Cấp ủy viên phụ trách chi bộ',
    'Lưu Chi bộ',
  ]),
  'paper.recipients.submission': recipients('Nơi nhận tờ trình của chi bộ', ['Như kính gửi', 'Lưu Chi bộ']),
  'paper.recipients.commune-report': recipients('Nơi nhận báo cáo của Đảng ủy về sinh hoạt chi bộ', [
    'Ban Thường vụ Đảng ủy',
    'Các đồng chí cấp ủy viên phụ trách chi bộ',
    'Các chi bộ trực thuộc',
    'Lưu Đảng ủy',
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
