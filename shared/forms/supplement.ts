import { type Html, html } from '../documents/markup.ts'
import { type FormHead, formHead } from './heading.ts'
import { type FormSheets, ownPages, portrait } from './page.ts'
import { boxes, fill, item, row, signs } from './parts.ts'

/** What of a member changed in a year, by the sections of the form; a section without lines is left to the hand. */
const supplementSections = [
  { key: 'residence', title: 'Nơi ở' },
  { key: 'work', title: 'Nghề nghiệp, chức vụ, đơn vị công tác' },
  { key: 'schooling', title: 'Trình độ, đào tạo, bồi dưỡng' },
  { key: 'membership', title: 'Sinh hoạt đảng: chuyển đến, chuyển đi, thay đổi diện sinh hoạt' },
  { key: 'posts', title: 'Chức vụ trong Đảng' },
  { key: 'merits', title: 'Khen thưởng, danh hiệu, Huy hiệu Đảng' },
  { key: 'discipline', title: 'Kỷ luật' },
  { key: 'family', title: 'Quan hệ gia đình' },
  { key: 'abroad', title: 'Đi nước ngoài, quan hệ với nước ngoài' },
  { key: 'household', title: 'Hoàn cảnh kinh tế' },
  { key: 'other', title: 'Thay đổi khác trong hồ sơ' },
] as const
export type SupplementSection = (typeof supplementSections)[number]['key']

export interface Supplement {
  readonly head: FormHead
  readonly year: number
  readonly fullName: string
  readonly birthDate: string
  readonly cardNumber: string
  readonly profileNumber: string
  readonly cellName: string
  readonly changes: Readonly<Partial<Record<SupplementSection, readonly string[]>>>
}

export const supplementSheets = (title: string): FormSheets => ({
  title,
  style: portrait({ size: 12.5, lineHeight: 16.5 }, 15),
  css: `
h2 { margin-top: 3pt; }
.numbers { margin: 2mm 0; align-items: center; }
`,
})

/** Phiếu bổ sung hồ sơ đảng viên (Mẫu 3-HSĐV) of one year, beginning on a page of its own. */
export function supplement(form: Supplement, key: number): Html {
  const { head, changes } = form
  return html`<article class="f${key}">
${ownPages(key, `${head.title} ${form.year} - ${form.fullName}`)}
${formHead(head)}
${item(
  row(
    '12fr 6fr',
    fill('Họ và tên:', form.fullName.toLocaleUpperCase('vi')),
    fill('Sinh ngày:', form.birthDate),
  ),
  fill('Sinh hoạt tại:', form.cellName),
  html`<div class="row numbers" style="grid-template-columns: 7fr 9fr"><div>Số lý lịch: ${boxes(form.profileNumber, 10, 6)}</div><div>Số thẻ: ${boxes(form.cardNumber, 12)}</div></div>`,
)}
<p>Trong năm ${form.year} có những thay đổi, bổ sung sau đây:</p>
${supplementSections.map(({ key: section, title }, index) => {
  const lines = changes[section] ?? []
  return html`<section><h2>${index + 1}. ${title}</h2>${
    lines.length === 0 ? fill('') : lines.map((line) => item(fill('-', line)))
  }</section>`
})}
${signs(
  { capacity: 'XÁC NHẬN CỦA CHI ỦY', hint: '(Ký, ghi rõ họ tên)' },
  { day: '……………, ngày …… tháng …… năm ……', capacity: 'NGƯỜI KHAI', hint: '(Ký, ghi rõ họ tên)' },
)}
</article>
`
}
