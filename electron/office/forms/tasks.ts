import { groupBy } from '../../../shared/collections.ts'
import type { PrintRequest } from '../../../shared/forms/contract.ts'
import { placeAndDay } from '../../../shared/forms/heading.ts'
import { taskSheet, taskSheets } from '../../../shared/forms/tasks.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { formatCount } from '../../../shared/text/numbers.ts'
import { missing } from '../conflict.ts'
import type { JobContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { listedIds } from '../tasks/listing.ts'
import { wholeTasks } from '../tasks/store.ts'
import { cellOf, headingOf, placeOf } from './places.ts'
import type { PrintPlan } from './plan.ts'

type TasksRequest = Extract<PrintRequest, { form: 'tasks' }>

const nameOf = (db: Reader, personId: string): string => {
  const row = db.first(q.selectFrom('person').select('full_name').where('id', '=', personId))
  if (!row) throw missing('người này')
  return row.full_name
}

/** Every task of a person on one sheet; or the open tasks of a cell, of all cells a sheet each. */
export function tasksPlan({ cellId, personId }: TasksRequest, context: JobContext): PrintPlan {
  return context.read(({ db, today }) => {
    const state = personId === null ? 'open' : 'all'
    const tasks = wholeTasks(db, listedIds(db, { cellId, personId, state }, today), today)
    if (tasks.length === 0) {
      throw new Refusal(
        'not-found',
        'Không có nhiệm vụ nào để in. Nhiệm vụ được giao trong biên bản của buổi sinh hoạt.',
      )
    }
    const { title } = rulebookOf(db).rule(personId === null ? 'form.tasks' : 'form.personTasks', today)
    const person = personId === null ? '' : nameOf(db, personId)
    const sheet = (of: string | null, own: typeof tasks, name: string) => ({
      head: {
        ...{ heading: headingOf(db, of, today), number: '', title },
        under: [`${name}: ${formatCount(own.length)} nhiệm vụ`],
      },
      ...{ tasks: own, name, placeAndDay: placeAndDay(placeOf(db), today) },
    })
    const sheets =
      personId === null
        ? [...groupBy(tasks, (task) => task.cellId)]
            .map(([id, own]) => sheet(id, own, own[0]?.cellName ?? ''))
            .sort((a, b) => a.name.localeCompare(b.name, 'vi'))
        : [sheet(cellOf(db, personId, today), tasks, `Đồng chí ${person}`)]
    return {
      sheets: taskSheets(title),
      parts: () => sheets.map(taskSheet),
      count: sheets.length,
      records: tasks.length,
      person: personId ?? undefined,
      title: personId === null ? 'Nhiệm vụ đang mở' : 'Phiếu nhiệm vụ',
    }
  })
}
