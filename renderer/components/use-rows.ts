import { useRef, useState } from 'react'

interface Keyed<Line> {
  readonly key: string
  readonly line: Line
}

/** The rows of a `RowList` that lives in a form of its own: keys that stay while rows move, and what to do with them. */
export function useRows<Line>(
  initial: readonly Line[],
  newLine: () => Line,
  onSet: (lines: readonly Line[]) => void,
  /** A row went away, and with it whatever was wrong in it. */
  onGone: (key: string) => void = () => undefined,
) {
  const next = useRef(0)
  const keyed = (line: Line): Keyed<Line> => ({ key: `row-${next.current++}`, line })
  const [rows, setRows] = useState<readonly Keyed<Line>[]>(() => initial.map((line) => keyed(line)))
  // What a field hands over on its way out comes before the next drawing.
  const latest = useRef(rows)
  const put = (changed: readonly Keyed<Line>[]) => {
    latest.current = changed
    setRows(changed)
    onSet(changed.map(({ line }) => line))
  }
  const placeOf = (key: string) => latest.current.findIndex((row) => row.key === key)
  const insert = (row: Keyed<Line>, at = latest.current.length): string => {
    put(latest.current.toSpliced(at, 0, row))
    return row.key
  }
  return {
    keys: rows.map(({ key }) => key),
    line: (key: string) => rows.find((row) => row.key === key)?.line,
    change: (key: string, part: Partial<Line>) =>
      put(latest.current.map((row) => (row.key === key ? { key, line: { ...row.line, ...part } } : row))),
    onAdd: (at?: number) => insert(keyed(newLine()), at),
    onRemove: (key: string) => {
      const at = placeOf(key)
      const row = latest.current[at]
      if (row === undefined) return undefined
      put(latest.current.toSpliced(at, 1))
      onGone(key)
      return () => insert(row, at)
    },
    onMove: (key: string, by: -1 | 1) => {
      const at = placeOf(key)
      const row = latest.current[at]
      if (row === undefined || latest.current[at + by] === undefined) return false
      put(latest.current.toSpliced(at, 1).toSpliced(at + by, 0, row))
      return true
    },
  }
}
