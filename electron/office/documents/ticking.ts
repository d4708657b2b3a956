import { formatDate } from '../../../shared/calendar/dates.ts'
import type { TickedStep } from '../../../shared/documents/contract.ts'
import { type PartyDocument, partyDocumentSchema } from '../../../shared/documents/model.ts'
import { tickableFrom } from '../../../shared/documents/way.ts'
import { type PaperState, paperStateNames } from '../../../shared/meetings/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { requireRevision } from '../conflict.ts'
import type { WriteContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { requireReport } from '../reports/store.ts'
import { paperView, requirePaper, toState } from './store.ts'
import { markPrinted, setVersion, versionRow } from './versions.ts'

interface Chosen {
  readonly paperId: string
  readonly revision: number
}

type PaperRow = Schema['paper']

/** The papers of a tick, each as it was seen and in a state from which the step leads on. */
function ready(db: Reader, papers: readonly Chosen[], step: TickedStep | 'signed'): readonly PaperRow[] {
  return papers.map(({ paperId, revision }) => {
    const paper = requirePaper(db, paperId)
    requireRevision(paper.revision, revision, () => paperView(db, paperId))
    if (!tickableFrom[step].includes(toState(paper.state))) {
      const { title, cellName } = paperView(db, paperId)
      throw new Refusal(
        'refused',
        `${title} của ${cellName} đang ở trạng thái "${paperStateNames[toState(paper.state)]}" nên chưa ghi được "${paperStateNames[step]}". Chưa ghi gì cho các văn bản đã chọn. Hãy bỏ chọn văn bản này rồi ghi lại.`,
      )
    }
    return paper
  })
}

const heldOnOf = (db: Reader, paper: PaperRow): string =>
  (paper.meeting_id === null
    ? undefined
    : db.first(q.selectFrom('meeting').select('held_on').where('id', '=', paper.meeting_id))?.held_on) ?? ''

/** '' where the paper is of no report, or of one that bears no day. */
const datedOnOf = (db: Reader, paper: PaperRow): string =>
  (paper.report_id === null ? null : requireReport(db, paper.report_id).dated_on) ?? ''

/** '' where the version in use is not signed. */
const signedOnOf = (db: Reader, { id, current_version }: PaperRow): string =>
  db.first(
    q
      .selectFrom('paper_version')
      .select('signed_on')
      .where('paper_id', '=', id)
      .where('version', '=', current_version),
  )?.signed_on ?? ''

/**
 * Nothing is signed, scanned, posted or filed before its meeting, nor after today; what follows the signature not before
 * it.
 */
function refuseDay(
  { db, today }: WriteContext,
  papers: readonly PaperRow[],
  field: string,
  on: string,
): void {
  const why =
    on > today
      ? 'ở sau hôm nay'
      : papers.some((paper) => on < heldOnOf(db, paper))
        ? 'ở trước ngày họp của một văn bản đã chọn'
        : papers.some((paper) => on < datedOnOf(db, paper))
          ? 'ở trước ngày của một báo cáo, tờ trình đã chọn'
          : papers.some((paper) => on < signedOnOf(db, paper))
            ? 'ở trước ngày ký của một văn bản đã chọn'
            : undefined
  if (why === undefined) return
  throw new Refusal('invalid', `Ngày ${formatDate(on)} ${why}. Chưa ghi gì. Hãy kiểm tra lại ngày.`, {
    fields: { [field]: `Ngày ${why}` },
  })
}

const columnOf = { scanned: 'scanned_on', posted: 'posted_on', archived: 'archived_on' } as const

/** Ticks a step for several papers, all or none: the transaction of the command holds them together. */
export function advance(
  context: WriteContext,
  { papers, to, on }: { readonly papers: readonly Chosen[]; readonly to: TickedStep; readonly on: string },
): number {
  const { db, audit } = context
  const rows = ready(db, papers, to)
  if (to === 'printed') {
    for (const { id } of rows) markPrinted(id, context)
    return rows.length
  }
  refuseDay(context, rows, 'on', on)
  for (const paper of rows) {
    db.run(
      q
        .updateTable('paper')
        .set({ state: to, [columnOf[to]]: on, revision: paper.revision + 1 })
        .where('id', '=', paper.id),
    )
    if (to === 'posted') notePosting(context, paper, null, on)
    audit({ record: { kind: 'paper', id: paper.id }, changes: { state: [paper.state, to], on } })
  }
  return rows.length
}

/** The day of posting the minutes is that of the meeting too, unless somebody wrote another one there. */
function notePosting(
  { db }: WriteContext,
  { kind, meeting_id }: PaperRow,
  from: string | null,
  to: string | null,
): void {
  if (kind !== 'minutes' || meeting_id === null) return
  db.run(
    q
      .updateTable('meeting')
      .set({ posted_on: to })
      .where('id', '=', meeting_id)
      .where('posted_on', 'is', from),
  )
}

/** Whose names stand under a frozen paper, in its order. */
const signersOf = ({ blocks }: PartyDocument): string =>
  blocks
    .flatMap((block) =>
      block.kind === 'signatures'
        ? [...(block.left.kind === 'signatory' ? [block.left.signatory.name] : []), block.right.name]
        : [],
    )
    .filter((name) => name !== undefined)
    .join(', ')

/** Ghi nhận đã ký for several papers on one day: people have signed them by hand. */
export function signMany(
  context: WriteContext,
  { papers, signedOn }: { readonly papers: readonly Chosen[]; readonly signedOn: string },
): number {
  const { db, audit, now } = context
  const rows = ready(db, papers, 'signed')
  refuseDay(context, rows, 'signedOn', signedOn)
  for (const paper of rows) {
    const { document } = versionRow(db, paper.id, paper.current_version)
    const signers = signersOf(partyDocumentSchema.parse(JSON.parse(document)))
    setVersion(context, paper.id, 'signed', { signed_on: signedOn, signers, signed_recorded_at: now })
    audit({
      record: { kind: 'paper', id: paper.id },
      changes: { state: [paper.state, 'signed'], signedOn, signers },
    })
  }
  return rows.length
}

/** Takes back the last tick of a paper; what was frozen stays frozen. */
export function stepBack(context: WriteContext, { paperId, revision }: Chosen): void {
  const { db, audit } = context
  const paper = requirePaper(db, paperId)
  requireRevision(paper.revision, revision, () => paperView(db, paperId))
  const version = versionRow(db, paperId, paper.current_version)
  const state = toState(paper.state)
  const printed: PaperState = version.printed_at === null ? 'frozen' : 'printed'
  const scanned: PaperState = paper.scanned_on === null ? 'signed' : 'scanned'
  const steps = {
    printed: { to: 'frozen', marks: { printed_at: null } },
    signed: { to: printed, marks: { signed_on: null, signers: '', signed_recorded_at: null } },
    scanned: { to: 'signed', column: 'scanned_on' },
    posted: { to: scanned, column: 'posted_on' },
    archived: { to: paper.posted_on === null ? scanned : 'posted', column: 'archived_on' },
  } as const
  if (state === 'draft' || state === 'frozen') {
    throw new Refusal('refused', 'Văn bản này chưa có ghi nhận nào để bỏ. Không có gì thay đổi.')
  }
  const step = steps[state]
  if ('marks' in step) setVersion(context, paperId, step.to, step.marks)
  else {
    db.run(
      q
        .updateTable('paper')
        .set({ state: step.to, [step.column]: null, revision: paper.revision + 1 })
        .where('id', '=', paperId),
    )
  }
  if (state === 'posted') notePosting(context, paper, paper.posted_on, null)
  audit({ record: { kind: 'paper', id: paperId }, changes: { state: [state, step.to], takenBack: true } })
}
