import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { rootName } from '../../electron/office/backup/sets.ts'
import { doorFileName } from '../../shared/backup/door-file.ts'
import { type Desktop, startDesktop } from '../helpers/desktop.ts'
import { officeAt, temporaryFolder } from '../helpers/office.ts'
import { foundCell } from '../office/meetings/samples.ts'

let desktop: Desktop | undefined
afterEach(() => desktop?.clear())

/** An office, and the file to press twice in the newest of its two backup sets. */
async function copiedTwice(): Promise<{ readonly folder: string; readonly file: string }> {
  const place = temporaryFolder()
  const office = await officeAt()
  await office.ask('setup.begin', { communeName: 'xã Mường Than', province: 'Lai Châu', placeName: '' })
  const { token } = await office.ask('places.find', { path: place })
  await office.ask('backup.make', { folder: token })
  await foundCell(office, 'Chi bộ khu 8', ['Nguyễn Văn Bình'])
  const { setName } = await office.ask('backup.make', { folder: token })
  await office.close()
  expect(readdirSync(join(place, rootName)).length).toBeGreaterThan(1)
  return { folder: office.folder, file: join(place, rootName, setName, doorFileName) }
}

const preview = ({ page }: Desktop) =>
  page.getByRole('heading', { name: /^Bản sao lưu lúc .* của xã Mường Than$/ })

it('shows the backup set whose file was opened, and changes nothing by itself', async () => {
  const { folder, file } = await copiedTwice()
  desktop = await startDesktop({ folder, file })
  await preview(desktop).waitFor()
  await desktop.page.getByRole('button', { name: 'Khôi phục bản này' }).waitFor()
  expect(await desktop.page.evaluate('location.hash')).toBe('#/sao-luu')
})

it('hands the file over to the window that is open', async () => {
  const { folder, file } = await copiedTwice()
  desktop = await startDesktop({ folder })
  await desktop.page.getByRole('heading', { name: 'Việc cần làm' }).waitFor()
  await expect(startDesktop({ folder, file })).rejects.toThrow()
  await preview(desktop).waitFor()
})

it('says so when the stick of the file is gone', async () => {
  const { folder } = await copiedTwice()
  desktop = await startDesktop({ folder, file: join(temporaryFolder(), doorFileName) })
  await desktop.page.getByText(/^Không thấy bản sao lưu vừa được mở/).waitFor()
  await desktop.page.getByRole('heading', { name: 'Việc cần làm' }).waitFor()
})
