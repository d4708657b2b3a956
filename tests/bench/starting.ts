import { setTimeout as pause } from 'node:timers/promises'
import { _electron } from 'playwright-core'
import { startDesktop } from '../helpers/desktop.ts'
import { desktopHindrance, shareDisplay } from './display.ts'
import { median, timed } from './measure.ts'
import { treeCpuMs, treeMb } from './processes.ts'
import { type Measured, ratioRow, unmeasuredRow, valueRow } from './row.ts'
import { type Measurement, membersOf } from './setting.ts'
import { bareWindow } from './window.ts'

const budget = 1.4
/** Milliseconds of all processors in a second. */
const idleBudget = 1
const settleMs = 6000
/** A window checks its file a quarter of a minute after it came up; then there is nothing left to do. */
const restMs = 40_000
const watchedMs = 20_000

export interface Start {
  readonly shownMs: number
  readonly memory: number
  readonly idleMs: number | undefined
}

/** Memory and, if wanted, work of a window that nobody touches. */
async function quietly(pid: number, isWatched: boolean): Promise<Pick<Start, 'memory' | 'idleMs'>> {
  await pause(settleMs)
  const memory = treeMb(pid)
  if (!isWatched) return { memory, idleMs: undefined }
  await pause(restMs)
  const before = treeCpuMs(pid)
  await pause(watchedMs)
  return { memory, idleMs: (treeCpuMs(pid) - before) / (watchedMs / 1000) }
}

/** From the start of the program until the list of members stands on the screen. */
async function program(folder: string, isWatched: boolean): Promise<Start> {
  const started: Awaited<ReturnType<typeof startDesktop>>[] = []
  const shownMs = await timed(async () => {
    const desktop = await startDesktop({ folder })
    started.push(desktop)
    const { page } = desktop
    const link = page.getByRole('link', { name: 'Đảng viên', exact: true })
    // A click by hand waits for nothing.
    await link.dispatchEvent('click')
    await page.locator('div[role="option"]').nth(5).waitFor()
  })
  const [desktop] = started
  if (!desktop) throw new Error('the program did not start')
  try {
    return { shownMs, ...(await quietly(desktop.electron.process().pid ?? 0, isWatched)) }
  } finally {
    await desktop.close()
  }
}

/** The same Electron with one empty page, until the page is there. */
async function bare(isWatched: boolean): Promise<Start> {
  const started: Awaited<ReturnType<typeof _electron.launch>>[] = []
  const shownMs = await timed(async () => {
    const electron = await _electron.launch({ args: ['--no-sandbox', '--disable-gpu', bareWindow] })
    started.push(electron)
    const page = await electron.firstWindow()
    await page.waitForLoadState()
    await page.evaluate('new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))')
  })
  const [electron] = started
  if (!electron) throw new Error('the window did not come up')
  try {
    return { shownMs, ...(await quietly(electron.process().pid ?? 0, isWatched)) }
  } finally {
    await electron.close()
  }
}

export interface Starts {
  /** Medians of the program's own starts and of those of the bare window. */
  readonly both: (what: keyof Start) => Measured
}

/** The program and the bare window in turns, so that both meet the same PC. */
export async function startInTurns(folder: string, rounds: number): Promise<Starts> {
  const endDisplay = await shareDisplay()
  const ours: Start[] = []
  const plain: Start[] = []
  try {
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await program(folder, round === 0))
      plain.push(await bare(round === 0))
    }
  } finally {
    endDisplay()
  }
  const middle = (starts: readonly Start[], what: keyof Start) =>
    median(starts.flatMap((start) => start[what] ?? []))
  return { both: (what) => ({ value: middle(ours, what), baseline: middle(plain, what) }) }
}

export const againstBare = 'against a window on about:blank'

/** A PC of its office: what the program needs until it can be used, and while nobody touches it. */
export const starting: Measurement = async ({ scale, office, rounds }) => {
  const size = scale.oneYear
  const told = { name: 'start to the list of members', scale: membersOf(size) }
  const hindrance = desktopHindrance()
  if (hindrance !== undefined) return [unmeasuredRow({ ...told, note: hindrance })]
  const { both } = await startInTurns(await office(size), rounds(5))
  return [
    ratioRow(
      { ...told, note: `the list chosen from the first page, ${againstBare}` },
      both('shownMs'),
      budget,
    ),
    ratioRow(
      { ...told, name: 'memory with the list open (PSS)', unit: 'MB', note: `all processes, ${againstBare}` },
      both('memory'),
      budget,
    ),
    valueRow(
      {
        ...told,
        name: 'idle, work in a second',
        note: `all processes over 20 seconds, ${againstBare}`,
      },
      both('idleMs'),
      idleBudget,
    ),
  ]
}
