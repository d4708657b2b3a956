import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { OfficeEvent } from '../../shared/command.ts'
import { discard, type OfficeUnderTest, officeAt, temporaryFolder } from '../helpers/office.ts'
import { backUp, lookAt, setsOn, stickHost } from '../office/backup/sticks.ts'
import { filledOffice, freeze, now } from '../office/filled-office.ts'
import { endingOf, firstAccount, oneMore, otherPassword, secondAccount } from './accounts.ts'
import { memberBook } from './looks.ts'

/* The program is started a second time on the folder of an office that is in the middle of something. */

const open: OfficeUnderTest[] = []
afterEach(async () => {
  for (const office of open.splice(0)) await discard(office)
})

async function working() {
  const stick = temporaryFolder()
  const host = stickHost(stick)
  const filled = await filledOffice({ host })
  open.push(filled.office)
  await freeze(filled)
  await backUp(filled.office)
  await filled.office.ask('people.add', oneMore(filled.cells[0]))
  return { ...filled, host }
}
type Working = Awaited<ReturnType<typeof working>>

/** Starts it at every word that the first one gives of its progress, and answers how often that was. */
async function startedMeanwhile({ office, host }: Working, work: () => Promise<unknown>): Promise<number> {
  const others: Promise<string>[] = []
  const start = async () => {
    const second = await officeAt({ folder: office.folder, now, host })
    const { message = 'it was opened' } = second.trouble ?? {}
    await second.close()
    return message
  }
  const leave = office.onEvent((event: OfficeEvent) => {
    if (event.kind === 'progress' && others.length < 6) others.push(start())
  })
  const begun = work()
  others.push(start())
  await begun
  leave()
  for (const message of await Promise.all(others)) expect(message).toContain('đang mở ở một cửa sổ khác')
  return others.length
}

const members = async (office: OfficeUnderTest) => (await office.ask('setup.state', {})).members

describe('a second window of the program on the same folder', () => {
  it('is refused in words while a backup is made, which is whole', async () => {
    const both = await working()
    expect(await startedMeanwhile(both, () => backUp(both.office))).toBeGreaterThan(1)
    expect(await setsOn(both.office)).toHaveLength(2)
    const [set] = await setsOn(both.office)
    expect((await lookAt(both.office, set?.token)).inside.members).toBe(6)
  })

  it('is refused while a backup is restored, which is then in its place', async () => {
    const both = await working()
    const [set] = await setsOn(both.office)
    const { previewId } = await lookAt(both.office, set?.token)
    const restore = () => both.office.ask('backup.restore', { previewId })
    expect(await startedMeanwhile(both, restore)).toBeGreaterThan(1)
    expect(await members(both.office)).toBe(5)
    expect(await both.office.ask('backup.kept', {})).toHaveLength(1)
  })

  it('is refused while a book is imported', async () => {
    const both = await working()
    const { office } = both
    const upload = office.door.put({ name: 'ds.xlsx', mediaType: '', bytes: readFileSync(memberBook) })
    await startedMeanwhile(both, async () => {
      const { previewId } = await office.ask('intake.preview', { upload })
      await office.ask('intake.apply', { previewId, skipWrongRows: true })
    })
    expect(await members(office)).toBe(6 + 337)
  })

  it('is refused while the office is encrypted and while a password is changed', async () => {
    const both = await working()
    const { office } = both
    await startedMeanwhile(both, () => office.ask('accounts.begin', firstAccount))
    expect(await office.ask('accounts.state', {})).toMatchObject({ phase: 'open', isEncrypted: true })
    const change = { current: firstAccount.password, next: otherPassword }
    await startedMeanwhile(both, () => office.ask('accounts.changePassword', change))
    expect(await members(office)).toBe(6)
    expect(readdirSync(join(office.folder, 'papers')).every((name) => name.endsWith('.enc'))).toBe(true)
  })

  it('is refused while there is a new recovery code and while an account is ended, each whole', async () => {
    const both = await working()
    const { office } = both
    await office.ask('accounts.begin', firstAccount)
    await office.ask('accounts.add', { ...secondAccount, rights: ['read'] })
    let code = ''
    await startedMeanwhile(both, async () => {
      code = (await office.ask('accounts.renewCode', { password: firstAccount.password })).recoveryCode
    })
    const ending = await endingOf(office)
    await startedMeanwhile(both, () => office.ask('accounts.change', ending))
    await office.close()

    const later = await officeAt({ folder: office.folder, now, host: both.host })
    open.push(later)
    const { login, password } = secondAccount
    expect(await later.call('accounts.enter', { login, password })).toMatchObject({ ok: false })
    await later.ask('accounts.recover', { code, login: firstAccount.login, password: otherPassword })
    expect(await members(later)).toBe(6)
  })
})
