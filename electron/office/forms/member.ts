import type { Whose } from '../../../shared/forms/contract.ts'
import {
  type MemberForm,
  type MemberFormRules,
  memberForm,
  memberFormSheets,
} from '../../../shared/forms/member-form.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { JobContext, ReadContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { listsOf } from '../people/form-lists.ts'
import { fromAdmissionRow, fromDetailRow } from '../people/form-rows.ts'
import { onDay, requirePerson } from '../people/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { cellOf, placesOf } from './places.ts'
import type { PrintPlan } from './plan.ts'
import { idsOf } from './whose.ts'

/** Since when a member is exempt on a day, as it was written. */
const exemptSince = (db: Reader, personId: string, day: string): string | null =>
  db.first(
    q
      .selectFrom('member_standing')
      .select('from_written')
      .where('person_id', '=', personId)
      .where('standing', '=', 'exempt')
      .where(onDay('valid_from', 'valid_to', day)),
  )?.from_written ?? null

/** A picture for the page. Without its file the form has an empty place: one lost picture must not hold up a cell. */
function photoOf(hash: string | null | undefined, { papers, log }: JobContext): string | null {
  if (hash == null) return null
  try {
    return papers.read(hash, 'ảnh thẻ của đảng viên').toString('base64')
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    log.note('a photo was not printed', { sha256: hash })
    return null
  }
}

function formOf(
  read: ReadContext,
  context: JobContext,
  personId: string,
  places: ReturnType<typeof placesOf>,
): MemberForm {
  const { db, today } = read
  const details = db.first(q.selectFrom('person_detail').selectAll().where('person_id', '=', personId))
  const member = db.first(q.selectFrom('member').selectAll().where('person_id', '=', personId))
  return {
    fields: requirePerson(db, personId).fields,
    details: fromDetailRow(details),
    admission: fromAdmissionRow(member),
    lists: listsOf(db, personId),
    places: places(cellOf(db, personId, today)),
    exemptSince: exemptSince(db, personId, today),
    photo: photoOf(details?.photo_sha256, context),
  }
}

/** 2,000 pages and 50 MB, with a picture of 60 KB each; measured, see tests/bench/forms.ts. */
const mostForms = 500

/** Phiếu đảng viên of those who are asked for, each on sheets of its own. */
export function memberPlan(whose: Whose, context: JobContext): PrintPlan {
  const { ids, rules, places, title } = context.read(({ db, today }) => {
    const book = rulebookOf(db)
    const rules: MemberFormRules = {
      ...book.rule('form.member', today),
      badgeSteps: book.rule('badge.steps', today),
      assetsFrom: book.rule('form.assetsFrom', today),
    }
    return {
      ids: idsOf(db, whose, today, mostForms),
      rules,
      places: placesOf(db, today),
      title: 'Phiếu đảng viên',
    }
  })
  function* parts() {
    for (const [index, id] of ids.entries()) {
      yield memberForm(
        context.read((read) => formOf(read, context, id, places)),
        rules,
        index,
      )
    }
  }
  return {
    sheets: memberFormSheets(title),
    parts,
    count: ids.length,
    records: ids.length,
    title,
    person: ids.length === 1 ? ids[0] : undefined,
  }
}
