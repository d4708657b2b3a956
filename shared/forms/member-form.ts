import { formatPartialDate, type PartialDate } from '../calendar/partial-dates.ts'
import { type Html, html } from '../documents/markup.ts'
import {
  type Admission,
  disciplineKindNames,
  type PersonDetails,
  type PersonLists,
} from '../people/details.ts'
import { type PersonFields, sexNames } from '../people/person.ts'
import { formatCount } from '../text/numbers.ts'
import { type FormSheets, ownPages, portrait } from './page.ts'
import {
  addressText,
  boxes,
  type Column,
  check,
  checkPair,
  fill,
  formDate,
  item,
  knownDate,
  picture,
  row,
  ruled,
  signs,
  span,
} from './parts.ts'

/** The organisations at the head of the form, from the province down; '' where there is none or it is not known. */
export interface FormPlaces {
  readonly province: string
  readonly commune: string
  readonly base: string
  readonly intermediate: string
  readonly cell: string
}

/** What one phiếu says. */
export interface MemberForm {
  readonly fields: PersonFields
  readonly details: PersonDetails
  readonly admission: Admission
  readonly lists: PersonLists
  readonly places: FormPlaces
  /** Item 20. */
  readonly exemptSince: PartialDate | null
  /** JPEG in base64. */
  readonly photo: string | null
}

/** What the rule book says of the form on the day of printing. */
export interface MemberFormRules {
  readonly number: string
  readonly title: string
  readonly badgeSteps: readonly number[]
  /** Item 30 asks for possessions of this value and more, in đồng. */
  readonly assetsFrom: number
}

/** Blank rows for the hand: a form of whom little is known still takes one sheet, on both sides. */
const leastRows = { careers: 4, trainings: 3, relatives: 5 }

/** Phiếu đảng viên (Mẫu 2-HSĐV) as in the rendering of domain.md 4.2: A4, 12,5 pt. */
export const memberFormSheets = (title: string): FormSheets => ({
  title,
  style: portrait({ size: 12.5, lineHeight: 16.5 }, 15),
  css: `
.bodies { text-align: left; }
.numbers p { margin-top: 3pt; }
.front { display: grid; grid-template-columns: 30mm 1fr; column-gap: 4mm; margin: 3mm 0 1mm; break-inside: avoid; }
.photo { box-sizing: border-box; width: 30mm; height: 40mm; border: 0.5pt solid #000; display: grid; place-items: center; text-align: center; }
.photo img { width: 100%; height: 100%; object-fit: cover; display: block; }
.front h1 { margin: 0 0 2mm; font-size: 18pt; line-height: 24pt; }
.signs { column-gap: 1mm; font-size: 11pt; }
.signs b { font-size: 10pt; white-space: nowrap; }
.signs .space { height: 17mm; }
td, th { font-size: 11.5pt; line-height: 14.5pt; }
tbody tr { height: 6.2mm; }
`,
})

/** One phiếu, beginning on a page of its own. `key` numbers it among those of one document. */
export function memberForm(form: MemberForm, rules: MemberFormRules, key: number): Html {
  const { fields, admission } = form
  return html`<article class="f${key}">
${ownPages(key, `${rules.title} - ${fields.fullName}`)}
${head(form, rules)}
${person(form)}
${intoTheParty(fields, admission)}
${work(form)}
${tables(form)}
${merits(form, rules)}
${history(form)}
${family(form, rules)}
${signs(
  { day: 'Ngày …… tháng …… năm ……', capacity: 'NGƯỜI KHAI', hint: '(Ký, ghi rõ họ tên)' },
  { capacity: 'XÁC NHẬN CỦA CHI ỦY', hint: '(Ký, ghi rõ họ tên)' },
  { capacity: 'XÁC NHẬN CỦA CẤP ỦY CƠ SỞ', hint: '(Ký tên, đóng dấu)' },
)}
</article>
`
}

const head = ({ fields, admission, places, photo }: MemberForm, rules: MemberFormRules): Html => html`
<header class="head" style="grid-template-columns: 96fr 74fr">
<div class="bodies">
${fill('ĐẢNG BỘ TỈNH (tương đương):', places.province)}
${fill('ĐẢNG BỘ XÃ (tương đương):', places.commune)}
${fill('ĐẢNG BỘ CƠ SỞ:', places.base)}
${fill('ĐẢNG BỘ BỘ PHẬN:', places.intermediate)}
${fill('CHI BỘ:', places.cell)}
</div>
<div class="numbers">
<p style="margin-top: 0"><span class="party">ĐẢNG CỘNG SẢN VIỆT NAM</span></p>
<p>SỐ LÝ LỊCH</p><div>${boxes(admission.profileNumber, 10, 6)}</div>
<p>SỐ THẺ ĐẢNG VIÊN</p><div>${boxes(fields.cardNumber, 12)}</div>
</div>
</header>
<div class="front">
<div class="photo">${photo === null ? html`<span>Ảnh<br>3 x 4 cm</span>` : picture(photo)}</div>
<div>
<p class="form-number">${rules.number}</p>
<h1>${rules.title}</h1>
${item(fill('01) Họ và tên khai sinh:', fields.fullName.toLocaleUpperCase('vi')))}
${item(
  row(
    '1fr 1fr',
    fill('02) Giới tính:', fields.sex === null ? '' : sexNames[fields.sex]),
    fill('03) Tên gọi khác:', fields.otherName),
  ),
)}
${item(fill('04) Sinh ngày:', formDate(fields.birthDate)))}
</div>
</div>
`

