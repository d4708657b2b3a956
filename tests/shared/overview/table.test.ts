import { describe, expect, it } from 'vitest'
import { overviewSheet } from '../../../shared/forms/overview.ts'
import { suggestionReasons } from '../../../shared/overview/lines.ts'
import { monthSheet, spanSheet } from '../../../shared/overview/sheet.ts'
import { monthSums } from '../../../shared/overview/sums.ts'
import { monthReasons, monthTable, spanTable } from '../../../shared/overview/table.ts'
import { columnFormat, suggestedWords } from '../../../shared/scores/points.ts'
import { monthOverview, spanOverview } from '../../fixtures/papers/registers.ts'

const titles = monthTable(monthOverview).columns.map(({ title }) => title)
const column = (title: string) => monthTable(monthOverview).rows.map((row) => row[titles.indexOf(title)])

describe('the table of the commune on paper', () => {
  it('says beside a suggested score how much of it is not known', () => {
    expect(new Set(column('Gợi ý'))).toEqual(new Set(['25 (chưa biết 74)', '88', '']))
  })

  it('has either a decimal in every score of a column or in none', () => {
    for (const title of ['Tự chấm', 'Thẩm định']) {
      const given = column(title).filter((text) => text !== '')
      expect(new Set(given.map((text) => text?.includes(',')))).toHaveProperty('size', 1)
    }
    expect(columnFormat([930, null, 925])(930)).toBe('93,0')
    expect(columnFormat([930, 920])(930)).toBe('93')
    const spanColumn = spanTable(spanOverview).rows.map((row) => row[7] ?? '')
    expect(spanColumn.filter((text) => text !== '').every((text) => /,\d$/.test(text))).toBe(true)
  })

  it('gives no day of meeting to a cell that has not met', () => {
    const days = column('Ngày họp')
    monthTable(monthOverview).rows.forEach((row, index) => {
      if (row[titles.indexOf('Dự')] === '') expect(days[index]).not.toMatch(/\d/)
    })
    expect(days).toContain('Không họp')
    expect(days).toContain('Chưa ghi')
  })

  it('ends with the sums of the commune', () => {
    const { turns, lacking } = monthSums(monthOverview)
    expect(monthTable(monthOverview).total).toContain(`${turns.present}/${turns.base}`)
    expect(monthTable(monthOverview).total?.at(-1)).toBe(`${lacking} buổi còn thiếu`)
  })

  it('lets no last line of the table stand on a page alone', () => {
    const html = overviewSheet({
      head: { heading: { superior: '', issuing: '' }, number: '', title: 'T', under: [] },
      ...{ table: monthTable(monthOverview), reasons: null, placeAndDay: '' },
    }).html
    expect(html.match(/<tr class="(total )?kept">/g)).toHaveLength(4)
  })

  it('tells the costliest losses of a suggestion and sums up the others', () => {
    const reasons = {
      ...{ own: [], committee: [] },
      suggestion: [40, 30, 20, 10].map((points) => ({ title: `Mục ${points}`, points, reason: 'thiếu' })),
    }
    expect(suggestionReasons(reasons, 2)).toEqual([
      '−4 Mục 40: thiếu',
      '−3 Mục 30: thiếu',
      '−3 vì 2 lý do khác',
    ])
    expect(suggestionReasons(reasons)).toHaveLength(4)
    expect(monthReasons(monthOverview).rows.length).toBe(
      monthOverview.flatMap(({ meetings }) => meetings).filter(({ meeting }) => meeting.isRecorded).length,
    )
  })
})

describe('a suggested score', () => {
  it.each([
    [{ points: 250, open: 740 }, '25 (chưa biết 74)'],
    [{ points: 925, open: 0 }, '92,5'],
  ])('%j reads %s', (score, words) => expect(suggestedWords(score)).toBe(words))
})

describe('the table of the commune as a workbook', () => {
  it.each([
    ['of a month', monthSheet(monthOverview)],
    ['of half a year', spanSheet(spanOverview)],
  ])('%s has as many values in every row as headings', (_, { headers, rows, total }) => {
    for (const row of [...rows, total]) expect(row).toHaveLength(headers.length)
  })
})
