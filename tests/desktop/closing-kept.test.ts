import { afterAll, expect, it } from 'vitest'
import { type Desktop, startDesktop } from '../helpers/desktop.ts'
import { leadTo } from '../helpers/leading.ts'
import { discard, officeAt } from '../helpers/office.ts'
import { foundCell, openMeeting, record } from '../office/meetings/samples.ts'

let desktop: Desktop | undefined
afterAll(() => desktop?.clear())

it('closing right after typing keeps the typing and asks nothing', async () => {
  const before = await officeAt()
  await before.ask('setup.begin', { communeName: 'xã Mường Than', province: 'Lai Châu', placeName: '' })
  const cell = await foundCell(before, 'Chi bộ khu 8', ['Nguyễn Văn Bình'])
  const { id } = await openMeeting(before, cell.id, '2026-11', '2026-11-05')
  await record(before, id, { place: 'Nhà văn hóa' })
  await before.close()

  desktop = await startDesktop({ folder: before.folder })
  const { page, electron } = desktop
  await leadTo(page, `/buoi/${id}`)
  const conclusion = page.getByRole('textbox', { name: 'Kết luận', exact: true })
  await conclusion.fill('Thống nhất.')
  const closed = page.waitForEvent('close')
  await conclusion.pressSequentially(' Chữ cuối.')
  await electron
    .evaluate(({ BrowserWindow, dialog }) => {
      dialog.showMessageBoxSync = () => {
        throw new Error('the clerk was asked')
      }
      for (const window of BrowserWindow.getAllWindows()) if (window.isVisible()) window.close()
    })
    .catch(() => undefined)
  await closed
  await desktop.close()

  const after = await officeAt({ folder: before.folder })
  const view = await after.ask('meetings.get', { id })
  await discard(after)
  expect(view.content.conclusion).toBe('Thống nhất. Chữ cuối.')
})
