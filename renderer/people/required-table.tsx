import { isAskedOf, requiredParts } from '../../shared/people/required.ts'

/** What is asked of everybody, and which papers ask for it. */
export function RequiredTable() {
  return (
    <details className="section">
      <summary>Thông tin nào là bắt buộc, và vì sao</summary>
      <p>
        Bắt buộc là các cột có dấu * của mẫu cập nhật thông tin đảng viên (29 cột, năm 2025): thiếu một ô thì
        tệp gửi cấp trên chưa đạt. Phiếu đảng viên (Mẫu 2-HSĐV) cũng hỏi các mục này. Đảng viên dự bị chưa có
        thẻ và ngày chính thức nên không bị tính thiếu hai ô ấy.
      </p>
      <table className="table" aria-label="Thông tin bắt buộc">
        <thead>
          <tr>
            <th>Thông tin</th>
            <th>Cột của mẫu 29 cột</th>
            <th>Mục của phiếu đảng viên</th>
            <th>Hỏi ai</th>
          </tr>
        </thead>
        <tbody>
          {requiredParts.map(({ name, label, column, item }) => (
            <tr key={name}>
              <td>{label}</td>
              <td>Cột {column}</td>
              <td>{item === '' ? 'Đầu phiếu' : `Mục ${item}`}</td>
              <td>{isAskedOf(name, 'probationary') ? 'Mọi đảng viên' : 'Đảng viên chính thức'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
