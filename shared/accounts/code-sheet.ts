import { datePhrase } from '../calendar/phrases.ts'
import { type Html, html } from '../documents/markup.ts'
import { formHead, placeAndDay } from '../forms/heading.ts'
import { type FormSheets, portrait } from '../forms/page.ts'
import { item, signs } from '../forms/parts.ts'
import type { Heading } from '../organisation/heading.ts'

export interface CodeSheet {
  readonly heading: Heading
  /** Of the date line. */
  readonly place: string
  readonly today: string
  /** Tên đăng nhập of those whose password the code gives back. */
  readonly logins: readonly string[]
  /** In groups, as `shared/accounts/recovery-code.ts` writes it. */
  readonly recoveryCode: string
}

export const codeSheetTitle = 'Tờ mã khôi phục'

/** Monospaced, so that no character is taken for another by its width; the fonts of the paper come after it. */
export const codeSheetSheets: FormSheets = {
  title: codeSheetTitle,
  style: portrait({ size: 14, lineHeight: 20 }, 20),
  css: `
.code { display: grid; grid-template-columns: repeat(3, max-content); gap: 5mm 12mm; justify-content: center;
  margin: 8mm 0; padding: 8mm 6mm; border: 1pt solid #000; font: bold 26pt/32pt Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace; }
.signs { grid-template-columns: 2fr 3fr !important; }
.sealed { margin: 0 0 6mm; font-size: 16pt; line-height: 22pt; font-weight: bold; text-align: center; }
p.said { margin-bottom: 4pt; text-align: justify; }
ol { margin: 0; padding-left: 8mm; }
li { margin-bottom: 3pt; text-align: justify; }
`,
}

/** What the Chief of Office locks away: what the code opens, for whom, and how it is used. */
export const codeSheet = ({ heading, place, today, logins, recoveryCode }: CodeSheet): readonly Html[] => [
  html`<article>`,
  formHead({
    heading,
    number: '',
    title: 'TỜ MÃ KHÔI PHỤC',
    under: [`Chương trình Sổ Chi bộ, lập ${datePhrase(today)}`],
  }),
  html`<p class="sealed">Niêm phong, Chánh Văn phòng giữ</p>`,
  item(
    html`<p class="said">Mã này mở lại sổ khi không còn ai nhớ mật khẩu quản trị. Ai có mã và máy có sổ thì đọc được toàn bộ dữ liệu đảng viên.</p>`,
  ),
  html`<div class="code">${recoveryCode.split('-').map((group) => html`<span>${group}</span>`)}</div>`,
  item(
    html`<p class="said">Tên đăng nhập của tài khoản quản trị: <b>${logins.length === 0 ? '……………' : logins.join(', ')}</b></p>`,
  ),
  html`<p class="said"><b>Cách dùng</b></p>
<ol>
<li>Ở trang Đăng nhập, chọn “Quên mật khẩu”, nhập mã, tên đăng nhập và mật khẩu mới.</li>
<li>Máy hỏng hoặc mất: cài chương trình ở máy khác, chọn “Khôi phục từ bản sao lưu”, nhập mã.</li>
<li>Sau khi dùng, hoặc khi cấp mã mới ở trang Tài khoản, chương trình in tờ khác. Từ đó mã này không mở sổ trong máy nữa, nhưng vẫn là mã mở các bản sao lưu làm trước đó: giữ tờ này cho tới khi không còn bản sao lưu nào như vậy, rồi mới hủy.</li>
</ol>
`,
  signs(
    { day: '\u00a0', capacity: 'NGƯỜI LẬP', hint: '(Ký, ghi rõ họ tên)' },
    { day: placeAndDay(place, today), capacity: 'CHÁNH VĂN PHÒNG', hint: '(Ký, ghi rõ họ tên)' },
  ),
  html`</article>`,
]
