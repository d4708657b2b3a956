import type { Phase } from '../../../shared/accounts/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { delaySeconds } from './delay.ts'
import { type KeyOfAccount, type KeysFile, readKeys, writeKeys } from './keys-file.ts'
import { readTries, type Tries, writeTries } from './tries-file.ts'
import { newDataKey, unwrap, type Wrapped, wrap } from './wrapping.ts'

/** What a wrap of the recovery code belongs to. */
export const recoveryPurpose = 'recovery'

/** Who is at the PC, and the key that they have opened. */
interface Entered {
  readonly accountId: string
  readonly dataKey: Buffer
}

/** What a refusal says of itself whose password was not even looked at. */
export const mustWait = 'must wait'

const wrongPassword = () =>
  new Refusal(
    'refused',
    'Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ rồi nhập lại.',
    {
      fields: { password: 'Chưa đúng' },
    },
  )

/**
 * Who may enter: the keys beside the database and who has opened them. One person at a time, as one PC has one chair; the
 * rights of that person stand in the database.
 */
export interface Access {
  readonly phase: () => Phase
  /** Who has entered, also while the window is locked. */
  readonly accountId: () => string | undefined
  /** The keys as they lie in the folder now: another window's office may have changed them before this one opens. */
  readonly readKeys: () => KeysFile | undefined
  /** The same as they were read last, to be laid into a backup. */
  readonly keys: () => KeysFile | undefined
  readonly waitSeconds: () => number
  /** Wrong passwords and codes since somebody entered last, told once. */
  readonly takeFailures: () => number
  /** The first account: makes the data key, and answers it. */
  readonly begin: (account: NewKey, code: string) => Promise<Buffer>
  /** Answers the account whose password it is; refuses, and makes the next try wait, where it is nobody's. */
  readonly check: (login: string, password: string) => Promise<Entered>
  readonly checkCode: (code: string) => Promise<Buffer>
  readonly enter: (entered: Entered) => void
  readonly lock: () => void
  /** Writes the key of an account, under a password of theirs or of somebody else's choice. */
  readonly setPassword: (
    account: NewKey & { readonly mustChange: boolean },
    dataKey?: Buffer,
  ) => Promise<void>
  readonly setCode: (code: string, dataKey?: Buffer) => Promise<void>
  /** Takes the keys of accounts away; what they could open before they open no more. */
  readonly forget: (accountIds: readonly string[]) => void
}

interface NewKey {
  readonly id: string
  readonly login: string
  readonly password: string
}

/** Makes what opens the backups with a secret: a file of the age format. */
export type LockIdentity = (key: Buffer, secret: string) => Promise<Uint8Array>

