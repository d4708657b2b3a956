import { readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { rootName } from '../../electron/office/backup/sets.ts'
import { type Desktop, startDesktop } from '../helpers/desktop.ts'
import { discard, type OfficeUnderTest, officeAt, temporaryFolder } from '../helpers/office.ts'
import { foundCell } from '../office/meetings/samples.ts'

let desktop: Desktop | undefined
afterEach(() => desktop?.clear())

/** An office that was backed up two days ago to a folder which is still there. */
async function oldCopy(): Promise<{ readonly folder: string; readonly place: string }> {
  const place = temporaryFolder()
  const clock = () => new Date(Date.now() - 48 * 3_600_000)
  const office = await officeAt({ clock })
  await office.ask('setup.begin', { communeName: 'xã Mường Than', province: 'Lai Châu', placeName: '' })
  await foundCell(office, 'Chi bộ khu 8', ['Nguyễn Văn Bình'])
  const { token } = await office.ask('places.find', { path: place })
  await office.ask('backup.make', { folder: token })
  await office.close()
  return { folder: office.folder, place }
}

const setsAt = (place: string) =>
  readdirSync(join(place, rootName)).filter((name) => /^\d{4}-/.test(name) && !name.endsWith('.partial'))

const closeWindow = ({ electron }: Desktop) =>
  electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) if (window.isVisible()) window.close()
  })

const history = async (folder: string) => {
  const office: OfficeUnderTest = await officeAt({ folder })
  const found = (await office.ask('backup.state', {})).history
  await discard(office)
  return found
}

it('closing the window offers the copy of the day and closes once it is proven', async () => {
  const { folder, place } = await oldCopy()
  desktop = await startDesktop({ folder })
  const { page } = desktop
  await page.getByRole('heading', { level: 1 }).waitFor()
  await closeWindow(desktop)
  const dialog = page.getByRole('dialog', { name: 'Sao lưu trước khi đóng' })
  await dialog.waitFor()
  expect(setsAt(place)).toHaveLength(1)

  // Staying keeps the window; the next closing asks again.
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await closeWindow(desktop)
  await dialog.waitFor()
  const closed = page.waitForEvent('close', { timeout: 30_000 })
  await page.getByRole('button', { name: 'Sao lưu rồi đóng' }).press('Enter')
  await closed
  await desktop.close()
  expect(setsAt(place)).toHaveLength(2)
  expect(await history(folder)).toHaveLength(2)
})

it('a stick that is pulled out while the question is up is told of, and the program can be closed without', async () => {
  const { folder, place } = await oldCopy()
  desktop = await startDesktop({ folder })
  const { page } = desktop
  await page.getByRole('heading', { level: 1 }).waitFor()
  await closeWindow(desktop)
  await page.getByRole('dialog').waitFor()
  renameSync(place, `${place}-pulled`)
  await page.getByRole('button', { name: 'Sao lưu rồi đóng' }).press('Enter')
  await page
    .getByRole('dialog')
    .getByText(/không còn ở đó/)
    .waitFor()
  const closed = page.waitForEvent('close')
  // The window goes with the key still down.
  await page
    .getByRole('button', { name: 'Đóng, không sao lưu' })
    .press('Enter')
    .catch(() => undefined)
  await closed
  await desktop.close()
  expect(setsAt(`${place}-pulled`)).toHaveLength(1)
  expect(await history(folder)).toHaveLength(1)
})
