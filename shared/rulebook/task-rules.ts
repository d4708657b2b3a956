import { localForm } from './month-rules.ts'

/** What is printed of the tasks that are followed. */
export const taskRules = {
  'form.tasks': localForm('Tên bản in nhiệm vụ đang mở của chi bộ', 'NHIỆM VỤ ĐANG THEO DÕI'),
  'form.personTasks': localForm('Tên bản in phiếu nhiệm vụ của đảng viên', 'PHIẾU NHIỆM VỤ'),
  'form.taskList': localForm('Tên bản in danh sách nhiệm vụ', 'DANH SÁCH NHIỆM VỤ'),
  'form.petitions': localForm('Tên bản in danh sách kiến nghị', 'TỔNG HỢP Ý KIẾN, KIẾN NGHỊ'),
} as const
