import { placeAndDay } from '../../../shared/forms/heading.ts'
import { villageSheet, villageSheets } from '../../../shared/forms/village-sheet.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { JobContext } from '../context.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { factsOf, villagesOf, yearsOf } from '../villages/store.ts'
import { headingOf, placeOf } from './places.ts'
import type { PrintPlan } from './plan.ts'
import type { TableRequest } from './table.ts'

/** Phiếu số liệu of a village; of all villages a page each. Also blank ones, for the village head to write on. */
export function villagePlan({ year, cellId }: TableRequest<'village'>, context: JobContext): PrintPlan {
  return context.read(({ db, today }) => {
    const villages = villagesOf(db, year).filter((village) => cellId === null || village.cellId === cellId)
    if (villages.length === 0) {
      throw new Refusal(
        'not-found',
        'Không có chi bộ thôn, bản nào để in. Hãy ghi loại chi bộ ở trang Chi bộ, hoặc chọn năm khác.',
      )
    }
    const { title } = rulebookOf(db).rule('form.village', `${year}-12-31`)
    const facts = factsOf(db, year)
    const sheets = villages.map(({ cellId: of, cellName, source, note }) => ({
      head: {
        ...{ heading: headingOf(db, of, today), number: '', title },
        under: [`${cellName}, năm ${year}`],
      },
      ...{ cellName, year, facts, source, note, placeAndDay: placeAndDay(placeOf(db), today) },
      values: new Map(yearsOf(db, of).map((each) => [each.year, each.values])),
    }))
    return {
      sheets: villageSheets(title),
      parts: () => sheets.map(villageSheet),
      count: sheets.length,
      records: sheets.length,
      title: `Số liệu thôn, bản năm ${year}`,
    }
  })
}
