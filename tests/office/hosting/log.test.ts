import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createLog } from '../../../electron/office/log.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { temporaryFolder } from '../../helpers/office.ts'

const entryOf = (fault: unknown) => {
  const folder = temporaryFolder()
  createLog(folder).fault('people.add', fault)
  return JSON.parse(readFileSync(join(folder, 'log', 'office.log'), 'utf8'))
}
const rightsOf = (path: string) => statSync(path).mode & 0o777

describe('the log of faults', () => {
  it.each([
    ['a single name without accents', 'no such person: hang'],
    ['a spaced number', 'bad id 012 060 000 001'],
    [
      'a line that looks like a place in the code',
      'broken\n    at hang (file:///born/1958.ts:1:1)\n    at hang',
    ],
    ['what was searched for', 'fts5: syntax error near "hang"'],
  ])('never repeats %s', (_what, message) => {
    const entry = entryOf(new TypeError(message))
    expect(JSON.stringify(entry)).not.toMatch(/hang|012 060|1958|person:/i)
    expect(entry).toMatchObject({ event: 'people.add', name: 'TypeError' })
    expect(entry.stack).toContain('log.test.ts')
  })

  it('tells the code, and the sentences that are our own', () => {
    const full = Object.assign(new Error('no room for /home/hang'), { code: 'ENOSPC' })
    expect(entryOf(full)).toMatchObject({ code: 'ENOSPC' })
    expect(entryOf(full)).not.toHaveProperty('message')
    expect(entryOf(new Refusal('refused', 'Hãy chờ.'))).toMatchObject({ message: 'Hãy chờ.' })
  })

  it.skipIf(process.platform === 'win32')('is closed to the other accounts of the PC', () => {
    const fresh = temporaryFolder()
    createLog(fresh).note('opened')
    const old = temporaryFolder()
    mkdirSync(join(old, 'log'))
    writeFileSync(join(old, 'log', 'office.log'), '')
    chmodSync(join(old, 'log'), 0o755)
    chmodSync(join(old, 'log', 'office.log'), 0o644)
    createLog(old).note('opened')
    for (const folder of [fresh, old]) {
      expect(rightsOf(join(folder, 'log'))).toBe(0o700)
      expect(rightsOf(join(folder, 'log', 'office.log'))).toBe(0o600)
    }
  })
})
