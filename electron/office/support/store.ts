import { addPeriods, periodOf } from '../../../shared/calendar/periods.ts'
import { groupBy } from '../../../shared/collections.ts'
import { isMonthlyKind } from '../../../shared/meetings/meeting.ts'
import type { HelpTeam, SupportedCell } from '../../../shared/support/contract.ts'
import { missing } from '../conflict.ts'
import type { ReadContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'
import { cellsBetween } from '../organisation/cells-between.ts'
import { weaknessesOf } from '../organisation/weakness.ts'
import { yearOfCell } from '../overview/cell-year.ts'
import { onDay } from '../people/store.ts'
import { visitsOf } from '../visits/store.ts'

const monthsShown = 6

const everyTeam = () => q.selectFrom('help_team').selectAll().where('deleted_at', 'is', null)

function toTeams(db: Reader, query: ReturnType<typeof everyTeam>): HelpTeam[] {
  const rows = db.all(query.orderBy('from_on', 'desc').orderBy('id', 'desc'))
  const members = groupBy(
    db.all(
      q
        .selectFrom('help_team_person')
        .innerJoin('person', 'person.id', 'help_team_person.person_id')
        .selectAll('help_team_person')
        .select('person.full_name')
        .where('team_id', 'in', listed(rows.map(({ id }) => id)))
        .orderBy('position'),
    ),
    (row) => row.team_id,
  )
  return rows.map((row) => ({
    ...{ id: row.id, revision: row.revision, cellId: row.cell_id },
    ...{ decision: row.decision, from: row.from_on, to: row.to_on, goals: row.goals, outcome: row.outcome },
    members: (members.get(row.id) ?? []).map(({ person_id, full_name, duty }) => ({
      ...{ personId: person_id, fullName: full_name, duty },
    })),
  }))
}

/** The latest first. */
export const teamsOf = (db: Reader, cellId: string): HelpTeam[] =>
  toTeams(db, everyTeam().where('cell_id', '=', cellId))

export function requireTeam(db: Reader, id: string): HelpTeam {
  const [found] = toTeams(db, everyTeam().where('id', '=', id))
  if (!found) throw missing('tổ công tác này')
  return found
}

/** Another team of the cell at work on one of the same days. */
export const teamBeside = (
  db: Reader,
  { cellId, from, to }: Pick<HelpTeam, 'cellId' | 'from' | 'to'>,
  id: string | null,
): HelpTeam | undefined =>
  teamsOf(db, cellId).find(
    (other) =>
      other.id !== id && (to === null || other.from <= to) && (other.to === null || from <= other.to),
  )

const isOver = ({ to }: HelpTeam, today: string): boolean => to !== null && to < today

/** The last months of a cell: its score, and whether somebody of the committee came. */
function monthsOf(read: ReadContext, cellId: string): SupportedCell['months'] {
  const { db, today } = read
  const to = periodOf(today)
  const from = addPeriods(to, 1 - monthsShown)
  const meetings = yearOfCell({ from, to, cellId }, read).filter(
    ({ meeting }) => meeting.isRecorded && isMonthlyKind(meeting.kind),
  )
  const visited = meetings.map(({ meeting }) => ({
    ...{ id: meeting.id, cell_id: cellId, held_on: meeting.heldOn },
  }))
  const peopleOf = visitsOf(db, visited)
  const came = new Map(
    visited.map((meeting) => {
      const words = peopleOf(meeting).flatMap(({ visit }) => visit.came ?? [])
      return [meeting.id, words.length === 0 ? null : words.includes(true)]
    }),
  )
  return Array.from({ length: monthsShown }, (_, index) => {
    const period = addPeriods(from, index)
    const held = meetings.filter(({ meeting }) => meeting.period === period)
    const answers = held.flatMap(({ meeting }) => came.get(meeting.id) ?? [])
    return {
      ...{ period, isHeld: held.length > 0 },
      points:
        held.map(({ own, committee }) => committee ?? own).findLast((points) => points !== null) ?? null,
      came: answers.length === 0 ? null : answers.includes(true),
    }
  })
}

/** Cells that are to be strengthened today, and those that a team still helps; of one cell also when it is neither. */
export function supportedCells(read: ReadContext, only: string | null = null): SupportedCell[] {
  const { db, today } = read
  const weak = new Set(
    db
      .all(
        q
          .selectFrom('body_weakness')
          .select('body_id')
          .where(onDay('valid_from', 'valid_to', today)),
      )
      .map((row) => row.body_id),
  )
  const teams = groupBy(toTeams(db, everyTeam()), ({ cellId }) => cellId)
  const distances = new Map(
    db
      .all(q.selectFrom('body').select(['id', 'distance_metres']))
      .map((row) => [row.id, row.distance_metres]),
  )
  return cellsBetween(db, today, today)
    .filter(({ id }) =>
      only === null
        ? weak.has(id) || (teams.get(id) ?? []).some((team) => !isOver(team, today))
        : id === only,
    )
    .map(({ id, name }) => {
      const own = teams.get(id) ?? []
      return {
        ...{ cellId: id, cellName: name, distanceMetres: distances.get(id) ?? null },
        weakness: weak.has(id)
          ? (weaknessesOf(db, id).find(({ to }) => to === null || to > today) ?? null)
          : null,
        team: own.findLast((team) => !isOver(team, today)) ?? null,
        earlier: own.filter((team) => isOver(team, today)).length,
        months: monthsOf(read, id),
      }
    })
}
