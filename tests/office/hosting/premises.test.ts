import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { premises } from '../../../electron/office/hosting/premises.ts'
import { discard, officeAt, temporaryFolder } from '../../helpers/office.ts'

const made: string[] = []
const keep = (folder: string) => {
  made.push(folder)
  return folder
}
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

describe.skipIf(process.platform === 'win32')('the folder of the data', () => {
  const rightsOf = (path: string) => statSync(path).mode & 0o777

  it('is made for this account alone', () => {
    const folder = join(keep(temporaryFolder()), 'xa', 'so-chi-bo')
    premises({ data: folder })
    expect(rightsOf(folder)).toBe(0o700)
  })

  it('is closed to others when an office opens in one that was open to them', async () => {
    const folder = keep(temporaryFolder())
    chmodSync(folder, 0o755)
    const office = await officeAt({ folder })
    expect(rightsOf(folder)).toBe(0o700)
    await discard(office)
  })
})

describe('folders for practice', () => {
  it('that another window is just making stay; forgotten ones go', () => {
    const former = () => {
      const folder = keep(mkdtempSync(join(tmpdir(), 'so-chi-bo-demo-')))
      mkdirSync(join(folder, 'window'))
      return folder
    }
    const beginning = former()
    const forgotten = former()
    const yesterday = Date.now() / 1000 - 86_400
    utimesSync(forgotten, yesterday, yesterday)
    keep(premises({ demo: true }).folder)
    expect([existsSync(beginning), existsSync(forgotten)]).toEqual([true, false])
  })
})
