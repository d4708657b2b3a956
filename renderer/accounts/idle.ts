import { useEffect, useRef } from 'react'

const signsOfLife = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
const lookEveryMs = 5000
/** How often other windows are told that somebody is at work in this one. */
const tellEveryMs = 10_000

interface Clocks {
  /** What the PC shows: goes on while it sleeps, and may be set back. */
  readonly shown: number
  /** Never goes back, and on some systems stands still while the PC sleeps. */
  readonly running: number
}
const bothClocks = (): Clocks => ({ shown: Date.now(), running: performance.now() })

/** The longer time of both clocks: setting one back, or letting the PC sleep, must not keep a window open. */
export const idleMs = (since: Clocks, now: Clocks): number =>
  Math.max(now.shown - since.shown, now.running - since.running)

/** Calls `onIdle` once nobody has touched a key, the mouse or the wheel in any window for some minutes. */
export function useIdle(minutes: number, isOn: boolean, onIdle: () => void): void {
  const run = useRef(onIdle)
  run.current = onIdle
  useEffect(() => {
    if (!isOn) return
    let last = bothClocks()
    let told = Number.NEGATIVE_INFINITY
    const others = new BroadcastChannel('signs-of-life')
    others.onmessage = () => {
      last = bothClocks()
    }
    const note = () => {
      last = bothClocks()
      if (last.running - told < tellEveryMs) return
      told = last.running
      others.postMessage('')
    }
    for (const sign of signsOfLife) window.addEventListener(sign, note, { capture: true, passive: true })
    // By the clock, not by a timer of some minutes: that one stands still while the PC sleeps.
    const timer = setInterval(() => {
      if (idleMs(last, bothClocks()) >= minutes * 60_000) run.current()
    }, lookEveryMs)
    return () => {
      clearInterval(timer)
      others.close()
      for (const sign of signsOfLife) window.removeEventListener(sign, note, { capture: true })
    }
  }, [minutes, isOn])
}
