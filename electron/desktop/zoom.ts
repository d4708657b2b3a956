import type { WebContents } from 'electron'

const least = -2
const most = 4

const within = (level: number): number => Math.min(most, Math.max(least, level))

/** Ctrl with plus, minus and zero, and with the wheel; without a menu bar Chromium knows none of them. */
export function offerZoom(contents: WebContents): void {
  const turn = (step: number) => contents.setZoomLevel(within(contents.getZoomLevel() + step))
  contents.on('before-input-event', (event, { type, control, meta, alt, key }) => {
    if (type !== 'keyDown' || alt || !(control || meta)) return
    if (key === '+' || key === '=') turn(0.5)
    else if (key === '-' || key === '_') turn(-0.5)
    else if (key === '0') contents.setZoomLevel(0)
    else return
    event.preventDefault()
  })
  contents.on('zoom-changed', (_, direction) => turn(direction === 'in' ? 0.5 : -0.5))
}
