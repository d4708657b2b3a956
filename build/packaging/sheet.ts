import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** The page for whoever must allow the installation: what the program is, does and leaves behind. */
export const sheetName = 'Phieu-thong-tin-phan-mem.html'

export interface SheetFile {
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly sha256: string
}

export interface SheetFacts {
  readonly version: string
  /** dd/mm/yyyy */
  readonly packagedOn: string
  readonly electronVersion: string
  readonly files: readonly SheetFile[]
  readonly isSigned: boolean
  /** Megabytes on the disk once installed. */
  readonly installedSize: number
}

export function sheetFile(file: string, name = basename(file)): SheetFile {
  const bytes = readFileSync(file)
  return { name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`

/** What stands on the sheet: a heading and its sentences, in the order in which they are asked about. */
const sections = ({
  electronVersion,
  installedSize,
  isSigned,
}: SheetFacts): readonly (readonly [string, string])[] => [
  [
    'Dùng làm gì',
    'Sổ đảng viên, sinh hoạt chi bộ và văn bản của văn phòng đảng ủy xã, phường. Không dùng để soạn hay giữ nội dung bí mật nhà nước.',
  ],
  [
    'Cần máy thế nào',
    `Windows 10 hoặc 11, bản 64-bit; khoảng ${installedSize} MB trống. Không cần quyền quản trị: cài cho riêng người đang đăng nhập.`,
  ],
  [
    'Mạng',
    'Không kết nối mạng, không gửi và không nhận gì, không tự tải bản cập nhật (bản mới do người dùng đem đến bằng USB, có chữ ký), không mở cổng cho máy khác. Dùng được trên máy không bao giờ nối mạng.',
  ],
  [
    'Chép gì vào máy',
    'Chương trình: %LOCALAPPDATA%\\Programs\\so-chi-bo (bản mang theo: thư mục đã giải nén). Lối tắt trên màn hình và trong Start; mục gỡ cài đặt của riêng người dùng trong Registry (HKEY_CURRENT_USER). Không cài dịch vụ, trình điều khiển hay tác vụ chạy ngầm.',
  ],
  [
    'Dữ liệu nằm ở đâu',
    '%LOCALAPPDATA%\\SoChiBo của người dùng, trên máy này; được mã hóa từ khi có tài khoản đầu tiên. Bản sao lưu nằm ở USB hoặc thư mục mà văn phòng chọn. Các tệp văn phòng tự lưu ra (PDF, Word, Excel) nằm ở nơi văn phòng chọn, không mã hóa.',
  ],
  [
    'Gỡ ra thế nào',
    'Cài đặt → Ứng dụng → Sổ Chi bộ → Gỡ cài đặt (bản mang theo: xóa thư mục của chương trình). Dữ liệu được giữ nguyên. Muốn bỏ cả dữ liệu: sao lưu ra USB, rồi tự xóa thư mục %LOCALAPPDATA%\\SoChiBo.',
  ],
  [
    'Chữ ký số',
    isSigned
      ? 'Tệp có chữ ký số: bấm chuột phải vào tệp → Thuộc tính (Properties) → Digital Signatures.'
      : 'Tệp chưa có chữ ký số, nên Windows báo "Nhà phát hành không xác định". Hãy so mã SHA-256 dưới đây trước khi chạy.',
  ],
  [
    'Làm từ gì',
    `Electron ${electronVersion} (Chromium, Node.js), SQLite và các phần mềm nguồn mở ghi trong tệp THIRD-PARTY-NOTICES.txt, LICENSE.electron.txt và LICENSES.chromium.html cạnh chương trình.`,
  ],
]

/** One page of A4, which needs nothing but this file. */
export function informationSheet(facts: SheetFacts): string {
  const rows = sections(facts).map(
    ([heading, text]) => `<tr><th scope="row">${escaped(heading)}</th><td>${escaped(text)}</td></tr>`,
  )
  const files = facts.files.map(
    ({ name, size, sha256 }) =>
      `<p class="file">${escaped(name)} (${megabytes(size)})<br><code>${sha256.match(/.{8}/g)?.join(' ')}</code></p>`,
  )
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>Phiếu thông tin phần mềm: Sổ Chi bộ ${escaped(facts.version)}</title>
<style>
@page { size: A4; margin: 15mm 15mm 15mm 20mm }
body { font: 11.5pt/1.3 'Times New Roman', Tinos, serif; max-width: 175mm; margin: 0 auto; color: #000; background: #fff }
h1 { font-size: 15pt; text-align: center; margin: 0 }
.under { text-align: center; margin: 1mm 0 4mm }
table { border-collapse: collapse; width: 100% }
th, td { border: .3mm solid #000; padding: 1.3mm 2mm; text-align: left; vertical-align: top }
th { width: 34mm; font-weight: 700 }
h2 { font-size: 12pt; margin: 4mm 0 1mm }
.file { margin: 0 0 1.5mm }
code { font: 9.5pt/1.3 Consolas, 'DejaVu Sans Mono', monospace }
.order { white-space: nowrap }
.hands { display: flex; justify-content: space-around; text-align: center; margin-top: 4mm; min-height: 24mm; break-inside: avoid }
.hands p { margin: 0 }
</style>
</head>
<body>
<h1>PHIẾU THÔNG TIN PHẦN MỀM</h1>
<p class="under"><b>Sổ Chi bộ</b>, phiên bản ${escaped(facts.version)}, đóng gói ngày ${escaped(facts.packagedOn)}</p>
<table>
${rows.join('\n')}
</table>
<h2>Mã SHA-256 của tệp</h2>
${files.join('\n')}
<p class="file">Kiểm tra trên Windows: mở Command Prompt ở thư mục có tệp, gõ <code class="order">certutil -hashfile "tên tệp" SHA256</code> và so với dãy trên (không kể dấu cách). Khác một ký tự là tệp đã hỏng hoặc đã bị thay: đừng chạy.</p>
<div class="hands">
<p><b>NGƯỜI ĐỀ NGHỊ CÀI ĐẶT</b><br><i>(ký, ghi rõ họ tên)</i></p>
<p><b>NGƯỜI CHO PHÉP CÀI ĐẶT</b><br><i>(ký, ghi rõ họ tên)</i></p>
</div>
</body>
</html>
`
}
