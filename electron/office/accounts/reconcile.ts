import type { Account } from '../../../shared/accounts/contract.ts'
import { rights as allRights } from '../../../shared/accounts/rights.ts'
import { appendAudit } from '../audit.ts'
import { type Executor, q } from '../database/executor.ts'
import type { KeysFile } from './keys-file.ts'
import { accountsOf } from './store.ts'

interface Stamp {
  readonly origin: string
  readonly now: string
  readonly builtIn: string
}

/**
 * Gives every account that has a key a row in a database that lacks it, as one restored from an older backup does: with the
 * rights that it had here, and where no such administrator is left, with all, because an office that nobody can administer
 * is lost. Those who hold a key could read everything anyway.
 */
export function reconcile(
  db: Executor,
  keys: KeysFile,
  known: readonly Account[],
  { origin, now, builtIn }: Stamp,
): void {
  db.transaction('write', () => {
    const there = accountsOf(db)
    const lacking = keys.accounts.filter(({ id }) => there.every((account) => account.id !== id))
    if (lacking.length === 0) return
    const keyed = new Set(keys.accounts.map(({ id }) => id))
    const administers = (account: Account) =>
      keyed.has(account.id) && account.isActive && account.rights.includes('administer')
    const isLost = ![...there, ...known].some(administers)
    for (const { id, login } of lacking) {
      const before = known.find((account) => account.id === id)
      const rights = isLost ? allRights : (before?.rights ?? ['read'])
      const isTaken = accountsOf(db).some((account) => account.login === login)
      db.run(
        q.insertInto('account').values({
          ...{
            id,
            is_built_in: 0,
            created_at: before?.createdAt ?? now,
            last_entered_at: before?.lastEnteredAt ?? null,
          },
          name: before?.name ?? login,
          login: isTaken ? null : login,
          rights: JSON.stringify(rights),
          is_active: before?.isActive === false ? 0 : 1,
        }),
      )
      appendAudit(
        db,
        { origin, at: now, account: builtIn, command: 'accounts.begin' },
        {
          record: { kind: 'account', id },
          changes: { login: [null, login], rights: [null, rights], carriedOver: true },
        },
      )
    }
  })
}
