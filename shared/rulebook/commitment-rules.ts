import { localForm } from './month-rules.ts'
import { define, forever, whole } from './rule.ts'

const custom = 'Thông lệ đăng ký đầu năm, kiểm tra cuối năm (chưa đối chiếu văn bản)'

/** The yearly commitment of a member (bản cam kết tu dưỡng, rèn luyện, phấn đấu). */
export const commitmentRules = {
  /** Standings that owe one; who is exempt does not. */
  'commitment.owed': define<readonly string[]>('Diện phải làm bản cam kết hằng năm', '', [
    { from: forever, value: ['official', 'probationary'], basis: custom, confidence: 'local' },
  ]),
  'commitment.madeByMonth': define(
    'Tháng phải làm xong bản cam kết của năm',
    'tháng',
    [{ from: forever, value: 1, basis: custom, confidence: 'local' }],
    whole(1, 12),
  ),
  'commitment.checkMonth': define(
    'Tháng kiểm tra việc thực hiện bản cam kết',
    'tháng',
    [{ from: forever, value: 12, basis: custom, confidence: 'local' }],
    whole(1, 12),
  ),
  /** What a commitment speaks of, each with lines for the hand on the printed form. */
  'commitment.sections': define<readonly string[]>('Các phần của bản cam kết', '', [
    {
      from: forever,
      value: [
        'Về tư tưởng chính trị; phẩm chất đạo đức, lối sống',
        'Về học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh; trách nhiệm nêu gương',
        'Về thực hiện nhiệm vụ được giao; giúp đỡ hộ nghèo, quần chúng',
        'Về hạn chế, khuyết điểm cần khắc phục',
      ],
      basis: 'Gợi ý của chương trình (chưa đối chiếu mẫu)',
      confidence: 'local',
    },
  ]),
  'form.commitment': localForm('Tên bản in bản cam kết', 'BẢN CAM KẾT'),
  'form.commitments': localForm('Tên bản in theo dõi bản cam kết', 'THEO DÕI BẢN CAM KẾT'),
} as const
