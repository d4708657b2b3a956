import { type Confidence, define, forever } from './rule.ts'
import type { FormName } from './rules.ts'

const knd = 'Bộ mẫu KNĐ dùng năm 2025-2026, chưa đối chiếu văn bản'
const custom = 'Thông lệ của văn phòng'

const form = (
  what: string,
  { number, title }: FormName,
  basis: string = custom,
  confidence: Confidence = 'local',
) => define<FormName>(what, '', [{ from: forever, value: { number, title }, basis, confidence }])

/** Nghị quyết of a cell on one person: form number and what stands under the title (domain.md 5.1). */
export const resolutionRules = {
  'form.resolution.admission': form(
    'Nghị quyết của chi bộ xét kết nạp',
    { number: 'Mẫu 6-KNĐ', title: 'đề nghị kết nạp đảng viên' },
    knd,
    'second-hand',
  ),
  'form.resolution.confirmation': form(
    'Nghị quyết của chi bộ xét công nhận chính thức',
    { number: 'Mẫu 14-KNĐ', title: 'đề nghị công nhận đảng viên chính thức' },
    knd,
    'second-hand',
  ),
  'form.resolution.exemption': form('Nghị quyết của chi bộ xét miễn sinh hoạt', {
    number: '',
    title: 'đề nghị miễn công tác và sinh hoạt đảng',
  }),
  'form.resolution.discipline': form('Nghị quyết của chi bộ về khiển trách, cảnh cáo', {
    number: '',
    title: 'về việc thi hành kỷ luật đảng viên',
  }),
  'form.resolution.removal': form('Nghị quyết của chi bộ đề nghị cách chức', {
    number: '',
    title: 'đề nghị thi hành kỷ luật đảng viên',
  }),
  'form.resolution.expulsion': form('Nghị quyết của chi bộ đề nghị khai trừ', {
    number: '',
    title: 'đề nghị thi hành kỷ luật đảng viên',
  }),
} as const
