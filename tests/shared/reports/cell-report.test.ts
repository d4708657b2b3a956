import { expect, it } from 'vitest'
import type { Block, Runs } from '../../../shared/documents/model.ts'
import { type CellRecord, cellReportSections } from '../../../shared/reports/cell-report.ts'
import { openRulebook } from '../../../shared/rulebook/rules.ts'

const record: CellRecord = {
  period: '2026-11',
  meetings: [
    {
      ...{ kind: 'regular', heldOn: '2026-11-05', minutes: 95, topic: '', own: null, committee: null },
      turns: {
        ...{ convened: 14, present: 13, excused: 1, absent: 0, exempt: 0, unmarked: 0, base: 14 },
        ...{ late: 0, online: 0 },
      },
      ...{ review: '', conclusion: '' },
      reported: [
        {
          ...{ title: 'Làm đường', who: 'Lò Văn Ún', state: 'doing', result: 'đang đổ', achieved: 1.2 },
          measure: { indicator: 'Đường bê tông', unit: 'km', target: 2.5 },
        },
        { title: 'Thu phí', who: '', state: 'not-started', result: '' },
      ],
      assigned: [{ title: 'Sửa mương.', who: 'Lò Văn Ún', dueOn: null }],
      petitions: [{ content: 'Sửa nhà văn hóa.', raisedBy: 'Lò Văn Ún', answer: 'Đã ghi' }],
    },
  ],
  tasks: { openBefore: 2, given: 1, reopened: 0, closed: 0, withdrawn: 0, openAfter: 3 },
  book: openRulebook(),
}

const plainText = (runs: Runs): string =>
  runs.map((run) => (run.kind === 'text' ? run.text : run.kind === 'blank' ? '…' : '\n')).join('')

const drawnOf = (id: string): readonly Block[] =>
  cellReportSections(record).find((section) => section.id === id)?.drawn ?? []
const itemsOf = (id: string): readonly string[] =>
  drawnOf(id).flatMap((block) => (block.kind === 'list' ? block.items.map(plainText) : []))

it('tells task, state and result apart, with how far the indicator is', () => {
  const [table] = drawnOf('tasks').filter((block) => block.kind === 'table')
  expect(table?.columns.map(({ title }) => title)).toEqual([
    ...['STT', 'Nhiệm vụ', 'Người thực hiện', 'Trạng thái', 'Kết quả'],
  ])
  expect(table?.rows.map((row) => row.map(plainText))).toEqual([
    ['1', 'Làm đường', 'Lò Văn Ún', 'Đang thực hiện', 'đang đổ\nĐường bê tông: 1,2/2,5 km'],
    ['2', 'Thu phí', '', 'Chưa thực hiện', ''],
  ])
})

it('puts one stop after what was typed with a stop of its own', () => {
  expect(itemsOf('next')).toEqual(['Sửa mương, Lò Văn Ún.'])
  expect(itemsOf('petitions')).toEqual(['Sửa nhà văn hóa (Lò Văn Ún). Trả lời tại buổi: Đã ghi'])
})
