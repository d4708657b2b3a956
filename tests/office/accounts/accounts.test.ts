import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../electron/office/database/open.ts'
import { roleRights } from '../../../shared/accounts/rights.ts'
import { type CommandName, contract } from '../../../shared/contract.ts'
import { keyOf } from '../../helpers/keys.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'

const password = 'chum-suoi-ghe-lua'
const another = 'trời mưa gà gáy'
const commune = { communeName: 'xã Mường Than', province: 'Lai Châu', placeName: 'Mường Than' }
const administrator = { name: 'Lò Thị Ánh', login: 'anh.lo' }

const open: OfficeUnderTest[] = []
afterEach(async () => {
  for (const office of open.splice(0)) await discard(office)
})

const opened = async (options: Parameters<typeof officeAt>[0] = {}): Promise<OfficeUnderTest> => {
  const office = await officeAt(options)
  open.push(office)
  return office
}

/** An office with its first account, entered. */
async function begun() {
  const office = await opened()
  await office.ask('setup.begin', commune)
  const { recoveryCode } = await office.ask('accounts.begin', { ...administrator, password })
  return { office, recoveryCode }
}

/** The same folder after the program was ended and started again. */
async function again(office: OfficeUnderTest): Promise<OfficeUnderTest> {
  await office.close()
  open.splice(open.indexOf(office), 1)
  return opened({ folder: office.folder })
}

/** What the audit holds, without when and by whom. */
async function auditOf(office: OfficeUnderTest, typed = password) {
  const key = await keyOf(office.folder, administrator.login, typed)
  const connection = openDatabase(join(office.folder, 'office.db'), { key, readonly: true })
  const rows = connection.prepare('SELECT command, changes FROM audit').all() as {
    command: string
    changes: string
  }[]
  connection.close()
  return rows.map(({ command, changes }) => ({ command, changes: JSON.parse(changes) as unknown }))
}

const enter = (office: OfficeUnderTest, login: string, typed: string) =>
  office.ask('accounts.enter', { login, password: typed })

describe('an office without accounts', () => {
  it('lets everybody do everything, and says so', async () => {
    const office = await opened()
    await office.ask('setup.begin', commune)
    expect(await office.ask('accounts.state', {})).toMatchObject({ phase: 'unprotected', person: null })
    expect((await office.ask('setup.state', {})).isSetUp).toBe(true)
  })
})

describe('the first account', () => {
  it('has all rights, stands behind what it writes, and is asked for at the next start', async () => {
    const { office } = await begun()
    const { phase, person } = await office.ask('accounts.state', {})
    expect(phase).toBe('open')
    expect(person).toMatchObject({ ...administrator, rights: [...roleRights.administrator] })
    await office.ask('organisation.addCell', { name: 'Chi bộ thôn Đông' })

    const next = await again(office)
    expect((await next.refusal('setup.state', {})).code).toBe('locked')
    expect(await enter(next, 'anh.lo', password)).toMatchObject({ phase: 'open' })
    expect((await next.ask('setup.state', {})).cells).toBe(1)
  })

  it('is made once', async () => {
    const { office } = await begun()
    expect(
      (await office.refusal('accounts.begin', { name: 'Ai', login: 'khac', password: another })).code,
    ).toBe('refused')
  })

  it('is not made with a password that is guessed first', async () => {
    const office = await opened()
    await office.ask('setup.begin', commune)
    const refused = await office.refusal('accounts.begin', { ...administrator, password: 'muongthan2026' })
    expect(refused.fields).toHaveProperty('password', expect.stringContaining('dễ đoán'))
    expect((await office.ask('accounts.state', {})).phase).toBe('unprotected')
  })

  it('leaves neither password, code nor the name of the person beside the database', async () => {
    const { office, recoveryCode } = await begun()
    const keys = readFileSync(join(office.folder, 'office.keys'), 'utf8')
    for (const secret of [password, recoveryCode, recoveryCode.replaceAll('-', ''), administrator.name]) {
      expect(keys).not.toContain(secret)
    }
  })
})

