import { describe, expect, it } from 'vitest'
import { boardLines, boardViews } from '../../../renderer/documents/board.ts'
import type { PaperOfPeriod } from '../../../shared/documents/contract.ts'
import type { MonthRow } from '../../../shared/meetings/contract.ts'

type Meeting = MonthRow['meetings'][number]

const meeting = (id: string, change: Partial<Meeting> = {}): Meeting => ({
  ...{ id, kind: 'regular', heldOn: '2026-11-05', convened: 14, base: 14, present: 13 },
  ...{ isRecorded: true, depth: 'full', paperState: 'draft', postedOn: null, ...change },
})
const cell = (cellId: string, ...meetings: readonly Meeting[]): MonthRow => ({
  ...{ cellId, cellName: cellId, expectedOn: null, missed: null, meetings: [...meetings] },
})
const paper = (meetingId: string, change: Partial<PaperOfPeriod> = {}): PaperOfPeriod => ({
  ...{
    paperId: `${meetingId} paper`,
    revision: 1,
    meetingId,
    bodyId: '',
    kind: 'minutes',
    item: '',
    number: '',
  },
  ...{ state: 'signed', version: 1, signedOn: '2026-11-06', postedOn: null },
  ...{ isOfficialAttached: false, differs: false, ...change },
})

const rows = [
  cell('chưa mở'),
  cell('chưa ghi', meeting('a', { isRecorded: false })),
  cell('chưa chốt', meeting('b')),
  cell('chưa ký', meeting('c')),
  cell('chưa đăng', meeting('d')),
  cell('đã đăng', meeting('e')),
  cell('đã đăng bằng chữ', meeting('g', { postedOn: '2026-11-07' })),
  cell('chi ủy', meeting('f', { kind: 'committee' })),
]
const papers = [
  paper('c', { state: 'printed', signedOn: null }),
  paper('d'),
  paper('e', { state: 'posted', postedOn: '2026-11-07', differs: true }),
  paper('f'),
]

const report = (bodyId: string, change: Partial<PaperOfPeriod> = {}): PaperOfPeriod => ({
  ...paper('', { paperId: `${bodyId} report`, kind: 'cell-report', ...change }),
  ...{ meetingId: null, bodyId },
})

describe('the board of the papers of a month', () => {
  it.each([
    ['tat-ca', rows.map(({ cellName }) => cellName)],
    ['chua-nop', ['chưa mở', 'chưa ghi']],
    ['chua-ky', ['chưa chốt', 'chưa ký', 'đã đăng bằng chữ']],
    ['khong-khop', ['đã đăng']],
    ['chua-dang', ['chưa chốt', 'chưa ký', 'chưa đăng']],
  ])('shows at %s the cells %j', (key, cells) => {
    const view = boardViews.find((candidate) => candidate.key === key)
    const shown = boardLines(rows, papers).filter((line) => view?.shows(line) === true)
    expect(shown.map(({ cellName }) => cellName)).toEqual(cells)
  })

  it('has the report of a cell on the line of its monthly meeting, or on the one of a cell that has none', () => {
    const month = [
      cell('A', meeting('a1', { kind: 'committee' }), meeting('a2', { isRecorded: false })),
      cell('B'),
    ]
    const lines = boardLines(month, [report('A'), report('B', { state: 'printed' })])
    expect(lines.map(({ key, papers: own }) => [key, own.map(({ paperId }) => paperId)])).toEqual([
      ['a1', []],
      ['a2', ['A report']],
      ['B', ['B report']],
    ])
    const unsigned = boardViews.find(({ key }) => key === 'chua-ky')
    expect(lines.filter((line) => unsigned?.shows(line)).map(({ key }) => key)).toEqual(['a1', 'B'])
  })
})
