import { unnumbered } from '../../../shared/documents/numbering.ts'
import type { ReportHead, ReportView } from '../../../shared/reports/contract.ts'
import { sectionsOf } from '../../../shared/reports/document.ts'
import { reportTitle } from '../../../shared/reports/names.ts'
import type { ReadContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'
import { differsFromRecord } from '../documents/making.ts'
import { toState } from '../documents/store.ts'
import { reportSource } from './source.ts'
import { bodyNameOf, type ReportRow, requireReport, toReportKind } from './store.ts'

/** Reports with how far their papers are, in the order given. */
export function headsOf(db: Reader, rows: readonly ReportRow[]): ReportHead[] {
  const papers = new Map(
    db
      .all(
        q
          .selectFrom('paper')
          .select(['id', 'report_id', 'state', 'number'])
          .where('report_id', 'in', listed(rows.map(({ id }) => id))),
      )
      .map((row) => [row.report_id, { paperId: row.id, state: toState(row.state), number: row.number }]),
  )
  return rows.map((row) => {
    const kind = toReportKind(row.kind)
    const { from_period: from, to_period: to, subject } = row
    return {
      ...{ id: row.id, revision: row.revision, kind, from, to, bodyId: row.body_id },
      title: reportTitle(kind, { from, to, subject }),
      bodyName: bodyNameOf(db, row),
      paper: papers.get(row.id) ?? null,
    }
  })
}

/** A report as it is edited: each section with its figures of now and what was written. */
export function reportView(read: ReadContext, id: string): ReportView {
  const row = requireReport(read.db, id)
  const [head] = headsOf(read.db, [row])
  if (head === undefined) throw new Error('a report without a head')
  const source = reportSource(read, row, { number: unnumbered(''), isDraft: true })
  const isLocked = head.paper !== null && head.paper.state !== 'draft'
  return {
    ...head,
    ...{ datedOn: row.dated_on, subject: row.subject, addressee: row.addressee },
    sections: sectionsOf(source).map((section) => ({
      ...{ section: section.id, title: section.title, proposal: section.proposal },
      figures: [...section.figures],
      content: source.written[section.id] ?? null,
    })),
    isLocked,
    differs:
      isLocked && differsFromRecord(read, { meetingId: null, reportId: id, kind: head.kind, item: '' }),
  }
}
