import { q, type Reader } from '../database/executor.ts'

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