describe('entering', () => {
  it('is refused with a wrong password and an unknown login in the same words', async () => {
    const { office } = await begun()
    await office.ask('accounts.lock', {})
    const wrong = await office.refusal('accounts.enter', { login: 'anh.lo', password: another })
    const unknown = await office.refusal('accounts.enter', { login: 'ai.do', password })
    expect(unknown).toEqual(wrong)
  })

  it('takes longer after each wrong password in a row, and tells the audit how many there were', async () => {
    let now = new Date('2026-11-20T08:00:00').getTime()
    const office = await opened({ clock: () => new Date(now) })
    await office.ask('setup.begin', commune)
    await office.ask('accounts.begin', { ...administrator, password })
    await office.ask('accounts.lock', {})
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await office.refusal('accounts.enter', { login: 'anh.lo', password: another })
    }
    expect((await office.ask('accounts.state', {})).waitSeconds).toBe(2)
    // The right one has to wait as well, or waiting would tell which it is.
    expect((await office.refusal('accounts.enter', { login: 'anh.lo', password })).message).toContain(
      'đợi 2 giây',
    )
    now += 2000
    expect(await enter(office, 'anh.lo', password)).toMatchObject({ phase: 'open', waitSeconds: 0 })
    expect(await auditOf(office)).toContainEqual({
      command: 'accounts.enter',
      changes: { entered: true, failures: 3 },
    })
  })

  it('makes the next start wait as well, and no longer because the clock was set back', async () => {
    let now = new Date('2026-11-20T08:00:00').getTime()
    const office = await opened({ clock: () => new Date(now) })
    await office.ask('setup.begin', commune)
    await office.ask('accounts.begin', { ...administrator, password })
    await office.ask('accounts.lock', {})
    for (let attempt = 0; attempt < 4; attempt += 1) {
      await office.refusal('accounts.enter', { login: 'anh.lo', password: another })
      now += attempt === 3 ? 0 : 2000
    }
    await office.close()
    open.splice(open.indexOf(office), 1)
    now -= 86_400_000
    const next = await opened({ folder: office.folder, clock: () => new Date(now) })
    expect((await next.refusal('accounts.enter', { login: 'anh.lo', password })).message).toContain(
      'Đã nhập sai 4 lần. Hãy đợi 4 giây',
    )
    now += 86_400_000 + 4000
    expect(await enter(next, 'anh.lo', password)).toMatchObject({ phase: 'open' })
    expect(await auditOf(next)).toContainEqual({
      command: 'accounts.enter',
      changes: { entered: true, failures: 4 },
    })
    expect(readdirSync(office.folder)).not.toContain('office.tries')
  })

  it('is possible with the same password written by another input method', async () => {
    const office = await opened()
    await office.ask('setup.begin', commune)
    await office.ask('accounts.begin', { ...administrator, password: another.normalize('NFD') })
    await office.ask('accounts.lock', {})
    expect(await enter(office, 'anh.lo', another.normalize('NFC'))).toMatchObject({ phase: 'open' })
  })

  it('goes on from the copy where the file of keys is damaged, and says so where both are', async () => {
    const { office } = await begun()
    writeFileSync(join(office.folder, 'office.keys'), '{"format":1,"acc')
    const next = await again(office)
    expect(await enter(next, 'anh.lo', password)).toMatchObject({ phase: 'open' })

    for (const name of ['office.keys', 'office.keys.copy']) writeFileSync(join(office.folder, name), 'hỏng')
    const third = await again(next)
    expect((await third.refusal('accounts.enter', { login: 'anh.lo', password })).message).toContain(
      'Tệp khóa',
    )
    expect((await third.refusal('setup.state', {})).code).not.toBe('internal')
  })
})

describe('a locked window', () => {
  it('keeps files that were made before behind it', async () => {
    const { office, recoveryCode } = await begun()
    const token = office.door.put({ name: 'a.pdf', mediaType: 'application/pdf', bytes: Buffer.from('a') })
    await office.ask('accounts.lock', {})
    expect(office.door.take(token)).toBeUndefined()
    await office.ask('accounts.recover', { code: recoveryCode, login: 'anh.lo', password: another })
    expect(office.door.take(token)?.name).toBe('a.pdf')
  })

  it('lets no command through but those that open it, and keeps who is at work', async () => {
    const { office } = await begun()
    expect(await office.ask('accounts.lock', {})).toMatchObject({ phase: 'locked', person: administrator })
    const free = Object.entries(contract).filter(([, { right }]) => right === 'enter')
    expect(free.map(([name]) => name)).toEqual([
      'accounts.state',
      'accounts.enter',
      'accounts.lock',
      'accounts.recover',
      'accounts.changePassword',
    ])
    for (const name of Object.keys(contract) as CommandName[]) {
      if (contract[name].right === 'enter') continue
      const answer = await office.call(name, {})
      expect([name, answer.ok || answer.error.code]).toEqual([name, 'locked'])
    }
    expect((await office.refusal('accounts.changePassword', { current: password, next: another })).code).toBe(
      'locked',
    )
  })
})

