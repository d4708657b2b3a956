import { localForm } from './month-rules.ts'
import { define, forever, whole } from './rule.ts'

const custom = 'Thông lệ của văn phòng (chưa đối chiếu văn bản)'

/** Classes for the people of the cells. */
export const trainingRules = {
  'training.secretaryYears': define(
    'Số năm mà bí thư chi bộ nên dự ít nhất một lớp tập huấn',
    'năm',
    [{ from: forever, value: 1, basis: custom, confidence: 'local' }],
    whole(1, 5),
  ),
  'form.training': localForm('Tên bản in danh sách lớp tập huấn', 'DANH SÁCH HỌC VIÊN'),
} as const
