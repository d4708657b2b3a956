import { startOffice } from '../helpers/office-process.ts'
import { describeHostileText } from './hostile-text.suite.ts'
import { closeWindow, newWindow } from './stage.ts'

describeHostileText('in a browser', async (folder) => {
  const office = await startOffice({ folder })
  const page = await newWindow()
  await page.goto(office.url)
  return {
    page,
    close: async () => {
      await closeWindow(page)
      await office.stop()
    },
  }
})
