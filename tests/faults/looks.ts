import { join } from 'node:path'
import { expect } from 'vitest'
import { brokenLink } from '../../electron/office/audit.ts'
import { hashOfFile } from '../../electron/office/backup/copying.ts'
import { inspectBackup } from '../../electron/office/backup/inspection.ts'
import { papersOfSet, setDatabase, setsIn } from '../../electron/office/backup/sets.ts'
import { createExecutor } from '../../electron/office/database/executor.ts'
import { type Connection, type DataKey, openDatabase } from '../../electron/office/database/open.ts'
import { filesThatTell } from '../helpers/clear-text.ts'
import { keyOf } from '../helpers/keys.ts'
import { type OfficeUnderTest, officeAt } from '../helpers/office.ts'
import { stickHost } from '../office/backup/sticks.ts'
import { databaseOf, rowCounts } from '../office/database/raw.ts'
import { type Filled, filledOffice, now } from '../office/filled-office.ts'
import { firstAccount, otherPassword, secondAccount } from './accounts.ts'
import { entriesOf, type Places, type Told } from './cut-offices.ts'

/*
 * What must hold of an office that was killed or lost its power at any moment, by what it was doing; `told` is what the
 * window had heard by then.
 */

const { login, password } = firstAccount

export const opened = ({ folder, usb }: Places): Promise<OfficeUnderTest> =>
  officeAt({ folder, now, host: stickHost(usb) })
export const filledIn = ({ folder, usb }: Places): Promise<Filled> =>
  filledOffice({ folder, host: stickHost(usb) })
const members = async (office: OfficeUnderTest) => (await office.ask('setup.state', {})).members
const was = (told: readonly Told[], name: string): boolean => told.some((fact) => name in fact)
const last = (told: readonly Told[], name: string): number =>
  Math.max(0, ...told.map((fact) => Number(fact[name] ?? 0)))

export function soundly<T>(file: string, read: (connection: Connection) => T, key?: DataKey): T {
  const connection = openDatabase(file, { readonly: true, key })
  try {
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(connection.pragma('foreign_key_check')).toEqual([])
    expect(brokenLink(createExecutor(connection))).toBeUndefined()
    return read(connection)
  } finally {
    connection.close()
  }
}

interface Entering {
  readonly login: string
  readonly password: string
}

/** Opens what is left with the program, and looks at the file once it is closed again. */
async function whole(
  places: Places,
  look: (office: OfficeUnderTest) => Promise<void>,
  as?: Entering,
): Promise<void> {
  const office = await opened(places)
  try {
    expect(office.trouble?.message).toBeUndefined()
    if (as) await office.ask('accounts.enter', as)
    await look(office)
    expect(entriesOf(places.folder).filter((name) => name.startsWith('restoring'))).toEqual([])
  } finally {
    await office.close()
  }
  const key = as && (await keyOf(places.folder, as.login, as.password))
  soundly(databaseOf(places.folder), () => undefined, key)
}

/** `kept`: the number of what was typed last, told with the id of the meeting. */
export const afterTyping = (places: Places, told: readonly Told[]) =>
  whole(places, async (office) => {
    const id = told.find((fact) => 'id' in fact)?.id
    if (id === undefined) return
    const { content } = await office.ask('meetings.get', { id: String(id) })
    const number = Number(/Lần (\d+)/.exec(content.conclusion)?.[1] ?? 0)
    expect(number).toBeGreaterThanOrEqual(last(told, 'kept'))
    expect(number).toBeLessThanOrEqual(last(told, 'kept') + 1)
  })

/** `members`: how many there are, one more each time. */
export const afterAdding = (places: Places, told: readonly Told[], as?: Entering) =>
  whole(
    places,
    async (office) => {
      const found = await members(office)
      expect(found).toBeGreaterThanOrEqual(last(told, 'members'))
      expect(found).toBeLessThanOrEqual(Math.max(5, last(told, 'members')) + 1)
    },
    as,
  )

export async function pdfOf(office: OfficeUnderTest, paperId: string): Promise<string> {
  const { token } = await office.ask('documents.pdf', { paperId })
  return Buffer.from(office.door.take(token)?.bytes ?? []).toString('latin1')
}

/** `frozen`: the paper. */
export const afterFreezing = (places: Places, told: readonly Told[]) =>
  whole(places, async (office) => {
    const papers = soundly(databaseOf(places.folder), (db) =>
      db.prepare('SELECT id FROM paper').pluck().all().map(String),
    )
    expect(papers).toHaveLength(was(told, 'frozen') ? 1 : papers.length)
    for (const paper of papers) expect(await pdfOf(office, paper)).toContain('%PDF')
  })

/** An office of this schema is brought up to date. */
export const olderOffice = join(import.meta.dirname, '../fixtures/schemas/0060.db')

/** `opened`, with as many persons as before, and a whole copy of what was there. */
export async function afterUpdate(places: Places, told: readonly Told[]): Promise<void> {
  const people = (file: string) => soundly(file, (db) => rowCounts(db).person)
  const before = people(olderOffice)
  const snapshots = join(places.folder, 'snapshots')
  const kept = entriesOf(snapshots)
  if (was(told, 'opened')) {
    expect(kept).toHaveLength(1)
    expect(people(join(snapshots, kept[0] ?? ''))).toBe(before)
  }
  await whole(places, async () => undefined)
  expect(people(databaseOf(places.folder))).toBe(before)
}

