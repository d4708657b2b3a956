import { Refusal } from '../../../shared/refusal.ts'
import type { Handlers } from '../context.ts'
import { q } from '../database/executor.ts'
import { applyPreview } from './applying.ts'
import { previewIntake } from './preview.ts'
import { dropPreview, findPreview } from './previews.ts'
import { undoBatch } from './undo.ts'

export const intakeCommands: Handlers<'intake'> = {
  'intake.preview': ({ upload }, context) => previewIntake(upload, context),

  'intake.apply': async ({ previewId, skipWrongRows }, context) => {
    const preview = findPreview(previewId)
    if (preview === undefined) {
      throw new Refusal(
        'not-found',
        'Bản xem trước này không còn. Chưa ghi gì vào sổ. Hãy chọn lại tệp để xem trước.',
      )
    }
    if (preview.wrong > 0 && !skipWrongRows) {
      throw new Refusal(
        'refused',
        `Tệp có ${preview.wrong} dòng sai nên chưa ghi gì vào sổ. Hãy sửa các dòng ấy rồi nhập lại, hoặc chọn bỏ qua các dòng sai.`,
      )
    }
    context.progress('Đang ghi vào sổ', null)
    const applied = context.write((write) => applyPreview(preview, write))
    dropPreview(previewId)
    return applied
  },

  'intake.batches': (_input, { db }) =>
    db
      .all(q.selectFrom('intake_batch').selectAll().orderBy('imported_at', 'desc').orderBy('id', 'desc'))
      .map((row) => ({
        id: row.id,
        fileName: row.file_name,
        importedAt: row.imported_at,
        new: row.new_count,
        changed: row.changed_count,
        newCells: row.new_cells,
        undoneAt: row.undone_at,
      })),

  'intake.undo': async ({ batchId }, context) => {
    context.progress('Đang hoàn tác', null)
    return context.write((write) => undoBatch(batchId, write))
  },
}
