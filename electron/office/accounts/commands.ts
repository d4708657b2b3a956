import { randomBytes } from 'node:crypto'
import type { AccessState } from '../../../shared/accounts/contract.ts'
import { readRecoveryCode, recoveryBytes, writeRecoveryCode } from '../../../shared/accounts/recovery-code.ts'
import { rights as allRights } from '../../../shared/accounts/rights.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Handlers, JobContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { keepSetting, settingOf } from '../setup/store.ts'
import { mustWait } from './access.ts'
import {
  changeAccount,
  forgetEnded,
  insertAccount,
  refuseGuessable,
  refuseTaken,
  takeOver,
} from './changing.ts'
import { printCodeSheet } from './code-sheet.ts'
import { accountOf, accountsOf, personOf, requireAccount } from './store.ts'

const idleSetting = 'idleMinutes'
const usualIdleMinutes = 15

/** Where the database could not be opened, whoever has a key may still enter, to look for a backup. */
const readIfOpen = <T>({ isOpen, read }: JobContext, work: (db: Reader) => T): T | undefined =>
  isOpen() ? read(({ db }) => work(db)) : undefined

function stateOf(context: JobContext): AccessState {
  const { access } = context
  const id = access.accountId()
  const account = id === undefined ? undefined : readIfOpen(context, (db) => accountOf(db, id))
  const minutes = readIfOpen(context, (db) => settingOf(db, idleSetting))
  // Whoever was ended while at work, by themselves or by a backup that was restored, has to be somebody else.
  const isEnded = id !== undefined && context.isOpen() && account?.isActive !== true
  return {
    phase: isEnded ? 'closed' : access.phase(),
    person: account?.isActive ? personOf(account) : null,
    waitSeconds: access.waitSeconds(),
    idleMinutes: typeof minutes === 'number' ? minutes : usualIdleMinutes,
    isEncrypted: context.isOpen() && context.databaseKey() !== undefined,
  }
}

const newCode = (): string => writeRecoveryCode(randomBytes(recoveryBytes))

/** Writes that somebody has entered, and what was tried before them. */
function noteEntry({ access, write }: JobContext, id: string): void {
  const failures = access.takeFailures()
  write(({ db, now, audit }) => {
    db.run(q.updateTable('account').set({ last_entered_at: now }).where('id', '=', id))
    audit({ record: { kind: 'account', id }, changes: { entered: true, ...(failures > 0 && { failures }) } })
  })
}

/**
 * Writes down what happens to keys before it does: where the program ends in between, a new code that nobody was told
 * has its line, and a change that was never made as well.
 */
async function noted(
  { write }: JobContext,
  id: string,
  changes: Readonly<Record<string, true>>,
  work: () => Promise<void>,
): Promise<void> {
  const note = (what: typeof changes) =>
    write(({ audit }) => audit({ record: { kind: 'account', id }, changes: what }))
  note(changes)
  try {
    await work()
  } catch (fault) {
    // The fault itself is what the clerk has to hear.
    try {
      note({ ...changes, undone: true })
    } catch {}
    throw fault
  }
}

const noMoreUsed = () =>
  new Refusal('refused', 'Tài khoản này đã ngừng dùng. Hãy hỏi người quản trị.', {
    fields: { login: 'Đã ngừng dùng' },
  })

