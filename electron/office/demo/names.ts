import type { Sex } from '../../../shared/people/person.ts'
import type { Random } from './random.ts'

/** How names are made among one ethnic group of the mountains between Lào Cai and Lai Châu. */
interface NamingCustom {
  readonly ethnicity: string
  /** Of a hundred people of the commune. */
  readonly share: number
  readonly family: readonly [string, ...string[]]
  readonly middle: Readonly<Record<Sex, readonly [string, ...string[]]>>
  readonly given: Readonly<Record<Sex, readonly [string, ...string[]]>>
}

const words = (text: string): readonly [string, ...string[]] => {
  const [first = '', ...rest] = text.split(',')
  return [first, ...rest]
}

const given = {
  male: words(
    'An,Bảo,Bình,Chiến,Chung,Công,Cương,Dân,Duy,Điệp,Định,Đoàn,Đông,Giang,Hải,Hạnh,Hiếu,Hòa,Hoan,Hội,Huân,Hưng,Kiên,Lâm,Liêm,Luân,Lực,Mạnh,Nghĩa,Ngọ,Nhân,Ninh,Phong,Phúc,Quân,Quý,Quyết,Sáng,Sinh,Tân,Thái,Thành,Thiện,Thuận,Tiến,Toàn,Trọng,Tuấn,Tuyển,Vinh,Xuân,Yên',
  ),
  female: words(
    'Anh,Ban,Chi,Chinh,Diệp,Duyên,Đào,Giang,Hà,Hảo,Hằng,Hiên,Hoài,Hợp,Huế,Hương,Khuyên,Lan,Lành,Liên,Loan,Lý,Mận,Mến,Mơ,Nga,Ngân,Nhàn,Nhung,Oanh,Phương,Quyên,Sen,Tâm,Thảo,Thêm,Thoa,Thơm,Thủy,Tình,Trang,Tươi,Tuyết,Uyên,Vân,Xoan,Yến',
  ),
}
const plainMiddle = {
  male: words('Văn,Văn,Văn,Đình,Xuân,Minh,Quang,Tiến,Ngọc,Thanh'),
  female: words('Thị,Thị,Thị,Thị Thu,Thị Minh,Thị Ngọc,Thị Thanh,Thúy'),
}

const customs: readonly [NamingCustom, ...NamingCustom[]] = [
  {
    ethnicity: 'Thái',
    share: 44,
    family: words('Lò,Lò,Lường,Hoàng,Quàng,Cà,Tòng,Vì,Điêu,Hà,Lèo,Mào'),
    middle: plainMiddle,
    given: {
      male: words(
        'Ánh,Chính,Chựa,Dương,Điện,Đôi,Hặc,Inh,Khong,Liên,Minh,Muôn,Ngoan,Ơn,Panh,Phanh,Quyền,Sơn,Thoan,Tinh,Ún,Vui,Xôm',
      ),
      female: words(
        'Ánh,Bua,Chương,Dịu,Đôi,Hặc,Inh,La,Máy,Muôn,Ngoan,Ơn,Phương,Quỳnh,Sương,Thanh,Thoan,Tiên,Ướt,Vui,Xiên',
      ),
    },
  },
  {
    ethnicity: 'Kinh',
    share: 22,
    family: words('Nguyễn,Nguyễn,Trần,Lê,Phạm,Phan,Vũ,Bùi,Đỗ,Đặng,Đinh,Trịnh,Đào,Mai,Cao'),
    middle: plainMiddle,
    given,
  },
  {
    ethnicity: 'Mông',
    share: 14,
    family: words('Giàng,Sùng,Vàng,Thào,Hạng,Mùa,Cứ,Lù,Chang,Tráng'),
    middle: { male: words('A,A,A,Seo,Văn'), female: words('Thị,Thị,Seo') },
    given: {
      male: words('Chống,Chu,Dê,Dơ,Lầu,Lử,Măng,Nhà,Páo,Phứ,Sái,Sang,Tếnh,Thành,Tông,Tủa,Vàng,Vừ'),
      female: words('Chú,Dợ,Dung,Ganh,Hoa,Lan,Mai,Mỷ,Pàng,Sáng,Say,Sua,Vá,Xua'),
    },
  },
  {
    ethnicity: 'Dao',
    share: 7,
    family: words('Tẩn,Chảo,Phàn,Lý,Triệu,Bàn'),
    middle: { male: words('A,Văn,Láo,Phù'), female: words('Mùi,Thị,Sử,Mẩy') },
    given: {
      male: words('Chiêu,Cường,Lụ,Nhàn,Phẩu,San,Sểnh,Tá,Trình,Vảng'),
      female: words('Chài,Liều,Mẩy,Mùi,Nảy,Pham,Sểnh,Viện'),
    },
  },
  { ethnicity: 'Tày', share: 6, family: words('Hoàng,Nông,Lương,Hà,Ma,Vi,Lự'), middle: plainMiddle, given },
  { ethnicity: 'Giáy', share: 5, family: words('Lù,Vàng,Sần,Nông,Hoàng,Phan'), middle: plainMiddle, given },
  {
    ethnicity: 'Nùng',
    share: 2,
    family: words('Nông,Vương,Lục,Lùng,Thền,Hoàng'),
    middle: plainMiddle,
    given,
  },
]

export interface Named {
  readonly fullName: string
  readonly ethnicity: string
}

/** A name as people of the commune bear it, with the ethnic group that it belongs to. */
export function personName(random: Random, sex: Sex): Named {
  const wanted = random.next() * 100
  let sum = 0
  const custom =
    customs.find(({ share }) => {
      sum += share
      return wanted < sum
    }) ?? customs[0]
  const parts = [random.pick(custom.family), random.pick(custom.middle[sex]), random.pick(custom.given[sex])]
  return { fullName: parts.join(' '), ethnicity: custom.ethnicity }
}

/** Villages (bản) of the commune; a larger one numbers them. */
export const villages = words(
  'Sen Đông,Noong Thăng,Noong Quài,Nà Phát,Nà Ban,Nậm Vai,Phương Quang,Xuân Én,Cẩm Trung,Lằn,Mường,Giẳng,Sang Ngà,Én Nọi,Tân Hà,Đông,Hua Đán,Nậm Ngùa,Lả Mường,Pá Khoang,Huổi Hằm,Chít,Co Phày,Phiêng Lót,Nà Khương,Tu San,Khì,Sắp Ngụa,Mở,Sân Bay',
)

/** Cells that are not villages, the first of each kind in a commune. */
export const institutions = words(
  'Cơ quan Đảng - Đoàn thể xã,Ủy ban nhân dân xã,Trường THCS Mường Than,Trường Tiểu học Mường Than,Trường Mầm non Mường Than,Trạm Y tế xã,Công an xã,Quân sự xã',
)
