import { readFileSync, writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { emptyPerson } from '../../shared/people/person.ts'
import { type OfficeUnderTest, officeAt } from '../helpers/office.ts'
import { lookAt, setsOn, stickHost, stickOf } from '../office/backup/sticks.ts'
import { typedRow } from '../office/figures/commune.ts'
import { content, now } from '../office/filled-office.ts'
import { firstAccount, otherPassword } from './accounts.ts'

/*
 * A clerk at work in a process of its own, to be killed: `node clerk.ts TASK`. It loads everything, waits for a line of
 * JSON with its orders, opens the office and works until it dies. Each answer of the office is written to stdout before
 * the next thing is done; what stands there was acknowledged.
 */
export interface Orders {
  readonly folder: string
  readonly stick?: string
  readonly meeting?: string
  readonly person?: string
  /** First number to type. */
  readonly from?: number
  readonly workbook?: string
  /** When the test began, in milliseconds: the clock then goes on from the office's day, over every start. */
  readonly since?: number
  /** Who enters an office with accounts, with which password. */
  readonly enters?: { readonly login: string; readonly password: string }
}

const say = (fact: object) => void writeSync(1, `${JSON.stringify(fact)}\n`)

async function type(
  office: OfficeUnderTest,
  { meeting = '', person = '', from = 1 }: Orders,
): Promise<never> {
  let { draftRevision, revision } = await office.ask('meetings.get', { id: meeting })
  let personRevision = (await office.ask('people.card', { id: person })).revision
  say({ ready: from })
  for (let number = from; ; number += 1) {
    const typed = content(`Lần ${number}`)
    if (number % 7 === 0) {
      const recorded = await office.ask('meetings.record', {
        id: meeting,
        revision,
        draftRevision,
        content: typed,
      })
      revision = recorded.revision
      draftRevision = recorded.draftRevision
      say({ recorded: number })
    } else if (number % 5 === 0) {
      const fields = { ...emptyPerson, fullName: 'Lò Văn Hặc', otherName: `Lần ${number}` }
      personRevision = (
        await office.ask('people.changeForm', { fields, id: person, revision: personRevision })
      ).revision
      say({ changed: number })
    } else {
      const kept = await office.ask('meetings.keep', { id: meeting, draftRevision, content: typed })
      draftRevision = kept.draftRevision
      say({ kept: number })
    }
    // The window's next call comes with the next turn of the loop.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Records row after row of the sheet, month after month, as fast as a window could. */
async function takeIn(office: OfficeUnderTest): Promise<never> {
  const cells = await office.ask('organisation.cells', {})
  say({ ready: true })
  for (let number = 1; ; number += 1) {
    const { id: cellId = '' } = cells[number % cells.length] ?? {}
    const row = await typedRow(office.ask, cellId, {
      ...{ heldOn: '5/11', startsAt: '1930', endsAt: '2100', absences: '2p', ownScore: String(number % 100) },
    })
    await office.ask('figures.record', row)
    say({ recorded: number, cell: cellId, score: number % 100 })
  }
}

async function backUp(office: OfficeUnderTest): Promise<never> {
  say({ ready: true })
  for (;;) {
    const { setName } = await office.ask('backup.make', { folder: await stickOf(office) })
    say({ made: setName })
  }
}

async function importBook(office: OfficeUnderTest, { workbook = '' }: Orders): Promise<void> {
  const upload = office.door.put({ name: 'ds.xlsx', mediaType: '', bytes: readFileSync(workbook) })
  const { previewId } = await office.ask('intake.preview', { upload })
  say({ ready: true })
  await office.ask('intake.apply', { previewId, skipWrongRows: true })
  say({ applied: true })
  setInterval(() => undefined, 60_000)
}

/** Puts the set of the stick in place of the office, then what was kept, and so on. */
async function restore(office: OfficeUnderTest): Promise<never> {
  say({ ready: true })
  for (;;) {
    const [set] = await setsOn(office)
    const there = await lookAt(office, set?.token)
    await office.ask('backup.restore', { previewId: there.previewId })
    say({ restored: 'set' })
    const [kept] = await office.ask('backup.kept', {})
    const back = await office.ask('backup.lookKept', { kept: kept?.token ?? '' })
    await office.ask('backup.restore', { previewId: back.previewId })
    say({ restored: 'kept' })
  }
}

/** Makes the first account, with which everything in the folder is encrypted. */
async function protect(office: OfficeUnderTest): Promise<void> {
  say({ ready: true })
  await office.ask('accounts.begin', firstAccount)
  say({ protected: true })
  setInterval(() => undefined, 60_000)
}

/** Changes the password to and fro; begins with the one that was entered with. */
async function changePassword(office: OfficeUnderTest, { enters }: Orders): Promise<never> {
  let current = enters?.password ?? ''
  say({ ready: true })
  for (;;) {
    const next = current === otherPassword ? firstAccount.password : otherPassword
    say({ asked: next })
    await office.ask('accounts.changePassword', { current, next })
    current = next
    say({ changed: next })
  }
}

const tasks: Readonly<Record<string, (office: OfficeUnderTest, orders: Orders) => Promise<void>>> = {
  type,
  takeIn,
  backUp,
  importBook,
  restore,
  protect,
  changePassword,
}

const task = tasks[process.argv[2] ?? '']
if (task === undefined) throw new Error('which task?')
for await (const line of createInterface({ input: process.stdin })) {
  const orders = JSON.parse(line) as Orders
  const office = await officeAt({
    folder: orders.folder,
    clock: () => new Date(Date.parse(now) + (orders.since === undefined ? 0 : Date.now() - orders.since)),
    ...(orders.stick && { host: stickHost(orders.stick) }),
  })
  if (orders.enters) await office.ask('accounts.enter', orders.enters)
  if (office.trouble) throw new Error(office.trouble.message)
  await task(office, orders)
}
