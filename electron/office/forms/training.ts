import { placeAndDay } from '../../../shared/forms/heading.ts'
import { memberList } from '../../../shared/forms/member-list.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { formatCount } from '../../../shared/text/numbers.ts'
import { classDays } from '../../../shared/training/words.ts'
import type { JobContext } from '../context.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { requireClass, traineesOf } from '../training/store.ts'
import { headingOf, placeOf } from './places.ts'
import type { PrintPlan } from './plan.ts'
import type { TableRequest } from './table.ts'

/** Danh sách học viên of a class, with room for everybody's hand. */
export function trainingPlan({ classId }: TableRequest<'training'>, context: JobContext): PrintPlan {
  return context.read(({ db, today }) => {
    const found = requireClass(db, classId)
    const people = traineesOf(db, found, today)
    if (people.length === 0) {
      throw new Refusal('not-found', 'Lớp chưa có ai trong danh sách. Hãy gọi học viên rồi in lại.')
    }
    const hasNotes = people.some(({ note }) => note !== '')
    const { sheets, parts, paper } = memberList({
      head: {
        heading: headingOf(db, null, today),
        ...rulebookOf(db).rule('form.training', found.from),
        under: [
          found.title,
          [`Ngày ${classDays(found)}`, found.place].filter((part) => part !== '').join(', '),
          `${formatCount(people.length)} người`,
        ],
      },
      columns: ['Họ và tên', 'Chi bộ', ...(hasNotes ? ['Ghi chú'] : [])],
      rows: people.map(({ fullName, cellName, note }) => [fullName, cellName, ...(hasNotes ? [note] : [])]),
      isSigned: true,
      placeAndDay: placeAndDay(placeOf(db), today),
    })
    return {
      ...{ sheets, parts, paper, count: people.length, records: people.length },
      title: `Danh sách lớp ${found.title}`,
    }
  })
}
