import { committeeNameOf } from '../../../shared/organisation/heading.ts'
import { daysOf } from '../../../shared/plans/proposal.ts'
import { isOfCommune, type ReportKind, reportKinds } from '../../../shared/reports/kinds.ts'
import { missing } from '../conflict.ts'
import { q, type Reader } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { nameOn } from '../organisation/store.ts'
import { communeOf } from '../setup/store.ts'

export type ReportRow = Schema['report']

export const toReportKind = (text: string): ReportKind =>
  reportKinds.find((kind) => kind === text) ?? 'cell-report'

export function requireReport(db: Reader, id: string): ReportRow {
  const row = db.first(
    q.selectFrom('report').selectAll().where('id', '=', id).where('deleted_at', 'is', null),
  )
  if (!row) throw missing('báo cáo này')
  return row
}

/** The day whose rules and names hold: that on the paper, else the last of the time it tells of. */
export const dayOfReport = ({ dated_on, to_period }: Pick<ReportRow, 'dated_on' | 'to_period'>): string =>
  dated_on ?? daysOf(to_period).last

/** `Chi bộ bản Sen Đông`, or `Đảng ủy xã Mường Than`. */
export const bodyNameOf = (
  db: Reader,
  report: Pick<ReportRow, 'kind' | 'body_id' | 'dated_on' | 'to_period'>,
): string =>
  isOfCommune(toReportKind(report.kind))
    ? committeeNameOf(communeOf(db)?.communeName ?? '')
    : nameOn(db, report.body_id, dayOfReport(report))

/** What the clerk wrote, by section. */
export const writtenOf = (db: Reader, reportId: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    db
      .all(q.selectFrom('report_section').select(['section', 'content']).where('report_id', '=', reportId))
      .map(({ section, content }) => [section, content]),
  )

/** Reports of any body that tell of a time within a span, the latest first. */
export const reportsBetween = (db: Reader, from: string, to: string): readonly ReportRow[] =>
  db.all(
    q
      .selectFrom('report')
      .selectAll()
      .where('from_period', '>=', from)
      .where('to_period', '<=', to)
      .where('deleted_at', 'is', null)
      .orderBy('from_period', 'desc')
      .orderBy('created_at', 'desc')
      .orderBy('id'),
  )

/** The living report of a body, kind and time; of tờ trình there may be several, so none is another's twin. */
export const twinOfReport = (
  db: Reader,
  { kind, bodyId, from, to }: { kind: string; bodyId: string; from: string; to: string },
): string | undefined =>
  kind === 'submission'
    ? undefined
    : db.first(
        q
          .selectFrom('report')
          .select('id')
          .where('body_id', '=', bodyId)
          .where('kind', '=', kind)
          .where('from_period', '=', from)
          .where('to_period', '=', to)
          .where('deleted_at', 'is', null),
      )?.id