export function createAccess(folder: string, clock: () => Date, lockIdentity: LockIdentity): Access {
  let keys: KeysFile | undefined
  let isRead = false
  let entered: Entered | undefined
  let isLocked = false
  let tries = readTries(folder)

  /** Every command asks: that there are none is read once as well. */
  const known = (): KeysFile | undefined => (isRead ? keys : readAgain())
  const readAgain = (): KeysFile | undefined => {
    isRead = false
    keys = readKeys(folder)
    isRead = true
    return keys
  }
  /** Where they cannot be read, nothing is opened that they could keep shut, and a backup brings others. */
  const areThere = (): boolean => {
    try {
      return known() !== undefined
    } catch {
      return false
    }
  }
  const required = (): KeysFile => {
    const found = known()
    if (!found)
      throw new Refusal('refused', 'Văn phòng chưa có tài khoản nào. Hãy lập tài khoản quản trị trước.')
    return found
  }
  const keep = (next: KeysFile) => {
    writeKeys(folder, next)
    keys = next
    isRead = true
  }
  const keyOf = (accountId: string) => known()?.accounts.find(({ id }) => id === accountId)
  const openKey = (dataKey: Buffer | undefined): Buffer => {
    const key = dataKey ?? entered?.dataKey
    if (!key) throw new Error('nobody has opened the key')
    return key
  }
  const count = (next: Tries) => {
    tries = next
    writeTries(folder, tries)
  }
  /** A clock that was set back keeps nobody out longer than they would have waited. */
  const waitSeconds = () => {
    const seconds = Math.ceil((tries.waitUntil - clock().getTime()) / 1000)
    return Math.max(0, Math.min(seconds, delaySeconds(tries.failures)))
  }

  /** One try at a time: whoever asks twice at once has two tries counted. */
  let trying: Promise<unknown> = Promise.resolve()
  const attempt = <T>(work: () => Promise<T | undefined>, wrong: () => Refusal): Promise<T> => {
    const turn = trying.then(async () => {
      const seconds = waitSeconds()
      if (seconds > 0) {
        throw new Refusal(
          'refused',
          `Đã nhập sai ${tries.failures} lần. Hãy đợi ${seconds} giây rồi nhập lại.`,
          {
            fields: { password: `Đợi ${seconds} giây` },
            current: mustWait,
          },
        )
      }
      const found = await work()
      if (found !== undefined) {
        if (tries.failures > 0) count({ ...tries, failures: 0, waitUntil: 0 })
        return found
      }
      const failures = tries.failures + 1
      const waitUntil = clock().getTime() + delaySeconds(failures) * 1000
      count({ failures, untold: tries.untold + 1, waitUntil })
      throw wrong()
    })
    trying = turn.catch(() => undefined)
    return turn
  }

  /** The data key and the key of the backups under one secret. */
  const wrapped = async (
    dataKey: Buffer,
    secret: string,
    purpose: string,
  ): Promise<Wrapped & { readonly backups: string }> => {
    const backups = Buffer.from(await lockIdentity(dataKey, secret)).toString('base64')
    return { ...(await wrap(dataKey, secret, purpose)), backups }
  }

  const withKey = async (
    { id, login, password }: NewKey,
    mustChange: boolean,
    dataKey: Buffer,
  ): Promise<KeyOfAccount> => ({
    id,
    login,
    wrapped: await wrapped(dataKey, password, id),
    mustChange,
  })

  return {
    phase: () => {
      if (!areThere()) return 'unprotected'
      if (!entered) return 'closed'
      if (isLocked) return 'locked'
      return keyOf(entered.accountId)?.mustChange ? 'changing' : 'open'
    },
    accountId: () => entered?.accountId,
    readKeys: readAgain,
    keys: known,
    waitSeconds,
    takeFailures: () => {
      const told = tries.untold
      if (told > 0) count({ ...tries, untold: 0 })
      return told
    },
    begin: async (account, code) => {
      if (known())
        throw new Refusal('refused', 'Văn phòng đã có tài khoản. Hãy thêm tài khoản ở mục Tài khoản.')
      const dataKey = newDataKey()
      keep({
        format: 1,
        accounts: [await withKey(account, false, dataKey)],
        recovery: await wrapped(dataKey, code, recoveryPurpose),
      })
      entered = { accountId: account.id, dataKey }
      isLocked = false
      return dataKey
    },
    check: (login, password) =>
      attempt(async () => {
        const account = required().accounts.find((each) => each.login === login)
        if (!account) {
          // As slow as a wrong password: the time tells nobody which logins there are.
          await unwrap(required().recovery, password, '')
          return undefined
        }
        const dataKey = await unwrap(account.wrapped, password, account.id)
        return dataKey && { accountId: account.id, dataKey }
      }, wrongPassword),
    checkCode: (code) =>
      attempt(
        () => unwrap(required().recovery, code, recoveryPurpose),
        () =>
          new Refusal(
            'refused',
            'Mã khôi phục này không mở được dữ liệu: có thể đã có mã mới hơn. Hãy tìm tờ mã in sau cùng.',
            { fields: { code: 'Không mở được' } },
          ),
      ),
    enter: (who) => {
      entered = who
      isLocked = false
    },
    lock: () => {
      isLocked = entered !== undefined
    },
    setPassword: async ({ mustChange, ...account }, dataKey) => {
      const own = await withKey(account, mustChange, openKey(dataKey))
      const now = required()
      keep({ ...now, accounts: [...now.accounts.filter(({ id }) => id !== account.id), own] })
    },
    setCode: async (code, dataKey) => {
      const recovery = await wrapped(openKey(dataKey), code, recoveryPurpose)
      keep({ ...required(), recovery })
    },
    forget: (accountIds) => {
      const now = known()
      if (!now) return
      const kept = now.accounts.filter(({ id }) => !accountIds.includes(id))
      if (kept.length < now.accounts.length) keep({ ...now, accounts: kept })
    },
  }
}
