import { useRef, useState } from 'react'
import type { MeetingView } from '../../shared/meetings/contract.ts'
import { call } from '../office.ts'
import type { MeetingForm } from './form.ts'
import { type MovedDay, markedOffRoll } from './moved-day.ts'

interface RollDay {
  readonly moved: MovedDay | undefined
  /** After the day was kept: reads the roll of a new day. True while the clerk is asked what becomes of the marks. */
  readonly follow: () => Promise<boolean>
  readonly keep: () => void
  readonly move: () => void
}

/** The roll follows the day of the meeting; whoever is marked and not on the new roll is asked about first. */
export function useRollDay(view: MeetingView, form: MeetingForm, fresh: () => Promise<MeetingView>): RollDay {
  const [moved, setMoved] = useState<MovedDay>()
  /** The day whose roll all marks are on; undefined when the page was left before the clerk answered. */
  const agreed = useRef(
    markedOffRoll(view.content.marks, view.roll).length === 0 ? view.content.heldOn : undefined,
  )
  /** The day whose roll is on the screen. */
  const drawn = useRef(view.content.heldOn)
  const names = useRef(new Map<string, string>())
  for (const line of view.roll) names.current.set(line.personId, line.fullName)

  const nameOf = async (personId: string) => {
    const fullName = names.current.get(personId) ?? (await call('people.card', { id: personId })).fullName
    return { personId, fullName }
  }

  const follow = async (): Promise<boolean> => {
    const { heldOn } = form.read()
    if (heldOn === drawn.current && heldOn === agreed.current) return false
    let kept = await fresh()
    // An answer that was on its way already may be from before the day was kept.
    if (kept.content.heldOn !== heldOn) kept = await fresh()
    if (kept.content.heldOn !== heldOn) return false
    const { roll } = kept
    drawn.current = heldOn
    const lost = await Promise.all(markedOffRoll(form.read().marks, roll).map(nameOf))
    // Nobody is asked about a day on which the cell has no member: the office does not take such a day at all.
    if (form.read().heldOn !== heldOn || heldOn === agreed.current || roll.length === 0) return false
    if (lost.length === 0) agreed.current = heldOn
    else setMoved({ from: agreed.current, to: heldOn, lost })
    return lost.length > 0
  }

  const keep = () => {
    setMoved(undefined)
    if (moved?.from !== undefined) form.change({ heldOn: moved.from })
  }
  const move = () => {
    setMoved(undefined)
    if (moved === undefined) return
    agreed.current = moved.to
    const gone = new Set(moved.lost.map(({ personId }) => personId))
    form.change({ marks: form.read().marks.filter(({ personId }) => !gone.has(personId)) })
  }
  return { moved, follow, keep, move }
}
