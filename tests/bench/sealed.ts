import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { wrap } from '../../electron/office/accounts/wrapping.ts'
import { databaseName } from '../../electron/office/database/name.ts'
import { bareHost } from '../helpers/office.ts'
import { keystrokes } from './keystrokes.ts'
import { compare, median, timed, type Work } from './measure.ts'
import { type BenchOffice, openBenchOffice } from './office.ts'
import { type Row, ratioRow, unmeasuredRow, valueRow } from './row.ts'
import { type Measurement, membersOf, thousands, yearsOf } from './setting.ts'
import { makeWorkbook } from './workbook.ts'

/** What encrypting may cost: of a page that is read again and again, of a write, and of a whole backup. */
const budgets = { reading: 1.3, saving: 1.5, importing: 1.5, backup: 2.5, unlockMs: 2000 }
const account = { name: 'Lò Thị Ánh', login: 'anh.lo', password: 'chum-suoi-ghe-lua' }

/** An office with accounts against the same without: its data lie encrypted. */
export const sealing: Measurement = async ({ scale, office, folder, rounds }) => {
  const size = scale.oneYear
  const told = { scale: `${membersOf(size)}, ${yearsOf(size)}` }
  const [plainFolder, sealedFolder, stick, tools] = ['plain', 'sealed', 'stick', 'tools'].map(folder)
  if (!plainFolder || !sealedFolder || !stick || !tools) throw new Error('no folder')
  for (const to of [plainFolder, sealedFolder]) cpSync(await office(size), to, { recursive: true })
  const host = { ...bareHost, chooseFolder: async () => stick }
  const plain = await openBenchOffice(plainFolder, host)
  const sealed = await openBenchOffice(sealedFolder, host)
  try {
    await sealed.ask('accounts.begin', account)
    if (!(await sealed.ask('accounts.state', {})).isEncrypted) throw new Error('the office is not encrypted')
    const rows: Row[] = []
    const row = async (
      name: string,
      work: (of: BenchOffice) => Work | Promise<Work>,
      budget: number,
      count: number,
    ) => {
      const both = { ours: await work(sealed), plain: await work(plain) }
      const measured = await compare(both.ours, both.plain, { rounds: rounds(count), warmUp: 3, leastMs: 8 })
      rows.push(
        ratioRow(
          { ...told, name, note: 'encrypted, against the same office without accounts' },
          measured,
          budget,
        ),
      )
    }
    const search = (of: BenchOffice) => async () => {
      for (const query of keystrokes) await of.ask('people.search', { query })
    }
    await row('search, 15 keystrokes, encrypted', search, budgets.reading, 25)
    const month = (of: BenchOffice) => () => of.ask('meetings.month', { period: '2026-10' })
    await row('month of all cells, encrypted', month, budgets.reading, 25)
    await row('keep and record a meeting, encrypted', recording, budgets.saving, 25)
    const back = (of: BenchOffice) => async () => {
      const place = await of.ask('places.chooseFolder', { title: '' })
      if (place === null || place === 'ask') throw new Error('the folder was not chosen')
      await of.ask('backup.make', { folder: place.token })
    }
    rows.push(
      await imported(folder, await office({ members: 0, cells: 0, meetingCells: 0, years: 0 }), rounds(5)),
    )
    rows.push(
      valueRow(
        { ...told, name: 'unlocking', note: 'the password entered, against stretching it alone (scrypt)' },
        await compare(
          () => sealed.ask('accounts.enter', account),
          () => wrap(Buffer.alloc(32), account.password, ''),
          { rounds: rounds(9), warmUp: 1 },
        ),
        budgets.unlockMs,
      ),
    )
    rows.push(await byTools(back(sealed), join(plainFolder, databaseName), tools, { ...told }, rounds(5)))
    return rows
  } finally {
    await plain.close()
    await sealed.close()
  }
}

const members = 5000