export const accountsCommands: Handlers<'accounts'> = {
  'accounts.state': async (_input, context) => stateOf(context),

  'accounts.begin': async ({ name, login, password }, context) => {
    const { access } = context
    if (access.phase() !== 'unprotected') {
      throw new Refusal('refused', 'Văn phòng đã có tài khoản. Hãy thêm tài khoản ở mục Tài khoản.')
    }
    refuseGuessable(password, 'password', context, [name, login])
    const recoveryCode = newCode()
    // The row first: keys without an account would keep everybody out, an account without keys keeps out nobody. One of
    // this login has none then: the program ended between the two, or the row came with a backup.
    const id = context.write((write) => {
      const there = accountsOf(write.db).find((account) => account.login === login)
      const wanted = { id: there?.id ?? uuidv7(), name, login, rights: allRights }
      if (there) takeOver(write, there, wanted)
      else insertAccount(write, wanted)
      return wanted.id
    })
    const dataKey = await access.begin({ id, login, password }, recoveryCode)
    noteEntry(context, id)
    // The keys are written: whatever becomes of the file now, the code must be told.
    await context.seal(dataKey).catch((fault: unknown) => context.log.fault('encrypt', fault))
    return { recoveryCode }
  },

  'accounts.enter': async ({ login, password }, context) => {
    const { access } = context
    const entered = await access.check(login, password)
    await context.unlock(entered.dataKey)
    if (context.isOpen() && !context.read(({ db }) => accountOf(db, entered.accountId))?.isActive)
      throw noMoreUsed()
    access.enter(entered)
    if (context.isOpen()) {
      noteEntry(context, entered.accountId)
      forgetEnded(context)
    }
    return stateOf(context)
  },

  'accounts.lock': async (_input, context) => {
    const { access } = context
    const id = access.accountId()
    const isNew = access.phase() === 'open' || access.phase() === 'changing'
    access.lock()
    // Written down, and so told to the other windows.
    if (id !== undefined && isNew && context.isOpen()) {
      context.write(({ audit }) => audit({ record: { kind: 'account', id }, changes: { locked: true } }))
    }
    return stateOf(context)
  },

  'accounts.recover': async ({ code, login, password }, context) => {
    const { access } = context
    const read = readRecoveryCode(code)
    if ('problem' in read) throw new Refusal('refused', read.problem, { fields: { code: read.problem } })
    const dataKey = await access.checkCode(read.code)
    await context.unlock(dataKey)
    const account = context.read(({ db }) => accountsOf(db)).find((each) => each.login === login)
    if (!account?.isActive || !account.rights.includes('administer')) {
      const sentence =
        'Mã khôi phục chỉ đặt lại mật khẩu của tài khoản quản trị đang dùng. Hãy nhập tên đăng nhập của tài khoản đó.'
      throw new Refusal('refused', sentence, { fields: { login: sentence } })
    }
    refuseGuessable(password, 'password', context, [account.name, login])
    const recoveryCode = newCode()
    await noted(context, account.id, { recovered: true }, async () => {
      await access.setPassword({ id: account.id, login, password, mustChange: false }, dataKey)
      await access.setCode(recoveryCode, dataKey)
    })
    access.enter({ accountId: account.id, dataKey })
    noteEntry(context, account.id)
    return { recoveryCode }
  },

  'accounts.changePassword': async ({ current, next }, context) => {
    const { access } = context
    const id = access.accountId()
    const phase = access.phase()
    if (id === undefined || (phase !== 'open' && phase !== 'changing')) {
      throw new Refusal('locked', 'Hãy đăng nhập rồi đổi mật khẩu.')
    }
    const account = context.read(({ db }) => requireAccount(db, id))
    const entered = await access.check(account.login, current).catch((fault: unknown) => {
      if (!(fault instanceof Refusal)) throw fault
      if (fault.current === mustWait) {
        throw new Refusal(fault.code, fault.message, { fields: { current: fault.fields?.password ?? '' } })
      }
      throw new Refusal(fault.code, 'Mật khẩu đang dùng chưa đúng. Mật khẩu chưa đổi.', {
        fields: { current: 'Chưa đúng' },
      })
    })
    refuseGuessable(next, 'next', context, [account.name, account.login])
    if (next === current) {
      throw new Refusal('refused', 'Mật khẩu mới phải khác mật khẩu đang dùng.', {
        fields: { next: 'Trùng mật khẩu đang dùng' },
      })
    }
    const own = { id, login: account.login, password: next, mustChange: false }
    await noted(context, id, { password: true }, () => access.setPassword(own, entered.dataKey))
    return stateOf(context)
  },

  'accounts.list': (_input, { db }) => accountsOf(db),

  'accounts.add': async ({ name, login, password, rights }, context) => {
    refuseGuessable(password, 'password', context, [name, login])
    refuseTaken(login, context)
    const id = uuidv7()
    context.write((write) => insertAccount(write, { id, name, login, rights }))
    await context.access.setPassword({ id, login, password, mustChange: true })
    return { id }
  },

  'accounts.change': async (input, context) => {
    const revision = context.write((write) => changeAccount(write, input))
    forgetEnded(context)
    return { revision }
  },

  'accounts.giveNewPassword': async ({ id, password }, context) => {
    const account = context.read(({ db }) => requireAccount(db, id))
    refuseGuessable(password, 'password', context, [account.name, account.login])
    const given = { id, login: account.login, password, mustChange: true }
    await noted(context, id, { passwordGiven: true }, () => context.access.setPassword(given))
    return {}
  },

  'accounts.renewCode': async ({ password }, context) => {
    const { access } = context
    const id = access.accountId()
    if (id === undefined)
      throw new Refusal('refused', 'Hãy lập tài khoản quản trị trước; mã khôi phục được cấp cùng lúc.')
    const account = context.read(({ db }) => requireAccount(db, id))
    const entered = await access.check(account.login, password)
    const recoveryCode = newCode()
    await noted(context, id, { recoveryCode: true }, () => access.setCode(recoveryCode, entered.dataKey))
    return { recoveryCode }
  },

  'accounts.codeSheet': ({ recoveryCode }, context) => printCodeSheet(recoveryCode, context),

  'accounts.setIdle': ({ minutes }, { db, audit }) => {
    const before = settingOf(db, idleSetting) ?? usualIdleMinutes
    keepSetting(db, idleSetting, minutes)
    audit({ changes: { idleMinutes: [before, minutes] } })
    return {}
  },
}
