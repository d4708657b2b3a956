import { useCallback, useEffect, useRef, useState } from 'react'
import type { DoorFile, OnePaper, PaperOf } from '../../shared/documents/contract.ts'
import type { PaperRef } from '../../shared/documents/kinds.ts'
import type { OfficeFault } from '../office.ts'
import { asFault, fetchDoor, look } from '../office.ts'

/** A PDF to look at and the file behind it. */
export interface Drawn {
  readonly file: DoorFile
  readonly bytes: Uint8Array
}

interface Preview {
  readonly drawn: Drawn | undefined
  readonly fault: OfficeFault | undefined
  readonly isDrawing: boolean
  /** Draws again after a pause in which nothing more is asked for. */
  readonly redraw: () => void
  /** Draws what is kept now, without the pause; undefined when it cannot be drawn. */
  readonly drawNow: () => Promise<Drawn | undefined>
  /** The number that is being typed stands on the paper at once; undefined is the proposed one. */
  readonly typeNumber: (number: string | undefined) => void
}

const PAUSE = 600

interface Work {
  timer: number
  running: Promise<Drawn | undefined> | undefined
  isWanted: boolean
  isGone: boolean
}

const noWork = (): Work => ({ timer: 0, running: undefined, isWanted: false, isGone: false })

/** A paper as it would print now. One drawing at a time; what was asked for meanwhile is drawn once after it. */
export function usePreview(
  { meetingId = null, reportId = null }: Partial<PaperOf>,
  { kind, item }: PaperRef,
  isOn: boolean,
): Preview {
  const [shown, setShown] = useState<Pick<Preview, 'drawn' | 'fault' | 'isDrawing'>>({
    drawn: undefined,
    fault: undefined,
    isDrawing: false,
  })
  const work = useRef(noWork())

  const number = useRef<string>(undefined)

  const draw = useCallback((): Promise<Drawn | undefined> => {
    const now = work.current
    now.isWanted = true
    now.running ??= drawAll()
    return now.running

    async function drawAll(): Promise<Drawn | undefined> {
      setShown((before) => ({ ...before, isDrawing: true }))
      let drawn: Drawn | undefined
      while (now.isWanted) {
        now.isWanted = false
        const next = await drawOnce({ meetingId, reportId, kind, item }, number.current)
        if (now.isGone) return undefined
        drawn = next.drawn
        setShown((before) => ({
          drawn: next.drawn ?? before.drawn,
          fault: next.fault,
          isDrawing: now.isWanted,
        }))
      }
      now.running = undefined
      return drawn
    }
  }, [meetingId, reportId, kind, item])

  const redraw = useCallback(() => {
    clearTimeout(work.current.timer)
    work.current.timer = window.setTimeout(() => void draw(), PAUSE)
  }, [draw])

  const drawNow = useCallback(() => {
    clearTimeout(work.current.timer)
    return draw()
  }, [draw])

  const typeNumber = useCallback(
    (typed: string | undefined) => {
      number.current = typed
      redraw()
    },
    [redraw],
  )

  useEffect(() => {
    if (!isOn) return
    const now = noWork()
    work.current = now
    number.current = undefined
    // However long the new paper takes, the one before must not stand under its name.
    setShown({ drawn: undefined, fault: undefined, isDrawing: true })
    void draw()
    return () => {
      now.isGone = true
      clearTimeout(now.timer)
    }
  }, [draw, isOn])

  return { ...shown, redraw, drawNow, typeNumber }
}

async function drawOnce(
  paper: OnePaper,
  number: string | undefined,
): Promise<{
  readonly drawn: Drawn | undefined
  readonly fault: OfficeFault | undefined
}> {
  try {
    const file = await look('documents.preview', {
      ...paper,
      ...(number !== undefined && { number }),
    })
    return {
      drawn: { file, bytes: await fetchDoor(file.token) },
      fault: undefined,
    }
  } catch (thrown) {
    return { drawn: undefined, fault: asFault(thrown) }
  }
}
