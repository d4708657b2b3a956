import { describe, expect, it } from 'vitest'
import { emptyMeeting } from '../../../shared/meetings/meeting.ts'
import { cellSummonsText } from '../../../shared/meetings/summons-text.ts'

const cell = { cellName: 'Chi bộ bản Sen Đông', kind: 'combined', period: '2026-11' } as const

describe('the summons of a cell as a message', () => {
  it('says who is called to what, when, where and about what', () => {
    const content = {
      ...emptyMeeting('2026-11-03'),
      ...{ startsAt: '19:30', place: 'Nhà văn hóa bản', topic: 'Chuyển đổi số ở bản.' },
      agenda: 'Thời sự, quán triệt văn bản.\nĐánh giá tháng 10;',
    }
    expect(cellSummonsText(cell, content)).toBe(
      'Chi bộ bản Sen Đông triệu tập các đồng chí đảng viên dự sinh hoạt thường kỳ kết hợp chuyên đề tháng 11 năm 2026: 19 giờ 30 phút, ngày 03 tháng 11 năm 2026, tại Nhà văn hóa bản. Chuyên đề: Chuyển đổi số ở bản. Nội dung: Thời sự, quán triệt văn bản; Đánh giá tháng 10. Đồng chí nào vắng thì báo cáo lý do với chi bộ trước buổi sinh hoạt.',
    )
  })

  it('leaves out what is not known, and calls the committee by its name', () => {
    const words = cellSummonsText({ ...cell, kind: 'committee' }, emptyMeeting('2026-11-01'))
    expect(words).toBe(
      'Chi bộ bản Sen Đông triệu tập các đồng chí chi ủy viên dự họp chi ủy tháng 11 năm 2026: ngày 01 tháng 11 năm 2026. Đồng chí nào vắng thì báo cáo lý do với chi bộ trước buổi sinh hoạt.',
    )
  })
})
