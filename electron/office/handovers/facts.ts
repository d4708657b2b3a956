import { sql } from 'kysely'
import { roleNames, roleOf } from '../../../shared/accounts/rights.ts'
import type { BackupRecord } from '../../../shared/backup/contract.ts'
import type { HandoverFacts } from '../../../shared/handovers/contract.ts'
import { accountsOf } from '../accounts/store.ts'
import { countsOf } from '../backup/inspection.ts'
import { backupHistory, lastOnSecondMedium } from '../backup/store.ts'
import type { ReadContext } from '../context.ts'
import { q } from '../database/executor.ts'
import type { Connection } from '../database/open.ts'
import { communeOf } from '../setup/store.ts'
import { openTasksOf } from '../tasks/commands.ts'

const copyOf = ({ madeAt, placeName, medium, setName, warnings }: BackupRecord) => ({
  ...{ madeAt, placeName, medium, setName },
  lacksPapers: warnings.length > 0,
})

/** The office as it stands now, counted for a handover. */
export function handoverFactsOf({ db, today, office }: ReadContext, connection: Connection): HandoverFacts {
  const commune = communeOf(db)
  const tasks = openTasksOf(db, today)
  const [last] = backupHistory(db)
  const second = lastOnSecondMedium(db)
  const open = db.first(
    q
      .selectFrom('meeting')
      .select(sql<number>`count(*)`.as('total'))
      .where('recorded_at', 'is', null)
      .where('deleted_at', 'is', null),
  )
  const end = db.first(
    q
      .selectFrom('audit')
      .select(['sequence', 'hash'])
      .where('origin', '=', office.origin)
      .orderBy('sequence', 'desc')
      .limit(1),
  )
  return {
    communeName: commune?.communeName ?? '',
    province: commune?.province ?? '',
    placeName: commune?.placeName ?? '',
    counts: countsOf(connection),
    openMeetings: open?.total ?? 0,
    openTasks: tasks.length,
    overdueTasks: tasks.filter(({ isOverdue }) => isOverdue).length,
    lastCopy: last ? copyOf(last) : null,
    secondCopy: second ? copyOf(second) : null,
    accounts: accountsOf(db)
      .filter(({ isActive }) => isActive)
      .map(({ name, login, rights }) => {
        const role = roleOf(rights)
        return { name, login, role: role === undefined ? 'quyền chọn riêng' : roleNames[role] }
      }),
    audit: { sequence: end?.sequence ?? 0, hash: end?.hash ?? '' },
    programVersion: office.version,
  }
}
