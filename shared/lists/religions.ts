/** Tôn giáo (domain.md Appendix B). "Không" is a value: an empty field means that nobody asked. */
import { codedList, recognise } from './coded-list.ts'

export const religions = codedList(
  {
    title: 'Tôn giáo',
    basis: 'Các tôn giáo được công nhận trên thực tế (chưa đối chiếu danh mục của Nhà nước)',
    confidence: 'second-hand',
  },
  [
    ['none', 'Không', 'Không có', 'Không tôn giáo', 'Không theo tôn giáo', '0'],
    ['buddhism', 'Phật giáo', 'Đạo Phật', 'Phật'],
    ['catholicism', 'Công giáo', 'Đạo Công giáo', 'Thiên chúa giáo', 'Thiên chúa'],
    ['protestantism', 'Tin lành', 'Đạo Tin lành'],
    ['caodaism', 'Cao Đài', 'Đạo Cao Đài'],
    ['hoa-hao', 'Phật giáo Hòa Hảo', 'Hòa Hảo'],
    ['islam', 'Hồi giáo', 'Đạo Hồi', 'Islam'],
    ['tinh-do-cu-si', 'Tịnh độ Cư sĩ Phật hội Việt Nam'],
    ['tu-an-hieu-nghia', 'Đạo Tứ Ân Hiếu Nghĩa', 'Tứ Ân Hiếu Nghĩa'],
    ['buu-son-ky-huong', 'Đạo Bửu Sơn Kỳ Hương', 'Bửu Sơn Kỳ Hương'],
    ['minh-su', 'Minh Sư đạo'],
    ['minh-ly', 'Minh Lý đạo', 'Minh Lý đạo (Tam Tông Miếu)'],
    ['brahmanism', 'Bà-la-môn'],
    ['bahai', 'Tôn giáo Baha’i', 'Baha’i'],
    ['adventism', 'Cơ đốc Phục lâm'],
    ['latter-day-saints', 'Giáo hội Các Thánh hữu Ngày sau của Chúa Giê-su Ky-tô', 'Mặc Môn'],
    ['hieu-nghia-ta-lon', 'Phật giáo Hiếu Nghĩa Tà Lơn'],
  ],
)

/** Whether the statistics count the text as a believer (có đạo): every religion but "Không", also one not in the list. */
export const isBeliever = (text: string): boolean =>
  text !== '' && recognise(religions, text)?.code !== 'none'
