import { useEffect, useRef } from 'react'

const signsOfLife = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
const lookEveryMs = 5000
/** How often other windows are told that somebody is at work in this one. */
const tellEveryMs = 10_000

/** Calls `onIdle` once nobody has touched a key, the mouse or the wheel in any window for some minutes. */
export function useIdle(minutes: number, isOn: boolean, onIdle: () => void): void {
  const run = useRef(onIdle)
  run.current = onIdle
  useEffect(() => {
    if (!isOn) return
    let last = Date.now()
    let told = 0
    const others = new BroadcastChannel('signs-of-life')
    others.onmessage = () => {
      last = Date.now()
    }
    const note = () => {
      last = Date.now()
      if (last - told < tellEveryMs) return
      told = last
      others.postMessage('')
    }
    for (const sign of signsOfLife) window.addEventListener(sign, note, { capture: true, passive: true })
    // By the clock, not by a timer of some minutes: that one stands still while the PC sleeps.
    const timer = setInterval(() => {
      if (Date.now() - last >= minutes * 60_000) run.current()
    }, lookEveryMs)
    return () => {
      clearInterval(timer)
      others.close()
      for (const sign of signsOfLife) window.removeEventListener(sign, note, { capture: true })
    }
  }, [minutes, isOn])
}
