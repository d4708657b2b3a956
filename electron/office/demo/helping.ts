import { addDays } from '../../../shared/calendar/dates.ts'
import type { CommandName, Input, Output } from '../../../shared/contract.ts'
import type { TrainingState } from '../../../shared/training/contract.ts'

type Ask = <N extends CommandName>(name: N, input: Input<N>) => Promise<Output<N>>

/** What the commune does for its cells: a team for the one that is to be strengthened, a few checks of books, a class. */
export async function helpCells(
  ask: Ask,
  { cellIds, personIds }: { readonly cellIds: readonly string[]; readonly personIds: readonly string[] },
  today: string,
): Promise<void> {
  await helpWeakCell(ask, personIds, today)
  await checkBooks(ask, cellIds, today)
  await trainSecretaries(ask, today)
}

const stateOf = (place: number): TrainingState =>
  place % 7 === 3 ? 'missed' : place % 5 === 4 ? 'took-part' : 'completed'

async function trainSecretaries(ask: Ask, today: string): Promise<void> {
  const from = addDays(today, -190)
  const { id, revision } = await ask('training.save', {
    ...{ id: null, revision: 0, title: 'Bồi dưỡng nghiệp vụ công tác đảng cho bí thư chi bộ' },
    ...{ from, to: addDays(from, 1), organiser: 'Trung tâm chính trị', place: 'Hội trường xã' },
    ...{ audience: 'Bí thư chi bộ', note: '' },
  })
  const called = await ask('training.call', { id, revision, whom: { by: 'post', post: 'secretary' } })
  const { people } = await ask('training.class', { id })
  const marked = await ask('training.mark', {
    ...{ id, revision: called.revision },
    people: people.map(({ personId }, place) => ({
      personId,
      state: stateOf(place),
    })),
  })
  await ask('training.writeHistory', { id, revision: marked.revision })
}

async function checkBooks(ask: Ask, cellIds: readonly string[], today: string): Promise<void> {
  for (const [place, cellId] of cellIds.slice(0, 4).entries()) {
    const checkedOn = addDays(today, -40 + place * 3)
    const { items } = await ask('checks.blank', { cellId, on: checkedOn })
    await ask('checks.save', {
      ...{ id: null, revision: 0, cellId, checkedOn, checkerId: null, checker: 'Tổ kiểm tra của Đảng ủy' },
      conclusion:
        place === 3 ? 'Sổ sách đầy đủ, ghi chép rõ ràng.' : 'Ghi đủ số biên bản, bổ sung hồ sơ còn thiếu.',
      fixBy: place === 3 ? null : addDays(checkedOn, place === 0 ? 20 : 45),
      fixedOn: place === 1 ? addDays(today, -2) : null,
      items: items.map(({ key, known }, index) => ({
        ...{ item: key, remark: known },
        state: place < 3 && index % 4 === place ? ('lacking' as const) : ('good' as const),
      })),
    })
  }
}

async function helpWeakCell(ask: Ask, personIds: readonly string[], today: string): Promise<void> {
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
