import { Refusal } from '../../../shared/refusal.ts'
import { supportList, supportSheet } from '../../../shared/support/papers.ts'
import type { JobContext } from '../context.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { supportedCells } from '../support/store.ts'
import { communeHeadOf } from './commune-head.ts'
import type { DocumentPlan } from './plan.ts'
import type { TableRequest } from './table.ts'

/** Chi bộ cần củng cố: the list of all, or the sheet of one. */
export function supportPlan({ cellId }: TableRequest<'support'>, context: JobContext): DocumentPlan {
  return context.read((read) => {
    const { db, today } = read
    const cells = supportedCells(read, cellId)
    const [only] = cells
    if (only === undefined) {
      throw new Refusal(
        'not-found',
        'Không có chi bộ nào để in. Đánh dấu chi bộ cần củng cố ở trang Chi bộ, hoặc ghi tổ công tác giúp chi bộ.',
      )
    }
    const head = communeHeadOf(db)
    const { title } = rulebookOf(db).rule(cellId === null ? 'form.support' : 'form.supportSheet', today)
    const document = cellId === null ? supportList(head, title, cells) : supportSheet(head, title, only)
    return {
      ...{ documents: () => [document], count: 1 },
      records: cells.length,
      title: cellId === null ? 'Chi bộ cần củng cố' : `Theo dõi củng cố ${only.cellName}`,
    }
  })
}
