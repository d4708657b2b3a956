import { createHash } from 'node:crypto'
import { cellKey } from '../../../shared/intake/cells.ts'
import { chooser, type IntakeChoices } from '../../../shared/intake/choices.ts'
import { differences, type IsTaken } from '../../../shared/intake/differences.ts'
import { type IntakeRecord, unpackRecord } from '../../../shared/intake/record.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { WriteContext } from '../context.ts'
import { q, type Writer } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { insertCell } from '../organisation/store.ts'
import { type Before, changeMember } from './changing.ts'
import { packedIn } from './chunks.ts'
import { memberInserter } from './inserting.ts'
import { cellsByKey, type Match } from './matching.ts'
import { rememberLayout } from './memory.ts'
import { auditState, matchesOf } from './preview.ts'
import type { Preview, Verdict } from './previews.ts'

export interface Applied {
  readonly batchId: string
  readonly new: number
  readonly changed: number
  readonly same: number
  readonly newCells: number
}

const changedMeanwhile = () =>
  new Refusal(
    'conflict',
    'Sổ đã được sửa sau khi xem trước tệp này. Chưa ghi gì. Hãy xem trước lại tệp rồi quyết định.',
  )

/** Takes what the clerk chose of a preview over into the register; all of it in the transaction of `context`. */
export function applyPreview(preview: Preview, choices: IntakeChoices, context: WriteContext): Applied {
  const { db, now, today, account, office } = context
  const isUntouched = preview.seenAt === auditState(db, office.origin)
  const batchId = uuidv7()
  const digest = createHash('sha256')
  const counts = { new: 0, changed: 0, same: 0, newCells: 0 }
  const isTaken = chooser(choices)
  digest.update(JSON.stringify(choices))

  // The batch's row comes first because the changes refer to it; what was counted is written at the end.
  db.run(
    q.insertInto('intake_batch').values({
      id: batchId,
      file_name: preview.fileName,
      file_sha256: preview.fileSha256,
      layout: preview.reading.layout.id,
      imported_at: now,
      account_id: account,
      ...{ new_count: 0, changed_count: 0, same_count: 0, new_cells: 0 },
      undone_at: null,
    }),
  )

  const noteChange = changeNoter(db, batchId)
  const cells = new Map([...cellsByKey(db)].map(([key, { id }]) => [key, id]))
  /** The cell of a record; made with the first record that needs it. */
  const cellOf = ({ cellName }: IntakeRecord): string => {
    const key = cellKey(cellName)
    const known = cells.get(key)
    if (known !== undefined) return known
    const id = insertCell(db, cellName, now)
    cells.set(key, id)
    counts.newCells += 1
    noteChange('body', id, null, 1)
    digest.update(JSON.stringify(['body', id, cellName]))
    return id
  }
  const insertMember = memberInserter(db, now, today)
  let position = 0
  for (const chunk of preview.reading.chunks) {
    const verdicts = preview.verdicts.slice(position, position + chunk.records)
    position += chunk.records
    if (isUntouched && verdicts.every(({ what }) => what === 'same' || what === 'wrong')) {
      counts.same += verdicts.filter(({ what }) => what === 'same').length
      continue
    }
    digest.update(chunk.bytes)
    const records = packedIn(chunk).map(unpackRecord)
    const needsMatch = !isUntouched || verdicts.some(({ what }) => what === 'changed')
    const matches = needsMatch ? matchesOf(db, records) : undefined
    for (const [index, record] of records.entries()) {
      const verdict = verdicts[index]
      const match = matches?.[index]
      if (verdict === undefined || verdict.what === 'wrong') continue
      if (match !== undefined && !isAsSeen(verdict, match)) throw changedMeanwhile()
      if (verdict.what === 'new') {
        if (!choices.takesNew) continue
        const id = insertMember(record, cellOf(record))
        noteChange('person', id, null, 1)
        digest.update(id)
        counts.new += 1
        continue
      }
      const known = verdict.what === 'changed' ? match?.known : undefined
      const isChosen: IsTaken = (change) => isTaken(record.row, change)
      if (known === undefined || !differences(known, record).changes.some(isChosen)) {
        counts.same += 1
        continue
      }
      const before = changeMember(db, known, record, { isTaken: isChosen, cellOf, today })
      noteChange('person', known.id, before, known.revision + 1)
      digest.update(JSON.stringify([known.id, before]))
      counts.changed += 1
    }
  }

  db.run(
    q
      .updateTable('intake_batch')
      .set({
        new_count: counts.new,
        changed_count: counts.changed,
        same_count: counts.same,
        new_cells: counts.newCells,
      })
      .where('id', '=', batchId),
  )
  if (preview.plan !== null) rememberLayout(db, preview.reading.headers, preview.plan, now)
  context.audit({
    record: { kind: 'intake_batch', id: batchId },
    changes: {
      fileName: preview.fileName,
      fileSha256: preview.fileSha256,
      layout: preview.reading.layout.id,
      ...counts,
      skipped: preview.wrong,
      // How the clerk had the workbook read, and which differences were to be taken over.
      ...(preview.plan === null
        ? {}
        : {
            columns: preview.plan.columns,
            encodings: preview.plan.encodings,
            cellName: preview.plan.cellName,
          }),
      taken: choices.base,
      // One row stands for thousands of records: the digest binds them all into the chain, as the workbook told
      // them and as they were before.
      changesSha256: digest.digest('hex'),
    },
  })
  return { batchId, ...counts }
}

/** Whether the register still says of a record what it said at the preview. */
function isAsSeen(verdict: Verdict, { known, fault }: Match): boolean {
  switch (verdict.what) {
    case 'new':
      return known === undefined && fault === undefined
    case 'changed':
    case 'same':
      return known?.id === verdict.id && known.revision === verdict.revision
    case 'wrong':
      return true
  }
}

function changeNoter(db: Writer, batchId: string) {
  const insert = db.inserter('intake_change', [
    'batch_id',
    'position',
    'record_kind',
    'record_id',
    'before',
    'revision_after',
  ])
  let position = 0
  return (kind: 'body' | 'person', id: string, before: Before | null, revision: number) => {
    position += 1
    insert({
      batch_id: batchId,
      position,
      record_kind: kind,
      record_id: id,
      before: before === null ? null : JSON.stringify(before),
      revision_after: revision,
    })
  }
}
