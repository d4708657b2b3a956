import { z } from 'zod'
import { read, write } from '../command.ts'
import { id, isoDate, line, period, prose, requiredLine, revision } from '../fields.ts'
import { paperStates } from '../meetings/contract.ts'
import { reportKinds } from './kinds.ts'
import { ways } from './section.ts'

const paperOfReport = z.object({ paperId: id, state: z.enum(paperStates), number: z.string() }).nullable()

const reportHead = z.object({
  id,
  revision,
  kind: z.enum(reportKinds),
  title: z.string(),
  bodyId: id,
  /** `Chi bộ bản Sen Đông`, or `Đảng ủy xã Mường Than`. */
  bodyName: z.string(),
  from: period,
  to: period,
  paper: paperOfReport,
})
export type ReportHead = z.infer<typeof reportHead>

const section = z.object({
  section: z.string(),
  title: z.string(),
  /** Drawn from the record; each opens the list of its names. */
  figures: z.array(z.object({ name: z.string(), text: z.string(), way: z.enum(ways) })),
  /** What stands in the section as long as the clerk wrote nothing. */
  proposal: z.string(),
  /** Null where nothing was written. */
  content: z.string().nullable(),
})
export type ReportSection = z.infer<typeof section>

const reportView = reportHead.extend({
  datedOn: isoDate.nullable(),
  subject: z.string(),
  addressee: z.string(),
  sections: z.array(section),
  /** The paper is frozen or further on: the report waits for an amended version. */
  isLocked: z.boolean(),
  /** The record says something else since the paper was frozen. */
  differs: z.boolean(),
})
export type ReportView = z.infer<typeof reportView>

const seen = { id, revision }
const span = { from: period, to: period }
const inOrder = ({ from, to }: { readonly from: string; readonly to: string }): boolean => from <= to
const backwards = { path: ['to'], message: 'Kỳ cuối ở trước kỳ đầu' }

/** Báo cáo and tờ trình: drafted from the record, written by the clerk, then papers like all others. */
export const reportsContract = {
  /** What there is of a span and what is missing: the commune's own, and of one month those of the cells. */
  'reports.ofSpan': read(
    z.object(span).refine(inOrder, backwards),
    z.object({
      commune: z.array(reportHead),
      /** Of one month all cells by name; `report` is null while there is none. */
      cells: z.array(
        z.object({
          cellId: id,
          cellName: z.string(),
          /** Its monthly meeting is in the book. */
          hasMet: z.boolean(),
          report: reportHead.nullable(),
        }),
      ),
      submissions: z.array(reportHead),
    }),
  ),
  'reports.get': read(z.object({ id }), reportView),
  /** Begins one; a report that there is already is answered as it is. `bodyId` null is the commune. */
  'reports.begin': write(
    'write',
    z.object({ kind: z.enum(reportKinds), bodyId: id.nullable(), ...span }).refine(inOrder, backwards),
    z.object({ id }),
  ),
  /** Begins the monthly report of every cell that has met and has none. */
  'reports.beginForAll': write('write', z.object({ period }), z.object({ begun: z.number().int() })),
  /**
   * Writes the head and the sections named; a section that is null goes back to its proposal. `subject` is the trích yếu,
   * `addressee` whom it is sent to; a null day leaves dots.
   */
  'reports.write': write(
    'write',
    z.object({
      ...seen,
      subject: line(300),
      addressee: line(200),
      datedOn: isoDate.nullable(),
      sections: z
        .array(z.object({ section: line(40), content: prose(10_000).nullable() }))
        .max(20)
        .default([]),
    }),
    z.object({ revision, keptAt: z.string() }),
  ),
  'reports.remove': write('write', z.object({ ...seen, reason: requiredLine('lý do', 300) }), z.object({})),
}
