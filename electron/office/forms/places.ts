import type { FormPlaces } from '../../../shared/forms/member-form.ts'
import { cellHeading, type Heading } from '../../../shared/organisation/heading.ts'
import { q, type Reader } from '../database/executor.ts'
import { nameOn } from '../organisation/store.ts'
import { onDay } from '../people/store.ts'
import { communeOf } from '../setup/store.ts'

/** A name after the word for its kind, which the form has printed already. */
const without = (kind: RegExp, name: string): string => name.replace(kind, '').trim()

/** The intermediate body above a cell on a day; '' where there is none. */
function intermediateOf(db: Reader, cellId: string, day: string): string {
  const above = db.first(
    q
      .selectFrom('body_parent')
      .innerJoin('body', 'body.id', 'body_parent.parent_id')
      .select('body.id')
      .where('body_parent.body_id', '=', cellId)
      .where('body.kind', '=', 'intermediate')
      .where(onDay('body_parent.valid_from', 'body_parent.valid_to', day)),
  )
  return above ? nameOn(db, above.id, day) : ''
}

/** Where the bodies above a cell stand on the forms. */
export function placesOf(db: Reader, day: string): (cellId: string | null) => FormPlaces {
  const commune = communeOf(db)
  const known = new Map<string | null, FormPlaces>()
  return (cellId) => {
    const found = known.get(cellId)
    if (found) return found
    const places: FormPlaces = {
      province: without(/^(đảng bộ|tỉnh ủy|thành ủy)(?=\s|$)/iu, commune?.province ?? ''),
      commune: without(/^đảng bộ(?=\s|$)/iu, commune?.communeName ?? ''),
      base: '',
      intermediate:
        cellId === null ? '' : without(/^đảng bộ bộ phận(?=\s|$)/iu, intermediateOf(db, cellId, day)),
      cell: cellId === null ? '' : without(/^chi bộ(?=\s|$)/iu, nameOn(db, cellId, day)),
    }
    known.set(cellId, places)
    return places
  }
}

/** The head of a form of a cell, or of the commune itself. */
export function headingOf(db: Reader, cellId: string | null, day: string): Heading {
  const communeName = communeOf(db)?.communeName ?? ''
  if (cellId !== null) return cellHeading(communeName, nameOn(db, cellId, day))
  return { superior: '', issuing: cellHeading(communeName, '').superior }
}

/** "Đảng bộ xã Mường Than"; '' while the commune has no name. */
export function communeBody(db: Reader): string {
  const name = communeOf(db)?.communeName.trim() ?? ''
  return name === '' || /^đảng bộ(?=\s|$)/iu.test(name) ? name : `Đảng bộ ${name}`
}

/** The place of the date line. */
export const placeOf = (db: Reader): string => communeOf(db)?.placeName ?? ''

/** The cell of a person on a day, else the last one before it. */
export const cellOf = (db: Reader, personId: string, day: string): string | null =>
  db.first(
    q
      .selectFrom('cell_membership')
      .select('cell_id')
      .where('person_id', '=', personId)
      .where('valid_from', '<=', day)
      .orderBy('valid_from', 'desc')
      .limit(1),
  )?.cell_id ?? null
