import { useEffect, useRef, useState } from 'react'
import type { MeetingView } from '../../shared/meetings/contract.ts'
import type { WayDays } from '../../shared/meetings/preparation.ts'
import { asFault, call, keyOf, OfficeFault, queryClient } from '../office.ts'
import { createForm, type MeetingForm } from './form.ts'
import { createKeeper, flushOnLeaving, type Keeper } from './keeper.ts'
import type { MovedDay } from './moved-day.ts'
import { useRollDay } from './roll-day.ts'

export interface Editor {
  readonly form: MeetingForm
  readonly keeper: Keeper
  /** Something was typed since the last "Ghi vào sổ" on this page. */
  readonly isTouched: boolean
  readonly isRecording: boolean
  readonly fault: OfficeFault | undefined
  /** Ghi vào sổ. Answers the new revision of the record, or undefined when it was refused. */
  readonly record: () => Promise<number | undefined>
  /** Bỏ phần sửa dở: the meeting is shown again as it is recorded. */
  readonly giveUp: () => Promise<void>
  /** Keeps days of the way before and after the meeting; they are no part of the draft. One after the other. */
  readonly noteDays: (days: Partial<WayDays>) => Promise<void>
  readonly dayFault: OfficeFault | undefined
  /** Takes the roll as it is known now. */
  readonly acceptRoll: () => Promise<void>
  /** After a conflict of drafts: what is typed here stays. */
  readonly keepMine: () => Promise<void>
  /** The question that a new day raises, and its two answers. */
  readonly moved: MovedDay | undefined
  readonly keepDay: () => void
  readonly moveDay: () => void
}

/** Reads the meeting again and, if what is on the screen may go even then, starts the form anew from it. */
export type Reload = (mayReplace: () => boolean) => Promise<void>

const noDays: WayDays = { consultedOn: null, notifiedOn: null, uploadedOn: null, postedOn: null }

const freshView = (id: string): Promise<MeetingView> =>
  queryClient.fetchQuery({
    queryKey: keyOf('meetings.get', { id }),
    queryFn: () => call('meetings.get', { id }),
    staleTime: 0,
  })

