import { afterEach, describe, expect, it } from 'vitest'
import { rights } from '../../shared/accounts/rights.ts'
import { type CommandName, contract, type Input } from '../../shared/contract.ts'
import { everybody, wholeList } from '../../shared/finding/definition.ts'
import { discard, type OfficeUnderTest, officeAt, temporaryFolder } from '../helpers/office.ts'
import { drawingHost, type Filled, fill, filledOffice, freeze, now } from './filled-office.ts'
import { walk } from './walk.ts'

const names = Object.keys(contract) as CommandName[]
type ReadName = { [N in CommandName]: (typeof contract)[N]['kind'] extends 'read' ? N : never }[CommandName]

const open: OfficeUnderTest[] = []
const kept = <T extends { readonly office: OfficeUnderTest }>(result: T): T => {
  open.push(result.office)
  return result
}
afterEach(async () => {
  for (const office of open.splice(0)) await discard(office)
})

/** An input for every read; on an empty office its records do not exist. TypeScript refuses a read without one. */
type Reads = { readonly [N in ReadName]: Input<N> }
const reads = (
  member: string,
  cell: string,
  meeting: string,
  paper: string,
  [first = unknown, second = unknown]: readonly string[] = [],
  report = unknown,
  training = unknown,
): Reads => ({
  'setup.state': {},
  'updates.state': {},
  'home.overview': {},
  'organisation.cells': {},
  'organisation.cell': { id: cell },
  'organisation.tree': { withEnded: true },
  'organisation.body': { id: null },
  'organisation.groups': { cellId: cell },
  'organisation.posts': { bodyId: cell },
  'organisation.headShare': {},
  'organisation.terms': {},
  'organisation.planChange': {
    request: { kind: 'rename', bodyId: cell, name: 'Chi bộ thôn Mới', on: '2026-11-01' },
  },
  'organisation.changes': { bodyId: cell },
  'organisation.startingFacts': {},
  'organisation.headings': {},
  'people.search': { query: 'lo van', standing: 'all' },
  'people.card': { id: member },
  'people.pick': { query: 'a', cellId: cell },
  'people.form': { id: member },
  'people.dossier': { id: member },
  'people.away': {},
  'people.missing': { cellId: cell },
  'finding.run': wholeList,
  'finding.counts': { scope: 'present', filter: everybody, on: null, by: ['cell', 'sex'] },
  'finding.values': { field: 'cell' },
  'finding.lists': {},
  'finding.everything': { query: 'sen đông' },
  'outsiders.list': { query: 'a' },
  'outsiders.card': { id: member },
  'outsiders.livingElsewhere': {},
  'duplicates.compare': { keptId: first, givenId: second },
  'duplicates.decided': {},
  'movements.look': { personId: member, kind: 'death', on: '2026-11-20' },
  'movements.lookMany': { personIds: [member], cellId: cell, on: '2026-11-20' },
  'movements.ofPerson': { personId: member },
  'movements.ledger': { from: '2026-11-01', last: '2026-11-30' },
  'movements.ledgerOfCells': { from: '2026-11-01', last: '2026-11-30' },
  'movements.heads': { on: '2026-11-20', cellId: cell },
  'movements.due': {},
  'intake.batches': {},
  'intake.changes': { previewId: 'a'.repeat(24), from: 0 },
  'plans.year': { year: 2026 },
  'months.get': { period: '2026-11' },
  'months.preview': { period: '2026-12' },
  'months.ofMeeting': { meetingId: meeting },
  'months.studies': { from: '2026-01', to: '2026-12' },
  'meetings.month': { period: '2026-11' },
  'meetings.ofCell': { cellId: cell },
  'meetings.get': { id: meeting },
  'meetings.phrases': { id: meeting, part: 'agenda' },
  'meetings.likeness': { id: meeting },
  'scores.ofMeeting': { meetingId: meeting },
  'scores.ofPeriod': { period: '2026-11' },
  'scores.ofCell': { cellId: cell, from: '2026-01', to: '2026-12' },
  'attendance.ofPerson': { personId: member, from: '2026-01', to: '2026-12' },
  'attendance.ofCell': { cellId: cell, from: '2026-01', to: '2026-12' },
  'attendance.ofCommune': { from: '2026-01', to: '2026-12' },
  'attendance.names': { from: '2026-01', to: '2026-12', kind: 'present' },
  'overview.ofMonth': { period: '2026-11' },
  'overview.history': { cellId: cell },
  'overview.meetings': { from: '2026-01', to: '2026-12', as: 'monthly' },
  'overview.ofSpan': { from: '2026-01', to: '2026-12' },
  'reports.ofSpan': { from: '2026-11', to: '2026-11' },
  'reports.get': { id: report },
  'visits.ofPeriod': { period: '2026-11' },
  'visits.ofMeeting': { meetingId: meeting },
  'visits.promises': {},
  'support.cells': {},
  'checks.list': {},
  'training.ofYear': { year: 2026 },
  'training.class': { id: training },
  'training.without': { since: '2026-01-01' },
  'training.ofPerson': { personId: member },
  'checks.items': {},
  'checks.blank': { cellId: cell, on: '2026-11-22' },
  'support.ofCell': { cellId: cell },
  'briefings.ofYear': { year: 2026 },
  'briefings.around': { id: meeting },
  'figures.sheet': { period: '2026-11' },
  'figures.roll': { cellId: cell, period: '2026-11', kind: 'regular', heldOn: '2026-11-03' },
  'figures.points': { withSettled: true },
  'figures.refused': {},
  'attachments.ofMeeting': { meetingId: meeting },
  'tasks.open': { cellId: cell },
  'tasks.list': { cellId: cell, personId: member, state: 'all' },
  'tasks.indicators': { state: 'all' },
  'tasks.common': {},
  'tasks.notesFor': { meetingId: meeting },
  'villages.ofYear': { year: 2026 },
  'villages.ofCell': { cellId: cell },
  'contributions.list': { year: 2026, cellId: cell },
  'contributions.sums': { personId: member },
  'contributions.works': {},
  'tasks.sums': { from: '2026-01-01', last: '2026-12-31' },
  'topics.list': { state: 'all' },
  'topics.ofMeeting': { meetingId: meeting },
  'petitions.list': { state: 'all' },
  'petitions.answerers': {},
  'petitions.earlier': { meetingId: meeting },
  'documents.papers': {},
  'documents.paper': { id: paper },
  'documents.ofMeeting': { meetingId: meeting },
  'documents.offered': { meetingId: meeting },
  'documents.ofPeriod': { period: '2026-11' },
  'documents.proposeNumber': { meetingId: meeting, kind: 'minutes' },
  'books.look': { book: 'minutes', year: 2026 },
  'packets.ofPeriod': { period: '2026-11' },
  'packets.due': {},
  'packets.text': { meetingId: meeting, phase: 'after' },
  'backup.state': {},
  'rulebook.list': {},
  'accounts.list': {},
  'handovers.list': {},
  'agendas.list': {},
  'commitments.ofYear': { year: 2026 },
  'commitments.ofCell': { year: 2026, cellId: cell },
  'commitments.ofPerson': { personId: member },
  'agendas.ofMeeting': { meetingId: meeting },
  'recycle.list': {},
  'audit.rows': { record: { kind: 'person', id: member } },
  'audit.people': {},
  'audit.find': { query: 'lo van' },
  'audit.record': { id: member },
})
const unknown = '00000000-0000-7000-8000-000000000000'
const byRecord = [
  'outsiders.card',
  'duplicates.compare',
  'organisation.cell',
  'organisation.groups',
  'organisation.posts',
  'people.card',
  'people.form',
  'people.dossier',
  'movements.look',
  'movements.lookMany',
  'movements.ofPerson',
  'scores.ofMeeting',
  'overview.history',
  'scores.ofCell',
  'attendance.ofPerson',
  'attendance.ofCell',
  'visits.ofMeeting',
  'support.ofCell',
  'training.class',
  'checks.blank',
  'briefings.around',
  'meetings.get',
  'figures.roll',
  'attachments.ofMeeting',
  'tasks.notesFor',
  'villages.ofCell',
  'meetings.phrases',
  'meetings.likeness',
  'agendas.ofMeeting',
  'petitions.earlier',
  'topics.ofMeeting',
  'commitments.ofCell',
  'months.ofMeeting',
  'documents.paper',
  'reports.get',
  'documents.offered',
  'documents.proposeNumber',
  'packets.text',
]

