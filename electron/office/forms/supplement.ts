import { formatPartialDate, type PartialDate } from '../../../shared/calendar/partial-dates.ts'
import { localDay } from '../../../shared/calendar/wall.ts'
import { fieldChanges } from '../../../shared/forms/changes.ts'
import type { Whose } from '../../../shared/forms/contract.ts'
import { knownDate, monthOf } from '../../../shared/forms/parts.ts'
import {
  type Supplement,
  type SupplementSection,
  supplement,
  supplementSheets,
} from '../../../shared/forms/supplement.ts'
import { disciplineKindNames, type PersonLists } from '../../../shared/people/details.ts'
import { standingNames } from '../../../shared/people/person.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { JobContext, ReadContext } from '../context.ts'
import { q } from '../database/executor.ts'
import { movementsCommands } from '../movements/commands.ts'
import { memberCard } from '../people/card.ts'
import { listsOf } from '../people/form-lists.ts'
import { fromAdmissionRow } from '../people/form-rows.ts'
import { requirePerson } from '../people/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { cellOf, headingOf } from './places.ts'
import type { PrintPlan } from './plan.ts'
import { idsOf } from './whose.ts'

interface Asked {
  readonly year: number
  readonly isFirstShown: boolean
}

type Lines = Readonly<Partial<Record<SupplementSection, readonly string[]>>>

const inYear = (date: PartialDate | null, year: number): date is PartialDate =>
  (date ?? '').startsWith(String(year))

const joined = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(', ')

const dated = (date: PartialDate | null): string => (date === null ? '' : formatPartialDate(date))

/** What the lists of the member's form say of a year. */
function listLines({ careers, trainings, honours, sanctions, journeys }: PersonLists, year: number): Lines {
  return {
    work: careers.flatMap(({ from, to, what, organisation }) => {
      if (inYear(from, year)) return [`Từ ${monthOf(from)}: ${joined(what, organisation)}`]
      return inYear(to, year) ? [`Đến ${monthOf(to)}: thôi ${joined(what, organisation)}`] : []
    }),
    schooling: trainings
      .filter(({ from, to }) => inYear(from, year) || inYear(to, year))
      .map(({ from, to, school, subject, form, certificate }) =>
        joined(
          `${from === null ? '…' : monthOf(from)} - ${to === null ? '…' : monthOf(to)}: ${subject || school}`,
          subject === '' ? '' : school,
          form,
          certificate,
        ),
      ),
    merits: honours
      .filter(({ on }) => inYear(on, year))
      .map(({ badgeYears, name, paperNumber, by, on }) =>
        joined(
          badgeYears === null ? name : `Huy hiệu ${badgeYears} năm tuổi Đảng`,
          paperNumber,
          by,
          dated(on),
        ),
      ),
    discipline: sanctions.flatMap(({ kind, form, on, liftedOn, reason, paperNumber, by }) => [
      ...(inYear(on, year)
        ? [joined(`${disciplineKindNames[kind]}: ${form}`, reason, paperNumber, by, dated(on))]
        : []),
      ...(inYear(liftedOn, year)
        ? [
            `${disciplineKindNames[kind]}: xóa kỷ luật ${form.toLocaleLowerCase('vi')} ngày ${dated(liftedOn)}`,
          ]
        : []),
    ]),
    abroad: journeys
      .filter(({ from, to }) => inYear(from, year) || inYear(to, year))
      .map(({ from, to, country, purpose }) =>
        joined(`${country} (${[dated(from), dated(to)].filter((day) => day !== '').join(' - ')})`, purpose),
      ),
  }
}

