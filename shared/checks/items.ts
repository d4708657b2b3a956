import { z } from 'zod'
import { requiredLine } from '../fields.ts'

/** What the program itself knows of a book or file, to be said beside it. */
export const checkSources = [
  '',
  'minutes',
  'resolutions',
  'fees',
  'members',
  'dossiers',
  'commitments',
  'tasks',
] as const
export type CheckSource = (typeof checkSources)[number]

/** A book or file of a cell that is looked at (mục kiểm tra), as the office's list has it. */
export const checkItem = z.object({
  /** Stays the same when the name is put right: earlier slips are kept under it. */
  key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'Mã mục kiểm tra không hợp lệ'),
  name: requiredLine('tên mục kiểm tra', 120),
  source: z.enum(checkSources),
})
export type CheckItem = z.infer<typeof checkItem>

export const checkItems = z
  .array(checkItem)
  .min(1, 'Danh mục cần ít nhất một mục')
  .max(30, 'Nhiều quá 30 mục')
  .refine((items) => new Set(items.map(({ key }) => key)).size === items.length, 'Có mục ghi hai lần')

/** What cells keep by custom (domain.md 2.5, 4.1, 7); the office puts its own list in its place. */
export const usualItems: readonly CheckItem[] = [
  { key: 'minutes', name: 'Sổ biên bản sinh hoạt chi bộ', source: 'minutes' },
  { key: 'resolutions', name: 'Sổ nghị quyết', source: 'resolutions' },
  { key: 'fees', name: 'Sổ thu, nộp đảng phí', source: 'fees' },
  { key: 'members', name: 'Sổ theo dõi đảng viên', source: 'members' },
  { key: 'dossiers', name: 'Hồ sơ đảng viên', source: 'dossiers' },
  { key: 'commitments', name: 'Bản cam kết tu dưỡng, rèn luyện', source: 'commitments' },
  { key: 'tasks', name: 'Phân công nhiệm vụ cho đảng viên', source: 'tasks' },
  { key: 'papers-in', name: 'Sổ công văn đi, đến; văn bản của cấp trên', source: '' },
  { key: 'programme', name: 'Chương trình công tác năm; kế hoạch kiểm tra, giám sát', source: '' },
]
