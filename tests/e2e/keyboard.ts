import type { Page } from 'playwright-core'

/** A clerk without a mouse: the focus goes where Tab takes it, and nowhere else. */
export interface Keyboard {
  readonly press: (...keys: readonly string[]) => Promise<void>
  /** Goes on with Tab until the focus is on a control of this name; answers how many steps it took. */
  readonly tabTo: (name: string | RegExp) => Promise<number>
  /** Tab to a button or link, and Enter. */
  readonly enter: (name: string | RegExp) => Promise<void>
  /** Enter on the button that asks for a file, which the system's dialog then answers. */
  readonly choose: (name: string | RegExp, file: string) => Promise<void>
  /** The beginning of the name of what has the focus; '' where nothing has it. */
  readonly focused: () => Promise<string>
}

const mostSteps = 120

export function keyboardOf(page: Page): Keyboard {
  // From now on a dialog for files is caught; asked for with the first key it would come too late.
  page.on('filechooser', () => undefined)
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement
      if (element === null || element === document.body) return ''
      const isField =
        element instanceof HTMLInputElement ||
        element instanceof HTMLTextAreaElement ||
        element instanceof HTMLSelectElement
      const label = isField ? element.labels?.[0]?.textContent : element.textContent
      return (element.getAttribute('aria-label') ?? label ?? '').trim().slice(0, 100)
    })
  /** A clerk who does not see where the focus is has lost the way. */
  const isHidden = () =>
    page.evaluate(() => {
      const control = document.activeElement
      if (!control?.matches('button, input, select, a')) return false
      // Of a link that runs over two lines, its first.
      const [{ left, top, width, height } = new DOMRect()] = control.getClientRects()
      if (width <= 1) return false
      return !control.contains(document.elementFromPoint(left + width / 2, top + height / 2))
    })
  const nextFrame = () =>
    page.evaluate<void>('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))')
  const tabTo = async (name: string | RegExp) => {
    const seen: string[] = []
    while (seen.length < mostSteps) {
      const now = await focused()
      // What has just been drawn comes into sight with its next frame.
      if ((await isHidden()) && (await nextFrame().then(isHidden)))
        throw new Error(`"${now}" has the focus out of sight`)
      if (typeof name === 'string' ? now === name : name.test(now)) return seen.length
      seen.push(now)
      await press('Tab')
    }
    throw new Error(`Tab never comes to ${name}: ${seen.join(' > ')}`)
  }
  return {
    press,
    tabTo,
    focused,
    enter: async (name) => {
      await tabTo(name)
      await press('Enter')
    },
    choose: async (name, file) => {
      await tabTo(name)
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press('Enter')])
      await chooser.setFiles(file)
    },
  }
}
