import { z } from 'zod'
import { job } from '../command.ts'
import { commitmentYear } from '../commitments/contract.ts'
import { contributionWish } from '../contributions/contract.ts'
import { doorFile } from '../documents/contract.ts'
import { id, isoDate, period, requiredLine, token } from '../fields.ts'
import { listDefinition } from '../finding/definition.ts'
import { standingFilter } from '../people/contract.ts'
import { petitionWish } from '../petitions/contract.ts'
import { taskWish } from '../tasks/contract.ts'

/** Danh sách điểm danh, phiếu ghi, nhiệm vụ đã giao, phiếu tự chấm điểm: what a cell takes to its meeting. */
export const monthParts = ['roll', 'sheet', 'tasks', 'score'] as const
export type MonthPart = (typeof monthParts)[number]
export const monthPartNames: Readonly<Record<MonthPart, string>> = {
  roll: 'Danh sách điểm danh',
  sheet: 'Phiếu ghi buổi sinh hoạt',
  tasks: 'Nhiệm vụ đã giao',
  score: 'Phiếu tự chấm điểm',
}

/** Whose form is printed: one or some people, a cell or every cell; of cells and of all only those of a standing. */
const whose = z.object({
  personIds: z.array(id).max(5000).default([]),
  cellId: id.nullable().default(null),
  standing: standingFilter.default('present'),
})
export type Whose = z.infer<typeof whose>

const title = requiredLine('tên danh sách', 200)

const printRequest = z.discriminatedUnion('form', [
  /** Danh sách: any list of `finding`, in its columns and order. */
  z.object({
    form: z.literal('list'),
    title,
    list: listDefinition,
    /** A column for everybody's hand. */
    isSigned: z.boolean().default(false),
    /** Personal numbers and telephones as on the screen: a list that hangs on a wall. */
    isMasked: z.boolean().default(false),
    /** In whose name it is made; null is the commune's. */
    cellId: id.nullable().default(null),
  }),
  /** Phiếu đảng viên (Mẫu 2-HSĐV). */
  whose.extend({ form: z.literal('member') }),
  /** Phiếu bổ sung hồ sơ đảng viên (Mẫu 3-HSĐV) of a year. */
  whose.extend({
    form: z.literal('supplement'),
    year: z.number().int().min(1930).max(2200),
    /** Only those of whom the records know a change. */
    isChangedOnly: z.boolean().default(false),
    /** Also fields that were written down for the first time, which need not have changed in that year. */
    isFirstShown: z.boolean().default(false),
  }),
  /** Thông tin chi bộ, one page; of all cells where none is named. */
  z.object({ form: z.literal('cell'), cellId: id.nullable().default(null) }),
  /** Sổ tăng giảm of a span of days, both counted. */
  z
    .object({ form: z.literal('ledger'), from: isoDate, last: isoDate, cellId: id.nullable().default(null) })
    .refine(({ from, last }) => from <= last, { path: ['last'], message: 'Ngày cuối ở trước ngày đầu' }),
  /** What every cell takes to its meeting of a month, sorted by cell. */
  z.object({
    form: z.literal('month'),
    period,
    /** All cells whose meeting is open where none is named. */
    cellIds: z.array(id).max(2000).default([]),
    parts: z
      .array(z.enum(monthParts))
      .min(1)
      .default([...monthParts]),
  }),
  /** Lưới dự sinh hoạt, twelve periods on a sheet at most; of all cells where none is named. Both periods are counted. */
  z
    .object({
      form: z.literal('attendance'),
      from: period,
      to: period,
      cellId: id.nullable().default(null),
    })
    .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Kỳ cuối ở trước kỳ đầu' }),
  /** Nhiệm vụ: all of a person; else the open ones of a cell, of all cells a sheet each. */
  z.object({
    form: z.literal('tasks'),
    cellId: id.nullable().default(null),
    personId: id.nullable().default(null),
  }),
  /** Danh sách nhiệm vụ: what the page of tasks lists. */
  taskWish.extend({ form: z.literal('task-list') }),
  /** Kiến nghị: what the page of petitions lists. */
  petitionWish.extend({ form: z.literal('petitions') }),
  /** Đóng góp: what the page of contributions lists. */
  contributionWish.extend({ form: z.literal('contributions') }),
  /** Phiếu số liệu hằng năm of a village; of all villages a page each. */
  z.object({
    form: z.literal('village'),
    year: z.number().int().min(1930).max(2200),
    cellId: id.nullable().default(null),
  }),
  /** Bản cam kết of a year: of some people, else of everybody who owes one in a cell or in all. */
  z.object({
    form: z.literal('commitment'),
    year: commitmentYear,
    cellId: id.nullable().default(null),
    personIds: z.array(id).max(5000).default([]),
  }),
  /** Theo dõi bản cam kết: a sheet a cell; of all cells where none is named. */
  z.object({ form: z.literal('commitments'), year: commitmentYear, cellId: id.nullable().default(null) }),
  /** Cấp ủy viên phụ trách of a month, for the Standing Committee. */
  z.object({ form: z.literal('visits'), period }),
  /** Danh sách học viên of a class, for signatures. */
  z.object({ form: z.literal('training'), classId: id }),
  /** Phiếu kiểm tra sổ sách: as it was recorded, or blank with what the program knows; of all cells where none is named. */
  z
    .object({
      form: z.literal('check'),
      cellId: id.nullable().default(null),
      checkId: id.nullable().default(null),
    })
    .refine(({ cellId, checkId }) => cellId !== null || checkId === null, {
      path: ['cellId'],
      message: 'Chưa nêu chi bộ của phiếu',
    }),
  /** Chi bộ cần củng cố: the list of all, or the sheet of one. */
  z.object({ form: z.literal('support'), cellId: id.nullable().default(null) }),
  /** Tình hình chi bộ of the last 12 months, one page before a visit; of all cells where none is named. */
  z.object({ form: z.literal('history'), cellId: id.nullable().default(null) }),
  /** Tổng hợp sinh hoạt of the commune: of a month, or of a longer time; both periods are counted. */
  z
    .object({ form: z.literal('overview'), from: period, to: period })
    .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Kỳ cuối ở trước kỳ đầu' }),
])
export type PrintRequest = z.infer<typeof printRequest>
/** A request as the window makes it, with what may be left out. */
export type PrintWish = z.input<typeof printRequest>

