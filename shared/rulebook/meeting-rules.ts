import { define, forever, percent, whole } from './rule.ts'

const guideline42 = 'Hướng dẫn 42-HD/BTCTW, ngày 28/10/2025'

/** Deadlines and measures of preparing a meeting and of its minutes (domain.md 2.2, 2.4). */
export const meetingRules = {
  'meeting.uploadDaysBefore': define(
    'Số ngày trước buổi sinh hoạt phải đưa tài liệu lên Sổ tay đảng viên điện tử',
    'ngày',
    [{ from: '2025-10-28', value: 1, basis: guideline42, confidence: 'second-hand' }],
    whole(0, 60),
  ),
  'meeting.postDaysAfter': define(
    'Số ngày sau buổi sinh hoạt phải đăng văn bản và báo cáo cấp trên',
    'ngày',
    [{ from: '2025-10-28', value: 2, basis: guideline42, confidence: 'second-hand' }],
    whole(0, 60),
  ),
  'meeting.exampleLeastMinutes': define(
    'Thời gian tối thiểu dành cho nội dung học tập và làm theo Bác',
    'phút',
    [{ from: forever, value: 15, basis: 'Thông lệ 15 đến 30 phút của các chi bộ', confidence: 'local' }],
    whole(0, 600),
  ),
  'meeting.exampleMostMinutes': define(
    'Thời gian tối đa dành cho nội dung học tập và làm theo Bác',
    'phút',
    [{ from: forever, value: 30, basis: 'Thông lệ 15 đến 30 phút của các chi bộ', confidence: 'local' }],
    whole(0, 600),
  ),
  'minutes.likenessPercent': define(
    'Mức giống biên bản kỳ trước từ đó được nhắc',
    '%',
    [{ from: forever, value: 80, basis: 'Đặt sẵn của chương trình', confidence: 'local' }],
    percent,
  ),
} as const
