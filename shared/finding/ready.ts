import type { Rulebook } from '../rulebook/rules.ts'
import type { ReadyList } from './contract.ts'
import {
  type Condition,
  type Group,
  type ListDefinition,
  type Part,
  type Scope,
  wholeList,
} from './definition.ts'
import type { FieldId } from './fields.ts'

const all = (...parts: readonly Part[]): Group => ({ join: 'and', negated: false, parts })
const asked = (
  field: FieldId,
  operator: Condition['operator'],
  ...values: Condition['values']
): Condition => ({ field, operator, values })

interface Ready {
  readonly id: string
  readonly name: string
  readonly parts: readonly Part[]
  /** Columns after the name and the birth date, which every list begins with. */
  readonly columns: readonly FieldId[]
  readonly order?: readonly FieldId[]
  readonly scope?: Scope
}

/** How long before the end of probation somebody has to be reminded of it. */
const monthsAhead = 2

/** Lists that a clerk is asked for every day, with the numbers that the rule book holds on the day. */
const readyOn = (book: Rulebook, on: string): readonly Ready[] => {
  const probation = book.rule('probation.months', on)
  const firstBadge = book.rule('badge.steps', on)[0] ?? 30
  return [
    {
      id: 'tat-ca',
      name: 'Tất cả đảng viên',
      parts: [],
      columns: ['cell', 'post', 'joinedOn', 'partyAge', 'standing'],
    },
    {
      id: 'chi-uy',
      name: 'Bí thư, phó bí thư, chi ủy viên',
      parts: [asked('post', 'one-of', 'secretary', 'deputy', 'committee-member')],
      columns: ['cell', 'post', 'partyAge', 'politicalTheory', 'professionalLevel'],
      order: ['cell', 'post'],
    },
    {
      id: 'nu',
      name: 'Đảng viên nữ',
      parts: [asked('sex', 'is', 'female')],
      columns: ['cell', 'ethnicity', 'joinedOn', 'partyAge', 'standing'],
    },
    {
      id: 'dan-toc-thieu-so',
      name: 'Đảng viên người dân tộc thiểu số',
      parts: [asked('ethnicKind', 'is', 'minority')],
      columns: ['ethnicity', 'cell', 'joinedOn', 'partyAge', 'standing'],
    },
    {
      id: 'co-dao',
      name: 'Đảng viên có đạo',
      parts: [asked('faith', 'is', 'believer')],
      columns: ['religion', 'cell', 'joinedOn', 'partyAge', 'standing'],
    },
    {
      id: 'du-bi',
      name: 'Đảng viên dự bị',
      parts: [asked('standing', 'is', 'probationary')],
      columns: ['cell', 'ceremonyOn', 'joinedOn', 'probationMonths'],
    },
    {
      id: 'du-bi-sap-het-han',
      name: `Dự bị sắp đủ hoặc quá ${probation} tháng`,
      parts: [asked('probationMonths', 'from', Math.max(0, probation - monthsAhead))],
      columns: ['cell', 'ceremonyOn', 'joinedOn', 'probationMonths'],
      order: ['probationMonths'],
    },
    {
      id: 'mien-sinh-hoat',
      name: 'Miễn công tác, sinh hoạt',
      parts: [asked('standing', 'is', 'exempt')],
      columns: ['age', 'cell', 'exemptSince', 'partyAge'],
    },
    {
      id: 'tren-60',
      name: 'Trên 60 tuổi',
      parts: [asked('age', 'above', 60)],
      columns: ['age', 'cell', 'partyAge', 'standing'],
    },
    {
      id: 'duoi-30',
      name: 'Dưới 30 tuổi',
      parts: [asked('age', 'below', 30)],
      columns: ['age', 'cell', 'joinedOn', 'professionalLevel', 'standing'],
    },
    {
      id: 'tuoi-dang-du-huy-hieu',
      name: `Tuổi đảng từ ${firstBadge} năm`,
      parts: [asked('partyAge', 'from', firstBadge)],
      columns: ['cell', 'joinedOn', 'partyAge', 'badge'],
      order: ['partyAge'],
    },
    {
      id: 'thieu-thong-tin',
      name: 'Thiếu thông tin bắt buộc',
      parts: [asked('missingField', 'filled')],
      columns: ['cell', 'missingField'],
      order: ['cell'],
    },
    {
      id: 'chua-co-so-the',
      name: 'Chính thức chưa có số thẻ',
      parts: [asked('cardNumber', 'empty'), asked('standing', 'none-of', 'probationary', 'visiting')],
      columns: ['cell', 'officialOn', 'oldCardNumber', 'standing'],
    },
    {
      id: 'di-lam-xa',
      name: 'Đang đi làm ăn xa',
      parts: [asked('isWorkingAway', 'yes')],
      columns: ['cell', 'workingAwayPlace', 'telephone'],
    },
    {
      id: 'da-ra-khoi-danh-sach',
      name: 'Đã ra khỏi danh sách',
      parts: [],
      columns: ['cell', 'standing', 'standingSince'],
      scope: 'left',
    },
    {
      id: 'nguoi-ngoai-dang',
      name: 'Người ngoài Đảng trong sổ',
      parts: [],
      columns: ['outsiderRole', 'post', 'telephone'],
      scope: 'outsiders',
    },
  ]
}

const definitionOf = ({ parts, columns, order = [], scope = 'present' }: Ready): ListDefinition => ({
  ...wholeList,
  scope,
  filter: all(...parts),
  columns: ['fullName', 'birthDate', ...columns],
  order: [...order, 'fullName' as const].map((field) => ({
    field,
    descending: field === 'partyAge' || field === 'probationMonths',
  })),
})

/** The ready-made lists as they are asked on a day. */
export const readyLists = (book: Rulebook, on: string): ReadyList[] =>
  readyOn(book, on).map((ready) => ({ id: ready.id, name: ready.name, definition: definitionOf(ready) }))
