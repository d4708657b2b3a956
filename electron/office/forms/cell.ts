import { formatDate } from '../../../shared/calendar/dates.ts'
import { formatPartialDate } from '../../../shared/calendar/partial-dates.ts'
import { type CellFacts, cellCard, cellCardSheets } from '../../../shared/forms/cell-card.ts'
import { postNames } from '../../../shared/organisation/cell.ts'
import { type Standing, standingNames } from '../../../shared/people/person.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { formatOrgCode } from '../../../shared/text/codes.ts'
import type { JobContext, ReadContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { postWord } from '../movements/recording.ts'
import { changeCommands } from '../organisation/change-commands.ts'
import type { BodyRow } from '../organisation/store.ts'
import { cellNames, nameOn, requireCell } from '../organisation/store.ts'
import { onDay, unknownBeginning } from '../people/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { communeBody, headingOf } from './places.ts'
import type { PrintPlan } from './plan.ts'

const dated = (date: string | null): string => (date === null ? '' : formatPartialDate(date))
const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ')

/** An interval as it was written; a beginning that nobody knows is left out. */
const term = (row: {
  readonly valid_from: string
  readonly from_written: string | null
  readonly valid_to: string | null
}) => {
  const from = row.from_written ?? (row.valid_from === unknownBeginning ? null : row.valid_from)
  if (from === null) return row.valid_to === null ? '' : `đến ${dated(row.valid_to)}`
  return row.valid_to === null ? `từ ${dated(from)}` : `${dated(from)} - ${dated(row.valid_to)}`
}

function factsOf(db: Reader, body: BodyRow, day: string): CellFacts['facts'] {
  const above = db.first(
    q
      .selectFrom('body_parent')
      .select('parent_id')
      .where('body_id', '=', body.id)
      .where(onDay('valid_from', 'valid_to', day)),
  )
  const weakness = db.first(
    q
      .selectFrom('body_weakness')
      .selectAll()
      .where('body_id', '=', body.id)
      .where(onDay('valid_from', 'valid_to', day)),
  )
  const { usual_day: usualDay, usual_time: time, usual_place: place, distance_metres: metres } = body
  return [
    { label: 'Tên chi bộ', text: nameOn(db, body.id, day) },
    { label: 'Mã tổ chức đảng', text: formatOrgCode(body.code) ?? body.code },
    { label: 'Loại hình', text: body.cell_kind },
    {
      label: 'Trực thuộc',
      text: above ? nameOn(db, above.parent_id, day) : communeBody(db),
    },
    { label: 'Quyết định thành lập', text: joined(body.founded_by, dated(body.founded_written)) },
    {
      label: 'Khoảng cách đến trung tâm xã',
      text: metres === null ? '' : `${(metres / 1000).toFixed(1).replace('.', ',')} km`,
    },
    { label: 'Bắt đầu nhiệm kỳ', text: dated(body.term_written) },
    {
      label: 'Lịch sinh hoạt',
      text: joined(usualDay === null ? '' : `ngày ${usualDay} hằng tháng`, time ?? '', place),
    },
    ...(weakness
      ? [{ label: 'Cần củng cố', text: joined(term(weakness), weakness.reason, weakness.paper_number) }]
      : []),
    ...(body.ended_on === null
      ? []
      : [{ label: 'Kết thúc hoạt động', text: `từ ngày ${formatDate(body.ended_on)}` }]),
  ]
}

/** Those who stand on the register of the cell on a day. */
const shownStandings = [
  'official',
  'probationary',
  'exempt',
  'visiting',
  'away',
  'suspended',
] as const satisfies readonly Standing[]
/** Who is called to meetings and counted on the cell's roll. */
const onTheRoll: ReadonlySet<string> = new Set(['official', 'probationary', 'exempt', 'visiting'])

function numbersOf(db: Reader, cellId: string, day: string): CellFacts['numbers'] {
  const people = db.all(
    q
      .selectFrom('cell_membership')
      .innerJoin('person', 'person.id', 'cell_membership.person_id')
      .innerJoin('member_standing', 'member_standing.person_id', 'person.id')
      .select(['person.sex', 'person.ethnicity', 'member_standing.standing'])
      .where('person.deleted_at', 'is', null)
      .where('cell_membership.cell_id', '=', cellId)
      .where(onDay('cell_membership.valid_from', 'cell_membership.valid_to', day))
      .where(onDay('member_standing.valid_from', 'member_standing.valid_to', day)),
  )
  const roll = people.filter(({ standing }) => onTheRoll.has(standing))
  const counts = shownStandings.map((standing) => ({
    label: standingNames[standing],
    count: people.filter((person) => person.standing === standing).length,
  }))
  return [
    { label: 'Tổng số', count: roll.length },
    ...counts.filter(({ count }, index) => index < 3 || count > 0),
    { label: 'Nữ', count: roll.filter(({ sex }) => sex === 'female').length },
    {
      label: 'Dân tộc thiểu số',
      count: roll.filter(({ ethnicity }) => ethnicity !== '' && ethnicity !== 'Kinh').length,
    },
  ]
}

function postsOf(db: Reader, cellId: string): CellFacts['posts'] {
  const order = Object.keys(postNames)
  const rank = (post: string) => (order.includes(post) ? order.indexOf(post) : order.length)
  return db
    .all(
      q
        .selectFrom('post')
        .innerJoin('person', 'person.id', 'post.person_id')
        .selectAll('post')
        .select(['person.full_name', 'person.sort_key'])
        .where('post.body_id', '=', cellId)
        .where('person.deleted_at', 'is', null)
        .orderBy('post.valid_from', 'desc')
        .orderBy('person.sort_key'),
    )
    .toSorted(
      (a, b) =>
        Number(a.valid_to !== null) - Number(b.valid_to !== null) ||
        (a.valid_to === null ? rank(a.post) - rank(b.post) : 0),
    )
    .map((row) => ({
      post: postWord(row.post),
      fullName: row.full_name,
      term: term(row),
      paper: row.paper_number,
    }))
}

function groupsOf(db: Reader, cellId: string, day: string): CellFacts['groups'] {
  const groups = db.all(
    q
      .selectFrom('body')
      .innerJoin('body_parent', 'body_parent.body_id', 'body.id')
      .select('body.id')
      .where('body.kind', '=', 'group')
      .where('body.deleted_at', 'is', null)
      .where('body_parent.parent_id', '=', cellId)
      .where(onDay('body_parent.valid_from', 'body_parent.valid_to', day)),
  )
  return groups.map(({ id }) => ({
    name: nameOn(db, id, day),
    count: db.all(
      q
        .selectFrom('group_membership')
        .select('person_id')
        .where('group_id', '=', id)
        .where(onDay('valid_from', 'valid_to', day)),
    ).length,
  }))
}

function lineageOf(read: ReadContext, cellId: string): CellFacts['lineage'] {
  return changeCommands['organisation.changes']({ bodyId: cellId }, read)
    .filter(({ isUndone }) => !isUndone)
    .map(({ on, name, sources, results, decisionNumber, decisionDate }) => {
      const names = (bodies: readonly { readonly name: string }[]) =>
        bodies.map((body) => body.name).join(', ')
      return {
        on: formatDate(on),
        what: `${name}: ${names(sources)}${results.length === 0 ? '' : ` → ${names(results)}`}`,
        paper: joined(decisionNumber, dated(decisionDate)),
      }
    })
}

function cellFacts(read: ReadContext, cellId: string): CellFacts {
  const { db, today } = read
  const body = requireCell(db, cellId)
  return {
    head: {
      heading: headingOf(db, cellId, today),
      ...rulebookOf(db).rule('form.cell', today),
      under: [`Tính đến ngày ${formatDate(today)}`],
    },
    facts: factsOf(db, body, today),
    numbers: numbersOf(db, cellId, today),
    posts: postsOf(db, cellId),
    groups: groupsOf(db, cellId, today),
    lineage: lineageOf(read, cellId),
  }
}

/** Thông tin chi bộ of one cell, or of every living cell on a page of its own. */
export function cellPlan(cellId: string | null, context: JobContext): PrintPlan {
  const cells = context.read(({ db, today }) =>
    cellId === null
      ? cellNames(db, today)
      : [{ id: requireCell(db, cellId).id, name: nameOn(db, cellId, today) }],
  )
  if (cells.length === 0) throw new Refusal('not-found', 'Sổ chưa có chi bộ nào để in.')
  const title = cellId === null ? 'Thông tin các chi bộ' : `Thông tin ${cells[0]?.name ?? 'chi bộ'}`
  function* parts() {
    for (const [index, { id }] of cells.entries())
      yield cellCard(
        context.read((read) => cellFacts(read, id)),
        index,
      )
  }
  return { sheets: cellCardSheets(title), parts, count: cells.length, records: cells.length, title }
}
