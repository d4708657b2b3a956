import { createHash } from 'node:crypto'
import type { Host } from '../../../electron/office/host.ts'
import { bareHost, officeAt, temporaryFolder } from '../../helpers/office.ts'
import { person } from '../filled-office.ts'
import { appointSecretaries, brief } from './briefing.ts'
import { freeze, reopenAll, sign, type Year } from './papering.ts'
import {
  appraise,
  followUp,
  holdOthers,
  marksOf,
  officersOf,
  petitionsOf,
  printJob,
  withdrawTasks,
} from './player-more.ts'
import {
  type Ballot,
  cellCount,
  cellName,
  type Meeting,
  meetings,
  members,
  mergedCell,
  mergedOn,
  periods,
  renamedCell,
  sources,
  steps,
} from './script.ts'
import { criteriaOf, hasMorePapers } from './script-more.ts'

const hostOf = (drawn: Map<string, string>): Host => ({
  ...bareHost,
  makePdf: (html) => {
    const pdf = Buffer.from(`%PDF-1.4\n1 0 obj << /Type /Page >> endobj % ${drawn.size}\n%%EOF\n`)
    drawn.set(createHash('sha256').update(pdf).digest('hex'), html)
    return Promise.resolve(pdf)
  },
})

/** The office on another day. */
async function on(year: Year, day: string): Promise<void> {
  await year.office.close()
  year.office = await officeAt({ folder: year.folder, now: `${day}T02:00:00Z`, host: hostOf(year.drawn) })
}

async function found(): Promise<Year> {
  const folder = temporaryFolder()
  const drawn = new Map<string, string>()
  const office = await officeAt({ folder, now: '2026-01-01T02:00:00Z', host: hostOf(drawn) })
  const year: Year = {
    ...{ office, folder, drawn, cells: [], people: [], homes: [], refusals: [] },
    ...{ meetings: new Map(), others: new Map(), carried: new Map(), jobs: [] },
  }
  const { ask } = office
  await ask('setup.begin', {
    communeName: 'xã Mường Than',
    province: 'tỉnh Lai Châu',
    placeName: 'Mường Than',
  })
  for (let cell = 0; cell < cellCount; cell += 1) {
    year.cells.push((await ask('organisation.addCell', { name: cellName(cell) })).id)
  }
  for (const { key, name, cell, standing } of members) {
    const isNew = standing === 'probationary'
    const days = isNew ? { joinedOn: '2025-08-03', officialOn: null } : {}
    const fields = person(name, { personalId: `0120${String(key).padStart(8, '0')}`, ...days })
    const where = { cellId: year.cells[cell] ?? '', from: isNew ? '2025-08-03' : '2005-02-03', standing }
    year.people.push((await ask('people.add', { ...fields, ...where })).id)
  }
  await appointSecretaries(year)
  return year
}

const taskId = (title: string): string =>
  `00000000-0000-7000-8000-${(/\d+/.exec(title)?.[0] ?? '').padStart(12, '0')}`

async function open(year: Year, meeting: Meeting): Promise<string> {
  const known = year.meetings.get(meeting)
  if (known !== undefined) return known
  const { period, kind, heldOn } = meeting
  const { id } = await year.office.ask('meetings.open', {
    cellId: year.cells[meeting.cell] ?? '',
    period,
    kind,
    heldOn,
  })
  year.meetings.set(meeting, id)
  return id
}

/** In odd months the whole commune at once; in even ones each cell when it is written down. */
async function openMonth(year: Year, period: string, wanted: readonly Meeting[]): Promise<void> {
  await year.office.ask('months.open', {
    period,
    meetings: wanted.map(({ cell, kind, heldOn }) => ({ cellId: year.cells[cell] ?? '', kind, heldOn })),
  })
  const month = await year.office.ask('meetings.month', { period })
  for (const meeting of wanted) {
    const row = month.find(({ cellId }) => cellId === year.cells[meeting.cell])
    const id = row?.meetings.find(({ kind }) => kind === meeting.kind)?.id
    if (id === undefined) throw new Error(`${cellName(meeting.cell)} ${period} was not opened`)
    year.meetings.set(meeting, id)
  }
}

async function recordFigures(year: Year, meeting: Meeting): Promise<void> {
  const { office, cells } = year
  const { calls, period, kind, heldOn, ownScore } = meeting
  const cellId = cells[meeting.cell] ?? ''
  if (kind === 'thematic') await open(year, meeting)
  const sheet = await office.ask('figures.sheet', { period })
  const row = sheet.find((each) => each.cellId === cellId && each.kind === kind)
  const [vote] = meeting.ballots
  const { meetingId } = await office.ask('figures.record', {
    ...{ cellId, period, kind, revision: row?.revision ?? 0, draftRevision: row?.draftRevision ?? 0 },
    figures: {
      ...{
        heldOn,
        startsAt: '19:30',
        endsAt: '21:05',
        ...officersOf(year, calls),
        marks: marksOf(year, calls),
      },
      vote: vote ? { inFavour: vote.inFavour, against: vote.against, other: vote.other } : null,
      ...{ ownScore, totals: null },
    },
  })
  year.meetings.set(meeting, meetingId)
}

const votesOf = (ballots: readonly Ballot[]) => ballots.map((each) => ({ ...each }))

