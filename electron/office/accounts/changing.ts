import type { Account } from '../../../shared/accounts/contract.ts'
import { passwordProblem } from '../../../shared/accounts/passwords.ts'
import { type GivenRight, givenRights } from '../../../shared/accounts/rights.ts'
import type { Parsed } from '../../../shared/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { changedFields } from '../audit.ts'
import { requireRevision } from '../conflict.ts'
import type { JobContext, WriteContext } from '../context.ts'
import { q } from '../database/executor.ts'
import { communeOf } from '../setup/store.ts'
import { accountsOf, hasAdministrator, requireAccount } from './store.ts'

export function refuseGuessable(
  password: string,
  field: string,
  { read }: JobContext,
  names: readonly string[],
): void {
  const commune = read(({ db }) => communeOf(db))
  const known = [...names, commune?.communeName ?? '', commune?.province ?? '']
  const problem = passwordProblem(password, known)
  if (problem !== undefined) throw new Refusal('refused', problem, { fields: { [field]: problem } })
}

export function refuseTaken(login: string, { read }: JobContext): void {
  if (!read(({ db }) => accountsOf(db)).some((account) => account.login === login)) return
  const sentence = `Tên đăng nhập "${login}" đã có người dùng. Hãy chọn tên khác, ví dụ "${login}2".`
  throw new Refusal('refused', sentence, { fields: { login: sentence } })
}

export interface NewAccount {
  readonly id: string
  readonly name: string
  readonly login: string
  readonly rights: readonly GivenRight[]
}

export function insertAccount(
  { db, now, audit }: WriteContext,
  { id, name, login, rights }: NewAccount,
): void {
  db.run(
    q.insertInto('account').values({
      ...{ id, name, login, is_built_in: 0, created_at: now, last_entered_at: null },
      rights: JSON.stringify(givenRights(rights)),
    }),
  )
  audit({
    record: { kind: 'account', id },
    changes: changedFields({}, { name, login, rights: givenRights(rights) }),
  })
}

/** Gives an account that nobody can enter with to its person again. */
export function takeOver(
  { db, audit }: WriteContext,
  before: Account,
  { id, name, rights }: NewAccount,
): void {
  const after = { name, rights: [...givenRights(rights)], isActive: true }
  db.run(
    q
      .updateTable('account')
      .set({ name, rights: JSON.stringify(after.rights), is_active: 1, revision: before.revision + 1 })
      .where('id', '=', id),
  )
  const { name: called, rights: given, isActive } = before
  audit({
    record: { kind: 'account', id },
    changes: changedFields({ name: called, rights: given, isActive }, after),
  })
}

/** Name, rights and whether it is in use; answers the new revision. */
export function changeAccount(
  { db, audit }: WriteContext,
  { id, revision, name, rights, isActive }: Parsed<'accounts.change'>,
): number {
  const before = requireAccount(db, id)
  requireRevision(before.revision, revision, () => before)
  const after = { ...before, name, rights: [...givenRights(rights)], isActive, revision: revision + 1 }
  if (!hasAdministrator(db, after)) {
    throw new Refusal(
      'refused',
      'Văn phòng phải còn ít nhất một tài khoản quản trị đang dùng. Hãy giao quyền quản trị cho người khác trước.',
    )
  }
  db.run(
    q
      .updateTable('account')
      .set({
        name,
        rights: JSON.stringify(after.rights),
        is_active: isActive ? 1 : 0,
        revision: after.revision,
      })
      .where('id', '=', id),
  )
  const told = ({ name: called, rights: given, isActive: used }: typeof after) => ({
    name: called,
    rights: given,
    isActive: used,
  })
  audit({ record: { kind: 'account', id }, changes: changedFields(told(before), told(after)) })
  return after.revision
}

/**
 * Accounts that are no more used lose their keys, also where the program ended before it came to that, and where the row
 * came ended with a backup.
 */
export function forgetEnded({ access, read }: JobContext): void {
  access.forget(read(({ db }) => accountsOf(db).flatMap(({ id, isActive }) => (isActive ? [] : [id]))))
}
