import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { SheetRow } from '../../shared/figures/contract.ts'
import { type FigureField, type FigureTexts, figureFields } from '../../shared/figures/figures.ts'
import { type RowReading, readDay, readRow } from '../../shared/figures/row.ts'
import type { RollLine } from '../../shared/meetings/meeting.ts'
import { parsePoints } from '../../shared/scores/points.ts'
import { createKeeper, flushOnLeaving, type Keeper } from '../meetings/keeper.ts'
import { asFault, call, keyOf, type OfficeFault, queryClient, useRead } from '../office.ts'

export interface RowEditor {
  /** What the fields are first drawn with. */
  readonly texts: FigureTexts
  /** What belongs into a field that nobody is in: the record, or what was typed in its written form; undefined leaves it. */
  readonly textIn: (field: FigureField) => string | undefined
  readonly type: (field: FigureField, text: string) => void
  /** Puts back what stood in a field when it was entered; a row that says again what the record says has no draft. */
  readonly restore: (field: FigureField, text: string) => void
  /** A field was left: what is wrong with it may now be said. */
  readonly leave: (field: FigureField) => void
  readonly roll: readonly RollLine[] | undefined
  readonly reading: RowReading | undefined
  /** Sentences by field, of the fields that were left. */
  readonly faults: Readonly<Partial<Record<FigureField, string>>>
  /** Records the row. Answers the field that stands in the way, if the window itself sees one. */
  readonly record: () => FigureField | undefined
  /** What the histories say otherwise than the roll of the row's own day. */
  readonly rollDifferences: SheetRow['rollDifferences']
  /** Takes the roll as it is known now; numbers and marks of those who stay on it stay. */
  readonly acceptRoll: () => Promise<void>
  readonly isRecording: boolean
  /** Gives up what was typed here. What another window has typed meanwhile stays. */
  readonly discard: () => Promise<void>
  /** Something was typed that is not in the record. */
  readonly isDirty: boolean
  readonly keeping: ReturnType<Keeper['state']>
  readonly refusal: OfficeFault | undefined
}

interface RowOptions {
  readonly row: SheetRow
  readonly today: string
  readonly isActive: boolean
}

const nothing: ReadonlySet<FigureField> = new Set()
const filled = (texts: FigureTexts) => new Set(figureFields.filter((field) => texts[field] !== ''))

const scoreIn = ({ ownScore }: FigureTexts): number | null => parsePoints(ownScore) ?? null