/** The report of the cell's month. */
const begun = async ({ office, cells: [bodyId] }: Filled): Promise<string> =>
  (await office.ask('reports.begin', { kind: 'cell-report', bodyId, from: '2026-11', to: '2026-11' })).id

/** A class that one member completed. */
const classOf = async ({ office, members }: Filled): Promise<string> => {
  const { id } = await office.ask('training.save', {
    ...{ id: null, revision: 0, title: 'Nghiệp vụ công tác Đảng', from: '2026-05-12', to: '2026-05-13' },
    ...{ organiser: '', place: '', audience: '', note: '' },
  })
  const personIds = members.slice(0, 1)
  await office.ask('training.call', { id, revision: 1, whom: { by: 'people', personIds } })
  return id
}

describe('the contract', () => {
  it('names every command by its capability and what it does', () => {
    for (const name of names) expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]+$/)
  })

  it('declares what each command is and which right it needs', () => {
    for (const name of names) {
      expect(['read', 'write', 'job']).toContain(contract[name].kind)
      expect(['enter', ...rights]).toContain(contract[name].right)
    }
  })

  it('lets nobody change the record with the right to read alone', () => {
    const writesOnReading = names.filter(
      (name) => contract[name].kind === 'write' && contract[name].right === 'read',
    )
    // The size of the letters is the reader's own affair.
    expect(writesOnReading).toEqual(['setup.textSize'])
  })

  it.each([
    ['backup.restore', 'administer'],
    ['backup.make', 'export'],
    ['documents.recordSigned', 'sign'],
    ['rulebook.set', 'administer'],
  ] as const)('%s needs the right to %s', (name, right) => {
    expect(contract[name].right).toBe(right)
  })
})