describe('locking', () => {
  it('is written down once and told to every window', async () => {
    const { office } = await begun()
    const told: string[] = []
    office.onEvent((event) => {
      if (event.kind === 'changed') told.push(...event.capabilities)
    })
    expect(await office.ask('accounts.lock', {})).toMatchObject({ phase: 'locked' })
    await office.ask('accounts.lock', {})
    expect(told).toContain('accounts')
    expect((await auditOf(office)).filter(({ command }) => command === 'accounts.lock')).toEqual([
      { command: 'accounts.lock', changes: { locked: true } },
    ])
  })
})

describe('rights', () => {
  it.each(['leader', 'archivist', 'officer'] as const)(
    'of %s are held by every command of the contract',
    async (role) => {
      const { office } = await begun()
      const given = { name: 'Vàng A Của', login: 'cua', rights: [...roleRights[role]], password: another }
      await office.ask('accounts.add', given)
      await enter(office, 'cua', another)
      await office.ask('accounts.changePassword', { current: another, next: password })
      const mine: readonly string[] = roleRights[role]
      for (const name of Object.keys(contract) as CommandName[]) {
        const { right } = contract[name]
        if (right === 'enter') continue
        // Nonsense: what passes the rights stops at the input or the rules.
        const answer = await office.call(name, { nonsense: true })
        const isForbidden = !answer.ok && answer.error.code === 'forbidden'
        expect([name, right, isForbidden]).toEqual([name, right, !mine.includes(right)])
      }
    },
  )

  it('of the last administrator cannot be taken, nor can the account be ended', async () => {
    const { office } = await begun()
    const [own] = await office.ask('accounts.list', {})
    if (!own) throw new Error('no account')
    const base = { id: own.id, revision: own.revision, name: own.name }
    const less = await office.refusal('accounts.change', {
      ...base,
      rights: ['read', 'write'],
      isActive: true,
    })
    expect(less.message).toContain('ít nhất một tài khoản quản trị')
    await office.refusal('accounts.change', { ...base, rights: own.rights, isActive: false })
  })

  it('of an ended account end at once, also while it is at work', async () => {
    const { office } = await begun()
    await office.ask('accounts.add', {
      name: 'Vàng A Của',
      login: 'cua',
      rights: [...roleRights.administrator],
      password: another,
    })
    await enter(office, 'cua', another)
    await office.ask('accounts.changePassword', { current: another, next: 'nui cao song dai' })
    const cua = (await office.ask('accounts.list', {})).find(({ login }) => login === 'cua')
    if (!cua) throw new Error('no account')
    await office.ask('accounts.change', {
      id: cua.id,
      revision: cua.revision,
      name: cua.name,
      rights: cua.rights,
      isActive: false,
    })
    expect((await office.refusal('accounts.list', {})).code).toBe('locked')
    // Neither the data nor a backup made from now on: the key is gone from both files.
    for (const name of ['office.keys', 'office.keys.copy']) {
      expect(readFileSync(join(office.folder, name), 'utf8')).not.toContain('"cua"')
    }
    await office.refusal('accounts.enter', { login: 'cua', password: 'nui cao song dai' })
  })

  it('of one whose row was ended alone lose their key when somebody else enters', async () => {
    const { office } = await begun()
    await office.ask('accounts.add', {
      name: 'Vàng A Của',
      login: 'cua',
      rights: ['read'],
      password: another,
    })
    const key = await keyOf(office.folder, administrator.login, password)
    await office.close()
    open.splice(open.indexOf(office), 1)
    // As a backup brings it in which the account had been ended.
    const connection = openDatabase(join(office.folder, 'office.db'), { key })
    connection.prepare("UPDATE account SET is_active = 0 WHERE login = 'cua'").run()
    connection.close()
    const next = await opened({ folder: office.folder })
    await enter(next, 'anh.lo', password)
    expect(readFileSync(join(next.folder, 'office.keys'), 'utf8')).not.toContain('"cua"')
    expect(await enter(next, 'anh.lo', password)).toMatchObject({ phase: 'open' })
  })

  it('come back with a new password where the account is used again', async () => {
    const { office } = await begun()
    await office.ask('accounts.add', {
      name: 'Vàng A Của',
      login: 'cua',
      rights: ['read'],
      password: another,
    })
    const cua = async () => {
      const found = (await office.ask('accounts.list', {})).find(({ login }) => login === 'cua')
      if (!found) throw new Error('no account')
      return { id: found.id, revision: found.revision, name: found.name, rights: found.rights }
    }
    await office.ask('accounts.change', { ...(await cua()), isActive: false })
    await office.ask('accounts.change', { ...(await cua()), isActive: true })
    await office.refusal('accounts.enter', { login: 'cua', password: another })
    const { id } = await cua()
    await office.ask('accounts.giveNewPassword', { id, password: 'nui cao song dai' })
    expect(await enter(office, 'cua', 'nui cao song dai')).toMatchObject({ phase: 'changing' })
  })
})

