import { blank, bold, column, known, paragraph, table, wideColumn } from '../../documents/compose.ts'
import type { PartyDocument } from '../../documents/model.ts'
import { formatPoints, tenths } from '../../scores/points.ts'
import { meetingSubject } from '../names.ts'
import { ownScoreLine } from '../own-score.ts'
import { cellSignature, dayContent, type PaperSource, paperHead } from './source.ts'

/**
 * Phiếu tự đánh giá, chấm điểm: the criteria of the day (42-HD, domain.md 2.4), each with the points that the cell voted
 * for itself. What was not voted by criterion is left to the hand.
 */
export function scoreSheet(source: PaperSource): PartyDocument {
  const { book, content, ownScore } = source
  const criteria = book.rule('score.criteria', content.heldOn)
  const most = criteria.reduce((sum, { maximum }) => sum + tenths(maximum), 0)
  return {
    ...paperHead(source, {
      type: 'PHIẾU TỰ ĐÁNH GIÁ, CHẤM ĐIỂM',
      subject: [`chất lượng ${meetingSubject(source)}`],
      date: content.heldOn,
      isNumbered: false,
    }),
    blocks: [
      paragraph(
        `${source.cellName} tự đánh giá ${meetingSubject(source)}, họp ${dayContent(source)}, như sau:`,
      ),
      table(
        [
          column('STT', 12, 'center'),
          wideColumn('Tiêu chí', 6),
          column('Điểm tối đa', 18, 'center'),
          column('Điểm tự chấm', 20, 'center'),
          wideColumn('Lý do trừ điểm', 4),
        ],
        [
          ...criteria.map(({ id, title, maximum }, index) => {
            const own = ownScore?.criteria[id]
            return [
              String(index + 1),
              title,
              formatPoints(tenths(maximum)),
              own === undefined ? blank(8) : own.points,
              own === undefined ? blank(20) : own.reason,
            ]
          }),
          ['', bold('Tổng điểm'), bold(formatPoints(most)), known(ownScore?.points, 8), ''],
        ],
      ),
      ownScoreLine(ownScore),
      cellSignature(source, book.rule('paper.recipients.score-sheet', content.heldOn)),
    ],
  }
}
