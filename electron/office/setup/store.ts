import { q, type Reader, type Writer } from '../database/executor.ts'

export interface Commune {
  readonly communeName: string
  readonly province: string
  readonly placeName: string
}

/** The commune this office serves; undefined before the first run is done. */
export function communeOf(db: Reader): (Commune & { readonly revision: number }) | undefined {
  const row = db.first(q.selectFrom('office').select(['commune_name', 'province', 'place_name', 'revision']))
  if (!row || row.commune_name === null) return undefined
  return {
    communeName: row.commune_name,
    province: row.province ?? '',
    placeName: row.place_name ?? '',
    revision: row.revision,
  }
}

export function settingOf(db: Reader, name: string): unknown {
  const row = db.first(q.selectFrom('setting').select('value').where('name', '=', name))
  return row && JSON.parse(row.value)
}

export function keepSetting(db: Writer, name: string, setting: unknown): void {
  const value = JSON.stringify(setting)
  db.run(
    q
      .insertInto('setting')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value })),
  )
}
