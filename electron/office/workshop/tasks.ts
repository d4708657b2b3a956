import { lockIdentity } from '../backup/age.ts'
import { copyVerified, hashOfFile, writeVerified } from '../backup/copying.ts'
import {
  auditCheck,
  inspectAtWork,
  inspectBackup,
  inspectSnapshot,
  quickCheck,
  snapshot,
} from '../backup/inspection.ts'
import { inspectSealed, unsealDatabase, writeSealed } from '../backup/sealed-copies.ts'
import { copyPaper, unsoundPapers } from '../backup/shelves.ts'
import { bindPdfs, countPages } from '../books/binding.ts'
import { sealFile, sealOffice } from '../database/sealing.ts'
import { joinPdfs } from '../documents/joining.ts'
import { duplicatePairs } from '../duplicates/finding.ts'
import { lookAtSheet, openWorkbook, readWorkbook } from '../intake/workbook.ts'
import { writeWrongRows } from '../intake/wrong-rows.ts'
import { composeSheets } from '../printing/composing.ts'
import { planTakeout } from '../takeout/plan.ts'
import { takeoutWorkbook } from '../takeout/sheets.ts'
import { isAsSigned, takeOver } from '../updates/outside-files.ts'

/** What a task may say while it works. */
export interface TaskTools {
  readonly progress: (fraction: number) => void
}

/** All work of the workshop. A task opens files itself, read-only, and shares nothing with the main thread. */
export const tasks = {
  quickCheck,
  auditCheck,
  snapshot,
  inspectBackup,
  inspectSnapshot,
  inspectAtWork,
  sealOffice,
  sealFile,
  copyVerified,
  writeVerified,
  unsoundPapers,
  copyPaper,
  lockIdentity,
  writeSealed,
  inspectSealed,
  unsealDatabase,
  hashFile: (input: { readonly file: string }) => hashOfFile(input.file),
  readWorkbook,
  duplicatePairs,
  joinPdfs,
  planTakeout,
  takeoutWorkbook,
  composeSheets,
  countPages,
  bindPdfs,
  openWorkbook,
  lookAtSheet,
  writeWrongRows,
  isAsSigned,
  takeOver,
}

type Tasks = typeof tasks
export type TaskName = keyof Tasks
export type TaskInput<N extends TaskName> = Parameters<Tasks[N]>[0]
export type TaskOutput<N extends TaskName> = Awaited<ReturnType<Tasks[N]>>