const person = ({ fields, details }: MemberForm): Html =>
  html`${[
    item(fill('05) Nơi đăng ký khai sinh:', addressText(fields.birthplace))),
    item(fill('06) Quê quán:', addressText(fields.hometown))),
    item(
      fill('07) Nơi thường trú:', addressText(fields.residence)),
      html`<div class="inset">${fill('Nơi tạm trú:', addressText(details.stayingAt))}</div>`,
    ),
    item(row('1fr 1fr', fill('08) Dân tộc:', fields.ethnicity), fill('09) Tôn giáo:', fields.religion))),
    item(
      row(
        '1fr 1fr',
        fill('10) Thành phần gia đình:', details.familyClass),
        fill('11) Nghề nghiệp hiện nay:', details.occupation),
      ),
    ),
  ]}`

const intoTheParty = (fields: PersonFields, admission: Admission): Html =>
  html`${[
    item(
      row(
        '8fr 10fr',
        fill('12) Ngày vào Đảng:', formDate(fields.joinedOn)),
        fill('tại chi bộ:', admission.admissionCell),
      ),
      html`<div class="inset">${[
        fill('Người giới thiệu thứ nhất (chức vụ, đơn vị):', admission.firstIntroducer),
        fill('Người giới thiệu thứ hai (chức vụ, đơn vị):', admission.secondIntroducer),
        fill('Ngày cấp có thẩm quyền ra quyết định kết nạp:', formDate(admission.admittedOn)),
        row(
          '8fr 10fr',
          fill('Ngày chính thức:', formDate(fields.officialOn)),
          fill('tại chi bộ:', admission.officialCell),
        ),
      ]}</div>`,
    ),
  ]}`

const work = ({ fields, details, exemptSince }: MemberForm): Html =>
  html`${[
    item(
      row(
        '8fr 10fr',
        fill('13) Ngày được tuyển dụng:', knownDate(details.recruitedOn)),
        fill('cơ quan tuyển dụng:', details.recruitedBy),
      ),
    ),
    item(fill('14) Ngày vào Đoàn TNCS Hồ Chí Minh:', knownDate(details.youthUnionOn))),
    item(fill('15) Tham gia các tổ chức xã hội khác:', details.otherOrganisations)),
    item(
      row(
        '1fr 1fr',
        fill('16) Ngày nhập ngũ:', knownDate(details.enlistedOn)),
        fill('Ngày xuất ngũ:', knownDate(details.dischargedOn)),
      ),
    ),
    item(
      row(
        '10fr 8fr',
        html`<p>17) Trình độ hiện nay:</p>`,
        fill('Giáo dục phổ thông:', details.generalSchooling),
      ),
      html`<div class="inset">${[
        row(
          '1fr 1fr',
          fill('Chuyên môn nghiệp vụ:', details.professionalLevel),
          fill('Học vị, học hàm:', details.academicTitle),
        ),
        fill('Lý luận chính trị:', details.politicalTheory),
        row('1fr 1fr', fill('Ngoại ngữ:', details.foreignLanguages), fill('Tin học:', details.computing)),
      ]}</div>`,
    ),
    item(
      row(
        '1fr 1fr',
        fill('18) Tình trạng sức khỏe:', details.health),
        fill('Thương binh loại:', details.woundedClass),
      ),
      html`<div class="inset">${row(
        '1fr 1fr',
        html`<p>Gia đình liệt sĩ: ${check(details.isMartyrFamily)}</p>`,
        html`<p>Gia đình có công với cách mạng: ${check(details.isMeritFamily)}</p>`,
      )}</div>`,
    ),
    item(fill('19) Số căn cước:', fields.personalId)),
    item(fill('20) Được miễn công tác và sinh hoạt đảng ngày:', knownDate(exemptSince))),
  ]}`

const careerColumns: readonly Column[] = [
  { title: 'Từ tháng, năm - đến tháng, năm', share: 28, alignment: 'centered' },
  { title: 'Làm việc gì, chức vụ', share: 60 },
  { title: 'Đơn vị công tác', share: 50 },
]
const trainingColumns: readonly Column[] = [
  { title: 'Tên trường', share: 36 },
  { title: 'Ngành học, nội dung', share: 34 },
  { title: 'Từ - đến', share: 25, alignment: 'centered' },
  { title: 'Hình thức', share: 20 },
  { title: 'Văn bằng, chứng chỉ', share: 26 },
]
const relativeColumns: readonly Column[] = [
  { title: 'Quan hệ', share: 18 },
  { title: 'Họ và tên', share: 36 },
  { title: 'Năm sinh', share: 15, alignment: 'centered' },
  { title: 'Quê quán, nơi ở, nghề nghiệp, đơn vị công tác', share: 70 },
]

