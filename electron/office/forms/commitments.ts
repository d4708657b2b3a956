import { groupBy } from '../../../shared/collections.ts'
import {
  commitmentForm,
  commitmentList,
  commitmentListSheets,
  commitmentPaper,
  commitmentSheets,
  countWords,
} from '../../../shared/forms/commitment.ts'
import type { PrintRequest } from '../../../shared/forms/contract.ts'
import { placeAndDay } from '../../../shared/forms/heading.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { committedIn, countCommitments, dayOfYear } from '../commitments/store.ts'
import type { JobContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'
import { nameOn, requireCell } from '../organisation/store.ts'
import { postsOf } from '../people/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { headingOf, placeOf } from './places.ts'
import type { PrintPlan } from './plan.ts'

const nobody = () =>
  new Refusal('not-found', 'Không có đảng viên nào phải làm bản cam kết. Hãy chọn chi bộ hoặc năm khác.')

/** Members by the name of their cell, then by given name. */
function membersOf(db: Reader, year: number, cellId: string | null, today: string) {
  if (cellId !== null) requireCell(db, cellId)
  const on = dayOfYear(year, today)
  const byCell = groupBy(committedIn(db, { year, cellId, today }), (member) => member.cellId)
  return [...byCell]
    .map(([id, people]) => ({ id, name: nameOn(db, id, on), people }))
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'))
}

const factsOf = (db: Reader, ids: readonly string[]) =>
  new Map(
    db
      .all(
        q
          .selectFrom('person')
          .leftJoin('member', 'member.person_id', 'person.id')
          .leftJoin('person_detail', 'person_detail.person_id', 'person.id')
          .select(['person.id', 'person.birth_written', 'person_detail.occupation', 'member.joined_written'])
          .where('person.id', 'in', listed(ids)),
      )
      .map((row) => [row.id, row]),
  )

/** Bản cam kết of some people, or of everybody who owes one in a cell or in all. */
export function commitmentPlan(
  { year, cellId, personIds }: Extract<PrintRequest, { form: 'commitment' }>,
  context: JobContext,
): PrintPlan {
  return context.read(({ db, today }) => {
    const on = dayOfYear(year, today)
    const book = rulebookOf(db)
    const { title, number } = book.rule('form.commitment', on)
    const wanted = new Set(personIds)
    const forms = membersOf(db, year, cellId, today).flatMap(({ id, name, people }) =>
      people
        .filter(({ personId, isOwed }) => (wanted.size === 0 ? isOwed : wanted.has(personId)))
        .map((member) => ({ ...member, cellId: id, cellName: name })),
    )
    const [only, second] = forms
    if (only === undefined) throw nobody()
    const ids = forms.map(({ personId }) => personId)
    const facts = factsOf(db, ids)
    const posts = postsOf(db, ids, on)
    const sections = book.rule('commitment.sections', on)
    const place = placeOf(db)
    const under = [`tu dưỡng, rèn luyện, phấn đấu năm ${year}`]
    function* parts() {
      for (const [key, { personId, fullName, cellName, cellId: of, commitment }] of forms.entries()) {
        const known = facts.get(personId)
        yield commitmentForm(
          {
            head: { heading: headingOf(db, of, on), number, title, under },
            ...{ cellName, year, fullName, sections, place },
            birthDate: known?.birth_written ?? null,
            joinedOn: known?.joined_written ?? null,
            posts: posts.get(personId) ?? '',
            occupation: known?.occupation ?? '',
            content: commitment?.content ?? '',
            madeOn: commitment?.madeOn ?? null,
          },
          key,
        )
      }
    }
    // Read whole: the parts are drawn when this reading is over.
    const drawn = [...parts()]
    return {
      sheets: commitmentSheets(title),
      parts: () => drawn,
      count: drawn.length,
      records: drawn.length,
      person: second === undefined ? only.personId : undefined,
      title: `Bản cam kết ${year}${second === undefined ? ` ${only.fullName}` : ''}`,
    }
  })
}

/** Theo dõi bản cam kết: a sheet a cell. */
export function commitmentListPlan(
  { year, cellId }: Extract<PrintRequest, { form: 'commitments' }>,
  context: JobContext,
): PrintPlan {
  return context.read(({ db, today }) => {
    const on = dayOfYear(year, today)
    const { title, number } = rulebookOf(db).rule('form.commitments', on)
    const cells = membersOf(db, year, cellId, today)
    if (cells.length === 0) throw nobody()
    const lists = cells.map(({ id, name, people }) => ({
      head: {
        ...{ heading: headingOf(db, id, on), number, title },
        under: [`Năm ${year}: ${countWords(countCommitments(people))}`],
      },
      ...{ cellName: name, people, placeAndDay: placeAndDay(placeOf(db), today) },
    }))
    const [first, second] = lists
    return {
      sheets: commitmentListSheets(title),
      parts: () => lists.map(commitmentList),
      ...(first !== undefined && second === undefined && { paper: () => commitmentPaper(first) }),
      count: lists.length,
      records: cells.reduce((sum, { people }) => sum + people.length, 0),
      title: `Theo dõi bản cam kết ${year}`,
    }
  })
}
