import { readKeys } from '../../electron/office/accounts/keys-file.ts'
import { unwrap } from '../../electron/office/accounts/wrapping.ts'
import type { DataKey } from '../../electron/office/database/open.ts'

/** What opens the data of an office with accounts, by the password of one of them. */
export async function keyOf(folder: string, login: string, password: string): Promise<DataKey> {
  const account = readKeys(folder)?.accounts.find((each) => each.login === login)
  const key = account && (await unwrap(account.wrapped, password, account.id))
  if (!key) throw new Error(`the password of ${login} opens nothing`)
  return key
}
