import { formatCount } from '../../../shared/text/numbers.ts'
import { q, type Reader } from '../database/executor.ts'
import type { Pair, Part } from './part.ts'

/** Tổ công tác: a seat goes over; of one team that names both, the kept record's seat stands. */
function teamsPart(db: Reader, { keptId, givenId }: Pair): Part {
  const seats = db.all(
    q.selectFrom('help_team_person').selectAll().where('person_id', 'in', [keptId, givenId]),
  )
  const own = new Map(seats.filter((row) => row.person_id === keptId).map((row) => [row.team_id, row]))
  const given = seats.filter((row) => row.person_id === givenId)
  return {
    shown: [],
    effects:
      given.length > 0
        ? [`${formatCount(given.length)} tổ công tác giúp chi bộ chuyển sang hồ sơ giữ lại.`]
        : [],
    overruled: given.filter(({ team_id }) => own.has(team_id)),
    write: (rows) => {
      for (const { team_id, duty } of given) {
        const kept = own.get(team_id)
        if (kept === undefined) {
          rows.update('help_team_person', { team_id, person_id: givenId }, { person_id: keptId })
          continue
        }
        rows.remove('help_team_person', { team_id, person_id: givenId })
        if (kept.duty === '' && duty !== '') {
          rows.update('help_team_person', { team_id, person_id: keptId }, { duty })
        }
      }
    },
  }
}

const states = ['called', 'missed', 'took-part', 'completed']

/** Lớp tập huấn: of one class that names both, the kept record's line stands, with whatever more is known of it. */
function classesPart(db: Reader, { keptId, givenId }: Pair): Part {
  const lines = db.all(
    q.selectFrom('training_class_person').selectAll().where('person_id', 'in', [keptId, givenId]),
  )
  const own = new Map(lines.filter((row) => row.person_id === keptId).map((row) => [row.class_id, row]))
  const given = lines.filter((row) => row.person_id === givenId)
  return {
    shown: [],
    effects: given.length > 0 ? [`${formatCount(given.length)} lớp tập huấn chuyển sang hồ sơ giữ lại.`] : [],
    overruled: given.filter(({ class_id }) => own.has(class_id)),
    write: (rows) => {
      for (const { class_id, state, note } of given) {
        const kept = own.get(class_id)
        if (kept === undefined) {
          rows.update('training_class_person', { class_id, person_id: givenId }, { person_id: keptId })
          continue
        }
        rows.remove('training_class_person', { class_id, person_id: givenId })
        const isMore = states.indexOf(state) > states.indexOf(kept.state)
        if (isMore || (kept.note === '' && note !== '')) {
          rows.update(
            'training_class_person',
            { class_id, person_id: keptId },
            { state: isMore ? state : kept.state, note: kept.note || note },
          )
        }
      }
    },
  }
}

/** Phiếu kiểm tra sổ sách: whoever checked is this one person. */
function checksPart(db: Reader, { keptId, givenId }: Pair): Part {
  const given = db.all(q.selectFrom('book_check').select('id').where('checker_id', '=', givenId))
  return {
    shown: [],
    effects:
      given.length > 0
        ? [`${formatCount(given.length)} phiếu kiểm tra sổ sách chuyển sang hồ sơ giữ lại.`]
        : [],
    overruled: [],
    write: (rows) => {
      for (const { id } of given) rows.update('book_check', { id }, { checker_id: keptId })
    },
  }
}

/** What a person did for the cells, and what the commune did for the person. */
export const supportParts = (db: Reader, pair: Pair): readonly Part[] => [
  teamsPart(db, pair),
  classesPart(db, pair),
  checksPart(db, pair),
]
