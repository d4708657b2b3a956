/** The other lists of the register: cells, occupations, health, family, awards, discipline (domain.md 1.1, 4.2, 5.3). */
import { codedList } from './coded-list.ts'

const suggested = {
  basis: 'Danh mục gợi ý của chương trình (chưa đối chiếu văn bản)',
  confidence: 'local',
} as const

/** Loại chi bộ, as the cells of a commune are in practice (domain.md 1.1). */
export const cellKinds = codedList(
  {
    title: 'Loại chi bộ',
    basis: 'Tên gọi chi bộ trong thực tế',
    confidence: 'second-hand',
    prefixes: ['chibo'],
  },
  [
    [
      'village',
      'Thôn, bản, tổ dân phố',
      'Thôn',
      'Bản',
      'Tổ dân phố',
      'Khu',
      'Khu phố',
      'Ấp',
      'Buôn',
      'Làng',
      'Xóm',
    ],
    ['office', 'Cơ quan'],
    ['school', 'Trường học', 'Trường'],
    ['health', 'Y tế', 'Trạm y tế'],
    ['police', 'Công an'],
    ['military', 'Quân sự'],
    ['enterprise', 'Doanh nghiệp'],
    ['cooperative', 'Hợp tác xã', 'HTX'],
  ],
)

/** Nghề nghiệp hiện nay, by the groups of the basic statistics (domain.md 8); the form takes free text. */
export const occupations = codedList({ title: 'Nghề nghiệp', isOpen: true, ...suggested }, [
  ['farmer', 'Nông dân', 'Làm ruộng', 'Trồng trọt', 'Làm nông', 'Nông nghiệp'],
  ['worker', 'Công nhân'],
  ['official', 'Cán bộ, công chức', 'Cán bộ', 'Công chức', 'CBCC'],
  ['public-employee', 'Viên chức'],
  ['teacher', 'Giáo viên'],
  ['health-worker', 'Nhân viên y tế'],
  ['police', 'Công an'],
  ['military', 'Bộ đội', 'Quân đội', 'Quân nhân'],
  ['village-officer', 'Cán bộ không chuyên trách', 'Người hoạt động không chuyên trách'],
  ['business', 'Kinh doanh, buôn bán', 'Kinh doanh', 'Buôn bán'],
  ['student', 'Học sinh, sinh viên', 'Học sinh', 'Sinh viên'],
  ['retired', 'Hưu trí', 'Nghỉ hưu', 'Cán bộ hưu', 'Hưu'],
  ['freelance', 'Lao động tự do', 'Tự do'],
  ['old-age', 'Già yếu'],
])

/** Tình trạng sức khỏe. */
export const healthStates = codedList({ title: 'Sức khỏe', isOpen: true, ...suggested }, [
  ['good', 'Tốt', 'Loại 1', 'Loại I', 'Khỏe'],
  ['fair', 'Khá', 'Loại 2', 'Loại II'],
  ['average', 'Trung bình', 'Bình thường', 'Loại 3', 'Loại III'],
  ['weak', 'Yếu', 'Kém', 'Loại 4', 'Loại IV'],
])

/** Thành phần gia đình, item 10 of the form. */
export const familyClasses = codedList({ title: 'Thành phần gia đình', isOpen: true, ...suggested }, [
  ['landless', 'Cố nông'],
  ['poor-peasant', 'Bần nông'],
  ['middle-peasant', 'Trung nông'],
  ['rich-peasant', 'Phú nông'],
  ['landlord', 'Địa chủ'],
  ['peasant', 'Nông dân'],
  ['worker', 'Công nhân'],
  ['official', 'Công chức', 'Viên chức', 'Cán bộ', 'Công chức, viên chức'],
  ['petty-bourgeois', 'Tiểu tư sản'],
  ['trader', 'Tiểu thương'],
  ['urban-poor', 'Dân nghèo', 'Dân nghèo thành thị'],
  ['soldier', 'Quân nhân', 'Bộ đội'],
])

/** Quan hệ gia đình, item 29 of the form. */
export const kinship = codedList({ title: 'Quan hệ gia đình', isOpen: true, ...suggested }, [
  ['father', 'Bố đẻ', 'Bố', 'Cha', 'Cha đẻ'],
  ['mother', 'Mẹ đẻ', 'Mẹ'],
  ['wife', 'Vợ'],
  ['husband', 'Chồng'],
  ['child', 'Con', 'Con đẻ', 'Con trai', 'Con gái'],
  ['adopted-child', 'Con nuôi'],
  ['elder-brother', 'Anh ruột', 'Anh', 'Anh trai'],
  ['elder-sister', 'Chị ruột', 'Chị', 'Chị gái'],
  ['younger-sibling', 'Em ruột', 'Em', 'Em trai', 'Em gái'],
  ['wifes-father', 'Bố vợ', 'Cha vợ'],
  ['wifes-mother', 'Mẹ vợ'],
  ['husbands-father', 'Bố chồng', 'Cha chồng'],
  ['husbands-mother', 'Mẹ chồng'],
  ['paternal-grandfather', 'Ông nội'],
  ['paternal-grandmother', 'Bà nội'],
  ['maternal-grandfather', 'Ông ngoại'],
  ['maternal-grandmother', 'Bà ngoại'],
  ['carer', 'Người nuôi dưỡng', 'Bố nuôi', 'Mẹ nuôi'],
])

/** Hình thức khen thưởng. */
export const awardKinds = codedList({ title: 'Hình thức khen thưởng', isOpen: true, ...suggested }, [
  ['order', 'Huân chương'],
  ['medal', 'Huy chương'],
  ['prime-minister-certificate', 'Bằng khen của Thủ tướng Chính phủ', 'Bằng khen Thủ tướng Chính phủ'],
  ['certificate-of-merit', 'Bằng khen'],
  ['certificate', 'Giấy khen'],
  ['commemorative-medal', 'Kỷ niệm chương'],
  ['emulation-fighter', 'Chiến sĩ thi đua', 'Chiến sỹ thi đua'],
  ['advanced-worker', 'Lao động tiên tiến', 'Chiến sĩ tiên tiến'],
  ['party-badge', 'Huy hiệu Đảng'],
])

/** Hình thức kỷ luật đảng viên, in rising order. Probationers: `discipline.probationary` of the rule book. */
export const disciplineForms = codedList(
  { title: 'Hình thức kỷ luật', basis: 'Điều lệ Đảng (khóa XI)', confidence: 'second-hand' },
  [
    ['reprimand', 'Khiển trách'],
    ['warning', 'Cảnh cáo'],
    ['dismissal', 'Cách chức'],
    ['expulsion', 'Khai trừ'],
  ],
)
