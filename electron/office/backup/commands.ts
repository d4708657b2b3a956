import { ageInDays } from '../../../shared/backup/schedule.ts'
import { localDay } from '../../../shared/calendar/wall.ts'
import { changedFields } from '../audit.ts'
import type { Handlers } from '../context.ts'
import { auditTroubleOf } from './audit-findings.ts'
import { isBeforeImport } from './before-import.ts'
import { keptOffices, lookAtKept, lookAtSet, setsFor } from './looking.ts'
import { makeBackup } from './making.ts'
import { forgetPlace, placesOf, reachablePlaces } from './places.ts'
import { rehearse } from './rehearsing.ts'
import { restore } from './restoring.ts'
import { closingOf, keepTimes, scheduleTroubleOf, timesOf } from './schedule.ts'
import { secondCopyOf } from './second-copy.ts'
import { backupHistory } from './store.ts'

export const backupCommands: Handlers<'backup'> = {
  'backup.state': (_input, { db, today, office }) => {
    const history = backupHistory(db)
    const last = history[0] ?? null
    return {
      last,
      ageDays: last && ageInDays(localDay(new Date(last.madeAt)), today),
      second: secondCopyOf(db, today),
      history,
      auditTrouble: auditTroubleOf(office.folder),
      times: timesOf(db),
      scheduleTrouble: scheduleTroubleOf(office.folder),
    }
  },

  'backup.places': async (_input, context) => {
    const places = context.read(({ db }) => placesOf(db))
    const there = new Set(await reachablePlaces(places, context.office.origin))
    return places.map((place) => {
      const { id, path, label, medium, lastMadeAt } = place
      return { id, label, medium, lastMadeAt, token: there.has(place) ? context.places.tokenOf(path) : null }
    })
  },

  'backup.forgetPlace': ({ id }, { db, audit }) => {
    const label = forgetPlace(db, id)
    audit({ changes: { backupPlace: [label, null] } })
    return {}
  },

  'backup.setTimes': (times, { db, audit }) => {
    const before = timesOf(db)
    keepTimes(db, times)
    audit({ changes: changedFields({ ...before }, { ...times }) })
    return {}
  },

  'backup.closing': (_input, context) => closingOf(context),

  'backup.make': ({ folder }, context) => makeBackup(context.places.pathOf(folder), context),

  'backup.sets': async ({ folder }, context) => setsFor(context.places.pathOf(folder), context),

  'backup.look': ({ set, secret }, context) => lookAtSet(context.places.pathOf(set), secret, context),

  'backup.restore': ({ previewId }, context) => restore(previewId, context),

  'backup.rehearse': ({ previewId }, context) => rehearse(previewId, context),

  'backup.kept': async (_input, context) =>
    keptOffices(context.office.folder).map(({ path, name, keptAt }) => ({
      token: context.places.tokenOf(path),
      name,
      keptAt,
      isBeforeImport: isBeforeImport(name),
    })),

  'backup.lookKept': async ({ kept }, context) => lookAtKept(context.places.pathOf(kept), context),
}
