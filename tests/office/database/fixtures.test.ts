import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { newestVersion } from '../../../electron/office/database/migrations/index.ts'
import { openDatabase } from '../../../electron/office/database/open.ts'
import { discard, type OfficeUnderTest, officeAt, temporaryFolder } from '../../helpers/office.ts'
import { now } from '../filled-office.ts'
import { databaseOf, raw, rowCounts } from './raw.ts'

/*
 * Every schema that was ever released is kept as a small file with invented rows, made once by the program of its time:
 *   node tests/fixtures/schemas/make.ts
 * It writes tests/fixtures/schemas/<version>.db of the newest schema and never overwrites one that is there.
 */
const schemas = join(import.meta.dirname, '../../fixtures/schemas')
const files = readdirSync(schemas).filter((name) => name.endsWith('.db'))

const open: OfficeUnderTest[] = []
afterEach(async () => {
  for (const office of open.splice(0)) await discard(office)
})

describe('offices of every schema that was released', () => {
  it('are kept, the newest one too', () => {
    expect(files).toContain(`${String(newestVersion).padStart(4, '0')}.db`)
  })

  it.each(files)('%s opens with the program of today and has lost nothing', async (name) => {
    const folder = temporaryFolder()
    const fixture = join(schemas, name)
    const original = readFileSync(fixture)
    copyFileSync(fixture, databaseOf(folder))
    const connection = openDatabase(join(schemas, name), { readonly: true })
    const before = rowCounts(connection)
    connection.close()
    expect(readFileSync(fixture)).toEqual(original)

    const office = await officeAt({ folder, now })
    open.push(office)
    expect(office.trouble).toBeUndefined()
    const state = await office.ask('setup.state', {})
    expect([state.members, state.cells, state.commune?.communeName]).toEqual([5, 2, 'xã Mường Than'])
    const [row] = (await office.ask('people.search', { query: 'lo van hac' })).rows
    expect(row?.fullName).toBe('Lò Văn Hặc')
    const [paper] = await office.ask('documents.papers', {})
    expect(paper?.state).toBe('frozen')
    await office.close()
    raw(folder, (migrated) => {
      expect(rowCounts(migrated)).toMatchObject(before)
      expect(migrated.pragma('user_version', { simple: true })).toBe(newestVersion)
      expect(migrated.pragma('integrity_check', { simple: true })).toBe('ok')
    })
  })
})
