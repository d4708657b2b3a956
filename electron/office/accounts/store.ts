import type { Account, Person } from '../../../shared/accounts/contract.ts'
import { type GivenRight, givenRights, rights } from '../../../shared/accounts/rights.ts'
import { missing } from '../conflict.ts'
import { q, type Reader } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'

const isRight = (text: unknown): text is GivenRight => rights.some((right) => right === text)

/** Rights as they stand in a row; what an older or newer program wrote beside them gives nothing. */
export function rightsOf(row: Pick<Schema['account'], 'rights'>): readonly GivenRight[] {
  const given: unknown = JSON.parse(row.rights)
  return Array.isArray(given) ? givenRights(given.filter(isRight)) : []
}

const everyAccount = () => q.selectFrom('account').selectAll().where('is_built_in', '=', 0)

export const toAccount = (row: Schema['account']): Account => ({
  ...{ id: row.id, revision: row.revision, name: row.name, login: row.login ?? '' },
  rights: [...rightsOf(row)],
  isActive: row.is_active === 1,
  createdAt: row.created_at,
  lastEnteredAt: row.last_entered_at,
})

export const accountsOf = (db: Reader): Account[] =>
  db.all(everyAccount().orderBy('created_at').orderBy('id')).map(toAccount)

export const accountOf = (db: Reader, id: string): Account | undefined => {
  const row = db.first(everyAccount().where('id', '=', id))
  return row && toAccount(row)
}

export function requireAccount(db: Reader, id: string): Account {
  const found = accountOf(db, id)
  if (!found) throw missing('tài khoản này')
  return found
}

export const personOf = ({ id, name, login, rights: given }: Account): Person => ({
  ...{ id, name, login },
  rights: [...given],
})

const administers = ({ isActive, rights: given }: Account): boolean =>
  isActive && given.includes('administer')

/** Whether somebody could still administer the office if an account were as it is told here. */
export const hasAdministrator = (db: Reader, changed: Account): boolean =>
  accountsOf(db).some((account) => administers(account.id === changed.id ? changed : account))