const tables = ({ lists }: MemberForm): Html => html`
<h2>21) Tóm tắt quá trình hoạt động và công tác</h2>
${ruled(
  careerColumns,
  lists.careers.map(({ from, to, what, organisation }) => [span(from, to), what, organisation]),
  leastRows.careers,
)}
<h2>22) Đào tạo, bồi dưỡng</h2>
${ruled(
  trainingColumns,
  lists.trainings.map(({ from, to, school, subject, form, certificate }) => [
    school,
    subject,
    from === null && to === null ? '' : span(from, to ?? from),
    form,
    certificate,
  ]),
  leastRows.trainings,
)}
`

/** "Bằng khen (Quyết định 12-QĐ/UBND, UBND tỉnh, 2019)". */
const withFacts = (name: string, ...facts: readonly string[]): string => {
  const known = facts.filter((fact) => fact !== '')
  return known.length === 0 ? name : `${name} (${known.join(', ')})`
}

const dateOf = (date: PartialDate | null): string => (date === null ? '' : formatPartialDate(date))

const merits = ({ lists }: MemberForm, rules: MemberFormRules): Html => {
  const named = (kind: 'award' | 'title') =>
    lists.honours
      .filter((honour) => honour.kind === kind)
      .map(({ name, paperNumber, by, on }) => withFacts(name, paperNumber, by, dateOf(on)))
      .join('; ')
  const given = new Set(lists.honours.flatMap(({ badgeYears }) => (badgeYears === null ? [] : [badgeYears])))
  // A badge that the rule book does not know was given all the same.
  const steps = [...new Set([...rules.badgeSteps, ...given])].sort((a, b) => a - b)
  const sanctions = lists.sanctions
    .map(({ kind, form, on, liftedOn, reason, paperNumber, by }) =>
      withFacts(
        `${disciplineKindNames[kind]}: ${form}`,
        reason,
        paperNumber,
        by,
        dateOf(on),
        liftedOn === null ? '' : `xóa kỷ luật ${formatPartialDate(liftedOn)}`,
      ),
    )
    .join('; ')
  return html`${[
    item(fill('23) Khen thưởng:', named('award'))),
    item(
      html`<p>24) Huy hiệu Đảng đã được tặng:</p>`,
      html`<p class="inset">${steps.map((years) => html`${checkPair(`${years} năm`, given.has(years))} `)}</p>`,
    ),
    item(fill('25) Danh hiệu được phong tặng:', named('title'))),
    item(fill('26) Kỷ luật (Đảng, chính quyền, pháp luật):', sanctions)),
  ]}`
}

const history = ({ details, lists }: MemberForm): Html => html`
<h2>27) Đặc điểm lịch sử bản thân</h2>
${[
  item(fill('a) Bị khai trừ, xóa tên, xin ra khỏi Đảng:', details.leftPartyNote)),
  item(
    fill(
      'b) Được kết nạp lại (ngày vào Đảng lần 2, người giới thiệu, ngày chính thức lần 2):',
      details.readmittedNote,
    ),
  ),
  item(fill('c) Được khôi phục đảng tịch:', details.restoredNote)),
  item(fill('d) Bị xử lý theo pháp luật:', details.legalNote)),
  item(fill('e) Bản thân có làm việc trong chế độ cũ:', details.oldRegimeNote)),
]}
<h2>28) Quan hệ với nước ngoài</h2>
${[
  item(
    fill(
      'Đã đi nước ngoài:',
      lists.journeys
        .map(({ from, to, country, purpose }) =>
          withFacts(country, from === null && to === null ? '' : span(from, to ?? from), purpose),
        )
        .join('; '),
    ),
  ),
  item(fill('Tổ chức, thân nhân ở nước ngoài:', details.foreignRelations)),
]}`

const family = ({ details, lists }: MemberForm, rules: MemberFormRules): Html => {
  const money = (sum: number | null) => (sum === null ? '' : `${formatCount(sum)} đồng`)
  return html`
<h2>29) Quan hệ gia đình</h2>
${ruled(
  relativeColumns,
  lists.relatives.map(({ relation, fullName, birthDate, detail }) => [
    relation,
    fullName,
    birthDate?.slice(0, 4) ?? '',
    detail,
  ]),
  leastRows.relatives,
)}
<h2>30) Hoàn cảnh kinh tế của bản thân và gia đình</h2>
${[
  item(
    row(
      '10fr 8fr',
      fill('Tổng thu nhập của hộ trong 1 năm:', money(details.householdIncome)),
      fill('Bình quân đầu người:', money(details.incomePerHead)),
    ),
  ),
  item(fill('Nhà ở:', details.housing)),
  item(fill('Đất ở:', details.land)),
  item(fill('Hoạt động kinh tế (diện tích, lao động thuê):', details.economicActivity)),
  item(fill(`Tài sản có giá trị từ ${formatCount(rules.assetsFrom)} đồng trở lên:`, details.assets)),
]}`
}
