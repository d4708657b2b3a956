import { readyLists } from '../../../shared/finding/ready.ts'
import { changedFields } from '../audit.ts'
import { requireRevision } from '../conflict.ts'
import type { Handlers } from '../context.ts'
import { q } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { countTable } from './counts.ts'
import { everything } from './everything.ts'
import { askingOf, runList } from './list.ts'
import { keptLists, nameColumns, refuseTwinList, requireList } from './saved.ts'
import { valuesIn } from './values.ts'

export const findingCommands: Handlers<'finding'> = {
  'finding.run': ({ offset, limit, ...list }, { db, today }) =>
    runList(askingOf(db, list, today), list, { offset, limit }),

  'finding.counts': ({ by, ...list }, { db, today }) => countTable(askingOf(db, list, today), list, by),

  'finding.values': ({ field }, { db, today }) => valuesIn({ db, on: today, today }, field),

  'finding.lists': (_input, { db, today }) => ({
    ready: readyLists(rulebookOf(db), today),
    saved: keptLists(db),
  }),

  'finding.save': ({ id, revision, name, definition }, { db, audit, now }) => {
    refuseTwinList(db, name, id)
    const kept = { ...nameColumns(name), definition: JSON.stringify(definition) }
    if (id === null) {
      const added = uuidv7()
      db.run(q.insertInto('saved_list').values({ id: added, ...kept, created_at: now, revision: 1 }))
      audit({ record: { kind: 'list', id: added }, changes: { added: name, definition } })
      return { id: added, revision: 1 }
    }
    const before = requireList(db, id)
    requireRevision(before.revision, revision ?? 0, () => before)
    const next = before.revision + 1
    db.run(
      q
        .updateTable('saved_list')
        .set({ ...kept, revision: next })
        .where('id', '=', id),
    )
    const { name: oldName, definition: oldDefinition } = before
    audit({
      record: { kind: 'list', id },
      changes: changedFields({ name: oldName, definition: oldDefinition }, { name, definition }),
    })
    return { id, revision: next }
  },

  'finding.remove': ({ id, revision, reason }, { db, audit, now, account }) => {
    const before = requireList(db, id)
    requireRevision(before.revision, revision, () => before)
    db.run(
      q
        .updateTable('saved_list')
        .set({ deleted_at: now, deleted_by: account, deleted_reason: reason, revision: revision + 1 })
        .where('id', '=', id),
    )
    audit({ record: { kind: 'list', id }, changes: { removed: reason } })
    return {}
  },

  'finding.everything': ({ query }, { db, today }) => everything(db, query, today),
}
