import { daysBetween } from '../../../shared/calendar/dates.ts'
import type { Handlers } from '../context.ts'
import { localDay } from '../local-day.ts'
import { auditTroubleOf } from './audit-findings.ts'
import { keptOffices, lookAtKept, lookAtSet, setsFor } from './looking.ts'
import { makeBackup } from './making.ts'
import { restore } from './restoring.ts'
import { backupHistory } from './store.ts'

export const backupCommands: Handlers<'backup'> = {
  'backup.state': (_input, { db, today, office }) => {
    const history = backupHistory(db)
    const last = history[0] ?? null
    return {
      last,
      ageDays: last && Math.max(0, daysBetween(localDay(new Date(last.madeAt)), today)),
      history,
      auditTrouble: auditTroubleOf(office.folder),
    }
  },

  'backup.make': ({ folder }, context) => makeBackup(context.places.pathOf(folder), context),

  'backup.sets': async ({ folder }, context) => setsFor(context.places.pathOf(folder), context),

  'backup.look': ({ set, secret }, context) => lookAtSet(context.places.pathOf(set), secret, context),

  'backup.restore': ({ previewId }, context) => restore(previewId, context),

  'backup.kept': async (_input, context) =>
    keptOffices(context.office.folder).map(({ path, name, keptAt }) => ({
      token: context.places.tokenOf(path),
      name,
      keptAt,
    })),

  'backup.lookKept': async ({ kept }, context) => lookAtKept(context.places.pathOf(kept), context),
}
