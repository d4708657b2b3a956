import { formatPartialDate } from '../../shared/calendar/partial-dates.ts'
import type { ListId } from '../../shared/lists/lists.ts'
import {
  disciplineKindNames,
  disciplineKinds,
  honourKindNames,
  honourKinds,
  type ListName,
  type PersonLists,
} from '../../shared/people/details.ts'
import { spanWords } from '../components/spans.ts'

export type LineOf<L extends ListName> = PersonLists[L][number]

/** One field of a line of a list. */
export interface Column<Line> {
  readonly key: keyof Line & string
  readonly label: string
  readonly kind: 'date' | 'text' | 'prose' | 'choice' | 'badge'
  readonly list?: ListId
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
  readonly required?: boolean
  /** Takes the whole width of the line. */
  readonly isWide?: boolean
  readonly isAskedOf?: (line: Line) => boolean
}

/** A list of the form: its fields in the order of the form, and how a line reads on the card. */
export interface ListFields<L extends ListName> {
  readonly title: string
  /** What one line is called, in the middle of a sentence. */
  readonly what: string
  readonly emptyText: string
  readonly newLine: LineOf<L>
  readonly columns: readonly Column<LineOf<L>>[]
  readonly words: (line: LineOf<L>) => { readonly name: string; readonly note: string; readonly when: string }
}

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ')
const on = (day: string | null): string => (day === null ? '' : formatPartialDate(day))
const by = (number: string, who: string): string => joined(number === '' ? '' : `số ${number}`, who)

export const listFields: { readonly [L in ListName]: ListFields<L> } = {
  careers: {
    title: 'Quá trình hoạt động và công tác',
    what: 'quá trình',
    emptyText: 'Chưa ghi quá trình nào.',
    newLine: { from: null, to: null, what: '', organisation: '' },
    columns: [
      { key: 'from', label: 'Từ', kind: 'date' },
      { key: 'to', label: 'Đến', kind: 'date' },
      { key: 'what', label: 'Làm việc gì, chức vụ', kind: 'text', required: true, isWide: true },
      { key: 'organisation', label: 'Đơn vị', kind: 'text', isWide: true },
    ],
    words: (line) => ({ name: line.what, note: line.organisation, when: spanWords(line) }),
  },
  trainings: {
    title: 'Đào tạo, bồi dưỡng',
    what: 'khóa học',
    emptyText: 'Chưa ghi khóa học nào.',
    newLine: { from: null, to: null, school: '', subject: '', form: '', certificate: '' },
    columns: [
      { key: 'from', label: 'Từ', kind: 'date' },
      { key: 'to', label: 'Đến', kind: 'date' },
      { key: 'school', label: 'Tên trường', kind: 'text', required: true },
      { key: 'subject', label: 'Ngành học', kind: 'text' },
      { key: 'form', label: 'Hình thức học', kind: 'text' },
      { key: 'certificate', label: 'Văn bằng, chứng chỉ', kind: 'text' },
    ],
    words: (line) => ({
      name: line.school,
      note: joined(line.subject, line.form, line.certificate),
      when: spanWords(line),
    }),
  },
  honours: {
    title: 'Khen thưởng, Huy hiệu Đảng, danh hiệu',
    what: 'khen thưởng',
    emptyText: 'Chưa ghi khen thưởng nào.',
    newLine: { kind: 'award', badgeYears: null, on: null, name: '', paperNumber: '', by: '' },
    columns: [
      {
        key: 'kind',
        label: 'Loại',
        kind: 'choice',
        choices: honourKinds.map((value) => ({ value, label: honourKindNames[value] })),
      },
      { key: 'on', label: 'Ngày', kind: 'date' },
      {
        key: 'badgeYears',
        label: 'Số năm tuổi Đảng',
        kind: 'badge',
        isAskedOf: ({ kind }) => kind === 'badge',
      },
      {
        key: 'name',
        label: 'Tên',
        kind: 'text',
        list: 'award',
        required: true,
        isWide: true,
        isAskedOf: ({ kind }) => kind !== 'badge',
      },
      { key: 'paperNumber', label: 'Số quyết định', kind: 'text' },
      { key: 'by', label: 'Cấp khen', kind: 'text' },
    ],
    words: (line) => ({
      name: line.kind === 'badge' ? `Huy hiệu ${line.badgeYears} năm tuổi Đảng` : line.name,
      note: joined(line.kind === 'title' ? honourKindNames.title : '', by(line.paperNumber, line.by)),
      when: on(line.on),
    }),
  },
  sanctions: {
    title: 'Kỷ luật',
    what: 'kỷ luật',
    emptyText: 'Chưa ghi kỷ luật nào.',
    newLine: { kind: 'party', form: '', on: null, liftedOn: null, reason: '', paperNumber: '', by: '' },
    columns: [
      {
        key: 'kind',
        label: 'Về',
        kind: 'choice',
        choices: disciplineKinds.map((value) => ({ value, label: disciplineKindNames[value] })),
      },
      { key: 'form', label: 'Hình thức', kind: 'text', list: 'discipline', required: true },
      { key: 'on', label: 'Ngày', kind: 'date' },
      { key: 'liftedOn', label: 'Ngày hết hiệu lực', kind: 'date' },
      { key: 'reason', label: 'Lý do', kind: 'text', isWide: true },
      { key: 'paperNumber', label: 'Số quyết định', kind: 'text' },
      { key: 'by', label: 'Cấp quyết định', kind: 'text' },
    ],
    words: (line) => ({
      name: `${disciplineKindNames[line.kind]}: ${line.form}`,
      note: joined(line.reason, by(line.paperNumber, line.by)),
      when: spanWords({ from: line.on, to: line.liftedOn }),
    }),
  },
  journeys: {
    title: 'Đã đi nước ngoài',
    what: 'chuyến đi',
    emptyText: 'Chưa ghi chuyến đi nào.',
    newLine: { from: null, to: null, country: '', purpose: '' },
    columns: [
      { key: 'from', label: 'Từ', kind: 'date' },
      { key: 'to', label: 'Đến', kind: 'date' },
      { key: 'country', label: 'Nước', kind: 'text', required: true },
      { key: 'purpose', label: 'Mục đích', kind: 'text' },
    ],
    words: (line) => ({ name: line.country, note: line.purpose, when: spanWords(line) }),
  },
  relatives: {
    title: 'Quan hệ gia đình',
    what: 'người thân',
    emptyText: 'Chưa ghi người thân nào.',
    newLine: { relation: '', fullName: '', birthDate: null, detail: '' },
    columns: [
      { key: 'relation', label: 'Quan hệ', kind: 'text', list: 'kinship', required: true },
      { key: 'fullName', label: 'Họ và tên', kind: 'text', required: true },
      { key: 'birthDate', label: 'Năm sinh', kind: 'date' },
      { key: 'detail', label: 'Quê quán, nơi ở, nghề nghiệp', kind: 'prose', isWide: true },
    ],
    words: (line) => ({
      name: `${line.relation}: ${line.fullName}`,
      note: line.detail,
      when: on(line.birthDate),
    }),
  },
}
