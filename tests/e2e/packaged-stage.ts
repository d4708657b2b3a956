import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPackaged } from '../helpers/packaged.ts'
import type { Stage } from './stage.ts'

/** The packaged program; the system's dialogs are answered by the test, which needs a package made with `--inspect`. */
export async function packagedStage(packageDir: string): Promise<Stage> {
  const home = await mkdtemp(join(tmpdir(), 'so-chi-bo-home-'))
  const stick = await mkdtemp(join(home, 'usb-'))
  const { folder, page, inMain, clear } = await startPackaged(packageDir)
  page.setDefaultTimeout(20_000)
  return {
    page,
    stick,
    folder,
    pid: Number(await inMain('process.pid')),
    // Over Chromium's door the driver takes downloads for itself, as in a browser.
    saveFile: async (press) => {
      const [download] = await Promise.all([page.waitForEvent('download'), press()])
      return new Uint8Array(readFileSync(await download.path()))
    },
    chooseStick: async (press) => {
      await inMain(`void (require('electron').dialog.showOpenDialog = () =>
        Promise.resolve({ canceled: false, filePaths: [${JSON.stringify(stick)}] }))`)
      await press()
    },
    chromium: Number.parseInt(String(await inMain('process.versions.chrome')), 10),
    close: async () => {
      await clear()
      await rm(home, { recursive: true, force: true })
    },
  }
}
