import { setImmediate as breathe } from 'node:timers/promises'
import { formatPartialDate } from '../../../shared/calendar/partial-dates.ts'
import type { Parsed } from '../../../shared/contract.ts'
import { cellKey } from '../../../shared/intake/cells.ts'
import { type IntakePreview, listedAtMost } from '../../../shared/intake/contract.ts'
import { differences, type FieldChange, isMaskedField } from '../../../shared/intake/differences.ts'
import { type AcceptedValues, type IntakePlan, lackOf } from '../../../shared/intake/plan.ts'
import { type IntakeRecord, unpackRecord } from '../../../shared/intake/record.ts'
import { masked } from '../../../shared/people/masking.ts'
import { standingNames } from '../../../shared/people/person.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { fold } from '../../../shared/text/fold.ts'
import type { JobContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import type { DoorBytes } from '../door.ts'
import { sha256 } from '../files.ts'
import { type Chunk, packedIn } from './chunks.ts'
import { cellsByKey, isEmptyRegister, type Match, matchRecords } from './matching.ts'
import { keepPreview, type Verdict } from './previews.ts'
import type { WorkbookReading } from './workbook.ts'

const minute = 60_000

const noUpload = () =>
  new Refusal('not-found', 'Tệp đã chọn không còn ở đây. Chưa ghi gì vào sổ. Hãy chọn lại tệp.')

export function uploadedFile(upload: string, { door }: Pick<JobContext, 'door'>): DoorBytes {
  const file = door.take(upload)
  if (file === undefined) throw noUpload()
  return file
}

/** How a workbook is read in the workshop: with a deadline, and its memory given back. */
export const readingOptions = ({ signal, progress }: JobContext, share = 0.7) => ({
  signal,
  deadline: 10 * minute,
  endsThread: true,
  onProgress: (fraction: number) => progress('Đang đọc tệp', fraction * share),
})

/** Reads the workbook in the workshop, compares it with the register, keeps the outcome and tells it. Writes nothing. */
export async function previewIntake(
  { upload, plan, accepted }: Parsed<'intake.preview'>,
  context: JobContext,
): Promise<IntakePreview> {
  const lack = plan && lackOf(plan.columns.map(({ column }) => column))
  if (lack) throw new Refusal('refused', lack)
  const file = uploadedFile(upload, context)
  const input = { bytes: file.bytes, today: context.today(), plan, accepted }
  const reading = await context.workshop.run('readWorkbook', input, readingOptions(context))
  return compare({ upload, file, plan, accepted, reading }, context)
}

interface Read {
  readonly upload: string
  readonly file: DoorBytes
  readonly plan: IntakePlan | null
  readonly accepted: AcceptedValues
  readonly reading: WorkbookReading
}

/** What a workbook that has been read would do to the register. */
export async function compare(
  { upload, file, plan, accepted, reading }: Read,
  context: JobContext,
): Promise<IntakePreview> {
  const seenAt = context.read(({ db, office }) => auditState(db, office.origin))
  const judge = createJudge()
  for (const [index, chunk] of reading.chunks.entries()) {
    if (context.signal.aborted) throw new Refusal('cancelled', 'Đã hủy theo yêu cầu. Chưa ghi gì vào sổ.')
    context.read(({ db }) => {
      if (isEmptyRegister(db)) judge.welcome(chunk)
      else judge.judge(matchRecords(db, packedIn(chunk).map(unpackRecord)))
    })
    context.progress('Đang so với sổ', 0.7 + (0.3 * (index + 1)) / reading.chunks.length)
    await breathe()
  }
  const { verdicts, errors, changed, sample, counts, fields } = judge.outcome()

  const cells = context.read(({ db }) => cellsByKey(db))
  const newCells = reading.cells.filter((cell) => !cells.has(cellKey(cell.name)))
  const wrong = reading.counts.wrong + counts.wrong
  const previewId = keepPreview({
    upload,
    fileName: file.name,
    fileSha256: sha256(file.bytes),
    plan,
    accepted,
    reading,
    verdicts,
    wrong,
    errors,
    changed,
    seenAt,
  })
  return {
    previewId,
    plan,
    fileName: file.name,
    sheet: reading.sheet,
    layoutName: reading.layout.name,
    headerRow: reading.layout.headerRow,
    rows: reading.rows,
    columns: [...reading.columns],
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
    questions: [...reading.questions],
    accepted,
    asked: reading.asked,
    swapped: [...reading.swapped],
    notices: [...likeKnown(newCells, [...cells.values()]), ...reading.notices].slice(0, listedAtMost),
    changed: changed.slice(0, listedAtMost),
    changedFields: [...fields.values()].toSorted((one, other) => other.rows - one.rows),
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
/** More changes than any office looks through. */
const keptChanges = 20_000
const isNew: Verdict = { what: 'new' }

/** Goes through the matches in order and gathers what the clerk is told of them. */
function createJudge() {
  const verdicts: Verdict[] = []
  const errors: IntakePreview['errors'] = []
  const changed: IntakePreview['changed'] = []
  const sample: IntakePreview['sample'] = []
  const counts = { new: 0, changed: 0, same: 0, wrong: 0 }
  const taken = new Map<string, number>()
  const fields = new Map<string, { field: string; rows: number; empty: number }>()

  const countFields = (changes: IntakePreview['changed'][number]['fields']) => {
    for (const { field, before } of changes) {
      const known = fields.get(field) ?? { field, rows: 0, empty: 0 }
      known.rows += 1
      if (before === '') known.empty += 1
      fields.set(field, known)
    }
  }
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
    countFields([...changes])
    if (changed.length < keptChanges) {
      changed.push({ row: record.row, name: known.fields.fullName, fields: changes.map(hidden) })
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
    outcome: () => ({ verdicts, errors, changed, sample, counts, fields }),
  }
}

/** What the register knows of a personal number is masked on the screen, in a comparison too. */
const hidden = (change: FieldChange): FieldChange =>
  isMaskedField(change.field) ? { ...change, before: masked(change.before) } : change

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
