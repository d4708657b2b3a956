import { contributionTable, sumLines } from '../../../shared/contributions/words.ts'
import { petitionTable } from '../../../shared/petitions/words.ts'
import { printedTasks } from '../../../shared/tasks/words.ts'
import { formatCount } from '../../../shared/text/numbers.ts'
import type { JobContext, ReadContext } from '../context.ts'
import { contributionSums, listContributions } from '../contributions/store.ts'
import { nameOn } from '../organisation/store.ts'
import { petitionIds, wholePetitions } from '../petitions/store.ts'
import { listedIds } from '../tasks/listing.ts'
import { wholeTasks } from '../tasks/store.ts'
import type { PrintPlan } from './plan.ts'
import { type TableRequest, tablePlan } from './table.ts'

const mostPrinted = { offset: 0, limit: 6000 }

const ofCell = ({ db, today }: ReadContext, cellId: string | null): readonly string[] =>
  cellId === null ? [] : [nameOn(db, cellId, today)]

/** Danh sách nhiệm vụ as the page lists it. */
export const taskListPlan = (
  { form: _, ...wish }: TableRequest<'task-list'>,
  context: JobContext,
): PrintPlan =>
  context.read((read) => {
    const { db, today } = read
    const tasks = wholeTasks(db, listedIds(db, wish, today, mostPrinted), today)
    return tablePlan(
      {
        rule: 'form.taskList',
        table: printedTasks(tasks),
        under: [...ofCell(read, wish.cellId), `${formatCount(tasks.length)} nhiệm vụ`],
        cellId: wish.cellId,
        emptyWords: 'Không có nhiệm vụ nào để in. Hãy chọn trạng thái khác hoặc bỏ bớt điều kiện lọc.',
        title: 'Danh sách nhiệm vụ',
      },
      read,
    )
  })

/** Kiến nghị as the page lists them. */
export const petitionsPlan = (
  { form: _, ...wish }: TableRequest<'petitions'>,
  context: JobContext,
): PrintPlan =>
  context.read((read) => {
    const { db, today } = read
    const petitions = wholePetitions(db, petitionIds(db, wish, today, mostPrinted), today)
    return tablePlan(
      {
        rule: 'form.petitions',
        table: petitionTable(petitions),
        under: [...ofCell(read, wish.cellId), `${formatCount(petitions.length)} kiến nghị`],
        cellId: wish.cellId,
        emptyWords: 'Không có kiến nghị nào để in. Hãy chọn trạng thái khác hoặc bỏ bớt điều kiện lọc.',
        title: 'Tổng hợp kiến nghị',
      },
      read,
    )
  })

/** Đóng góp as the page lists them, with what they add up to. */
export const contributionsPlan = (
  { form: _, ...wish }: TableRequest<'contributions'>,
  context: JobContext,
): PrintPlan =>
  context.read((read) => {
    const { db, today } = read
    const { sums } = contributionSums(db, wish)
    return tablePlan(
      {
        rule: 'form.contributions',
        table: contributionTable(listContributions(db, wish, today, mostPrinted)),
        under: [
          ...ofCell(read, wish.cellId),
          ...(wish.year === null ? [] : [`Năm ${wish.year}`]),
          ...sumLines(sums),
        ],
        cellId: wish.cellId,
        emptyWords: 'Chưa có đóng góp nào để in. Hãy chọn năm khác hoặc bỏ bớt điều kiện lọc.',
        title: wish.year === null ? 'Đóng góp' : `Đóng góp năm ${wish.year}`,
      },
      read,
    )
  })
