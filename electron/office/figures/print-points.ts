import { formatDate } from '../../../shared/calendar/dates.ts'
import { formPieces } from '../../../shared/forms/page.ts'
import { questionSheets, questions } from '../../../shared/forms/questions.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { formatCount } from '../../../shared/text/numbers.ts'
import type { Handlers } from '../context.ts'
import { behindDoor, facesIn, pageCount, pdfType } from '../documents/printing.ts'
import { fileName } from '../forms/exporting.ts'
import { headingOf } from '../forms/places.ts'
import { pointList } from './points.ts'

const title = 'Cần hỏi lại bí thư'

/** The list to telephone by. Numbers in full leave the program here, which the audit says of each person. */
export const printPoints: Handlers<'figures'>['figures.printPoints'] = async (_nothing, context) => {
  const { points, head } = context.read((read) => {
    const found = pointList(read, { withSettled: false, isPlain: true })
    const day = formatDate(read.today)
    return {
      points: found,
      head: {
        heading: headingOf(read.db, null, read.today),
        number: '',
        title: title.toLocaleUpperCase('vi'),
        under: [`Lập ngày ${day}, ${formatCount(found.length)} điểm`],
      },
    }
  })
  if (points.length === 0) throw new Refusal('not-found', 'Không còn điểm nào cần hỏi lại.')
  context.progress('Đang dựng bản in', null)
  const html = [
    ...formPieces(
      questionSheets(title),
      [questions(head, points)],
      facesIn(context.office.fontFolder, false),
    ),
  ].join('')
  const pdf = await context.host.makePdf(html)
  context.write(({ audit }) => {
    audit({ changes: { exported: 'questions', points: points.length } })
    for (const personId of new Set(points.flatMap(({ asked }) => asked?.personId ?? []))) {
      audit({ record: { kind: 'person', id: personId }, changes: { revealed: ['telephone'] } })
    }
  })
  return {
    ...behindDoor(context, fileName(title, context.today(), 'pdf'), pdfType, pdf),
    pages: pageCount(pdf),
  }
}