describe('every read of the contract', () => {
  const all = Object.keys(reads(unknown, unknown, unknown, unknown)) as ReadName[]

  it('is tried here', () => {
    expect(all.sort()).toEqual(names.filter((name) => contract[name].kind === 'read').sort())
  })

  it('answers on an empty office, or says that there is no such record', async () => {
    const { office } = kept({ office: await officeAt({ now }) })
    const inputs = reads(unknown, unknown, unknown, unknown)
    for (const name of all) {
      const answer = await office.call(name, inputs[name])
      const outcome = answer.ok ? 'answered' : answer.error.code
      expect([name, outcome]).toEqual([name, byRecord.includes(name) ? 'not-found' : 'answered'])
    }
  })

  it('answers on a filled office', async () => {
    const filled: Filled = kept(await filledOffice())
    const paper = await freeze(filled)
    const inputs = reads(
      filled.members[0] ?? '',
      filled.cells[0],
      filled.meeting,
      paper,
      filled.members,
      await begun(filled),
      await classOf(filled),
    )
    for (const name of all) await filled.office.ask(name, inputs[name] as never)
  })

  it('answers also after every write of the contract', async () => {
    const filled: Filled = kept(await filledOffice())
    await walk(filled)
    const [paper] = await filled.office.ask('documents.papers', {})
    const { members, cells, meeting } = filled
    const inputs = reads(
      members[4] ?? '',
      cells[0],
      meeting,
      paper?.id ?? '',
      members,
      await begun(filled),
      await classOf(filled),
    )
    for (const name of all) await filled.office.ask(name, inputs[name] as never)
  })

  it('writes nothing', async () => {
    const filled: Filled = kept(await filledOffice())
    const paper = await freeze(filled)
    const inputs = reads(
      filled.members[0] ?? '',
      filled.cells[0],
      filled.meeting,
      paper,
      filled.members,
      await begun(filled),
      await classOf(filled),
    )
    const before = (await filled.office.ask('setup.state', {})).revision
    const seen: string[] = []
    filled.office.onEvent((event) => seen.push(event.kind))
    for (const name of all) await filled.office.ask(name, inputs[name] as never)
    expect(seen).toEqual([])
    expect((await filled.office.ask('setup.state', {})).revision).toBe(before)
  })
})

describe('two offices', () => {
  it('know nothing of each other', async () => {
    const first = kept(await filledOffice())
    const { office } = kept({ office: await officeAt({ folder: temporaryFolder(), now, host: drawingHost }) })
    expect((await office.ask('people.search', { standing: 'all' })).total).toBe(0)
    await fill(office)
    expect((await first.office.ask('setup.state', {})).members).toBe(5)
  })
})
