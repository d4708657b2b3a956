import { listedAtMost } from '../../../shared/intake/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { keepBeforeImport } from '../backup/before-import.ts'
import type { Handlers } from '../context.ts'
import { q } from '../database/executor.ts'
import { behindDoor } from '../documents/printing.ts'
import { workbookType } from '../forms/workbook.ts'
import { applyPreview } from './applying.ts'
import { withMemory } from './memory.ts'
import { compare, previewIntake, readingOptions, uploadedFile } from './preview.ts'
import { dropPreview, findPreview, type Preview } from './previews.ts'
import { undoBatch } from './undo.ts'

const noPreview = () =>
  new Refusal('not-found', 'Bản xem trước này không còn. Chưa ghi gì vào sổ. Hãy chọn lại tệp để xem trước.')

const previewOf = (id: string): Preview => {
  const preview = findPreview(id)
  if (preview === undefined) throw noPreview()
  return preview
}

export const intakeCommands: Handlers<'intake'> = {
  'intake.open': async ({ upload }, context) => {
    const file = uploadedFile(upload, context)
    const input = { bytes: file.bytes, today: context.today() }
    const { look, reading } = await context.workshop.run('openWorkbook', input, readingOptions(context))
    return reading === null
      ? { look: withMemory(look, file.name, context), preview: null }
      : { look: null, preview: await compare({ upload, file, plan: null, accepted: [], reading }, context) }
  },

  'intake.look': async ({ upload, sheet, header }, context) => {
    const file = uploadedFile(upload, context)
    const input = { bytes: file.bytes, today: context.today(), sheet, header }
    const look = await context.workshop.run('lookAtSheet', input, readingOptions(context, 1))
    return withMemory(look, file.name, context)
  },

  'intake.preview': previewIntake,

  'intake.changes': ({ previewId, from }) => {
    const { changed } = findPreview(previewId) ?? { changed: [] }
    return { rows: changed.slice(from, from + listedAtMost), total: changed.length }
  },

  'intake.wrongRows': async ({ previewId }, context) => {
    const { upload, fileName, plan, accepted, errors } = previewOf(previewId)
    const { bytes } = uploadedFile(upload, context)
    const title = `Dòng cần sửa của ${fileName}`
    const more = errors.map(({ row, message }) => ({ row, message }))
    const input = {
      bytes,
      today: context.today(),
      plan,
      accepted,
      more,
      facts: { title, author: 'Sổ Chi bộ', at: context.now() },
    }
    const written = await context.workshop.run('writeWrongRows', input, readingOptions(context, 1))
    const name = `${fileName.replace(/\.[^.]{1,5}$/, '')} - dòng cần sửa.xlsx`
    return { ...behindDoor(context, name, workbookType, written.bytes), rows: written.rows }
  },

  'intake.apply': async ({ previewId, skipWrongRows, choices, acceptsSwapped }, context) => {
    const preview = previewOf(previewId)
    if (preview.wrong > 0 && !skipWrongRows) {
      throw new Refusal(
        'refused',
        `Tệp có ${preview.wrong} dòng sai nên chưa ghi gì vào sổ. Hãy sửa các dòng ấy rồi nhập lại, hoặc chọn bỏ qua các dòng sai.`,
      )
    }
    const { swapped } = preview.reading
    if (swapped.length > 0 && !acceptsSwapped) {
      throw new Refusal(
        'refused',
        `Cột ${swapped.map((label) => `"${label}"`).join(', ')} có vẻ bị Excel đổi ngày với tháng. Chưa ghi gì vào sổ. Hãy xem lại tệp gốc, hoặc xác nhận các ngày đã đúng rồi nhập.`,
      )
    }
    await keepBeforeImport(context)
    context.progress('Đang ghi vào sổ', null)
    const applied = context.write((write) => applyPreview(preview, choices, write))
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
