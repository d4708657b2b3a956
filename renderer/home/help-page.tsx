import { TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'

const keys: readonly (readonly [key: string, what: string])[] = [
  ['Ctrl + K', 'Tìm đảng viên, chi bộ, buổi sinh hoạt, văn bản ở bất cứ đâu'],
  ['Alt + 1 … Alt + 9', 'Mở các phần theo thứ tự ở cột bên trái'],
  ['Tab, Shift + Tab', 'Sang ô sau, về ô trước'],
  ['Enter', 'Đi tiếp: mở dòng đang chọn, ghi ô đang nhập'],
  ['Esc', 'Quay lại: rời ô, đóng hộp thoại, về danh sách'],
  ['Mũi tên lên, xuống', 'Di chuyển trong danh sách'],
  ['Ctrl + mũi tên lên, xuống', 'Sang dòng trên, dòng dưới trong bảng điền'],
  ['Ctrl + Enter', 'Ghi dòng đang nhập ở Ghi số liệu, xuống chi bộ sau'],
  ['F2', 'Sửa mục đang xem của một đảng viên'],
  ['Alt + mũi tên trái, phải', 'Sang kỳ trước, kỳ sau ở Sinh hoạt và Biến động'],
  ['Ctrl + dấu cộng, dấu trừ, số 0', 'Phóng to, thu nhỏ, về cỡ thường'],
  ['Ctrl + L', 'Khóa màn hình khi rời máy; phần đang nhập dở giữ nguyên'],
  ['F1', 'Mở trang này'],
]

/** What is not of every month: where it is, and what it is for. */
const rooms: readonly (readonly [to: string, name: string, what: string])[] = [
  [
    '/mau-chuong-trinh',
    'Mẫu chương trình',
    'chương trình mẫu theo loại buổi và loại chi bộ, có số phút từng mục',
  ],
  ['/giao-ban', 'Giao ban bí thư', 'mời, điểm danh, kết luận, giao nhiệm vụ cho các chi bộ'],
  ['/quan-triet', 'Quán triệt văn bản', 'chi bộ nào đã học văn bản nào, ngày nào, bao nhiêu đảng viên'],
  ['/de-nghi', 'Nội dung đề nghị', 'thôn, Mặt trận, đoàn thể đề nghị chi bộ đưa ra họp'],
  ['/kien-nghi', 'Kiến nghị', 'ai trả lời, thời hạn, câu trả lời'],
  ['/dong-gop', 'Đóng góp', 'công, tiền, đất của đảng viên và hộ dân cho công trình chung'],
  ['/du-sinh-hoat', 'Dự sinh hoạt', 'tỷ lệ của đảng viên, chi bộ, toàn đảng bộ; ai vắng nhiều buổi liền'],
  ['/cap-uy-vien', 'Cấp ủy viên phụ trách', 'ai dự ở đâu, nhận xét, việc đã hứa'],
  ['/cam-ket', 'Bản cam kết', 'ai đã làm, đã kiểm tra trong năm; in bản cam kết, danh sách'],
  ['/tong-hop', 'Tổng hợp', 'mọi chi bộ trong một tháng, một quý, 6 tháng, một năm; in, Excel'],
  ['/chi-bo', 'Tình hình 12 tháng', 'một trang trước khi xuống chi bộ: mở chi bộ, mục Sinh hoạt; in, Excel'],
  ['/so-lieu-thon', 'Số liệu thôn, bản', 'hộ nghèo, lúa, thu nhập mỗi năm; cạnh số năm trước'],
  ['/cung-co', 'Chi bộ cần củng cố', 'quyết định, tổ công tác, điểm sáu tháng gần nhất'],
  ['/kiem-tra-so-sach', 'Kiểm tra sổ sách', 'phiếu in sẵn số liệu đã có, hạn sửa xong'],
  ['/lop-tap-huan', 'Lớp tập huấn', 'gọi ai, ai dự, ai hoàn thành'],
  ['/tai-khoan', 'Tài khoản', 'ai được đăng nhập, được làm gì; đổi mật khẩu, mã khôi phục, tự khóa'],
  [
    '/nhat-ky',
    'Nhật ký',
    'ai đã làm gì, lúc nào, cũ ra sao, mới ra sao; tìm bằng tên hiện nay hay tên cũ; kiểm tra không ai sửa nhật ký',
  ],
  ['/so-tay', 'Gói đưa lên Sổ tay đảng viên', 'tệp PDF và nội dung để dán, theo hạn của từng chi bộ'],
]

/** F1: the order of work in a month, and the keys. */
export function HelpPage() {
  return (
    <Page title="Trợ giúp">
      <section className="section">
        <h2>Một tháng làm việc</h2>
        <ol>
          <li>
            <TextLink to="/ke-hoach">Kế hoạch năm</TextLink>: lập một lần cho mọi chi bộ từ ngày thường họp,
            rồi sửa từng buổi.
          </li>
          <li>
            Mở kỳ ở <TextLink to="/sinh-hoat">Sinh hoạt</TextLink>: một lần cho mọi chi bộ, cùng định hướng
            tháng của Đảng ủy; in danh sách và phiếu ghi phát cho các chi bộ.
          </li>
          <li>
            <TextLink to="/sinh-hoat">Sinh hoạt</TextLink>: mở kỳ cho các chi bộ, hoặc mở buổi sinh hoạt của
            một chi bộ; điểm danh, ghi nội dung.
          </li>
          <li>
            <TextLink to="/ghi-so-lieu">Ghi số liệu</TextLink>: hoặc chỉ ghi số liệu từ phiếu viết tay của mọi
            chi bộ trên một trang; điểm nào chưa rõ thì vào{' '}
            <TextLink to="/can-hoi-lai">Cần hỏi lại bí thư</TextLink>.
          </li>
          <li>Xem biên bản ở nửa phải; trang xem trước chính là trang sẽ in.</li>
          <li>Chốt bản in để lấy số, in, chờ ký, rồi ghi nhận đã ký.</li>
          <li>
            <TextLink to="/van-ban">Văn bản</TextLink> của cả kỳ: in, lưu một tệp PDF, ghi nhận đã ký cho
            nhiều văn bản cùng lúc. Khi in chọn được số bản, các trang, một hay hai mặt; máy in một mặt thì in
            hai lượt, trang lẻ rồi trang chẵn. Kẹt giấy thì In tiếp từ chi bộ còn thiếu.
          </li>
          <li>
            <TextLink to="/so-tay">Gói đưa lên Sổ tay</TextLink>: văn bản và nội dung để dán của từng chi bộ,
            ghi ra USB, xếp theo giờ còn lại; đăng xong thì ghi nhận cho cả loạt.
          </li>
          <li>
            <TextLink to="/tap-luu">Tập lưu</TextLink>: cuối năm đóng tập biên bản, tập nghị quyết của từng
            chi bộ, có mục lục và số trang.
          </li>
          <li>
            <TextLink to="/cham-diem">Chấm điểm</TextLink> buổi sinh hoạt của từng chi bộ.
          </li>
          <li>
            <TextLink to="/nhiem-vu">Nhiệm vụ</TextLink> chi bộ đã giao hiện lại ở buổi sau để ghi kết quả;
            giữa hai kỳ thì ghi theo dõi và ngày nhắc.
          </li>
          <li>
            <TextLink to="/bao-cao">Báo cáo</TextLink> của Đảng ủy và các chi bộ: số liệu lấy từ sổ, lời văn
            sửa từng mục, rồi chốt bản in như mọi văn bản.
          </li>
          <li>
            <TextLink to="/sao-luu">Sao lưu</TextLink> ra USB; chương trình đọc lại và báo đã kiểm tra.
          </li>
        </ol>
      </section>
      <section className="section">
        <h2>Các phần khác</h2>
        <ul>
          {rooms.map(([to, name, what]) => (
            <li key={to}>
              <TextLink to={to}>{name}</TextLink>: {what}.
            </li>
          ))}
        </ul>
      </section>
      <section className="section">
        <h2>Phím</h2>
        <table className="table form-narrow">
          <thead>
            <tr>
              <th>Phím</th>
              <th>Để làm gì</th>
            </tr>
          </thead>
          <tbody>
            {keys.map(([key, what]) => (
              <tr key={key}>
                <td>
                  <kbd>{key}</kbd>
                </td>
                <td>{what}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="section">
        <h2>Khi có sự cố</h2>
        <p>
          Không có gì bị xóa hẳn: bản ghi đã bỏ nằm trong <TextLink to="/thung-rac">Thùng rác</TextLink>. Nếu
          dữ liệu hỏng, hãy khôi phục từ bản sao lưu ở trang <TextLink to="/sao-luu">Sao lưu</TextLink>; dữ
          liệu hiện có được giữ lại.
        </p>
        <p>
          Khi có bản mới: chép cả bộ cập nhật vào USB, vào <TextLink to="/thiet-lap">Thiết lập</TextLink>, mục
          Cập nhật bằng USB. Chương trình sao lưu trước rồi mới cài; bản hỏng hoặc không rõ nguồn thì không
          cài.
        </p>
        <p>Gõ tiếng Việt bằng bảng mã Unicode. Nếu thấy chữ lạ như "§¶ng", hãy đổi Unikey sang Unicode.</p>
      </section>
    </Page>
  )
}
