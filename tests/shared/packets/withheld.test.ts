import { describe, expect, it } from 'vitest'
import { speaksOfVetting, type WithholdingFacts, withheld } from '../../../shared/packets/withheld.ts'

const ordinary: WithholdingFacts = { kind: 'regular', votes: [], hasCriticism: false, vettingIn: [] }

describe('what stays off the e-handbook by default', () => {
  it.each<[string, Partial<WithholdingFacts>, string]>([
    ['an ordinary month', {}, ''],
    ['a decision on a task', { votes: ['resolution'] }, ''],
    ['discipline', { votes: ['discipline'] }, 'Có nội dung kỷ luật: mặc định không đăng.'],
    [
      'self-criticism in a monthly meeting',
      { hasCriticism: true },
      'Có nội dung tự phê bình và phê bình: mặc định không đăng.',
    ],
    [
      'vetting in a monthly meeting',
      { vettingIn: ['kết luận', 'nhiệm vụ'] },
      'Có nội dung thẩm tra, xác minh lý lịch (ở phần kết luận, nhiệm vụ): mặc định không đăng.',
    ],
    ['a meeting of the committee', { kind: 'committee' }, 'Văn bản của chi ủy: mặc định không đăng.'],
    ['the review of the year', { kind: 'review' }, 'Nội dung tự phê bình, kiểm điểm: mặc định không đăng.'],
  ])('%s', (_what, facts, why) => {
    expect(withheld({ ...ordinary, ...facts })).toBe(why)
  })

  it.each([
    ['Chi ủy thẩm tra lý lịch quần chúng Lò Văn A', true],
    ['THẨM TRA, XÁC MINH LÝ LỊCH người xin vào Đảng', true],
    ['Xác minh đảng viên Hà Thị B theo đơn', true],
    ['Xác minh nhân thân của quần chúng ưu tú', true],
    ['Bổ sung lý lịch đảng viên năm 2026', true],
    ['Xác minh lại số hộ nghèo của bản', false],
    ['Làm 300 mét đường bản', false],
  ])('"%s" speaks of vetting: %s', (text, isVetting) => {
    expect(speaksOfVetting(text)).toBe(isVetting)
  })
})
