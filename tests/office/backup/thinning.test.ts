import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../helpers/office.ts'
import { filledOffice, freeze, now } from '../filled-office.ts'
import { officesOfFile } from './offices.ts'
import { backUp, membersOf, rootOf, setFolder, setsOn, stickHost } from './sticks.ts'

const { opened, filled } = officesOfFile()

const namesOn = (stick: string) => readdirSync(rootOf(stick)).filter((name) => !name.startsWith('papers'))

/** Gives a set another day and, where wanted, another office. */
function rewrite(stick: string, setName: string, change: Readonly<Record<string, unknown>>): void {
  const file = join(setFolder(stick, setName), 'manifest.json')
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...change }))
}

describe('a medium with many copies', () => {
  it('keeps the newest three of a day and their papers, and each of them can be looked at', async () => {
    const stick = temporaryFolder()
    let minutes = 0
    const clock = () => new Date(Date.parse(now) + minutes * 60_000)
    const result = await filledOffice({ host: stickHost(stick), clock })
    const office = opened(result.office)
    await freeze(result)
    const made: string[] = []
    for (let count = 0; count < 5; count += 1) {
      minutes += 1
      made.push((await backUp(office)).setName)
    }
    expect(namesOn(stick).sort()).toEqual(made.slice(-3).sort())
    for (const { token } of await setsOn(office)) {
      const { inside, warnings } = await office.ask('backup.look', { set: token })
      expect([inside.members, inside.attachments, warnings]).toEqual([5, 1, []])
    }
    expect(await membersOf(office)).toBe(5)
  })

  it('keeps one of an earlier day, and every copy of another office', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    const { setName } = await backUp(office)
    const copies = ['2026-11-20 08-00-00', '2026-11-20 17-00-00', '2026-11-20 18-00-00']
    for (const [index, name] of copies.entries()) {
      cpSync(setFolder(stick, setName), setFolder(stick, name), { recursive: true })
      rewrite(stick, name, { madeAt: `2026-11-20T0${index + 1}:00:00.000Z` })
    }
    cpSync(setFolder(stick, setName), setFolder(stick, 'khac'), { recursive: true })
    rewrite(stick, 'khac', { madeAt: '2026-11-20T01:00:00.000Z', origin: 'another office' })
    const { setName: latest } = await backUp(office)
    expect(namesOn(stick).sort()).toEqual(['2026-11-20 18-00-00', 'khac', latest, setName].sort())
  })

  it('is told of copies that were made before the office had accounts', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    await backUp(office)
    const account = { name: 'Lò Thị Ánh', login: 'anh.lo', password: 'chum-suoi-ghe-lua' }
    await office.ask('accounts.begin', account)
    const { notes } = await backUp(office)
    expect(notes).toEqual([expect.stringContaining('1 bản sao lưu làm trước khi có mật khẩu')])
  })
})
