import { addDays } from '../../../shared/calendar/dates.ts'
import type { CommandName, Input, Output } from '../../../shared/contract.ts'

type Ask = <N extends CommandName>(name: N, input: Input<N>) => Promise<Output<N>>

/** What the commune does for its cells: a team for the one that is to be strengthened. */
export async function helpCells(ask: Ask, personIds: readonly string[], today: string): Promise<void> {
  const [weak] = await ask('support.cells', {})
  if (weak === undefined) return
  const [leader = '', member = '', other = ''] = personIds
  await ask('support.save', {
    ...{ id: null, revision: 0, cellId: weak.cellId, decision: 'Quyết định 27-QĐ/ĐU' },
    ...{ from: addDays(today, -150), to: null, outcome: '' },
    goals:
      'Tỷ lệ đảng viên dự sinh hoạt từ 90% trở lên trong ba kỳ liền.\nMỗi kỳ có ít nhất một nửa số đảng viên dự phát biểu.',
    members: [
      { personId: leader, duty: 'tổ trưởng' },
      { personId: member, duty: 'dự sinh hoạt hằng tháng' },
      { personId: other, duty: 'giúp về biên bản, sổ sách' },
    ],
  })
}