/** What the histories and the recorded movements say of a year. */
function historyLines(read: ReadContext, personId: string, year: number): Lines {
  const card = memberCard(read.db, personId, read.today)
  const movements = movementsCommands['movements.ofPerson']({ personId }, read)
    .filter(({ on, isUndone }) => !isUndone && inYear(on, year))
    .toReversed()
  const told = new Set(movements.map(({ on }) => on))
  const untold = (from: string | null): from is string => inYear(from, year) && !told.has(from)
  return {
    membership: [
      ...movements.map(({ on, name, fromCell, toCell, otherOrganisation, paperNumber, paperDate }) =>
        joined(
          `${formatPartialDate(on)}: ${name}`,
          fromCell === '' || fromCell === toCell ? '' : `từ ${fromCell}`,
          toCell === '' || fromCell === toCell ? '' : `đến ${toCell}`,
          otherOrganisation,
          paperNumber === '' ? '' : `văn bản ${paperNumber}`,
          dated(paperDate),
        ),
      ),
      ...card.cells
        .filter(({ from }) => untold(from))
        .map(({ from, cellName }) => `${dated(from)}: sinh hoạt tại ${cellName}`),
      ...card.standingsHeld
        .filter(({ from }) => untold(from))
        .map(({ from, standing }) => `${dated(from)}: ${standingNames[standing]}`),
    ],
    posts: card.posts.flatMap(({ post, cellName, from, to }) => [
      ...(inYear(from, year) ? [`Từ ${dated(from)}: ${joined(post, cellName)}`] : []),
      ...(inYear(to, year) ? [`Đến ${dated(to)}: thôi ${joined(post, cellName)}`] : []),
    ]),
  }
}

/** What the audit says of the fields that were changed in a year. */
function auditLines({ db }: ReadContext, personId: string, { year, isFirstShown }: Asked): Lines {
  const rows = db.all(
    q
      .selectFrom('audit')
      .select(['at', 'changes'])
      .where('record_kind', '=', 'person')
      .where('record_id', '=', personId)
      .where('command', 'in', ['people.change', 'people.changeForm'])
      .orderBy('at')
      .orderBy('sequence'),
  )
  return fieldChanges(
    rows
      .filter(({ at }) => localDay(new Date(at)).startsWith(String(year)))
      .map(({ changes }) => JSON.parse(changes) as Readonly<Record<string, unknown>>),
    isFirstShown,
  )
}

function merged(...all: readonly Lines[]): Lines {
  const lines: Partial<Record<SupplementSection, readonly string[]>> = {}
  for (const some of all) {
    for (const [section, texts] of Object.entries(some) as [SupplementSection, readonly string[]][]) {
      if (texts.length > 0) lines[section] = [...(lines[section] ?? []), ...texts]
    }
  }
  return lines
}

function supplementOf(read: ReadContext, personId: string, asked: Asked): Supplement {
  const { year } = asked
  const { db, today } = read
  const { fields } = requirePerson(db, personId)
  const member = db.first(q.selectFrom('member').selectAll().where('person_id', '=', personId))
  const heading = headingOf(db, cellOf(db, personId, today), today)
  return {
    head: { heading, ...rulebookOf(db).rule('form.supplement', today), under: [`Năm ${year}`] },
    year,
    fullName: fields.fullName,
    birthDate: knownDate(fields.birthDate),
    cardNumber: fields.cardNumber,
    profileNumber: fromAdmissionRow(member).profileNumber,
    cellName: memberCard(db, personId, today).cellName,
    changes: merged(
      auditLines(read, personId, asked),
      listLines(listsOf(db, personId), year),
      historyLines(read, personId, year),
    ),
  }
}

/** One page each, without pictures. */
const mostForms = 2000

/** Phiếu bổ sung hồ sơ đảng viên of a year of those who are asked for. */
export function supplementPlan(
  { year, isChangedOnly, isFirstShown, ...whose }: Whose & Asked & { readonly isChangedOnly: boolean },
  context: JobContext,
): PrintPlan {
  const ids = context.read(({ db, today }) => idsOf(db, whose, today, mostForms))
  const title = `Phiếu bổ sung hồ sơ đảng viên ${year}`
  function* parts() {
    let printed = 0
    for (const id of ids) {
      const form = context.read((read) => supplementOf(read, id, { year, isFirstShown }))
      if (isChangedOnly && Object.keys(form.changes).length === 0) continue
      yield supplement(form, printed)
      printed += 1
    }
    if (printed === 0) {
      throw new Refusal('not-found', `Trong số đã chọn không ai có thay đổi ghi trong năm ${year}.`)
    }
  }
  return {
    sheets: supplementSheets(title),
    parts,
    count: ids.length,
    records: ids.length,
    title,
    person: ids.length === 1 ? ids[0] : undefined,
  }
}