/** A whole workbook taken over into an empty office, encrypted and plain in turns, each time another office. */
async function imported(folder: (name: string) => string, empty: string, rounds: number): Promise<Row> {
  const workbook = join(folder('workbook'), 'dang-vien-29-cot.xlsx')
  await makeWorkbook(workbook, members)
  const bytes = readFileSync(workbook)
  const into = (isSealed: boolean) => async () => {
    const to = folder('intake')
    cpSync(empty, to, { recursive: true })
    const of = await openBenchOffice(to)
    try {
      if (isSealed) await of.ask('accounts.begin', account)
      return await timed(async () => {
        const upload = of.door.put({ name: 'dang-vien.xlsx', mediaType: '', bytes })
        const { preview } = await of.ask('intake.open', { upload })
        await of.ask('intake.apply', { previewId: preview?.previewId ?? '' })
      })
    } finally {
      await of.close()
    }
  }
  const [ours, plain] = [into(true), into(false)]
  const values: number[] = []
  const baselines: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    values.push(await ours())
    baselines.push(await plain())
  }
  const told = { name: 'import, encrypted', scale: `${thousands(members)} members` }
  return ratioRow(
    { ...told, note: 'preview and taking over, encrypted, against the same without accounts' },
    { value: median(values), baseline: median(baselines) },
    budgets.importing,
  )
}

/** What a clerk types of a meeting, kept and then written into the book. */
async function recording(of: BenchOffice): Promise<Work> {
  const [cell] = await of.ask('organisation.cells', {})
  const { id } = await of.ask('meetings.open', {
    ...{ cellId: cell?.id ?? '', period: '2026-12', kind: 'regular', heldOn: '2026-11-19' },
  })
  let count = 0
  return async () => {
    const { content: before, revision, draftRevision } = await of.ask('meetings.get', { id })
    count += 1
    const content = { ...before, conclusion: `Chi bộ thống nhất các nội dung trên, lần ${count}.` }
    const kept = await of.ask('meetings.keep', { id, draftRevision, content })
    await of.ask('meetings.record', { id, revision, draftRevision: kept.draftRevision, content })
  }
}

/** A whole encrypted backup, against the same steps by the usual commands. */
async function byTools(
  back: Work,
  database: string,
  tools: string,
  told: { readonly scale: string },
  rounds: number,
): Promise<Row> {
  const name = 'backup, encrypted'
  const missing = ['sqlite3', 'gzip', 'sha256sum', 'age'].find(
    (command) => spawnSync(command, ['--version']).error,
  )
  if (missing !== undefined) {
    return unmeasuredRow({
      ...told,
      name,
      note: `needs the command ${missing} (Debian: apt-get install ${missing})`,
    })
  }
  const at = (file: string) => join(tools, file)
  execFileSync('age-keygen', ['-o', at('key.txt')], { stdio: 'ignore' })
  const recipient = execFileSync('age-keygen', ['-y', at('key.txt')])
    .toString()
    .trim()
  const shell = (command: string) => execFileSync('sh', ['-c', command], { cwd: tools })
  const measured = await compare(
    back,
    () => {
      for (const file of ['snapshot.db', 'copy.age', 'copy.db']) rmSync(at(file), { force: true })
      execFileSync('sqlite3', [database, `VACUUM INTO '${at('snapshot.db')}'`])
      shell(
        `sha256sum snapshot.db; gzip -3 -c snapshot.db | age -r ${recipient} > copy.age; sha256sum copy.age`,
      )
      shell('age -d -i key.txt copy.age | gunzip -c > copy.db; sha256sum copy.db')
      execFileSync('sqlite3', [at('copy.db'), 'PRAGMA integrity_check'])
    },
    { rounds, warmUp: 1 },
  )
  const note = 'against sqlite3 VACUUM INTO, gzip, age, sha256sum, age -d, gunzip, sqlite3 integrity_check'
  return ratioRow({ ...told, name, note }, measured, budgets.backup)
}
