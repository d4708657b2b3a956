import { randomUUID } from 'node:crypto'
import { addDays } from '../../../shared/calendar/dates.ts'
import { addPeriods, periodOf } from '../../../shared/calendar/periods.ts'
import type { CommandName, Input, Output } from '../../../shared/contract.ts'
import type { StartingFacts } from '../../../shared/organisation/contract.ts'
import type { Office } from '../office.ts'
import { writeBodies } from './bodies.ts'
import { countVillages, followTasks, giveToWorks } from './common-works.ts'
import { recordFigures } from './figures.ts'
import { followPetitions } from './following.ts'
import { holdCommittee, inFull, noteWay } from './full.ts'
import { holdBriefings, makeCommitments } from './gatherings.ts'
import { type DemoCell, type DemoCommune, type DemoMember, generateCommune } from './generator.ts'
import { helpCells } from './helping.ts'
import { lifeOf } from './lives.ts'
import { kindOf, meetingDay, writeMeeting } from './meeting.ts'
import { planYears, studyDocuments, withCommonTasks, writeDirections } from './months.ts'
import { createRandom } from './random.ts'
import { scoreMeeting } from './scores.ts'
import { visitMeeting } from './visits.ts'

/** The practice commune that everybody gets: the size of a real one. */
export const demoSize = { seed: 2029, cells: 22, members: 337 } as const
const monthsOfMeetings = 12
const outgrownCell = 9

/** The same call as any window's: what the office refuses is a fault of the practice data. */
async function ask<N extends CommandName>(office: Office, name: N, input: Input<N>): Promise<Output<N>> {
  const answer = await office.call(name, input)
  if (!answer.ok) throw new Error(`practice data: ${name}: ${answer.error.message}`)
  return answer.value as Output<N>
}

/**
 * Fills an empty office with practice data: a commune, its cells and members, posts and habits, and a year of monthly
 * meetings. Everything goes through the contract, so that practice data obeys every rule that real data must.
 */
export async function fillDemo(office: Office): Promise<void> {
  const { today } = await ask(office, 'setup.state', {})
  const commune = generateCommune({ ...demoSize, asOf: today })
  const { communeName, province, placeName } = commune
  await ask(office, 'setup.begin', { communeName, province, placeName })

  const cellIds: string[] = []
  for (const { name } of commune.cells) cellIds.push((await ask(office, 'organisation.addCell', { name })).id)
  const personIds: string[] = []
  for (const member of commune.members)
    personIds.push(await addMember(office, member, cellIds[member.cell] ?? ''))

  await writeLives(office, commune, personIds, today)
  await ask(office, 'organisation.saveStartingFacts', {
    rows: commune.cells.map((cell, index) =>
      startingFacts(commune, cell, index, cellIds[index] ?? '', personIds),
    ),
  })
  await writeBodies((name, input) => ask(office, name, input), createRandom(demoSize.seed + 3), commune, {
    cellIds,
    personIds,
    today,
  })
  // Two headings are left for trying out the trial print.
  await ask(office, 'organisation.confirmHeadings', { cellIds: cellIds.slice(0, -2) })

  const random = createRandom(demoSize.seed + 1)
  // Its own, so that more or fewer scores never change who came to a meeting.
  const scoring = createRandom(demoSize.seed + 4)
  const fuller = createRandom(demoSize.seed + 5)
  const studying = createRandom(demoSize.seed + 6)
  const visiting = createRandom(demoSize.seed + 7)
  const present = periodOf(today)
  await writeDirections((name, input) => ask(office, name, input), present)
  for (let back = monthsOfMeetings - 1; back >= 0; back -= 1) {
    const period = addPeriods(present, -back)
    for (const [index, cell] of commune.cells.entries()) {
      const heldOn = meetingDay(random, cell, period)
      if (heldOn > today || (back === 0 && index % 4 === 3)) continue
      const cellId = cellIds[index] ?? ''
      const kind = kindOf(period)
      const { id } = await ask(office, 'meetings.open', { cellId, period, kind, heldOn })
      const { revision, roll, content: opened, preparation } = await ask(office, 'meetings.get', { id })
      const superior = commune.members[cell.inCharge]?.fields.fullName ?? ''
      const written = writeMeeting(random, { cell, period, kind, roll, opened, superior }, randomUUID)
      const content = withCommonTasks(opened, inFull(fuller, written, randomUUID))
      // Two months ago some cells handed in their sheet only, and two of them had added up wrongly.
      const isSheet = back === 2 && index % 7 === 2
      const recorded = isSheet
        ? await recordFigures((name, input) => ask(office, name, input), {
            ...{ key: { cellId, period, kind }, revision, roll, content, isMiscounted: index > 2 },
          })
        : await ask(office, 'meetings.record', { id, revision, content })
      const noted = await noteWay((name, input) => ask(office, name, input), fuller, {
        ...{ way: preparation?.way, id, revision: recorded.revision, heldOn, today },
      })
      if (back <= 1 && preparation?.way === 'committee') {
        await holdCommittee((name, input) => ask(office, name, input), {
          ...{ cellId, period, heldOn: addDays(heldOn, -2) },
        })
      }
      await scoreMeeting((name, input) => ask(office, name, input), scoring, id, today)
      await studyDocuments((name, input) => ask(office, name, input), studying, id)
      await visitMeeting((name, input) => ask(office, name, input), visiting, {
        meetingId: id,
        heldOn,
        today,
      })
      if (back === 1) await signMinutes(office, id, noted, heldOn)
    }
  }
  await followPetitions((name, input) => ask(office, name, input), createRandom(demoSize.seed + 8), today)
  await followTasks((name, input) => ask(office, name, input), today)
  const places = commune.cells
    .flatMap(({ name }, cell) => (name.includes(' bản ') ? [cell] : []))
    .slice(0, 6)
    .map((cell) => ({
      cellId: cellIds[cell] ?? '',
      personIds: personIds.filter((_, member) => commune.members[member]?.cell === cell).slice(0, 6),
    }))
  await giveToWorks((name, input) => ask(office, name, input), createRandom(demoSize.seed + 9), places, today)
  await countVillages((name, input) => ask(office, name, input), createRandom(demoSize.seed + 10), today)
  await helpCells((name, input) => ask(office, name, input), { cellIds, personIds }, today)
  await makeCommitments((name, input) => ask(office, name, input), today)
  await holdBriefings((name, input) => ask(office, name, input), createRandom(demoSize.seed + 11), today)
  await planYears((name, input) => ask(office, name, input), Number(today.slice(0, 4)))
}

