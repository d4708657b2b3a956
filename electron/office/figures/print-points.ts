import { formatDate } from '../../../shared/calendar/dates.ts'
import { pointsWords } from '../../../shared/figures/points.ts'
import { formPieces } from '../../../shared/forms/page.ts'
import { questionSheets, questions } from '../../../shared/forms/questions.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Handlers } from '../context.ts'
import { behindDoor, facesIn, pageCount, pdfType } from '../documents/printing.ts'
import { fileName } from '../forms/exporting.ts'
import { headingOf } from '../forms/places.ts'
import { pointList } from './points.ts'
import { refusedRows } from './refused.ts'

const title = 'Cần hỏi lại bí thư'

/** The list to telephone by. Numbers in full leave the program here, which the audit says of each person. */
export const printPoints: Handlers<'figures'>['figures.printPoints'] = async ({ withSettled }, context) => {
  const { points, refused, head } = context.read((read) => {
    const found = pointList(read, { withSettled, isPlain: true })
    const rows = refusedRows(read, true)
    const day = formatDate(read.today)
    return {
      points: found,
      refused: rows,
      head: {
        heading: headingOf(read.db, null, read.today),
        number: '',
        title: title.toLocaleUpperCase('vi'),
        under: [`Lập ngày ${day}, ${pointsWords(found, rows)}`],
      },
    }
  })
  const count = points.length + refused.length
  if (count === 0) throw new Refusal('not-found', 'Không còn điểm nào cần hỏi lại.')
  context.progress('Đang dựng bản in', null)
  const html = [
    ...formPieces(
      questionSheets(title),
      [questions(head, points, refused)],
      facesIn(context.office.fontFolder, false),
    ),
  ].join('')
  const pdf = await context.host.makePdf(html)
  context.write(({ audit }) => {
    audit({ changes: { exported: 'questions', points: count } })
    for (const personId of new Set([...points, ...refused].flatMap(({ asked }) => asked?.personId ?? []))) {
      audit({ record: { kind: 'person', id: personId }, changes: { revealed: ['telephone'] } })
    }
  })
  return {
    ...behindDoor(context, fileName(title, context.today(), 'pdf'), pdfType, pdf),
    pages: pageCount(pdf),
  }
}