describe('a password that somebody else gave', () => {
  it('opens nothing but the change of it', async () => {
    const { office } = await begun()
    await office.ask('accounts.add', {
      name: 'Vàng A Của',
      login: 'cua',
      rights: ['write'],
      password: another,
    })
    expect(await enter(office, 'cua', another)).toMatchObject({ phase: 'changing' })
    expect((await office.refusal('people.search', {})).code).toBe('locked')
    const same = await office.refusal('accounts.changePassword', { current: another, next: another })
    expect(same.fields).toHaveProperty('next')
    const wrong = await office.refusal('accounts.changePassword', {
      current: password,
      next: 'nui cao song dai',
    })
    expect(wrong.fields).toHaveProperty('current')
    expect(
      await office.ask('accounts.changePassword', { current: another, next: 'nui cao song dai' }),
    ).toMatchObject({ phase: 'open' })
    await office.refusal('accounts.enter', { login: 'cua', password: another })
    await office.ask('people.search', {})
  })
})

describe("a change of one's own password", () => {
  it('says how long to wait after wrong ones, instead of calling the right one wrong', async () => {
    const { office } = await begun()
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await office.refusal('accounts.changePassword', { current: another, next: 'nui cao song dai' })
    }
    const refused = await office.refusal('accounts.changePassword', { current: password, next: another })
    expect(refused.message).toContain('đợi 2 giây')
    expect(refused.fields).toEqual({ current: 'Đợi 2 giây' })
  })
})

describe('the recovery code', () => {
  it('opens the office when the administrator forgot, is replaced by a new one, and both stand in the audit', async () => {
    const { office, recoveryCode } = await begun()
    const next = await again(office)
    const recovered = await next.ask('accounts.recover', {
      code: recoveryCode.toLowerCase(),
      login: 'anh.lo',
      password: another,
    })
    expect(recovered.recoveryCode).not.toBe(recoveryCode)
    expect((await next.ask('accounts.state', {})).phase).toBe('open')

    expect(await auditOf(next, another)).toContainEqual({
      command: 'accounts.recover',
      changes: { recovered: true },
    })
    const third = await again(next)
    await third.refusal('accounts.enter', { login: 'anh.lo', password })
    expect(
      (await third.refusal('accounts.recover', { code: recoveryCode, login: 'anh.lo', password })).fields,
    ).toHaveProperty('code')
    expect(await enter(third, 'anh.lo', another)).toMatchObject({ phase: 'open' })
  })

  it('says which group was copied wrong, without costing a try', async () => {
    const { office, recoveryCode } = await begun()
    const last = recoveryCode.at(-1) === 'A' ? 'B' : 'A'
    const wrong = recoveryCode.slice(0, -1) + last
    const refused = await office.refusal('accounts.recover', {
      code: wrong,
      login: 'anh.lo',
      password: another,
    })
    expect(refused.fields).toHaveProperty('code', expect.stringContaining('Nhóm thứ 6'))
    expect((await office.ask('accounts.state', {})).waitSeconds).toBe(0)
  })

  it('gives no password to an account that administers nothing', async () => {
    const { office, recoveryCode } = await begun()
    await office.ask('accounts.add', {
      name: 'Vàng A Của',
      login: 'cua',
      rights: ['write'],
      password: another,
    })
    await office.refusal('accounts.recover', { code: recoveryCode, login: 'cua', password })
  })
})

describe('keys without their rows', () => {
  it('are given accounts again, so that an office restored from before them can be entered', async () => {
    const before = await opened()
    await before.ask('setup.begin', commune)
    await before.close()
    open.splice(open.indexOf(before), 1)
    const file = join(before.folder, 'office.db')
    const plain = readFileSync(file)

    const office = await opened({ folder: before.folder })
    await office.ask('accounts.begin', { ...administrator, password })
    await office.close()
    open.splice(open.indexOf(office), 1)
    writeFileSync(file, plain)
    const next = await opened({ folder: office.folder })
    expect(await enter(next, 'anh.lo', password)).toMatchObject({ phase: 'open' })
    expect((await next.ask('accounts.list', {})).map(({ rights }) => rights)).toEqual([
      [...roleRights.administrator],
    ])
  })
})