const workingAway = 9

/** The forms of all members, and a few who work far away, some of them without a word for long. */
async function writeLives(
  office: Office,
  commune: DemoCommune,
  personIds: readonly string[],
  today: string,
): Promise<void> {
  const random = createRandom(demoSize.seed + 2)
  for (const [index, member] of commune.members.entries()) {
    const id = personIds[index] ?? ''
    const life = lifeOf(random, member, commune.cells[member.cell]?.name ?? '', today)
    const { revision } = await ask(office, 'people.form', { id })
    await ask(office, 'people.changeForm', { id, revision, ...life })
  }
  const young = commune.members.flatMap(({ fields, standing, cell }, index) =>
    standing === 'official' && (fields.birthDate ?? '') > '1988' && cell >= commune.cells.length / 2
      ? [index]
      : [],
  )
  for (const [place, index] of young.slice(0, workingAway).entries()) {
    const id = personIds[index] ?? ''
    const { revision } = await ask(office, 'people.form', { id })
    const from = addDays(today, -random.between(90, 400))
    const row = { from, to: null, place: awayPlaces[place % awayPlaces.length] ?? '', work: 'Công nhân' }
    const rows = [{ ...row, telephone: `09${random.digits(8)}`, contactPerson: '' }]
    await ask(office, 'people.setWorkingAway', { id, revision, rows })
    if (place % 3 === 2) continue
    const contact = { on: addDays(today, -random.between(5, 80)), by: 'Bí thư chi bộ', means: 'Điện thoại' }
    await ask(office, 'people.addContact', { personId: id, ...contact, note: 'Công việc, sức khỏe ổn định.' })
  }
}

const awayPlaces = ['Khu công nghiệp Quế Võ, Bắc Ninh', 'TP. Hồ Chí Minh', 'Thái Nguyên', 'Đồng Nai']

/** Last month's minutes are frozen, printed and signed; where no browser draws papers they stay drafts. */
async function signMinutes(office: Office, meetingId: string, meetingRevision: number, heldOn: string) {
  const { proposed } = await ask(office, 'documents.proposeNumber', { meetingId, kind: 'minutes' })
  const frozen = await office.call('documents.freeze', { meetingId, meetingRevision, number: proposed })
  if (!frozen.ok) return
  const paper = frozen.value as Output<'documents.freeze'>
  const printed = await ask(office, 'documents.markPrinted', { paperId: paper.id, revision: paper.revision })
  await ask(office, 'documents.recordSigned', {
    paperId: paper.id,
    revision: printed.revision,
    signedOn: heldOn,
    signers: 'Chủ trì, người ghi biên bản',
  })
}

async function addMember(office: Office, member: DemoMember, cellId: string): Promise<string> {
  const { fields, standing, exemptFrom } = member
  const { id, revision } = await ask(office, 'people.add', {
    ...fields,
    cellId,
    from: fields.joinedOn ?? '2020-01-01',
    standing: standing === 'exempt' ? 'official' : standing,
  })
  if (exemptFrom !== null) {
    await ask(office, 'movements.record', { personId: id, revision, kind: 'exemption', on: exemptFrom })
  }
  return id
}

/** What the office would type of a cell; of some cells a last number is not known and prints as dots. */
function startingFacts(
  commune: DemoCommune,
  cell: DemoCell,
  index: number,
  cellId: string,
  personIds: readonly string[],
): StartingFacts {
  const named = (member: number | null) =>
    member === null
      ? null
      : { personId: personIds[member] ?? null, fullName: commune.members[member]?.fields.fullName ?? '' }
  // One cell has outgrown its officers, so that the hint for a chi ủy has something to show.
  const isLate = index === outgrownCell
  return {
    cellId,
    revision: 1,
    secretary: named(cell.secretary),
    deputy: isLate ? null : named(cell.deputy),
    committeeMembers: isLate ? [] : cell.committee.flatMap((member) => named(member) ?? []),
    inCharge: named(cell.inCharge),
    habit: cell.habit,
    termStart: '2025-04',
    numbers: [
      { kind: 'minutes', lastNumber: index % 11 === 10 ? null : 4 + (index % 5), symbol: 'BB/CB' },
      { kind: 'resolution', lastNumber: index % 11 === 10 ? null : 3 + (index % 4), symbol: 'NQ/CB' },
    ],
  }
}
