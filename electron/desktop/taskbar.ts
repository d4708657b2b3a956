import type { BrowserWindow } from 'electron'

/** Quicker work than this shows no bar: it would only blink. */
const quickMs = 1000
/** What Electron takes for work whose end cannot be told, and for none. */
const [endless, none] = [2, -1]

export interface Taskbar {
  /** Shows the work of a job while it lasts, once it is no quick one. */
  readonly during: <T>(job: string, work: () => Promise<T>) => Promise<T>
  readonly progress: (job: string, fraction: number | null) => void
}

/** Long work is seen on the taskbar as well, and a window in the background asks to be looked at when it is done. */
export function taskbarOf(ownWindow: () => BrowserWindow | undefined): Taskbar {
  const running = new Map<string, { readonly since: number; fraction: number | null }>()
  const draw = () => {
    const now = performance.now()
    const long = [...running.values()].filter(({ since }) => now - since >= quickMs)
    const [first] = long
    ownWindow()?.setProgressBar(first === undefined ? none : (first.fraction ?? endless))
  }
  return {
    during: async (job, work) => {
      const since = performance.now()
      running.set(job, { since, fraction: null })
      const first = setTimeout(draw, quickMs)
      try {
        return await work()
      } finally {
        clearTimeout(first)
        running.delete(job)
        draw()
        const window = ownWindow()
        if (performance.now() - since >= quickMs && window !== undefined && !window.isFocused()) {
          window.flashFrame(true)
          window.once('focus', () => window.flashFrame(false))
        }
      }
    },
    progress: (job, fraction) => {
      const known = running.get(job)
      if (known === undefined) return
      known.fraction = fraction
      draw()
    },
  }
}
