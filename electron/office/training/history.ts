import { committeeNameOf } from '../../../shared/organisation/heading.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { TrainingClass } from '../../../shared/training/contract.ts'
import { recordAct, undoAct } from '../acts.ts'
import type { WriteContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { communeOf } from '../setup/store.ts'
import { historiesOf, historyAct, traineesOf } from './store.ts'

const nextPlace = (db: Reader, personId: string): number => {
  const places = db.all(q.selectFrom('training').select('position').where('person_id', '=', personId))
  return Math.max(-1, ...places.map(({ position }) => position)) + 1
}

/** Writes the class into the history of everybody who completed it and does not have it there. Answers how many. */
export function writeHistory(training: TrainingClass, context: WriteContext): number {
  const { db, today } = context
  const wanted = traineesOf(db, training, today).filter(
    ({ state, isInHistory }) => state === 'completed' && !isInHistory,
  )
  if (wanted.length === 0) {
    throw new Refusal(
      'refused',
      'Không còn ai để ghi: chưa có người hoàn thành, hoặc quá trình đào tạo, bồi dưỡng của họ đã có lớp này. Sổ giữ nguyên.',
    )
  }
  const { id, title, from, to, organiser } = training
  recordAct(
    context,
    {
      ...{ kind: historyAct, effectiveOn: to ?? from, note: id },
      subjects: wanted.map(({ personId }) => ({ kind: 'person', id: personId })),
    },
    (rows) => {
      for (const { personId } of wanted) {
        rows.insert('training', {
          ...{ person_id: personId, position: nextPlace(db, personId) },
          ...{ from_written: from, to_written: to ?? from, subject: title },
          // The member's form asks for a school; the committee itself holds a class of which nothing else is known.
          school: organiser || committeeNameOf(communeOf(db)?.communeName ?? ''),
          ...{ form: 'Tập huấn, bồi dưỡng', certificate: '' },
        })
      }
    },
  )
  return wanted.length
}

export function undoHistory(id: string, actId: string, context: WriteContext): void {
  const isOfClass = historiesOf(context.db, id).some((act) => act.actId === actId)
  if (!isOfClass) {
    throw new Refusal('not-found', 'Lần ghi này không còn trong sổ, hoặc đã được hoàn tác. Sổ giữ nguyên.')
  }
  undoAct(context, actId)
}
