import { startDesktop } from '../helpers/desktop.ts'
import { describeHostileText } from './hostile-text.suite.ts'

describeHostileText('in the desktop program', async (folder) => {
  const { page, close } = await startDesktop({ folder })
  return { page, close }
})
