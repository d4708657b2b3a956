import { periodPhrase } from '../../calendar/periods.ts'
import { blank, bold, type Content, dottedLines, paragraph } from '../../documents/compose.ts'
import type { PartyDocument } from '../../documents/model.ts'
import { people } from '../../documents/phrases.ts'
import { attendanceFigures } from '../attendance.ts'
import { printedPosts } from '../minutes.ts'
import { assigned } from '../minutes-sections.ts'
import { votes } from '../minutes-votes.ts'
import { prose } from '../minutes-words.ts'
import {
  cellSignature,
  chairContent,
  dayContent,
  type PaperSource,
  paperHead,
  placeContent,
} from './source.ts'

/**
 * Kết luận của chi ủy: what the committee of a cell agreed on before the cell meets (domain.md 2.2, step 1), who does
 * what, and how it voted. A cell may issue kết luận since 399-QĐ/TW (domain.md 3.3); the committee speaks for itself.
 */
export function conclusion(source: PaperSource): PartyDocument {
  const { content, book, roll, period, cellName } = source
  const figures = attendanceFigures(roll, content.marks)
  const isCalled = figures.unmarked === 0 && figures.convened > 0
  const present: Content = isCalled ? people(figures.present) : blank(6)
  const day = dayContent(source)
  const agreed = prose(content.conclusion)
  const tasks = assigned(source)
  return {
    ...paperHead(source, {
      type: 'KẾT LUẬN',
      subject: [`của chi ủy tại phiên họp ${periodPhrase(period)}`],
      date: content.heldOn,
      isNumbered: true,
    }),
    blocks: [
      paragraph(
        `${day.charAt(0).toLocaleUpperCase('vi')}${day.slice(1)}, tại `,
        placeContent(source),
        `, Chi ủy ${cellName} họp kỳ ${periodPhrase(period)}. Tổng số chi ủy viên: ${people(figures.convened)} đồng chí; có mặt `,
        present,
        ' đồng chí. ',
        ...chairContent(source, printedPosts),
        ' Sau khi thảo luận, ',
        bold('chi ủy kết luận như sau:'),
      ),
      ...(agreed.length === 0 ? [dottedLines(8)] : agreed),
      ...(tasks.length === 0 ? [] : [paragraph(bold('Phân công thực hiện:')), ...tasks]),
      ...votes(source),
      cellSignature(source, book.rule('paper.recipients.conclusion', content.heldOn)),
    ],
  }
}
