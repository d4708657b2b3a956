import { localDay } from '../../../shared/calendar/wall.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { missing } from '../conflict.ts'
import type { WriteContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { isReplacedOnPaper, requirePaper } from './store.ts'

/** One version of a paper with what was frozen of it. */
export const versionRow = (db: Reader, paperId: string, version: number) => {
  const row = db.first(
    q.selectFrom('paper_version').selectAll().where('paper_id', '=', paperId).where('version', '=', version),
  )
  if (!row) throw missing('bản này của văn bản')
  return row
}

/** Hash of the kept print of a version; the document itself is not read. */
export function printOf(db: Reader, paperId: string, version: number): string {
  const row = db.first(
    q
      .selectFrom('paper_version')
      .select('pdf_sha256')
      .where('paper_id', '=', paperId)
      .where('version', '=', version),
  )
  if (!row) throw missing('bản này của văn bản')
  return row.pdf_sha256
}

/** Marks the way of the current version; the paper's state follows. */
export function setVersion(
  { db }: WriteContext,
  paperId: string,
  state: string,
  marks: Partial<{
    printed_at: string | null
    signed_on: string | null
    signers: string
    signed_recorded_at: string | null
    replaced_at: string
  }>,
): void {
  const paper = requirePaper(db, paperId)
  db.run(
    q
      .updateTable('paper')
      .set({ state, revision: paper.revision + 1 })
      .where('id', '=', paperId),
  )
  db.run(
    q
      .updateTable('paper_version')
      .set(marks)
      .where('paper_id', '=', paperId)
      .where('version', '=', paper.current_version),
  )
}

export const requireState = (state: string, allowed: readonly string[], sentence: string): void => {
  if (!allowed.includes(state)) throw new Refusal('refused', sentence)
}

export function markPrinted(paperId: string, context: WriteContext): void {
  const { state, current_version: version } = requirePaper(context.db, paperId)
  requireState(state, ['frozen', 'printed'], 'Chỉ ghi "đã in" cho bản đã chốt và chưa ký.')
  const printedAt = versionRow(context.db, paperId, version).printed_at ?? context.now
  setVersion(context, paperId, 'printed', { printed_at: printedAt })
  context.audit({ record: { kind: 'paper', id: paperId }, changes: { state: [state, 'printed'], version } })
}

/** The sheets of a replaced version came back: they are no longer listed for recall. */
export function recallVersion(
  context: WriteContext,
  recalled: {
    readonly paperId: string
    readonly version: number
    readonly on: string
    readonly note: string
  },
): void {
  const { db, today, audit } = context
  const { paperId, version, on, note } = recalled
  const row = versionRow(db, paperId, version)
  if (!isReplacedOnPaper(row)) {
    throw new Refusal(
      'refused',
      'Chỉ ghi "đã thu hồi" cho bản đã in và đã được thay bằng bản sửa đổi. Bản này chưa cần thu hồi.',
    )
  }
  const wrong = (sentence: string, why: string) =>
    new Refusal('invalid', `${sentence} Hãy kiểm tra lại ngày.`, { fields: { on: why } })
  if (on > today) throw wrong('Ngày thu hồi ở sau hôm nay.', 'Ở sau hôm nay')
  if (on < localDay(new Date(row.frozen_at))) {
    throw wrong('Ngày thu hồi ở trước ngày chốt bản in.', 'Ở trước ngày chốt bản in')
  }
  const { revision } = requirePaper(db, paperId)
  db.run(
    q
      .updateTable('paper')
      .set({ revision: revision + 1 })
      .where('id', '=', paperId),
  )
  db.run(
    q
      .updateTable('paper_version')
      .set({ recalled_on: on, recalled_note: note })
      .where('paper_id', '=', paperId)
      .where('version', '=', version),
  )
  audit({
    record: { kind: 'paper', id: paperId },
    changes: { version, recalledOn: [row.recalled_on, on], recalledNote: [row.recalled_note, note] },
  })
}
