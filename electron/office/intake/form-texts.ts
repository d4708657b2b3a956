/** The texts of the member's form that a workbook may tell: where they are kept. */
import { type FormText, type FormTexts, formTexts } from '../../../shared/intake/form-texts.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import { admissionColumns, detailColumns } from '../people/form-rows.ts'
import { listOf } from './list-of.ts'

type InDetail = keyof typeof detailColumns & FormText
type InMember = keyof typeof admissionColumns & FormText

const isInDetail = (name: FormText): name is InDetail => Object.hasOwn(detailColumns, name)
const inDetail = formTexts.filter(isInDetail)
const inMember = formTexts.filter((name): name is InMember => !isInDetail(name))

/** What is known of people; what is not is absent. */
export function formTextsOf(db: Reader, ids: readonly string[]): ReadonlyMap<string, FormTexts> {
  if (ids.length === 0) return new Map()
  const rows = db.all(
    q
      .selectFrom('person')
      .leftJoin('member', 'member.person_id', 'person.id')
      .leftJoin('person_detail', 'person_detail.person_id', 'person.id')
      .where('person.id', 'in', listOf(ids))
      .select('person.id')
      .select(inDetail.map((name) => `person_detail.${detailColumns[name]} as ${name}` as const))
      .select(inMember.map((name) => `member.${admissionColumns[name]} as ${name}` as const)),
  )
  return new Map(
    rows.map(({ id, ...texts }) => [
      id,
      Object.fromEntries(Object.entries(texts).flatMap(([name, text]) => (text ? [[name, text]] : []))),
    ]),
  )
}

/** What stood where others are to stand, for the undo. */
export const textsBefore = (known: FormTexts, next: FormTexts): { readonly texts?: FormTexts } => {
  const changed = Object.keys(next) as FormText[]
  return changed.length === 0
    ? {}
    : { texts: Object.fromEntries(changed.map((name) => [name, known[name] ?? ''])) }
}

/** Writes texts beside those that stand already. */
export function writeFormTexts(db: Writer, personId: string, texts: FormTexts): void {
  const columnsOf = <N extends FormText>(names: readonly N[], columns: Readonly<Record<N, string>>) =>
    Object.fromEntries(
      names.flatMap((name) => (texts[name] === undefined ? [] : [[columns[name], texts[name]]])),
    )
  const detail = columnsOf(inDetail, detailColumns)
  const member = columnsOf(inMember, admissionColumns)
  if (Object.keys(detail).length > 0) {
    db.run(
      q
        .insertInto('person_detail')
        .values({ person_id: personId, ...detail })
        .onConflict((conflict) => conflict.column('person_id').doUpdateSet(detail)),
    )
  }
  if (Object.keys(member).length > 0) {
    db.run(q.updateTable('member').set(member).where('person_id', '=', personId))
  }
}
