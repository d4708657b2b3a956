/** Offices, by folder, whose audit was found broken or cut short since they were opened. */
const broken = new Set<string>()

/** Notes what the last check of an office's audit has found. */
export function noteAuditCheck(folder: string, isBroken: boolean): void {
  if (isBroken) broken.add(folder)
  else broken.delete(folder)
}

export const brokenAudit =
  'Nhật ký trong máy không còn liền mạch: có dòng bị mất hoặc bị sửa ngoài chương trình. Sổ sách vẫn dùng được và vẫn sao lưu được. Hãy giữ lại các bản sao lưu cũ và báo người phụ trách.'

export const auditTroubleOf = (folder: string): string | null => (broken.has(folder) ? brokenAudit : null)
