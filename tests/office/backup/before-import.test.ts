import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { nationalBook } from '../../fixtures/books.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'

const open: OfficeUnderTest[] = []
afterEach(async () => {
  for (const office of open.splice(0)) await discard(office)
})

const load = async (office: OfficeUnderTest, name: string) => {
  const number = String(name.length * 1000 + name.charCodeAt(name.length - 1)).padStart(9, '1')
  const bytes = await nationalBook({ name, personalId: `010${number}`, card: `120${number}` })
  const upload = office.door.put({ name: 'ds.xlsx', mediaType: '', bytes })
  const { previewId } = await office.ask('intake.preview', { upload })
  await office.ask('intake.apply', { previewId, skipWrongRows: false })
}

describe('before an import', () => {
  it('the office is kept as it was, one click away; an empty one is not', async () => {
    let now = new Date('2026-11-23T03:00:00Z')
    const office = await officeAt({ clock: () => now })
    open.push(office)
    await load(office, 'Lò Thị Mai')
    expect(await office.ask('backup.kept', {})).toEqual([])
    for (const name of ['Lò Văn Tâm', 'Vàng A Dơ', 'Giàng A Chú', 'Thào Thị Mỷ']) {
      now = new Date(now.getTime() + 60_000)
      await load(office, name)
    }
    // The three newest.
    const kept = await office.ask('backup.kept', {})
    expect(kept).toMatchObject(
      ['03:04', '03:03', '03:02'].map((time) => ({
        ...{ keptAt: `2026-11-23T${time}:00.000Z`, isBeforeImport: true },
      })),
    )
    const members = async () => (await office.ask('setup.state', {})).members
    expect(await members()).toBe(5)
    const preview = await office.ask('backup.lookKept', { kept: kept[0]?.token ?? '' })
    expect(preview).toMatchObject({ inside: { members: 4 }, now: { members: 5 } })
    await office.ask('backup.restore', { previewId: preview.previewId })
    expect(await members()).toBe(4)
    expect(readdirSync(join(office.folder, 'snapshots'))).toEqual([])
  })

  it('none of the newest is taken away by a clock that was set back', async () => {
    let now = new Date('2030-05-01T03:00:00Z')
    const office = await officeAt({ clock: () => now })
    open.push(office)
    const times = async () =>
      (await office.ask('backup.kept', {})).map(({ keptAt }) => keptAt.slice(0, 'yyyy-mm-ddThh:mm'.length))
    const loadLater = async (name: string) => {
      now = new Date(now.getTime() + 60_000)
      await load(office, name)
    }
    for (const name of ['Lò Thị Mai', 'Lò Văn Tâm', 'Vàng A Dơ', 'Giàng A Chú']) await loadLater(name)
    const before = await times()
    expect(before).toEqual(['2030-05-01T03:04', '2030-05-01T03:03', '2030-05-01T03:02'])

    now = new Date('2026-11-23T03:00:00Z')
    for (const name of ['Thào Thị Mỷ', 'Hảng A Páo', 'Sùng Thị Dua', 'Cứ A Lềnh']) await loadLater(name)
    expect(await times()).toEqual([...before, '2026-11-23T03:04', '2026-11-23T03:03', '2026-11-23T03:02'])
  })
})