async function recordFull(year: Year, meeting: Meeting): Promise<void> {
  const { ask } = year.office
  const { calls, ballots, reports, given, ownScore } = meeting
  const id = await open(year, meeting)
  const { revision, content } = await ask('meetings.get', { id })
  year.carried.set(
    meeting,
    content.reportedTasks.map(({ title }) => title),
  )
  const stateOf = (title: string) => reports.find((report) => report.title === title)?.state ?? 'not-started'
  await ask('meetings.record', {
    ...{ id, revision },
    content: {
      ...{ ...content, startsAt: '19:30', endsAt: '21:05', place: 'Nhà văn hóa thôn' },
      ...officersOf(year, calls),
      ...{ marks: marksOf(year, calls), votes: votesOf(ballots), conclusion: 'Chi bộ thống nhất.' },
      reportedTasks: [
        ...content.reportedTasks.map((task) => ({ ...task, state: stateOf(task.title) })),
        ...reports
          .filter(({ isAgain }) => isAgain)
          .map(({ title, state }) => ({
            ...{ taskId: taskId(title), title, who: 'Chi ủy', dueOn: null, state, result: 'Làm lại' },
          })),
      ],
      assignedTasks: given.map((task) => ({
        ...task,
        taskId: taskId(task.title),
        personId: null,
        who: 'Chi ủy',
      })),
      petitions: petitionsOf(meeting),
    },
  })
  const criteria = hasMorePapers(meeting) ? criteriaOf(meeting) : []
  await ask('scores.setOwn', { meetingId: id, seen: null, points: ownScore, criteria })
}

/** The papers are signed; two who were marked as present were not there. */
async function correct(year: Year, meeting: Meeting): Promise<void> {
  const { corrected } = meeting
  if (corrected === null) return
  const { ask } = year.office
  const id = year.meetings.get(meeting) ?? ''
  await reopenAll(year, id)
  const { revision, content } = await ask('meetings.get', { id })
  const { calls, ballots } = corrected
  const marks = marksOf(year, calls)
  await ask('meetings.record', {
    ...{ id, revision },
    content: { ...content, ...officersOf(year, calls), marks, votes: votesOf(ballots) },
  })
  await freeze(year, meeting, corrected)
}

async function move(year: Year, period: string): Promise<void> {
  const { ask } = year.office
  for (const { on: day, member, kind, cell } of steps.filter((step) => step.on.startsWith(period))) {
    const personId = year.people[member] ?? ''
    const { revision } = await ask('people.card', { id: personId })
    await ask('movements.record', {
      personId,
      revision,
      kind,
      on: day,
      ...(cell !== undefined && { cellId: year.cells[cell] ?? '' }),
    })
  }
  if (!mergedOn.startsWith(period)) return
  const { bodyIds } = await ask('organisation.change', {
    request: {
      ...{ kind: 'merge', on: mergedOn, decisionNumber: '15-QĐ/ĐU' },
      ...{
        sourceIds: sources.map((cell) => year.cells[cell] ?? ''),
        into: { key: 'new-1', name: cellName(mergedCell) },
      },
    },
  })
  year.cells.push(bodyIds[0] ?? '')
  const [bodyId = '', name] = [year.cells[renamedCell], cellName(renamedCell, mergedOn)]
  await ask('organisation.change', { request: { kind: 'rename', on: mergedOn, bodyId, name } })
}

async function look(year: Year, day: string, written: readonly Meeting[]): Promise<void> {
  year.homes.push({ day, written: [...written], home: await year.office.ask('home.overview', {}) })
}

/** Plays the whole year. Each month has a day on which it is opened and one on which it is written down. */
export async function playYear(): Promise<Year> {
  const year = await found()
  const written: Meeting[] = []
  const writeDown = async (meeting: Meeting) => {
    if (meeting.depth === 'full') await recordFull(year, meeting)
    else await recordFigures(year, meeting)
    await freeze(year, meeting, meeting)
    written.push(meeting)
  }
  const appraiseAll = async (held: readonly Meeting[], day: string) => {
    for (const meeting of held) await appraise(year, meeting, day)
  }
  for (const [month, period] of [...periods, '2027-01'].entries()) {
    const ofMonth = meetings.filter((meeting) => meeting.period === period)
    const before = meetings.filter((meeting) => meeting.period === periods[month - 1])
    await on(year, `${period}-10`)
    await move(year, period)
    await followUp(year, `${period}-10`)
    if (month % 2 === 0 && ofMonth.length > 0) {
      await openMonth(
        year,
        period,
        ofMonth.filter(({ kind }) => kind !== 'thematic'),
      )
      await printJob(year, period, written)
    }
    await look(year, `${period}-10`, written)
    const today = `${period}-28`
    await on(year, today)
    if (ofMonth.length > 0) await brief(year, period)
    await holdOthers(year, period)
    const late = before.filter(({ isLate }) => isLate)
    for (const meeting of late) await writeDown(meeting)
    for (const earlier of before.length > 0 ? [periods[month - 1] ?? ''] : [])
      await sign(year, earlier, today)
    for (const meeting of before) await correct(year, meeting)
    for (const meeting of ofMonth.filter(({ isForgotten }) => isForgotten)) await open(year, meeting)
    const inTime = ofMonth.filter(({ isForgotten, isLate }) => !isForgotten && !isLate)
    for (const meeting of inTime) await writeDown(meeting)
    await sign(year, period, today)
    await appraiseAll([...late, ...inTime], today)
    await withdrawTasks(year, today)
    await look(year, today, written)
  }
  return year
}
