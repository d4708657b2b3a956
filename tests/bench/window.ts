import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { _electron } from 'playwright-core'
import { startDesktop } from '../helpers/desktop.ts'
import { desktopHindrance, shareDisplay } from './display.ts'
import { median } from './measure.ts'
import { treeMb } from './processes.ts'
import { ratioRow, unmeasuredRow } from './row.ts'
import { type Measurement, membersOf } from './setting.ts'
import { work } from './working-day.ts'

const budget = 1.5
export const bareWindow = join(import.meta.dirname, 'bare-window.cjs')
/** Until a window that was just used is quiet again. */
const settleMs = 4000

/** All processes of the desktop program, driven by Playwright as in its tests, after the same work as the office's. */
async function program(folder: string): Promise<number> {
  const { electron, page, close } = await startDesktop({ folder })
  try {
    await work(async (name, input) => {
      const call = `officeDoor.call(${JSON.stringify(name)}, ${JSON.stringify(input)})`
      const answer = await page.evaluate<{ readonly ok: boolean; readonly value: never }>(call)
      if (!answer.ok) throw new Error(`${name} was refused`)
      return answer.value
    })
    await pause(settleMs)
    return treeMb(electron.process().pid ?? 0)
  } finally {
    await close()
  }
}

/** The same Electron, driven in the same way, with one empty page. */
async function bare(): Promise<number> {
  const electron = await _electron.launch({ args: ['--no-sandbox', '--disable-gpu', bareWindow] })
  try {
    await electron.firstWindow()
    await pause(settleMs)
    return treeMb(electron.process().pid ?? 0)
  } finally {
    await electron.close()
  }
}

export const desktop: Measurement = async ({ scale, office, rounds }) => {
  const size = scale.largest
  const told = { name: 'memory of the desktop (PSS)', scale: membersOf(size), unit: 'MB' as const }
  const hindrance = desktopHindrance()
  if (hindrance !== undefined) return [unmeasuredRow({ ...told, note: hindrance })]

  const folder = await office(size)
  const endDisplay = await shareDisplay()
  const values: number[] = []
  const baselines: number[] = []
  try {
    for (let round = 0; round < rounds(3); round += 1) {
      values.push(await program(folder))
      baselines.push(await bare())
    }
  } finally {
    endDisplay()
  }
  return [
    ratioRow(
      { ...told, note: 'all processes after 200 searches and 20 meetings, against a window on about:blank' },
      { value: median(values), baseline: median(baselines) },
      budget,
    ),
  ]
}
