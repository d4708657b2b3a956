import type { Handover } from '../../../shared/handovers/contract.ts'
import { missing } from '../conflict.ts'
import { q, type Reader } from '../database/executor.ts'

/** A handover and, once it was received, its facts as they were kept. */
export interface KeptHandover extends Handover {
  readonly facts: string | null
}

function kept(db: Reader, id?: string): KeptHandover[] {
  let wanted = q
    .selectFrom('handover')
    .innerJoin('account as giver', 'giver.id', 'handover.giver_id')
    .innerJoin('account as receiver', 'receiver.id', 'handover.receiver_id')
    .selectAll('handover')
    .select(['giver.name as giver_name', 'giver.login as giver_login'])
    .select(['receiver.name as receiver_name', 'receiver.login as receiver_login'])
    .orderBy('handover.begun_at', 'desc')
    .orderBy('handover.id', 'desc')
  if (id !== undefined) wanted = wanted.where('handover.id', '=', id)
  return db.all(wanted).map((row) => ({
    id: row.id,
    state: row.received_at !== null ? 'received' : row.cancelled_at !== null ? 'cancelled' : 'waiting',
    giver: { id: row.giver_id, name: row.giver_name, login: row.giver_login ?? '' },
    receiver: { id: row.receiver_id, name: row.receiver_name, login: row.receiver_login ?? '' },
    begunAt: row.begun_at,
    receivedAt: row.received_at,
    facts: row.facts,
  }))
}

export const handoversOf = (db: Reader): Handover[] => kept(db).map(({ facts: _, ...told }) => told)

export function requireHandover(db: Reader, id: string): KeptHandover {
  const [found] = kept(db, id)
  if (!found) throw missing('lần bàn giao này')
  return found
}
