import type { CommuneHead } from '../../../shared/support/papers.ts'
import type { Reader } from '../database/executor.ts'
import { communeOf } from '../setup/store.ts'

/** In whose name the commune's own papers are made. */
export function communeHeadOf(db: Reader): CommuneHead {
  const { communeName = '', province = '', placeName = '' } = communeOf(db) ?? {}
  return { communeName, province, placeName }
}
