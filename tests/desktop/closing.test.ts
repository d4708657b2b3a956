import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desktop, startDesktop } from '../helpers/desktop.ts'

describe('closing the window over an edit that is not in the register yet', () => {
  let desktop: Desktop
  beforeAll(async () => {
    desktop = await startDesktop({ demo: true })
    const { page } = desktop
    await page.getByRole('link', { name: 'Đảng viên', exact: true }).click()
    const list = page.getByRole('listbox', { name: 'Danh sách đảng viên' })
    // A row that is not there yet has no year.
    await list.getByRole('option', { name: /\d{4}/ }).first().click()
    await page.getByRole('button', { name: 'Sửa', exact: true }).click()
    const field = page.getByRole('textbox', { name: 'Tên gọi khác' })
    await field.fill('Tư')
    await field.press('Tab')
  })
  afterAll(() => desktop.clear())

  /** Presses the window's cross; the clerk answers with the button of that number. Answers how often one was asked. */
  const closeAnswering = (button: number) =>
    desktop.electron.evaluate(async ({ BrowserWindow, dialog }, answer) => {
      let asked = 0
      dialog.showMessageBoxSync = () => {
        asked += 1
        return answer
      }
      for (const window of BrowserWindow.getAllWindows()) if (window.isVisible()) window.close()
      await new Promise((resolve) => setTimeout(resolve, 1500))
      return asked
    }, button)

  it('asks, and stays when the clerk wants to stay', async () => {
    expect(await closeAnswering(0)).toBe(1)
    expect(await desktop.page.getByRole('textbox', { name: 'Tên gọi khác' }).inputValue()).toBe('Tư')
  })

  it('closes when the clerk lets the edit go', async () => {
    const closed = desktop.page.waitForEvent('close')
    await closeAnswering(1).catch(() => undefined)
    await closed
  })
})
