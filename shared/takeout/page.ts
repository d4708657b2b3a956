import { type Html, html } from '../documents/markup.ts'
import { formatCount } from '../text/numbers.ts'
import { columnWords } from './columns.ts'
import { takeoutLeftOut, takeoutWorkbooks } from './tables.ts'

export interface TakeoutPage {
  readonly communeName: string
  /** "09 giờ 30 ngày 23 tháng 11 năm 2026" */
  readonly madeAt: string
  readonly programVersion: string
  readonly schemaVersion: number
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>
  /** Files of the workbooks, by the name of the workbook. */
  readonly workbooks: Readonly<Record<string, readonly string[]>>
  /** Folders with papers and scans, and how many files each holds. */
  readonly folders: readonly { readonly name: string; readonly files: number }[]
  /** What could not be read, as it would have been named. */
  readonly lost: readonly string[]
}

const workbookRows = ({ rows, workbooks }: TakeoutPage): readonly Html[] =>
  takeoutWorkbooks.flatMap(({ name, tables }) =>
    tables.map(
      ({ table, title }) =>
        html`<tr><td>${(workbooks[name] ?? []).join(', ')}</td><td>${title}</td><td class="number">${formatCount(rows[table] ?? 0)}</td><td>${table}</td></tr>\n`,
    ),
  )

/** Đọc trước: what lies in the folder, for whoever opens it when the program is gone. */
export const takeoutPage = (page: TakeoutPage): string =>
  html`<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><title>Đọc trước</title>
<style>
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 "Times New Roman", serif; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.2rem 0.5rem; border: 1px solid #999; text-align: left; vertical-align: top; }
.number { text-align: right; }
</style></head>
<body>
<h1>Toàn bộ sổ của ${page.communeName === '' ? 'văn phòng' : page.communeName}</h1>
<p>Chương trình Sổ Chi bộ ${page.programVersion} (dữ liệu phiên bản ${String(page.schemaVersion)}) xuất lúc ${page.madeAt}. Có trang này là bản xuất đủ: trang được ghi sau cùng.</p>
<p><b>Thư mục này không mã hóa: ai mở được cũng đọc được toàn bộ dữ liệu đảng viên.</b> Hãy cất như cất hồ sơ gốc và hủy khi không cần nữa. Đây không phải bản sao lưu: chương trình không khôi phục được từ thư mục này.</p>
<h2>Số liệu</h2>
<p>Mỗi bảng một trang tính. Ngày viết ngày/tháng/năm; ngày không đủ thì chỉ có năm hoặc tháng/năm; ô trống là không biết. Giờ là giờ của máy tính này. Cột “Mã” nối các trang tính với nhau; bên phải mỗi cột mã là tên của người, tổ chức, buổi họp ấy.</p>
<table><thead><tr><th>Tệp</th><th>Trang tính</th><th>Số dòng</th><th>Bảng</th></tr></thead><tbody>
${workbookRows(page)}</tbody></table>
<p>Không xuất: ${Object.entries(takeoutLeftOut)
    .map(([table, reason]) => `${reason} (${table})`)
    .join('; ')}.</p>
<h2>Văn bản, bản quét, ảnh</h2>
<table><thead><tr><th>Thư mục</th><th>Số tệp</th></tr></thead><tbody>
${page.folders.map(({ name, files }) => html`<tr><td>${name}</td><td class="number">${formatCount(files)}</td></tr>\n`)}</tbody></table>
${
  page.lost.length === 0
    ? html`<p>Mọi tệp đã giữ đều đọc được.</p>`
    : html`<p>Không đọc được ${formatCount(page.lost.length)} tệp, vì đã mất hoặc hỏng trong máy:</p><ul>${page.lost.map((name) => html`<li>${name}</li>`)}</ul>`
}
</body></html>
`.html

/** Heading of a column; the name in the database where it has no words. */
export const columnTitle = (column: string): string => columnWords(column) ?? column
