import { periodPhrase } from '../../../shared/calendar/periods.ts'
import type { PrintRequest } from '../../../shared/forms/contract.ts'
import { placeAndDay } from '../../../shared/forms/heading.ts'
import { visitSheet, visitSheets } from '../../../shared/forms/visits.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { formatCount } from '../../../shared/text/numbers.ts'
import { byMember, countVisits, unfollowed } from '../../../shared/visits/lines.ts'
import type { JobContext } from '../context.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { visitsCommands } from '../visits/commands.ts'
import { openPromises } from '../visits/promises.ts'
import { headingOf, placeOf } from './places.ts'
import type { PrintPlan } from './plan.ts'

/** The monthly sheet of the members in charge; also for a month in which not everything was written down. */
export function visitsPlan(
  { period }: Extract<PrintRequest, { form: 'visits' }>,
  context: JobContext,
): PrintPlan {
  const sheet = context.read((read) => {
    const { db, today } = read
    const cells = visitsCommands['visits.ofPeriod']({ period }, read)
    const members = byMember(cells)
    if (members.length === 0) {
      throw new Refusal(
        'not-found',
        'Chưa ghi ai phụ trách chi bộ nào nên chưa có gì để in. Hãy ghi chức vụ Cấp ủy viên phụ trách ở trang Chi bộ.',
      )
    }
    const { due, came, unknown } = countVisits(members.flatMap(({ lines }) => lines))
    const known = `dự ${formatCount(came)}/${formatCount(due)} buổi đã họp`
    const rest = unknown === 0 ? '' : `, ${formatCount(unknown)} buổi chưa ghi`
    return {
      head: {
        heading: headingOf(db, null, today),
        ...rulebookOf(db).rule('form.visits', `${period}-01`),
        under: [`Kỳ ${periodPhrase(period)}: ${known}${rest}`],
      },
      members,
      unfollowed: unfollowed(cells).map(({ cellName }) => cellName),
      promises: openPromises(db, today).filter(({ meeting }) => meeting.period < period),
      placeAndDay: placeAndDay(placeOf(db), today),
    }
  })
  const title = `Cấp ủy viên dự sinh hoạt ${period}`
  return {
    sheets: visitSheets(sheet.head.title),
    parts: () => [visitSheet(sheet)],
    count: 1,
    records: sheet.members.reduce((sum, { lines }) => sum + lines.length, 0),
    title,
  }
}
