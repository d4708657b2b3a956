import { isNameable, withOwnNames } from '../../../shared/lists/dossier.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Handlers } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { keepSetting, settingOf } from '../setup/store.ts'
import { nextRevision } from './form.ts'
import { requireKept } from './store.ts'

const dossierOf = (db: Reader, id: string) =>
  db
    .all(q.selectFrom('dossier_item').selectAll().where('person_id', '=', id).orderBy('type_code'))
    .map((row) => ({
      code: row.type_code,
      state: row.state as 'have' | 'missing' | 'not-needed',
      keptWhere: row.kept_where,
      note: row.note,
    }))

const namesSetting = 'dossierNames'

/** The names that the office wrote in for types that the reference does not name, by code. */
const ownNamesOf = (db: Reader): Readonly<Record<string, string>> =>
  (settingOf(db, namesSetting) as Readonly<Record<string, string>> | undefined) ?? {}

/** The 104 types as the office calls them. */
export const dossierTypesOf = (db: Reader) => withOwnNames(ownNamesOf(db))

type DossierCommands = 'people.dossier' | 'people.markDossier' | 'people.nameDossierType'

/** Hồ sơ đảng viên: which of the 104 types of paper are there. */
export const dossierCommands: Pick<Handlers<'people'>, DossierCommands> = {
  'people.dossier': ({ id }, { db }) => ({
    revision: requireKept(db, id).revision,
    items: dossierOf(db, id),
    ownNames: ownNamesOf(db),
  }),

  'people.markDossier': ({ id, revision, items }, context) => {
    const { db, audit } = context
    const before = new Map(dossierOf(db, id).map((item) => [item.code, item]))
    const next = nextRevision(context, id, revision)
    for (const { code, state, keptWhere, note } of items) {
      if (state === null) {
        db.run(q.deleteFrom('dossier_item').where('person_id', '=', id).where('type_code', '=', code))
        continue
      }
      const columns = { state, kept_where: keptWhere, note }
      db.run(
        q
          .insertInto('dossier_item')
          .values({ person_id: id, type_code: code, ...columns })
          .onConflict((conflict) => conflict.columns(['person_id', 'type_code']).doUpdateSet(columns)),
      )
    }
    audit({
      record: { kind: 'person', id },
      changes: { dossier: items.map((item) => [before.get(item.code) ?? null, item]) },
    })
    return { revision: next }
  },

  'people.nameDossierType': ({ code, name }, { db, audit }) => {
    if (!isNameable(code)) {
      throw new Refusal('refused', 'Loại tài liệu này đã có tên trong danh mục nên không đặt tên khác được.')
    }
    const { [code]: before = '', ...others } = ownNamesOf(db)
    keepSetting(db, namesSetting, name === '' ? others : { ...others, [code]: name })
    audit({ changes: { [`dossierName ${code}`]: [before, name] } })
    return {}
  },
}
