import { overlaps } from '../../../shared/calendar/intervals.ts'
import { comparePartial } from '../../../shared/calendar/partial-dates.ts'
import type { Weakness } from '../../../shared/organisation/body-contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { fold } from '../../../shared/text/fold.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import { boundOf } from '../people/store.ts'

/** The times in which a cell was to be strengthened, latest first. */
export const weaknessesOf = (db: Reader, bodyId: string): Weakness[] =>
  db
    .all(
      q.selectFrom('body_weakness').selectAll().where('body_id', '=', bodyId).orderBy('valid_from', 'desc'),
    )
    .map((row) => ({
      from: row.from_written,
      to: row.valid_to,
      reason: row.reason,
      paperNumber: row.paper_number,
    }))

const wrong = (message: string) => new Refusal('invalid', message, { fields: { rows: message } })

/** A cell is called "yếu kém" only where a decision says so (domain.md 10.5). */
const isCalledPoor = ({ reason, paperNumber }: Weakness): boolean =>
  paperNumber === '' && /\byeu(?:,| va)? kem\b/.test(fold(reason))

/** Writes all times of a cell anew. */
export function writeWeaknesses(db: Writer, bodyId: string, rows: readonly Weakness[]): void {
  const spans = rows
    .toSorted((a, b) => comparePartial(a.from ?? '0001', b.from ?? '0001'))
    .map((row) => ({ ...row, ...boundOf(row.from), from: boundOf(row.from).valid_from }))
  for (const [index, span] of spans.entries()) {
    if (span.to !== null && span.to <= span.from) {
      throw wrong('Ngày hết diện cần củng cố phải sau ngày bắt đầu. Chưa ghi gì vào sổ.')
    }
    if (spans.slice(index + 1).some((other) => overlaps(span, other))) {
      throw wrong('Hai lần cần củng cố trùng thời gian. Hãy sửa ngày cho khớp; chưa ghi gì vào sổ.')
    }
  }
  const before = new Set(weaknessesOf(db, bodyId).map((row) => JSON.stringify(row)))
  if (rows.some((row) => isCalledPoor(row) && !before.has(JSON.stringify(row)))) {
    throw wrong(
      'Chỉ gọi là "yếu kém" khi có quyết định. Hãy ghi số quyết định, hoặc ghi lý do bằng từ khác; chưa ghi gì vào sổ.',
    )
  }
  db.run(q.deleteFrom('body_weakness').where('body_id', '=', bodyId))
  for (const { valid_from, from_written, to, reason, paperNumber } of spans) {
    db.run(
      q.insertInto('body_weakness').values({
        body_id: bodyId,
        valid_from,
        from_written,
        valid_to: to,
        reason,
        paper_number: paperNumber,
      }),
    )
  }
}