/** One row of the sheet while it is typed: read at every letter, kept as a draft, recorded as a whole. */
export function useRow({ row, today, isActive }: RowOptions): RowEditor {
  const { cellId, period, kind } = row
  const texts = useRef(row.draft ?? row.texts)
  const revision = useRef(row.revision)
  /** The own score in the record when the row was read: it may be set on the meeting's page meanwhile. */
  const scoreSeen = useRef(scoreIn(row.texts))
  const [shown, setShown] = useState(texts.current)
  const [isDirty, setDirty] = useState(row.draft !== null)
  const [left, setLeft] = useState(row.draft === null ? nothing : filled(row.draft))
  const [isAsked, setAsked] = useState(false)
  const [isRecording, setRecording] = useState(false)
  const [refusal, setRefusal] = useState<OfficeFault>()
  const [, setTyped] = useState(0)

  const [keeper] = useState(() =>
    createKeeper<FigureTexts>({
      draftRevision: row.draftRevision,
      keptAt: row.keptAt,
      read: () => texts.current,
      send: async (content, draftRevision) => {
        try {
          const kept = await call('figures.keep', { cellId, period, kind, draftRevision, texts: content })
          return { ok: true, value: kept }
        } catch (thrown) {
          const { code, message } = asFault(thrown)
          return { ok: false, error: { code, message } }
        }
      },
    }),
  )
  const keeping = useSyncExternalStore(keeper.subscribe, keeper.state)
  useEffect(() => {
    const stop = flushOnLeaving(keeper)
    return () => {
      void keeper.flush()
      stop()
    }
  }, [keeper])

  // A newer record is shown where nothing is being typed over it.
  useEffect(() => {
    if (isDirty || isRecording) return
    revision.current = row.revision
    scoreSeen.current = scoreIn(row.texts)
    texts.current = row.texts
    setShown(row.texts)
  }, [row.revision, row.texts, isDirty, isRecording])

  const dayOf = () => {
    const day = readDay(texts.current.heldOn, { period, today })
    return day.ok ? day.value : row.rollDay
  }
  const day = dayOf()
  const asked = useRead(
    'figures.roll',
    { cellId, period, kind, heldOn: day },
    { enabled: row.closed === null && (isActive || isDirty), keepPrevious: true },
  )
  const roll = asked.data
  const reading = roll && readRow(texts.current, { period, today, roll, plannedOn: row.plannedOn })
  const faults: Partial<Record<FigureField, string>> = {}
  for (const field of figureFields) {
    const sentence =
      (left.has(field) ? reading?.faults[field] : undefined) ??
      (isAsked ? reading?.missing[field] : undefined) ??
      refusal?.fields[field]
    if (sentence !== undefined) faults[field] = sentence
  }

  const type = useCallback(
    (field: FigureField, text: string) => {
      texts.current = { ...texts.current, [field]: text }
      setRefusal(undefined)
      setDirty(true)
      setTyped((count) => count + 1)
      keeper.changed()
    },
    [keeper],
  )

  const restore = (field: FigureField, text: string) => {
    type(field, text)
    if (figureFields.some((each) => texts.current[each] !== row.texts[each])) return
    const unchanged = texts.current
    void keeper
      .takeOver(async (draftRevision) => {
        const kept = await call('figures.keep', { cellId, period, kind, draftRevision, texts: null })
        if (texts.current === unchanged) setDirty(false)
        return kept.draftRevision
      })
      // It stays a draft then, which says the same.
      .catch(() => undefined)
  }

  const leave = (field: FigureField) => {
    if (!isDirty) return
    setLeft((before) => (before.has(field) ? before : new Set([...before, field])))
    // Drawn once more, so that the field shows the written form of what was typed.
    setTyped((count) => count + 1)
  }

  const textIn = (field: FigureField): string | undefined => {
    if (!isDirty) return shown[field]
    return left.has(field) && reading?.faults[field] === undefined ? reading?.texts[field] : undefined
  }

  const send = async () => {
    setRecording(true)
    try {
      const input = { cellId, period, kind, heldOn: dayOf() }
      const list = await queryClient.fetchQuery({
        queryKey: keyOf('figures.roll', input),
        queryFn: () => call('figures.roll', input),
        staleTime: 60_000,
      })
      const { figures } = readRow(texts.current, { period, today, roll: list })
      // The list came after the row was left: what is wrong with it stands there now.
      if (figures === undefined) return
      const sent = texts.current
      await keeper.takeOver(async (draftRevision) => {
        const key = { cellId, period, kind, revision: revision.current, draftRevision }
        const answer = await call('figures.record', { ...key, figures, ownScoreSeen: scoreSeen.current })
        revision.current = answer.revision
        scoreSeen.current = figures.ownScore
        await queryClient.invalidateQueries({ queryKey: keyOf('figures.sheet', { period }) })
        if (texts.current === sent) {
          setDirty(false)
          setLeft(nothing)
          setAsked(false)
        }
        return answer.draftRevision
      })
    } catch (thrown) {
      setRefusal(asFault(thrown))
    } finally {
      setRecording(false)
    }
  }

  const record = (): FigureField | undefined => {
    setLeft(new Set(figureFields))
    setAsked(true)
    const read = roll && readRow(texts.current, { period, today, roll })
    const wrong = figureFields.find((field) => read?.faults[field] ?? read?.missing[field])
    if (wrong === undefined && (isDirty || row.state === 'open')) void send()
    return wrong
  }

  const acceptRoll = async () => {
    if (row.meetingId === null) return
    setRecording(true)
    setRefusal(undefined)
    try {
      const answer = await call('meetings.acceptRoll', { id: row.meetingId, revision: revision.current })
      revision.current = answer.revision
      await queryClient.invalidateQueries({ queryKey: ['figures'] })
    } catch (thrown) {
      setRefusal(asFault(thrown))
    } finally {
      setRecording(false)
    }
  }

  const discard = async () => {
    await keeper.flush()
    if (keeper.state().kind === 'conflict') return
    const key = { cellId, period, kind }
    const sheet = await call('figures.sheet', { period })
    const draftRevision = sheet.find((each) => each.cellId === cellId && each.kind === kind)?.draftRevision
    if (draftRevision !== undefined) await call('figures.keep', { ...key, draftRevision, texts: null })
  }

  return {
    texts: shown,
    textIn,
    discard,
    type,
    restore,
    leave,
    roll,
    reading,
    faults,
    record,
    rollDifferences: day === row.rollDay ? row.rollDifferences : [],
    acceptRoll,
    isRecording,
    isDirty,
    keeping,
    refusal,
  }
}
