import { Refusal } from '../../../shared/refusal.ts'
import { textSizes } from '../../../shared/setup/contract.ts'
import { changedFields } from '../audit.ts'
import { requireRevision } from '../conflict.ts'
import type { Handlers, WriteContext } from '../context.ts'
import { q } from '../database/executor.ts'
import { nameCommune } from '../organisation/bodies.ts'
import { registerCounts } from '../people/store.ts'
import { type Commune, communeOf, keepSetting, settingOf } from './store.ts'

function saveCommune(commune: Commune, { db, audit }: WriteContext): { revision: number } {
  const before = communeOf(db)
  const revision = (before?.revision ?? 0) + 1
  db.run(
    q.updateTable('office').set({
      commune_name: commune.communeName,
      province: commune.province,
      place_name: commune.placeName,
      revision,
    }),
  )
  nameCommune(db)
  // The name stands in every cell's heading (Đảng bộ xã ...), so each is to be looked at again.
  if (before !== undefined && before.communeName !== commune.communeName) {
    db.run(q.updateTable('body').set({ heading_confirmed_at: null }))
  }
  audit({ changes: changedFields(before ? { ...before } : {}, { ...commune }) })
  return { revision }
}

export const setupCommands: Handlers<'setup'> = {
  'setup.state': (_input, { db, office, today }) => {
    const commune = communeOf(db)
    const size = textSizes.find((candidate) => candidate === settingOf(db, 'textSize'))
    return {
      isSetUp: commune !== undefined,
      commune: commune
        ? { communeName: commune.communeName, province: commune.province, placeName: commune.placeName }
        : null,
      revision: commune?.revision ?? 0,
      textSize: size ?? 'normal',
      isDemo: office.isDemo,
      ...registerCounts(db),
      dataPlace: office.folder,
      version: office.version,
      host: office.hostKind,
      today,
    }
  },

  'setup.begin': (input, context) => {
    if (communeOf(context.db)) {
      throw new Refusal('refused', 'Văn phòng đã được thiết lập rồi. Hãy sửa ở mục Thiết lập.')
    }
    return saveCommune(input, context)
  },

  'setup.change': ({ revision, ...commune }, context) => {
    requireRevision(communeOf(context.db)?.revision ?? 0, revision, () => communeOf(context.db))
    return saveCommune(commune, context)
  },

  'setup.reopen': async (_input, { reopen }) => {
    await reopen()
    return {}
  },

  'setup.textSize': ({ textSize }, { db, audit }) => {
    const before = settingOf(db, 'textSize') ?? null
    keepSetting(db, 'textSize', textSize)
    audit({ changes: { textSize: [before, textSize] } })
    return {}
  },
}
