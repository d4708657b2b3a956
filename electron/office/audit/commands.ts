import { join } from 'node:path'
import { type AuditRow, auditPage } from '../../../shared/audit/contract.ts'
import { actWords, kindWords } from '../../../shared/audit/names.ts'
import { changeWords, idsIn } from '../../../shared/audit/values.ts'
import { addDays } from '../../../shared/calendar/dates.ts'
import { noteAuditCheck } from '../backup/audit-findings.ts'
import type { Handlers, ReadContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { databaseName } from '../database/name.ts'
import type { Schema } from '../database/schema.ts'
import { namesOf } from './record-names.ts'

type Row = Schema['audit']

/** Midnight of the clerk's wall, in UTC. */
const midnight = (day: string): string => new Date(`${day}T00:00:00`).toISOString()

interface Wanted {
  readonly from: string | null
  readonly to: string | null
  readonly accountId: string | null
  readonly record: { readonly kind: string; readonly id: string } | null
}

/** The latest rows of one installation behind those that were shown: by its chain, which is in the order of time. */
function latestOf(db: Reader, origin: string, before: number | undefined, wanted: Wanted): readonly Row[] {
  let rows = q.selectFrom('audit').selectAll().where('origin', '=', origin)
  if (before !== undefined) rows = rows.where('sequence', '<', before)
  if (wanted.from !== null) rows = rows.where('at', '>=', midnight(wanted.from))
  if (wanted.to !== null) rows = rows.where('at', '<', midnight(addDays(wanted.to, 1)))
  if (wanted.accountId !== null) rows = rows.where('account_id', '=', wanted.accountId)
  if (wanted.record !== null) {
    rows = rows.where('record_kind', '=', wanted.record.kind).where('record_id', '=', wanted.record.id)
  }
  return db.all(rows.orderBy('sequence', 'desc').limit(auditPage))
}

/**
 * The rows of several installations as one list. Those of one stay in the order of its chain, whatever its clock said:
 * where that was set back, a list by time would put the latest act among those of another year.
 */
function merged(lists: readonly (readonly Row[])[]): readonly Row[] {
  const [first = [], ...others] = lists
  return others.reduce((left, right) => {
    const both: Row[] = []
    for (let [i, j] = [0, 0]; ; ) {
      const [a, b] = [left[i], right[j]]
      if (a === undefined) return [...both, ...right.slice(j)]
      if (b === undefined) return [...both, ...left.slice(i)]
      if (a.at >= b.at) {
        both.push(a)
        i += 1
      } else {
        both.push(b)
        j += 1
      }
    }
  }, first)
}

function inWords(rows: readonly Row[], { db }: ReadContext): AuditRow[] {
  const accounts = new Map(
    db.all(q.selectFrom('account').select(['id', 'name'])).map(({ id, name }) => [id, name]),
  )
  const parsed = rows.map((row) => JSON.parse(row.changes) as Readonly<Record<string, unknown>>)
  const names = namesOf(db, [
    ...parsed.flatMap(idsIn).map((id) => ({ kind: '', id })),
    ...rows.flatMap(({ record_kind: kind, record_id: id }) => (kind && id ? [{ kind, id }] : [])),
  ])
  return rows.map((row, index) => {
    const { record_kind: kind, record_id: id } = row
    return {
      ...{ origin: row.origin, sequence: row.sequence, at: row.at },
      accountName: accounts.get(row.account_id) ?? '',
      act: actWords(row.command),
      record: kind && id ? { kind, id, kindName: kindWords(kind), name: names.get(id) ?? '' } : null,
      changes: [...changeWords(parsed[index] ?? {}, (other) => names.get(other))],
    }
  })
}

export const auditCommands: Handlers<'audit'> = {
  'audit.rows': ({ after, ...wanted }, context) => {
    const { db } = context
    const origins = db.all(q.selectFrom('audit').select('origin').distinct()).map(({ origin }) => origin)
    const rows = merged(origins.map((origin) => latestOf(db, origin, after[origin], wanted)))
    return inWords(rows.slice(0, auditPage), context)
  },

  'audit.people': (_input, { db }) =>
    db.all(q.selectFrom('account').select(['id', 'name']).orderBy('is_built_in').orderBy('created_at')),

  'audit.check': async (_input, { office, workshop, databaseKey, signal, read, now, progress }) => {
    progress('Đang đi hết chuỗi nhật ký', null)
    const input = { file: join(office.folder, databaseName), key: databaseKey() }
    const broken = await workshop.run('auditCheck', input, { signal })
    noteAuditCheck(office.folder, broken !== undefined)
    return read(({ db }) => ({
      rows:
        db.first(q.selectFrom('audit').select((row) => row.fn.countAll<number>().as('count')))?.count ?? 0,
      brokenAt:
        broken === undefined
          ? null
          : (db.first(
              q
                .selectFrom('audit')
                .select('at')
                .where('origin', '=', broken.origin)
                .where('sequence', '=', broken.sequence),
            )?.at ?? now()),
    }))
  },
}
