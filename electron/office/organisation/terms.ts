import { addMonths } from '../../../shared/calendar/dates.ts'
import { groupBy } from '../../../shared/collections.ts'
import type { Output } from '../../../shared/contract.ts'
import type { RunningOut } from '../../../shared/organisation/post-contract.ts'
import { termEnd, termState } from '../../../shared/organisation/post-hints.ts'
import { isSeat, postName, postRank } from '../../../shared/organisation/posts.ts'
import type { Rulebook } from '../../../shared/rulebook/rules.ts'
import { q, type Reader } from '../database/executor.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { cellNames, holdersOn, nameOn } from './store.ts'

/** Terms that are over or run out soon, of cells and of single posts, and the cells of which none is known. */
export function termsOn(db: Reader, day: string): Output<'organisation.terms'> {
  const book = rulebookOf(db)
  const begun = new Map(
    db
      .all(q.selectFrom('body').select(['id', 'term_written']).where('kind', '=', 'cell'))
      .map((row) => [row.id, row.term_written]),
  )
  const seats = groupBy(
    holdersOn(db, day)
      .filter(({ post }) => isSeat(post))
      .toSorted((a, b) => postRank(a.post) - postRank(b.post)),
    (holder) => holder.cellId,
  )
  const cells = cellNames(db, day)
  const rows = cells.flatMap((body): RunningOut[] => {
    const termFrom = begun.get(body.id) ?? null
    if (termFrom === null) return []
    const end = termEnd(termFrom, book)
    const state = termState(end, book, day)
    if (state === undefined) return []
    const holders = (seats.get(body.id) ?? []).map(({ personId, fullName, post }) => ({
      personId,
      fullName,
      post: postName(post),
    }))
    return [{ body, post: '', ...end, isOver: state === 'over', holders }]
  })
  return {
    rows: [...rows, ...endingPosts(db, book, day)].toSorted((a, b) =>
      a.first < b.first ? -1 : a.first > b.first ? 1 : 0,
    ),
    unknown: cells.filter(({ id }) => (begun.get(id) ?? null) === null),
  }
}

/** Posts that are held and whose end is written for a day within the months of the rule book. */
function endingPosts(db: Reader, book: Rulebook, day: string): readonly RunningOut[] {
  const until = addMonths(day, book.rule('cell.termReminderMonths', day))
  return db
    .all(
      q
        .selectFrom('post')
        .innerJoin('person', 'person.id', 'post.person_id')
        .innerJoin('body', 'body.id', 'post.body_id')
        .select(['post.body_id', 'post.post', 'post.valid_to', 'post.person_id', 'person.full_name'])
        .where('person.deleted_at', 'is', null)
        .where('body.deleted_at', 'is', null)
        .where('post.valid_from', '<=', day)
        .where('post.valid_to', '>', day)
        .where('post.valid_to', '<=', until)
        .orderBy('person.sort_key'),
    )
    .flatMap(({ body_id, post, valid_to, person_id, full_name }) => {
      if (valid_to === null) return []
      const holder = { personId: person_id, fullName: full_name, post: postName(post) }
      const body = { id: body_id, name: nameOn(db, body_id, day) }
      return [
        { body, post: postName(post), first: valid_to, last: valid_to, isOver: false, holders: [holder] },
      ]
    })
}
