import { readFileSync, writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { emptyPerson } from '../../shared/people/person.ts'
import { type OfficeUnderTest, officeAt } from '../helpers/office.ts'
import { lookAt, setsOn, stickHost, stickOf } from '../office/backup/sticks.ts'
import { typedRow } from '../office/figures/commune.ts'
import { content, freeze, now } from '../office/filled-office.ts'
import { endingOf, firstAccount, oneMore, otherPassword } from './accounts.ts'

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
  /** Waits for another line before it goes to work; one that brings an office up to date, before it opens it. */
  readonly waits?: true
  readonly cell?: string
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

/** Adds member after member: a thousand pages in, the journal is folded in. */
async function add(office: OfficeUnderTest, { cell = '' }: Orders): Promise<never> {
  for (let members = 6; ; members += 1) {
    await office.ask('people.add', oneMore(cell, `Lò Thị Thứ ${members}`))
    say({ members })
  }
}

async function freezePaper(office: OfficeUnderTest, { meeting = '' }: Orders): Promise<void> {
  say({ frozen: await freeze({ office, meeting }) })
  setInterval(() => undefined, 60_000)
}

async function renewCode(office: OfficeUnderTest): Promise<void> {
  say({ code: (await office.ask('accounts.renewCode', { password: firstAccount.password })).recoveryCode })
  setInterval(() => undefined, 60_000)
}

/** Ends the account of somebody who has left. */
async function endAccount(office: OfficeUnderTest): Promise<void> {
  await office.ask('accounts.change', await endingOf(office))
  say({ ended: true })
  setInterval(() => undefined, 60_000)
}

/** The program of today opens what an older one has left. */
function update(): void {
  say({ opened: true })
  setInterval(() => undefined, 60_000)
}

const tasks = {
  type,
  takeIn,
  add,
  freezePaper,
  backUp,
  importBook,
  restore,
  protect,
  changePassword,
  renewCode,
  endAccount,
  update,
} satisfies Readonly<Record<string, (office: OfficeUnderTest, orders: Orders) => Promise<void> | void>>
export type Task = keyof typeof tasks

const name = process.argv[2] ?? ''
if (!(name in tasks)) throw new Error('which task?')
const task: Task = name as Task
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const orders = JSON.parse((await lines.next()).value ?? '{}') as Orders
const waits = async () => {
  if (!orders.waits) return
  say({ waiting: true })
  await lines.next()
}
if (task === 'update') await waits()
const office = await officeAt({
  folder: orders.folder,
  clock: () => new Date(Date.parse(now) + (orders.since === undefined ? 0 : Date.now() - orders.since)),
  ...(orders.stick && { host: stickHost(orders.stick) }),
})
if (orders.enters) await office.ask('accounts.enter', orders.enters)
if (office.trouble) throw new Error(office.trouble.message)
if (task !== 'update') await waits()
await tasks[task](office, orders)
