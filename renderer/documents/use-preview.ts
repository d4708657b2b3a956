import { useCallback, useEffect, useRef, useState } from 'react'
import type { DoorFile } from '../../shared/documents/contract.ts'
import type { OfficeFault } from '../office.ts'
import { asFault, call, fetchDoor } from '../office.ts'

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
  /** The number that is being typed stands on the paper at once; undefined is the proposed one. */
  readonly typeNumber: (number: string | undefined) => void
}

const PAUSE = 600

/** The minutes as they would print now. One drawing at a time; what was asked for meanwhile is drawn once after it. */
export function usePreview(meetingId: string, isOn: boolean): Preview {
  const [shown, setShown] = useState<Pick<Preview, 'drawn' | 'fault' | 'isDrawing'>>({
    drawn: undefined,
    fault: undefined,
    isDrawing: false,
  })
  const work = useRef({ timer: 0, isBusy: false, isWanted: false, isGone: false })

  const number = useRef<string>(undefined)

  const draw = useCallback(async () => {
    const now = work.current
    if (now.isBusy) {
      now.isWanted = true
      return
    }
    now.isBusy = true
    setShown((before) => ({ ...before, isDrawing: true }))
    do {
      now.isWanted = false
      const next = await drawOnce(meetingId, number.current)
      if (now.isGone) return
      setShown((before) => ({
        drawn: next.drawn ?? before.drawn,
        fault: next.fault,
        isDrawing: now.isWanted,
      }))
    } while (now.isWanted)
    now.isBusy = false
  }, [meetingId])

  const redraw = useCallback(() => {
    clearTimeout(work.current.timer)
    work.current.timer = window.setTimeout(() => void draw(), PAUSE)
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
    const now = { timer: 0, isBusy: false, isWanted: false, isGone: false }
    work.current = now
    void draw()
    return () => {
      now.isGone = true
      clearTimeout(now.timer)
    }
  }, [draw, isOn])

  return { ...shown, redraw, typeNumber }
}

async function drawOnce(
  meetingId: string,
  number: string | undefined,
): Promise<{
  readonly drawn: Drawn | undefined
  readonly fault: OfficeFault | undefined
}> {
  try {
    const file = await call('documents.preview', {
      meetingId,
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
