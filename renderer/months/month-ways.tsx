import { TextLink } from '../components/link.tsx'
import './months.css'
import { PrintMonth } from './print-month.tsx'

/** What else is done with a month, for all cells at once. */
const ways: readonly { readonly to: (period: string) => string; readonly name: string }[] = [
  { to: (period) => `/ghi-so-lieu/${period}`, name: 'Ghi số liệu' },
  { to: () => '/can-hoi-lai', name: 'Cần hỏi lại bí thư' },
  { to: (period) => `/sinh-hoat/${period}/mo-ky`, name: 'Định hướng tháng' },
  { to: () => '/de-nghi', name: 'Nội dung đề nghị' },
  { to: (period) => `/van-ban/ky/${period}`, name: 'Văn bản của kỳ' },
  { to: (period) => `/so-tay/${period}`, name: 'Gói đưa lên Sổ tay' },
  { to: (period) => `/cham-diem/${period}`, name: 'Chấm điểm' },
  { to: (period) => `/du-sinh-hoat?thang=${period}&dai=12`, name: 'Dự sinh hoạt' },
  { to: (period) => `/tong-hop?thang=${period}&dai=1`, name: 'Tổng hợp' },
  { to: (period) => `/bao-cao?thang=${period}`, name: 'Báo cáo' },
  { to: (period) => `/cap-uy-vien/${period}`, name: 'Cấp ủy viên phụ trách' },
  { to: () => '/cung-co', name: 'Chi bộ cần củng cố' },
  { to: () => '/kiem-tra-so-sach', name: 'Kiểm tra sổ sách' },
  { to: (period) => `/lop-tap-huan?nam=${period.slice(0, 4)}`, name: 'Lớp tập huấn' },
  { to: (period) => `/giao-ban?nam=${period.slice(0, 4)}`, name: 'Giao ban bí thư' },
  { to: (period) => `/ke-hoach?nam=${period.slice(0, 4)}`, name: 'Kế hoạch năm' },
  { to: (period) => `/cam-ket?nam=${period.slice(0, 4)}`, name: 'Bản cam kết' },
  { to: () => '/mau-chuong-trinh', name: 'Mẫu chương trình' },
  { to: (period) => `/quan-triet?nam=${period.slice(0, 4)}`, name: 'Văn bản đã quán triệt' },
]

export function MonthWays({ period }: { readonly period: string }) {
  return (
    <nav className="month-ways" aria-label="Việc của kỳ">
      <PrintMonth period={period} />
      {ways.map(({ to, name }) => (
        <TextLink key={name} to={to(period)}>
          {name}
        </TextLink>
      ))}
    </nav>
  )
}
