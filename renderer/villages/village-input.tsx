import { useLayoutEffect, useRef, useState } from 'react'
import { formatMeasure, parseMeasure } from '../../shared/tasks/indicator.ts'
import type { FactRemark, VillageFact } from '../../shared/villages/facts.ts'
import { useWrite } from '../office.ts'

interface VillageInputProps {
  readonly cellId: string
  readonly cellName: string
  readonly year: number
  readonly fact: VillageFact
  readonly value: number | null
  /** Of the year before. */
  readonly before: number | null
  readonly remark: FactRemark | undefined
}

/** One figure: written down as soon as the field is left, so that nothing typed waits for the rest of the row. */
export function VillageInput(props: VillageInputProps) {
  const { cellId, cellName, year, fact, value, before, remark } = props
  const input = useRef<HTMLInputElement>(null)
  /** What the office last had here. */
  const known = useRef(value)
  const set = useWrite('villages.set')
  const [isWrong, setWrong] = useState(false)
  const words = (figure: number | null): string => (figure === null ? '' : formatMeasure(figure))

  // Figures of other windows come in where nobody is typing.
  useLayoutEffect(() => {
    const { current } = input
    if (set.isPending || current === null) return
    const isUntouched = current.value === words(known.current)
    known.current = value
    if (isUntouched && document.activeElement !== current) current.value = words(value)
  })

  const leave = () => {
    const { current } = input
    if (current === null) return
    const typed = parseMeasure(current.value)
    setWrong(typed === undefined)
    if (typed === undefined) return
    current.value = words(typed)
    if (typed === known.current) return
    const seen = known.current
    known.current = typed
    set.mutate(
      { cellId, year, fact: fact.key, seen, value: typed },
      {
        onError: () => {
          known.current = seen
        },
      },
    )
  }
  const problem = isWrong ? 'Chưa phải một số. Ví dụ: 120 hoặc 5,6' : set.error?.message
  const noteId = `${cellId} ${fact.key}`
  const said = problem ?? remark?.words
  return (
    <td data-remark={problem !== undefined ? 'fault' : remark?.kind}>
      <input
        ref={input}
        data-field={fact.key}
        aria-label={`${fact.name}, ${cellName}`}
        aria-invalid={problem !== undefined || remark?.kind === 'fault'}
        aria-describedby={said === undefined ? undefined : noteId}
        defaultValue={words(value)}
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        onBlur={leave}
      />
      {before !== null && (
        <span className="village-before" title={`Năm ${year - 1}`}>
          {formatMeasure(before)}
        </span>
      )}
      {said !== undefined && (
        <span className="village-remark" id={noteId}>
          {said}
        </span>
      )}
    </td>
  )
}