/** The form of a meeting, kept as it is typed, and the commands that take it over. */
export function useEditor(view: MeetingView, onKept: () => void, onReload: Reload): Editor {
  const { id } = view
  const [form] = useState(() => createForm(view.content))
  const [keeper] = useState(() => keeperOf(view, form))
  const [isTouched, setTouched] = useState(false)
  const [isRecording, setRecording] = useState(false)
  const [fault, setFault] = useState<OfficeFault>()
  const [dayFault, setDayFault] = useState<OfficeFault>()
  /** The revision of the record that the form was filled from; the view itself follows other windows. */
  const revision = useRef(view.revision)
  const isBusy = useRef(false)
  const day = useRollDay(view, form, () => freshView(id))
  const followDay = useRef(day.follow)
  const kept = useRef(onKept)
  const reload = useRef(onReload)
  kept.current = onKept
  reload.current = onReload
  followDay.current = day.follow

  useEffect(() => {
    const stopTyped = form.subscribe(() => {
      setTouched(true)
      keeper.changed()
    })
    const stopKept = keeper.subscribe(() => {
      if (keeper.state().kind !== 'kept') return
      kept.current()
      void followDay.current().catch(() => undefined)
    })
    const stopLeaving = flushOnLeaving(keeper, handOverFocused)
    return () => {
      void keeper.flush()
      stopTyped()
      stopKept()
      stopLeaving()
    }
  }, [form, keeper])

  useEffect(() => {
    if (isBusy.current || view.revision === revision.current) return
    const mayReplace = () => {
      if (keeper.hasUnkept()) keeper.standBack()
      return !keeper.hasUnkept()
    }
    // Asked again when the newer one is there: the clerk may have typed meanwhile.
    if (mayReplace()) void reload.current(mayReplace)
  }, [view.revision, keeper])

  const inRecord = async <T>(run: () => Promise<T>): Promise<T | undefined> => {
    isBusy.current = true
    setRecording(true)
    setFault(undefined)
    try {
      return await run()
    } catch (thrown) {
      const refusal = asFault(thrown)
      if (refusal.code === 'conflict') keeper.standBack()
      else setFault(refusal)
      return undefined
    } finally {
      isBusy.current = false
      setRecording(false)
    }
  }

  const record = () =>
    inRecord(async () => {
      handOverFocused()
      showUnconfirmed()
      const problems = form.problems()
      if (problems.length > 0) throw new OfficeFault({ code: 'invalid', message: problems.join(' ') })
      await keeper.flush()
      if (keeper.state().kind === 'conflict') return undefined
      if (await day.follow()) return undefined
      await keeper.takeOver(async (draftRevision) => {
        const content = form.read()
        const answer = await call('meetings.record', {
          id,
          revision: revision.current,
          draftRevision,
          content,
        })
        revision.current = answer.revision
        setTouched(form.read() !== content)
        await freshView(id)
        return answer.draftRevision
      })
      return revision.current
    })

  const acceptRoll = async () => {
    await inRecord(async () => {
      if (!(await keeper.flush())) return
      await keeper.takeOver(async (draftRevision) => {
        const answer = await call('meetings.acceptRoll', { id, revision: revision.current })
        revision.current = answer.revision
        await freshView(id)
        // The command takes no draft over: that of another window must still conflict with this one.
        return draftRevision
      })
    })
  }

  const giveUp = async () => {
    const isDone = await inRecord(async () => {
      // Kept once more, so that what is given up stands in the audit to the last letter.
      if (!(await keeper.flush())) return false
      await keeper.takeOver(
        async (draftRevision) => (await call('meetings.dropDraft', { id, draftRevision })).draftRevision,
      )
      return true
    })
    if (isDone) await reload.current(() => true)
  }

  const noting = useRef(Promise.resolve())
  /** Two fields may be left faster than the office answers: the second goes on from what the first made. */
  const noteDays = (days: Partial<WayDays>) => {
    noting.current = noting.current.then(() => note(days))
    return noting.current
  }
  const note = async (days: Partial<WayDays>) => {
    isBusy.current = true
    setDayFault(undefined)
    try {
      const known = (await freshView(id)).preparation ?? noDays
      const { consultedOn, notifiedOn, uploadedOn, postedOn } = { ...known, ...days }
      const all = { consultedOn, notifiedOn, uploadedOn, postedOn }
      const answer = await call('meetings.noteDays', { id, revision: revision.current, ...all })
      revision.current = answer.revision
      await freshView(id)
    } catch (thrown) {
      setDayFault(asFault(thrown))
    } finally {
      isBusy.current = false
    }
  }

  const keepMine = async () => {
    await inRecord(async () => {
      const fresh = await freshView(id)
      revision.current = fresh.revision
      await keeper.replace(fresh.draftRevision)
    })
  }

  return {
    form,
    keeper,
    isTouched,
    isRecording,
    fault,
    record,
    giveUp,
    noteDays,
    dayFault,
    acceptRoll,
    keepMine,
    moved: day.moved,
    keepDay: day.keep,
    moveDay: day.move,
  }
}

function keeperOf(view: MeetingView, form: MeetingForm): Keeper {
  return createKeeper({
    draftRevision: view.draftRevision,
    keptAt: view.keptAt,
    read: form.read,
    send: async (content, draftRevision) => {
      try {
        return {
          ok: true,
          value: await call('meetings.keep', { id: view.id, draftRevision, content }),
        }
      } catch (thrown) {
        const { code, message, fields } = asFault(thrown)
        return { ok: false, error: { code, message, fields } }
      }
    },
  })
}

/** Words of earlier minutes that nobody has confirmed keep the record from being written: the first of them is shown. */
function showUnconfirmed(): void {
  document.querySelector<HTMLElement>('.quotable[data-taken] :is(input, textarea)')?.focus()
}

/** Dates and times are handed over when their field is left; Ctrl+S does not leave it. */
function handOverFocused(): void {
  const field = document.activeElement
  if (!(field instanceof HTMLElement) || field.closest('.meeting-form') === null) return
  field.blur()
  field.focus()
}
