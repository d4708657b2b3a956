import { join } from 'node:path'
import { noteAuditCheck } from '../backup/audit-findings.ts'
import { missing } from '../conflict.ts'
import type { Handlers } from '../context.ts'
import { q } from '../database/executor.ts'
import { databaseName } from '../database/name.ts'
import { findRecords, recordOf } from './finding-records.ts'
import { inFull, inWords, latestRows } from './rows.ts'

export const auditCommands: Handlers<'audit'> = {
  'audit.rows': ({ after, ...wanted }, { db, today }) => inWords(db, latestRows(db, after, wanted), today),

  'audit.find': ({ query }, { db, today }) => findRecords(db, query, today),

  'audit.record': ({ id }, { db }) => recordOf(db, id) ?? null,

  'audit.reveal': ({ origin, sequence }, { db, audit, today }) => {
    const found = inFull(db, origin, sequence, today)
    if (found === undefined) throw missing('dòng nhật ký này')
    const { row, words, fields } = found
    const { record_kind: kind, record_id: id } = row
    audit({
      ...(kind !== null && id !== null && { record: { kind, id } }),
      changes: { revealed: fields, auditRow: sequence, auditedAt: row.at },
    })
    return { changes: [...words] }
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
