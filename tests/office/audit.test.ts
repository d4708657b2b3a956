import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { brokenLink } from '../../electron/office/audit.ts'
import { createExecutor } from '../../electron/office/database/executor.ts'
import { type Connection, type DataKey, openDatabase } from '../../electron/office/database/open.ts'
import { contract } from '../../shared/contract.ts'
import { discard, type OfficeUnderTest } from '../helpers/office.ts'
import { databaseOf, raw } from './database/raw.ts'
import { filledOffice } from './filled-office.ts'
import { steps, walk, walkedKey, writeNames } from './walk.ts'

const open: OfficeUnderTest[] = []
afterEach(async () => {
  for (const office of open.splice(0)) await discard(office)
})
const filled = async () => {
  const result = await filledOffice()
  open.push(result.office)
  return result
}

interface AuditRow {
  readonly sequence: number
  readonly command: string
  readonly record_kind: string | null
  readonly changes: string
  readonly account_id: string
}
const auditOf = (folder: string, key?: DataKey) =>
  raw(
    folder,
    (connection) => connection.prepare('SELECT * FROM audit ORDER BY sequence').all() as AuditRow[],
    key,
  )

describe('every write leaves its row in the audit', () => {
  it('the walk knows every write of the contract', () => {
    expect(Object.keys(steps).sort()).toEqual([...writeNames].sort())
    expect(writeNames.length).toBeGreaterThan(20)
  })

  it('one command, at least one row, in the name of that command; what is being typed leaves none', async () => {
    const { office, ...rest } = await filled()
    let key: DataKey | undefined
    const rows = () => auditOf(office.folder, key).map((row) => row.command)
    for (const name of writeNames) {
      if (name === 'setup.begin') continue
      const input = await steps[name]({ office, ...rest })
      if (name === 'accounts.setIdle') key = await walkedKey(office.folder)
      const before = rows().length
      await office.ask(name, input as never)
      const after = rows().slice(before)
      if (name.endsWith('.keep')) expect(after).toEqual([])
      else expect([name, ...new Set(after)]).toEqual([name, name])
    }
    expect(rows()).toContain('setup.begin')
  })

  it('only the keeping of drafts is spared', () => {
    const spared = writeNames.filter((name) => 'isAudited' in contract[name])
    expect(spared).toEqual(['meetings.keep', 'figures.keep'])
  })

  it('a refused write leaves neither a change nor a row', async () => {
    const { office, members } = await filled()
    const before = auditOf(office.folder).length
    await office.refusal('people.remove', { id: members[0] ?? '', revision: 99, reason: 'Ghi trùng' })
    expect(auditOf(office.folder)).toHaveLength(before)
    expect((await office.ask('setup.state', {})).members).toBe(5)
  })

  it('a roll call is one row, however many were called', async () => {
    const { office } = await filled()
    const recorded = auditOf(office.folder).filter((row) => row.command === 'meetings.record')
    expect(recorded).toHaveLength(1)
    expect(Object.keys(JSON.parse(recorded[0]?.changes ?? '{}').marks[1])).toHaveLength(3)
  })

  it('a changed member is shown with the old and the new value of what changed, and nothing else', async () => {
    const { office, ...rest } = await filled()
    const { id, revision, fields } = await steps['people.changeForm']({ office, ...rest })
    await office.ask('people.changeForm', { id, revision, fields })
    const changes = JSON.parse(auditOf(office.folder).at(-1)?.changes ?? '{}')
    expect(changes).toEqual({ religion: ['', 'Không'], personalId: ['012060000001', '012060000009'] })
  })
})

describe('the chain of the audit', () => {
  let walked: OfficeUnderTest
  let copy: Connection
  let columns: readonly string[]
  let length = 0

  beforeAll(async () => {
    const result = await filledOffice()
    await walk(result)
    await result.office.close()
    walked = result.office
    copy = openDatabase(databaseOf(walked.folder), { key: await walkedKey(walked.folder) })
    copy.exec('DROP TRIGGER audit_is_final_update')
    copy.exec('DROP TRIGGER audit_is_final_delete')
    copy.pragma('foreign_keys=OFF')
    columns = copy.prepare("SELECT name FROM pragma_table_info('audit')").pluck().all() as string[]
    length = Number(copy.prepare('SELECT count(*) FROM audit').pluck().get())
  })
  afterAll(async () => {
    copy.close()
    await discard(walked)
  })

  const broken = () => brokenLink(createExecutor(copy))
  /** Tries something on the copy and takes it back. */
  const tried = (work: () => void) => {
    copy.exec('BEGIN')
    try {
      work()
      return broken()
    } finally {
      copy.exec('ROLLBACK')
    }
  }

  it('holds after every command of the contract', () => {
    expect(length).toBeGreaterThan(writeNames.length)
    expect(broken()).toBeUndefined()
  })

  it('shows the first row that was tampered with, whatever the row and the column', () => {
    const values: Readonly<Record<string, unknown>> = { sequence: 100_000, changes: '{"removed":"khác"}' }
    fc.assert(
      fc.property(fc.integer({ min: 1, max: length }), fc.constantFrom(...columns), (sequence, column) => {
        const found = tried(() => {
          const changed = copy
            .prepare(`UPDATE audit SET "${column}" = ? WHERE sequence = ?`)
            .run(values[column] ?? 'khác', sequence)
          expect(changed.changes).toBe(1)
        })
        expect(found).toBeDefined()
        if (column !== 'origin' && column !== 'sequence') expect(found?.sequence).toBe(sequence)
      }),
      { numRuns: 300 },
    )
  })

  it('shows a row that was forged with a fitting hash, at the row after it', () => {
    const forge = (sequence: number) => {
      const row = copy.prepare('SELECT * FROM audit WHERE sequence = ?').get(sequence) as Record<
        string,
        unknown
      >
      const { hash: _hash, ...forged }: Record<string, unknown> = { ...row, changes: '{"removed":"khác"}' }
      const hash = createHash('sha256')
        .update(JSON.stringify(Object.values(forged)))
        .digest('hex')
      copy
        .prepare('UPDATE audit SET changes = ?, hash = ? WHERE sequence = ?')
        .run(forged.changes, hash, sequence)
    }
    fc.assert(
      fc.property(fc.integer({ min: 1, max: length - 1 }), (sequence) => {
        expect(tried(() => forge(sequence))?.sequence).toBe(sequence + 1)
      }),
      { numRuns: 20 },
    )
  })

  it('shows a row that was taken out, and one that was put in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: length - 1 }), (sequence) => {
        expect(tried(() => copy.prepare('DELETE FROM audit WHERE sequence = ?').run(sequence))).toBeDefined()
      }),
      { numRuns: 20 },
    )
    const inserted = tried(() => {
      copy.exec(`INSERT INTO audit SELECT origin, sequence + 1, at, account_id, command, record_kind, record_id, changes,
        previous_hash, hash FROM audit WHERE sequence = ${length}`)
    })
    expect(inserted?.sequence).toBe(length + 1)
  })

  it('cannot be changed through the database of the office', async () => {
    const { office } = await filled()
    await office.close()
    raw(office.folder, (connection) => {
      expect(() => connection.exec("UPDATE audit SET at = ''")).toThrow('the audit is final')
      expect(() => connection.exec('DELETE FROM audit')).toThrow('the audit is final')
    })
  })
})
