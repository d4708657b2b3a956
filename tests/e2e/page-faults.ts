import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What a screen reader or a person with weak sight would stumble over; only what axe calls serious or critical. */
export const seriousFaults = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run: () => Promise<{
          violations: readonly { impact: string; id: string; nodes: readonly { html: string }[] }[]
        }>
      }
    }
    const { violations } = await axe.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
  })
}

/** Controls that lie over each other, and anything that makes the page wider than the screen. */
export const layoutFaults = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const faults: string[] = []
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth)
      faults.push(`wider than the screen by ${root.scrollWidth - root.clientWidth} px`)
    const controls = [
      ...document.querySelectorAll<HTMLElement>('button, input, select, textarea, a[href]'),
    ].filter((control) => {
      const { width, height, top, bottom } = control.getBoundingClientRect()
      const isOnTop = document.elementFromPoint(
        control.getBoundingClientRect().left + width / 2,
        top + height / 2,
      )
      return width > 1 && height > 1 && bottom > 0 && top < innerHeight && control.contains(isOnTop)
    })
    const nameOf = (control: HTMLElement) =>
      control.getAttribute('aria-label') ??
      (control.textContent?.trim().slice(0, 40) || control.id || control.tagName)
    /** What of a control can be seen: the rest of a tall field may be scrolled away under the head of the page. */
    const seen = (control: HTMLElement) => {
      let { left, right, top, bottom } = control.getBoundingClientRect()
      for (let around = control.parentElement; around !== null; around = around.parentElement) {
        if (getComputedStyle(around).overflowY === 'visible') continue
        const frame = around.getBoundingClientRect()
        left = Math.max(left, frame.left)
        right = Math.min(right, frame.right)
        top = Math.max(top, frame.top)
        bottom = Math.min(bottom, frame.bottom)
      }
      return { left, right, top, bottom }
    }
    /** A bar that stays at the foot of a form: what is scrolled behind it comes into sight again. */
    const isInBar = (control: HTMLElement) => {
      for (let around: HTMLElement | null = control; around !== null; around = around.parentElement) {
        if (getComputedStyle(around).position === 'sticky') return true
      }
      return false
    }
    controls.forEach((one, index) => {
      const a = seen(one)
      for (const other of controls.slice(index + 1)) {
        if (one.contains(other) || other.contains(one)) continue
        if (isInBar(one) !== isInBar(other)) continue
        const b = seen(other)
        const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
        const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
        if (width > 2 && height > 2) faults.push(`"${nameOf(one)}" lies over "${nameOf(other)}"`)
      }
    })
    return faults
  })
