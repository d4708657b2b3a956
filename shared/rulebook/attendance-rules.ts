import type { MeetingKind } from '../meetings/meeting.ts'
import { localForm } from './month-rules.ts'
import { define, forever, percent, whole } from './rule.ts'

const custom = 'Đặt sẵn của chương trình'

/** How attendance is followed over months: which meetings count, the lines of a table, too many absences running. */
export const attendanceRules = {
  'attendance.countedKinds': define<readonly MeetingKind[]>(
    'Loại sinh hoạt được tính khi theo dõi dự sinh hoạt theo thời gian',
    '',
    [{ from: forever, value: ['regular', 'thematic', 'combined'], basis: custom, confidence: 'local' }],
  ),
  'form.attendance': localForm('Tên bản in lưới dự sinh hoạt', 'THEO DÕI DỰ SINH HOẠT CHI BỘ'),
  'attendance.lowLine': define(
    'Mức thấp trong bảng theo dõi tỷ lệ dự sinh hoạt',
    '%',
    [
      {
        from: forever,
        value: 85,
        basis: 'Hướng dẫn 12-HD/BTCTW, ngày 06/7/2018',
        confidence: 'second-hand',
      },
    ],
    percent,
  ),
  'attendance.middleLine': define(
    'Mức giữa trong bảng theo dõi tỷ lệ dự sinh hoạt',
    '%',
    [
      {
        from: forever,
        value: 90,
        basis: 'Hướng dẫn 42-HD/BTCTW, ngày 28/10/2025',
        confidence: 'second-hand',
      },
    ],
    percent,
  ),
  'attendance.highLine': define(
    'Mức cao trong bảng theo dõi tỷ lệ dự sinh hoạt',
    '%',
    [{ from: forever, value: 95, basis: 'Mức các đảng bộ xã thường báo cáo', confidence: 'local' }],
    percent,
  ),
  'attendance.mostExcusedRunning': define(
    'Số buổi vắng có lý do liên tiếp tối đa trong năm',
    'buổi',
    [
      {
        from: forever,
        value: 3,
        basis: 'Hướng dẫn 12-HD/BTCTW, ngày 06/7/2018; Biểu chấm điểm Đảng ủy phường An Phú theo 42-HD/BTCTW',
        confidence: 'second-hand',
      },
    ],
    whole(0, 100),
  ),
} as const
