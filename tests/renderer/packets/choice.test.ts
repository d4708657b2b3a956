import { describe, expect, it } from 'vitest'
import { canGo, dueNow, nothingChosen, standing, unsignedWords } from '../../../renderer/packets/choice.ts'
import type { PacketItem, PacketRow } from '../../../shared/packets/contract.ts'

const item = (name: string, state: NonNullable<PacketItem['paper']>['state']): PacketItem => ({
  ...{ key: name, name, fileName: `${name}.pdf`, isPosted: true, note: '' },
  paper: { id: name, revision: 1, state, postedOn: null },
})
const row = (cellName: string, more: Partial<PacketRow>): PacketRow => ({
  ...{ cellId: cellName, cellName, meetingId: cellName, revision: 1, kind: 'regular', heldOn: '2026-12-03' },
  ...{ isRecorded: true, uploadBy: '2026-12-02', postBy: '2026-12-05', uploadedOn: null, postedOn: null },
  ...{ due: 'after', hoursLeft: 5, before: { items: [], missing: [] } },
  after: { items: [item('Biên bản', 'signed'), item('Nghị quyết', 'printed')], missing: [] },
  ...more,
})
const never = row('Chi bộ B', { isRecorded: false })
const rows = [row('Chi bộ A', {}), never, row('Chi bộ C', { kind: 'committee', due: null })]

describe('the packets of a month', () => {
  it('offer no meeting that was never recorded, but what was prepared for it', () => {
    expect(dueNow(rows, 'after').map(({ cellName }) => cellName)).toEqual(['Chi bộ A'])
    expect([canGo(never, 'after'), canGo(never, 'before')]).toEqual([false, true])
  })

  it('name by cell the papers that nobody has noted as signed', () => {
    expect(unsignedWords(nothingChosen, rows.slice(0, 1), 'after')).toEqual(['Chi bộ A: Nghị quyết'])
  })

  it.each<[string, readonly PacketRow[], 'before' | 'after', string]>([
    ['after the meetings', rows, 'after', '3 buổi, 1 buổi chưa đăng, 1 buổi chưa ghi vào sổ'],
    ['when all is posted', [row('A', { postedOn: '2026-12-04' })], 'after', '1 buổi, đã đăng hết'],
    ['before the meetings', [row('A', { due: 'before' })], 'before', '1 buổi, 1 buổi chưa đưa lên'],
    ['when they are over', rows, 'before', '3 buổi, 2 buổi đã qua mà không ghi ngày đưa lên'],
    ['when all was put up', [row('A', { uploadedOn: '2026-12-01' })], 'before', '1 buổi, đã đưa lên hết'],
  ])('say what is still to be put up %s', (_when, shown, phase, words) => {
    expect(standing(shown, phase)).toBe(words)
  })
})
