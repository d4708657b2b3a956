import { setTimeout as pause } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright-core'
import { closeWindow, newWindow } from '../e2e/stage.ts'
import { leadTo } from '../helpers/leading.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { makeOffice } from './data.ts'
import { median } from './measure.ts'
import { ratioRow } from './row.ts'
import type { Measurement } from './setting.ts'

const budget = 1.5
/** As much as one opinion may hold, less what is typed here. */
const lengthOfText = 9000
const opinionsBefore = 40
const words = 'Đồng chí đề nghị xã sửa đoạn đường vào bản trước mùa mưa. '
const typed = 'sua duong vao ban truoc mua mua '

const textOf = (length: number) =>
  words
    .repeat(Math.ceil(length / words.length))
    .slice(0, length)
    .trimEnd()

/** A page whose keys are timed from the press to the frame that shows the letter. */
interface TimedPage {
  readonly page: Page
  readonly cdp: CDPSession
}

async function timing(page: Page): Promise<TimedPage> {
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { times })
    let pressedAt = 0
    document.addEventListener('keydown', (event) => (pressedAt = event.timeStamp), true)
    document.addEventListener(
      'input',
      () =>
        requestAnimationFrame(() => {
          // After the work of the frame itself: layout and paint.
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => times.push(performance.now() - pressedAt)
          port2.postMessage(null)
        }),
      true,
    )
  })
  return { page, cdp: await page.context().newCDPSession(page) }
}

const timesOf = ({ page }: TimedPage) =>
  page.evaluate(() => (window as unknown as { readonly times: number[] }).times)

/** Types a text letter by letter, each after the last was shown; answers the milliseconds of each. */
async function type(timed: TimedPage, text: string): Promise<readonly number[]> {
  await timed.page.bringToFront()
  const before = (await timesOf(timed)).length
  for (const [index, letter] of [...text].entries()) {
    await timed.cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', key: letter, text: letter })
    await timed.cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter })
    await timed.page.waitForFunction(
      (count) => (window as unknown as { readonly times: number[] }).times.length > count,
      before + index,
    )
  }
  return (await timesOf(timed)).slice(before)
}

/** An extraordinary meeting of today with a long roll of opinions, the last of them long, with the caret at its end. */
async function longMeeting(office: OfficeProcess, page: Page): Promise<string> {
  const { today } = await office.call('setup.state', {})
  const cellId = (await office.call('organisation.cells', {}))[0]?.id
  if (cellId === undefined) throw new Error('the data has no cell')
  const opened = { cellId, period: today.slice(0, 7), kind: 'extraordinary', heldOn: today } as const
  const { id: meetingId } = await office.call('meetings.open', opened)
  const { revision, content } = await office.call('meetings.get', { id: meetingId })
  const opinions = Array.from({ length: opinionsBefore + 1 }, (_, index) => ({
    speakerId: null,
    speaker: `Đại biểu ${index + 1}`,
    text: textOf(index < opinionsBefore ? 400 : lengthOfText),
  }))
  await office.call('meetings.record', {
    id: meetingId,
    revision,
    content: { ...content, opinions },
  })
  await page.goto(office.url)
  await leadTo(page, `/buoi/${meetingId}`)
  const field = page.getByRole('textbox', { name: `Nội dung ý kiến ${opinionsBefore + 1}`, exact: true })
  await field.focus()
  await page.keyboard.press('Control+End')
  return meetingId
}

/**
 * A letter in a long text of a meeting, from the press to the frame that shows it, while the office's process is held
 * and answers nothing, against the same text in a bare `<textarea>` of the same browser. What was typed must be kept
 * once the office goes on.
 */
export const typing: Measurement = async ({ scale, folder, rounds }) => {
  const place = folder('typing')
  await makeOffice(place, scale.small)
  const office = await startOffice({ folder: place })
  const window = await newWindow()
  try {
    const meetingId = await longMeeting(office, window)
    const ours = await timing(window)
    const plain = await newPageOf(window)
    await plain.setContent('<textarea style="width:700px;height:500px;font:16px sans-serif"></textarea>')
    await plain.locator('textarea').fill(textOf(lengthOfText))
    await plain.keyboard.press('Control+End')
    const bare = await timing(plain)

    await type(ours, typed)
    await type(bare, typed)
    // What the first letters have set going is written before the office is held.
    await window.getByText(/^Đã lưu lúc [\d:]+$/).waitFor()
    const values: number[] = []
    const baselines: number[] = []
    const count = rounds(6)
    process.kill(office.pid, 'SIGSTOP')
    try {
      for (let round = 0; round < count; round += 1) {
        values.push(...(await type(ours, typed)))
        baselines.push(...(await type(bare, typed)))
      }
    } finally {
      process.kill(office.pid, 'SIGCONT')
    }
    await kept(office, meetingId, typed.repeat(count + 1))
    const told = {
      scale: `${lengthOfText.toLocaleString('en-US')} characters`,
      note: `from the press of a key to the frame that shows the letter, with the office held, against a bare textarea; ${values.length} keys`,
    }
    return [
      ratioRow(
        { ...told, name: 'a keystroke in a long text' },
        { value: median(values), baseline: median(baselines) },
        budget,
      ),
      ratioRow(
        { ...told, name: 'the slowest of those keystrokes' },
        { value: Math.max(...values), baseline: Math.max(...baselines) },
        null,
      ),
    ]
  } finally {
    await closeWindow(window)
    await office.clear()
  }
}

/** A page beside it in the same browser. */
async function newPageOf(window: Page): Promise<Page> {
  const beside = await window.context().browser()?.newPage({ viewport: window.viewportSize() })
  if (beside === undefined) throw new Error('the window has no browser')
  return beside
}

/** Waits until the record holds what was typed. */
async function kept(office: OfficeProcess, meetingId: string, text: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { content } = await office.call('meetings.get', { id: meetingId })
    if (content.opinions.at(-1)?.text.endsWith(text.trimEnd())) return
    await pause(100)
  }
  throw new Error('what was typed while the office was held is not in the record')
}