/** 337 members. */
export const memberBook = join(import.meta.dirname, '../fixtures/workbooks/dang-vien-29-cot.xlsx')

/** `applied`: all 337 of the book. */
export const afterImport = (places: Places, told: readonly Told[]) =>
  whole(places, async (office) =>
    expect(was(told, 'applied') ? [342] : [5, 342]).toContain(await members(office)),
  )

/** `made`: the name of a set. */
export async function afterBackup(places: Places, told: readonly Told[]): Promise<void> {
  const sets = setsIn(places.usb)
  const names = sets.map(({ name }) => name)
  for (const { made } of told) if (made !== undefined) expect(names).toContain(made)
  for (const set of sets) {
    const { database, counts, attachments } = set.manifest
    const file = join(set.path, setDatabase)
    expect(hashOfFile(file)).toBe(database.sha256)
    expect(inspectBackup({ file })).toMatchObject({ integrity: 'ok', counts })
    for (const { sha256 } of attachments) expect(hashOfFile(join(papersOfSet(set), sha256))).toBe(sha256)
  }
  await whole(places, async (office) => {
    for (const { setName } of (await office.ask('backup.state', {})).history) expect(names).toContain(setName)
  })
}

/** `restored`: there are five again where there were six, and the six are kept. */
export const afterRestore = (places: Places, told: readonly Told[]) =>
  whole(places, async (office) => {
    const found = await members(office)
    expect(was(told, 'restored') ? [5] : [5, 6]).toContain(found)
    const kept = await office.ask('backup.kept', {})
    const inside = kept.map(({ name }) => {
      const file = join(places.folder, 'kept', name, 'office.db')
      return inspectBackup({ file }).counts.members
    })
    expect([found, ...inside]).toContain(6)
  })

const secrets = ['Lò Văn Hặc', '012060000001']

/** `protected`: from then on a password is asked for. Everything is there and lies open nowhere after the next entry. */
export async function afterEncrypting(
  places: Places,
  told: readonly Told[],
  paper: { readonly id: string; readonly printed: string },
): Promise<void> {
  const office = await opened(places)
  expect(office.trouble?.message).toBeUndefined()
  const { phase } = await office.ask('accounts.state', {})
  if (was(told, 'protected')) expect(phase).toBe('closed')
  if (phase === 'closed') await office.ask('accounts.enter', { login, password })
  else await office.ask('accounts.begin', firstAccount)
  expect(await office.ask('accounts.state', {})).toMatchObject({ phase: 'open', isEncrypted: true })
  expect(await members(office)).toBe(5)
  expect(await pdfOf(office, paper.id)).toBe(paper.printed)
  expect(filesThatTell(places.folder, secrets)).toEqual([])
  await office.close()
  soundly(databaseOf(places.folder), () => undefined, await keyOf(places.folder, login, password))
}

/** `changed`: only the other password opens the office; before, one of the two. */
export async function afterNewPassword(places: Places, told: readonly Told[]): Promise<void> {
  const opening: string[] = []
  for (const each of [password, otherPassword]) {
    if (await keyOf(places.folder, login, each).catch(() => undefined)) opening.push(each)
  }
  expect(opening).toHaveLength(1)
  if (was(told, 'changed')) expect(opening).toEqual([otherPassword])
  const as = { login, password: opening[0] ?? '' }
  await whole(places, async (office) => expect(await members(office)).toBe(5), as)
}

/** `code`: only the new recovery code opens the office; before, one of the two, if the new one is known at all. */
export async function afterNewCode(places: Places, told: readonly Told[], before: string): Promise<void> {
  const after = told.find((fact) => 'code' in fact)?.code
  const opens = async (code: string) => {
    const office = await opened(places)
    const answer = await office.call('accounts.recover', { code, login, password: otherPassword })
    await office.close()
    return answer.ok
  }
  if (after !== undefined) {
    expect(await opens(before)).toBe(false)
    expect(await opens(String(after))).toBe(true)
  }
  const as = { login, password: after === undefined ? password : otherPassword }
  await whole(places, async (office) => expect(await members(office)).toBe(5), as)
}

/** `ended`: whose account that was enters no more; before it, they may. The others do in any case. */
export async function afterEnding(places: Places, told: readonly Told[]): Promise<void> {
  const key = await keyOf(places.folder, secondAccount.login, secondAccount.password).catch(() => undefined)
  if (was(told, 'ended')) expect(key).toBeUndefined()
  await whole(
    places,
    async (office) => {
      expect(await members(office)).toBe(5)
      const second = (await office.ask('accounts.list', {})).find(
        (account) => account.login === secondAccount.login,
      )
      expect(second?.isActive).toBe(was(told, 'ended') ? false : second?.isActive)
      // Nobody is shown as being able to enter whose key is gone.
      if (second?.isActive) expect(key).toBeDefined()
    },
    { login, password },
  )
}
