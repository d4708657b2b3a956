import { z } from 'zod'
import { read, write } from '../command.ts'
import { id, isoDate, line, prose, requiredLine, revision } from '../fields.ts'
import { checkItem, checkItems } from './items.ts'

/** Đầy đủ, còn thiếu, chưa có. */
export const checkStates = ['good', 'lacking', 'missing'] as const
export type CheckState = (typeof checkStates)[number]
export const checkStateNames: Readonly<Record<CheckState, string>> = {
  good: 'Đầy đủ',
  lacking: 'Còn thiếu',
  missing: 'Chưa có',
}

const found = z.object({
  item: checkItem.shape.key,
  state: z.enum(checkStates),
  remark: line(500),
})

const fields = z.object({
  cellId: id,
  checkedOn: isoDate,
  /** Null for somebody who is not in the register; then `checker` names whoever checked. */
  checkerId: id.nullable(),
  checker: line(200),
  conclusion: prose(2000),
  /** Sửa xong trước ngày. */
  fixBy: isoDate.nullable(),
  fixedOn: isoDate.nullable(),
  /** What was looked at; an item that nobody looked at is left out. */
  items: z.array(found).max(60),
})
export type BookCheckFields = z.infer<typeof fields>

const bookCheck = fields.extend({
  id,
  revision,
  cellName: z.string(),
  checkerName: z.string(),
  items: z.array(found.extend({ name: z.string() })),
  /** The day by which it was to be mended is over, and it is not. */
  isOverdue: z.boolean(),
})
export type BookCheck = z.infer<typeof bookCheck>

/** Every slip; those with something still to be mended; those whose day for it is over. */
export const checkFilters = ['all', 'open', 'overdue'] as const
export type CheckFilter = (typeof checkFilters)[number]

/** Phiếu kiểm tra sổ sách of a cell. */
export const checksContract = {
  /** What is overdue first, then the latest. */
  'checks.list': read(
    z.object({ state: z.enum(checkFilters).default('all'), cellId: id.nullable().default(null) }),
    z.array(bookCheck),
  ),
  /** What is to be looked at on a day, each with what the program knows of it in the year until then. */
  'checks.blank': read(
    z.object({ cellId: id, on: isoDate }),
    z.object({ cellName: z.string(), items: z.array(checkItem.extend({ known: z.string() })) }),
  ),
  /** The list that holds today. */
  'checks.items': read(z.object({}), z.array(checkItem)),
  'checks.save': write('write', fields.extend({ id: id.nullable(), revision }), z.object({ id, revision })),
  'checks.remove': write(
    'write',
    z.object({ id, revision, reason: requiredLine('lý do', 300) }),
    z.object({}),
  ),
  /** Another list from a day on. What was found under items that it leaves out is kept. */
  'checks.setItems': write(
    'administer',
    z.object({ from: isoDate, items: checkItems, reason: requiredLine('lý do', 300) }),
    z.object({}),
  ),
}
