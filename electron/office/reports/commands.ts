import { isMonthly } from '../../../shared/meetings/meeting.ts'
import { committeeNameOf } from '../../../shared/organisation/heading.ts'
import { daysOf } from '../../../shared/plans/proposal.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { isOfCommune, type ReportKind, sectionIds } from '../../../shared/reports/kinds.ts'
import { meetingsOf } from '../attendance/store.ts'
import { changedFields } from '../audit.ts'
import { missing, requireRevision } from '../conflict.ts'
import type { Handlers, WriteContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { toState } from '../documents/store.ts'
import { bodyToWrite } from '../organisation/bodies.ts'
import { cellsBetween } from '../organisation/cells-between.ts'
import { requireCell } from '../organisation/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { communeOf } from '../setup/store.ts'
import {
  type ReportRow,
  reportsBetween,
  requireReport,
  toReportKind,
  twinOfReport,
  writtenOf,
} from './store.ts'
import { headsOf, reportView } from './views.ts'

/** Cells of a month by name, each with whether its monthly meeting is in the book and with its report. */
function cellsOfMonth(db: Reader, period: string, reports: readonly ReportRow[]) {
  const { first, last } = daysOf(period)
  const met = new Set(
    meetingsOf(db, { from: period, to: period }, rulebookOf(db))
      .filter(isMonthly)
      .map(({ cellId }) => cellId),
  )
  const byCell = new Map(
    reports.filter(({ kind }) => kind === 'cell-report').map((report) => [report.body_id, report]),
  )
  return cellsBetween(db, first, last).map(({ id, name }) => ({
    ...{ cellId: id, cellName: name, hasMet: met.has(id), row: byCell.get(id) },
  }))
}

interface Wish {
  readonly kind: ReportKind
  readonly bodyId: string
  readonly from: string
  readonly to: string
}

function insert(context: WriteContext, { kind, bodyId, from, to }: Wish): string {
  const { db, now, today, audit } = context
  const id = uuidv7()
  const addressee = kind === 'submission' ? committeeNameOf(communeOf(db)?.communeName ?? '') : ''
  db.run(
    q.insertInto('report').values({
      ...{ id, kind, body_id: bodyId, from_period: from, to_period: to, addressee },
      // The registry dates the papers of the commune.
      dated_on: isOfCommune(kind) ? null : today,
      ...{ created_at: now, revision: 1 },
    }),
  )
  audit({ record: { kind: 'report', id }, changes: { begun: kind, bodyId, from, to } })
  return id
}

/** The report as the caller saw it. What was frozen waits for an amended version. */
function seenReport(context: WriteContext, { id, revision }: { id: string; revision: number }): ReportRow {
  const row = requireReport(context.db, id)
  requireRevision(row.revision, revision, () => reportView(context, id))
  const paper = context.db.first(q.selectFrom('paper').select('state').where('report_id', '=', id))
  if (paper && toState(paper.state) !== 'draft') {
    throw new Refusal(
      'refused',
      'Báo cáo này đã chốt bản in nên không sửa thẳng được. Bản đã chốt còn nguyên. Muốn sửa, hãy bấm "Lập bản sửa đổi" và ghi lý do.',
    )
  }
  return row
}

export const reportsCommands: Handlers<'reports'> = {
  'reports.ofSpan': ({ from, to }, { db }) => {
    const rows = reportsBetween(db, from, to)
    const heads = new Map(headsOf(db, rows).map((head) => [head.id, head]))
    const chosen = (fits: (row: ReportRow) => boolean) =>
      rows.filter(fits).flatMap(({ id }) => heads.get(id) ?? [])
    return {
      commune: chosen(
        (row) => isOfCommune(toReportKind(row.kind)) && row.from_period === from && row.to_period === to,
      ),
      cells:
        from === to
          ? cellsOfMonth(db, from, rows).map(({ row, ...cell }) => ({
              ...cell,
              report: (row && heads.get(row.id)) ?? null,
            }))
          : [],
      submissions: chosen((row) => row.kind === 'submission'),
    }
  },

  'reports.get': ({ id }, read) => reportView(read, id),

  'reports.begin': ({ kind, bodyId, from, to }, context) => {
    const { db } = context
    if (isOfCommune(kind) !== (bodyId === null)) throw missing('tổ chức lập báo cáo này')
    if (bodyId !== null) requireCell(db, bodyId)
    if (bodyId !== null && from !== to) {
      throw new Refusal('invalid', 'Báo cáo, tờ trình của chi bộ lập theo tháng. Hãy chọn một tháng.', {
        fields: { to: 'Chọn một tháng' },
      })
    }
    const wish = { kind, bodyId: bodyId ?? bodyToWrite(context, null).id, from, to }
    const twin = twinOfReport(db, wish)
    if (twin === undefined) return { id: insert(context, wish) }
    context.audit({ record: { kind: 'report', id: twin }, changes: { begunAgain: kind } })
    return { id: twin }
  },

  'reports.beginForAll': ({ period }, context) => {
    const rows = reportsBetween(context.db, period, period)
    const lacking = cellsOfMonth(context.db, period, rows).filter(({ hasMet, row }) => hasMet && !row)
    for (const { cellId } of lacking) {
      insert(context, { kind: 'cell-report', bodyId: cellId, from: period, to: period })
    }
    context.audit({ changes: { period, begun: lacking.length } })
    return { begun: lacking.length }
  },

  'reports.write': ({ id, revision, sections, ...head }, context) => {
    const { db, audit, now } = context
    const row = seenReport(context, { id, revision })
    const known = new Set(sectionIds[toReportKind(row.kind)])
    const before = writtenOf(db, id)
    for (const { section, content } of sections) {
      if (!known.has(section)) throw missing('mục này của báo cáo')
      if (content === null) {
        db.run(q.deleteFrom('report_section').where('report_id', '=', id).where('section', '=', section))
        continue
      }
      db.run(
        q
          .insertInto('report_section')
          .values({ report_id: id, section, content })
          .onConflict((conflict) => conflict.columns(['report_id', 'section']).doUpdateSet({ content })),
      )
    }
    const { subject, addressee, datedOn } = head
    db.run(
      q
        .updateTable('report')
        .set({ subject, addressee, dated_on: datedOn, revision: row.revision + 1 })
        .where('id', '=', id),
    )
    const old = { subject: row.subject, addressee: row.addressee, datedOn: row.dated_on, ...before }
    const written = Object.fromEntries(sections.map(({ section, content }) => [section, content]))
    audit({ record: { kind: 'report', id }, changes: changedFields(old, { ...head, ...written }) })
    return { revision: row.revision + 1, keptAt: now }
  },

  'reports.remove': ({ id, revision, reason }, context) => {
    const { db, now, account, audit } = context
    const row = seenReport(context, { id, revision })
    const paper = db.first(q.selectFrom('paper').select('id').where('report_id', '=', id))
    if (paper) {
      throw new Refusal(
        'refused',
        'Báo cáo này đã có bản chốt nên không xóa được. Báo cáo và bản đã chốt còn nguyên.',
      )
    }
    db.run(
      q
        .updateTable('report')
        .set({ deleted_at: now, deleted_by: account, deleted_reason: reason, revision: row.revision + 1 })
        .where('id', '=', id),
    )
    audit({ record: { kind: 'report', id }, changes: { removed: reason } })
    return {}
  },
}
