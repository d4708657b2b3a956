import { define, percent, type Rule } from './rule.ts'

/** What the share of the highest level is taken of (cơ sở tính tỷ lệ xuất sắc). */
export const capBases = ['good', 'good-and-excellent', 'rated'] as const
export type CapBase = (typeof capBases)[number]

/** Whether the share is kept by the whole Party organisation of the commune or by each cell. */
export type CapScope = 'commune' | 'cell'

const since = '2025-08-30'
const regulation366 = 'Quy định 366-QĐ/TW, ngày 30/8/2025'
const guideline21 = 'Hướng dẫn 21-HD/BTCTW (2019): 20% số đảng viên được xếp loại "Hoàn thành tốt nhiệm vụ"'

const level = (title: string, value: number): Rule<number> =>
  define(
    `Xếp loại chất lượng cuối năm: ${title} từ`,
    'điểm',
    [{ from: since, value, basis: regulation366, confidence: 'second-hand' }],
    { least: 0, most: 100, isWhole: false },
  )

/**
 * The yearly appraisal (kiểm điểm, xếp loại cuối năm; domain.md 6). That the share of 366-QĐ/TW is taken of those rated
 * "tốt" is inferred from the guideline before it: its own text was not seen.
 */
export const appraisalRules = {
  'appraisal.excellent': level('Hoàn thành xuất sắc nhiệm vụ', 90),
  'appraisal.good': level('Hoàn thành tốt nhiệm vụ', 70),
  'appraisal.completed': level('Hoàn thành nhiệm vụ', 50),
  'appraisal.capPercent': define(
    'Tỷ lệ tối đa Hoàn thành xuất sắc nhiệm vụ',
    '%',
    [{ from: since, value: 20, basis: guideline21, confidence: 'second-hand' }],
    percent,
  ),
  'appraisal.capBase': define<CapBase>('Cơ sở tính tỷ lệ Hoàn thành xuất sắc nhiệm vụ', '', [
    { from: since, value: 'good', basis: guideline21, confidence: 'second-hand' },
  ]),
  'appraisal.capScope': define<CapScope>('Nơi giữ tỷ lệ Hoàn thành xuất sắc nhiệm vụ', '', [
    {
      from: since,
      value: 'commune',
      basis: 'Hướng dẫn 21-HD/BTCTW (2019): trong từng tổ chức cơ sở đảng',
      confidence: 'second-hand',
    },
  ]),
} as const
