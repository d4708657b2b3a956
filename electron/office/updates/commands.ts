import type { Handlers } from '../context.ts'
import { installProgram } from './installing.ts'
import { lookForUpdates } from './looking.ts'
import { rulesState, takeRules, withdrawRules } from './rule-updates.ts'
import { lastOf } from './store.ts'

export const updatesCommands: Handlers<'updates'> = {
  'updates.state': (_input, { db, office: { version, canInstall } }) => ({
    ...{ version, canInstall },
    last: lastOf(db, version),
    rules: rulesState(db),
  }),

  'updates.look': async ({ folder }, context) => lookForUpdates(context.places.pathOf(folder), context),

  'updates.install': async ({ update, seen, backup }, context) =>
    installProgram(
      { path: context.places.pathOf(update), seen, backup: context.places.pathOf(backup) },
      context,
    ),

  'updates.takeRules': async ({ update, seen, backup }, context) =>
    takeRules({ path: context.places.pathOf(update), seen, backup: context.places.pathOf(backup) }, context),

  'updates.withdrawRules': ({ version, reason }, context) => {
    withdrawRules(version, reason, context)
    return {}
  },
}
