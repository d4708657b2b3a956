import { setImmediate as breathe } from 'node:timers/promises'
import { formatPartialDate } from '../../../shared/calendar/partial-dates.ts'
import { cellKey } from '../../../shared/intake/cells.ts'
import type { IntakePreview } from '../../../shared/intake/contract.ts'
import { differences } from '../../../shared/intake/differences.ts'
import { type IntakeRecord, unpackRecord } from '../../../shared/intake/record.ts'
import { listedAtMost } from '../../../shared/intake/rows.ts'
import { standingNames } from '../../../shared/people/person.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { fold } from '../../../shared/text/fold.ts'
import type { JobContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { sha256 } from '../files.ts'
import { cellsByKey, isEmptyRegister, type Match, matchRecords } from './matching.ts'
import { keepPreview, type Verdict } from './previews.ts'
import { type Chunk, packedIn } from './workbook.ts'

const minute = 60_000

/** Reads the workbook in the workshop, compares it with the register, keeps the outcome and tells it. Writes nothing. */
export async function previewIntake(upload: string, context: JobContext): Promise<IntakePreview> {
  const file = context.door.take(upload)
  if (file === undefined) {
    throw new Refusal('not-found', 'Tệp đã chọn không còn ở đây. Chưa ghi gì vào sổ. Hãy chọn lại tệp.')
  }
  const reading = await context.workshop.run(
    'readWorkbook',
    { bytes: file.bytes, today: context.today() },
    {
      signal: context.signal,
      deadline: 10 * minute,
      endsThread: true,
      onProgress: (fraction) => context.progress('Đang đọc tệp Excel', fraction * 0.7),
    },
  )

  const seenAt = context.read(({ db, office }) => auditState(db, office.origin))
  const newcomers = createJudge()
  for (const [index, chunk] of reading.chunks.entries()) {
    if (context.signal.aborted) throw new Refusal('cancelled', 'Đã hủy theo yêu cầu. Chưa ghi gì vào sổ.')
    context.read(({ db }) => {
      if (isEmptyRegister(db)) newcomers.welcome(chunk)
      else newcomers.judge(matchRecords(db, packedIn(chunk).map(unpackRecord)))
    })
    context.progress('Đang so với sổ', 0.7 + (0.3 * (index + 1)) / reading.chunks.length)
    await breathe()
  }
  const { verdicts, errors, changed, sample, counts } = newcomers.outcome()

  const cells = context.read(({ db }) => cellsByKey(db))
  const newCells = reading.cells.filter((cell) => !cells.has(cellKey(cell.name)))
  const wrong = reading.counts.wrong + counts.wrong
  const previewId = keepPreview({
    fileName: file.name,
    fileSha256: sha256(file.bytes),
    reading,
    verdicts,
    wrong,
    seenAt,
  })
  return {
    previewId,
    fileName: file.name,
    sheet: reading.sheet,
    layoutName: reading.layout.name,
    headerRow: reading.layout.headerRow,
    rows: reading.rows,
    counts: {
      ...reading.counts,
      new: counts.new,
      changed: counts.changed,
      same: counts.same,
      wrong,
      newCells: newCells.length,
      cells: reading.cells.length,
    },
    newCells: newCells.map(({ name, members }) => ({ name, members })),
    errors: [...reading.errors, ...errors].slice(0, listedAtMost),
    notices: [...likeKnown(newCells, [...cells.values()]), ...reading.notices].slice(0, listedAtMost),
    changed,
    sample,
  }
}

/** The end of this office's chain: while it stands, nothing has been written to the register. */
export function auditState(db: Reader, origin: string): string {
  const last = db.first(
    q.selectFrom('audit').select('hash').where('origin', '=', origin).orderBy('sequence', 'desc').limit(1),
  )
  return last?.hash ?? ''
}

const sampled = 100
const isNew: Verdict = { what: 'new' }

/** Goes through the matches in order and gathers what the clerk is told of them. */
function createJudge() {
  const verdicts: Verdict[] = []
  const errors: IntakePreview['errors'] = []
  const changed: IntakePreview['changed'] = []
  const sample: IntakePreview['sample'] = []
  const counts = { new: 0, changed: 0, same: 0, wrong: 0 }
  const taken = new Map<string, number>()

  const verdictOf = ({ record, known, fault }: Match): Verdict => {
    const twin = known && taken.get(known.id)
    const trouble =
      fault ??
      (twin === undefined ? undefined : `Cùng một người trong sổ với dòng ${twin}. Hãy xóa một dòng.`)
    if (trouble !== undefined) {
      errors.push({ row: record.row, column: '', name: record.fields.fullName, message: trouble })
      return { what: 'wrong' }
    }
    if (known === undefined) return isNew
    taken.set(known.id, record.row)
    const { changes } = differences(known, record)
    const { id, revision } = known
    if (changes.length === 0) return { what: 'same', id, revision }
    if (changed.length < listedAtMost) {
      changed.push({ row: record.row, name: known.fields.fullName, fields: [...changes] })
    }
    return { what: 'changed', id, revision }
  }

  return {
    judge: (matches: readonly Match[]) => {
      for (const match of matches) {
        const verdict = verdictOf(match)
        verdicts.push(verdict)
        counts[verdict.what] += 1
        if (sample.length < sampled) sample.push(sampleOf(match.record, verdict))
      }
    },
    /** Where nobody is kept everybody is new, and the records need not be looked at before they are taken over. */
    welcome: (chunk: Chunk) => {
      for (let record = 0; record < chunk.records; record += 1) verdicts.push(isNew)
      counts.new += chunk.records
      if (sample.length >= sampled) return
      const shown = packedIn(chunk).slice(0, sampled - sample.length)
      sample.push(...shown.map((packed) => sampleOf(unpackRecord(packed), isNew)))
    },
    outcome: () => ({ verdicts, errors, changed, sample, counts }),
  }
}

const sampleOf = ({ row, fields, cellName, standing }: IntakeRecord, { what }: Verdict) => ({
  row,
  name: fields.fullName,
  birthDate: fields.birthDate === null ? '' : formatPartialDate(fields.birthDate),
  cellName,
  standing: standingNames[standing],
  what,
})

export const matchesOf = (db: Reader, records: readonly IntakeRecord[]): readonly Match[] =>
  isEmptyRegister(db)
    ? records.map((record) => ({ record, known: undefined, fault: undefined }))
    : matchRecords(db, records)

/** A new cell that differs from a known one by its accents alone may be a slip of the pen. */
function likeKnown(
  newCells: readonly { readonly name: string }[],
  known: readonly { readonly name: string }[],
): readonly string[] {
  const knownByFold = new Map(known.map(({ name }) => [fold(name), name]))
  return newCells.flatMap(({ name }) => {
    const like = knownByFold.get(fold(name))
    return like === undefined
      ? []
      : [
          `"${name}" sẽ là chi bộ mới, nhưng gần giống "${like}" đã có trong sổ. Nếu là một, hãy sửa tên trong tệp.`,
        ]
  })
}