/** Whether a form can be had as a Word file too: one paper, of the commune or of one cell. */
export function hasWord(wish: PrintWish): boolean {
  switch (wish.form) {
    case 'overview':
    case 'training':
    case 'support':
      return true
    case 'check':
    case 'commitments':
    case 'history':
      return (wish.cellId ?? null) !== null
    default:
      return false
  }
}

/** Biểu mẫu: what the register gives out, as workbooks and as printed forms. Each export is in the audit. */
export const formsContract = {
  /** The 29 columns in their order, of one cell or of all; read back, they change nothing. */
  'forms.nationalWorkbook': job(
    'export',
    z.object({ cellId: id.nullable().default(null), standing: standingFilter.default('present') }),
    doorFile.extend({ rows: z.number().int() }),
  ),
  /** Any list of `finding` as a workbook, every number a text. */
  'forms.listWorkbook': job(
    'export',
    z.object({ title, list: listDefinition }),
    doorFile.extend({ rows: z.number().int() }),
  ),
  /** Forms as one PDF behind the door. */
  'forms.print': job(
    'export',
    printRequest,
    doorFile.extend({
      pages: z.number().int(),
      records: z.number().int(),
      /** Kinds of the papers within that are printed in sets, cell by cell; none of a form that is printed as a whole. */
      kinds: z.array(z.string()),
    }),
  ),
  /** A form as a Word file. */
  'forms.word': job('export', printRequest.refine(hasWord, 'Biểu mẫu này không có bản Word'), doorFile),
  /** Sends a PDF that waits behind the door to the printer. */
  'forms.toPrinter': job(
    'export',
    z.object({ file: token }),
    z.object({ how: z.enum(['printed', 'shown', 'cancelled']) }),
  ),
}
