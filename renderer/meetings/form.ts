import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { MeetingContent } from '../../shared/meetings/meeting.ts'
import { createListeners } from '../components/listeners.ts'

/**
 * What is being typed about a meeting, kept outside React: a keystroke changes the store and redraws only what reads
 * the changed part. Text fields are uncontrolled and read the store once, when they appear.
 */

type Rows = Pick<
  MeetingContent,
  'guests' | 'opinions' | 'reportedTasks' | 'petitions' | 'assignedTasks' | 'votes'
>
export type ListName = keyof Rows
export type RowOf<L extends ListName> = Rows[L][number]

export interface MeetingForm {
  readonly read: () => MeetingContent
  readonly change: (part: Partial<MeetingContent>) => void
  /** Keys of a list's rows in their order. They name a row while it moves; the office never sees them. */
  readonly keys: (list: ListName) => readonly string[]
  readonly row: <L extends ListName>(list: L, key: string) => RowOf<L> | undefined
  readonly changeRow: <L extends ListName>(list: L, key: string, part: Partial<RowOf<L>>) => void
  /** Adds a row at a place counted from 0, or at the end, and answers its key. */
  readonly addRow: <L extends ListName>(list: L, row: RowOf<L>, at?: number) => string
  readonly removeRow: (list: ListName, key: string) => void
  /** Moves a row up (-1) or down (1); false at the ends. */
  readonly moveRow: (list: ListName, key: string, by: -1 | 1) => boolean
  /** A field, the row of that key or a part of it (`key:part`) holds what cannot be kept (a day that does not exist), or no longer does. */
  readonly setProblem: (field: string, problem: string | undefined, typed?: string) => void
  /** What was typed into a field before the page was opened and could not be taken as a day or a time. */
  readonly typedBefore: (field: string) => string | undefined
  /**
   * Text of a field (`agenda`, `r4:text`) was taken over from earlier minutes, or is the clerk's own again: it was changed
   * or confirmed.
   */
  readonly setTaken: (field: string, isTaken: boolean) => void
  readonly isTaken: (field: string) => boolean
  readonly problems: () => readonly string[]
  /** How many fields hold what cannot be kept; for `useSyncExternalStore`. */
  readonly problemCount: () => number
  readonly onProblems: (listener: () => void) => () => void
  readonly subscribe: (listener: () => void) => () => void
}

const listNames: readonly ListName[] = [
  'guests',
  'opinions',
  'reportedTasks',
  'petitions',
  'assignedTasks',
  'votes',
]

export function createForm(initial: MeetingContent): MeetingForm {
  let content = initial
  let nextKey = 0
  const newKey = () => `r${nextKey++}`
  const keysOf = (rows: readonly unknown[]): readonly string[] => rows.map(newKey)
  let keys: Readonly<Record<ListName, readonly string[]>> = {
    guests: keysOf(initial.guests),
    opinions: keysOf(initial.opinions),
    reportedTasks: keysOf(initial.reportedTasks),
    petitions: keysOf(initial.petitions),
    assignedTasks: keysOf(initial.assignedTasks),
    votes: keysOf(initial.votes),
  }
  const changes = createListeners()
  const problems = new Map<string, string>()
  const { listen: onProblems, tell: tellProblems } = createListeners()

  const put = (part: Partial<MeetingContent>) => {
    content = { ...content, ...part }
    changes.tell()
  }

  /** `r4:dueOn` and the place of that row in its list, `assignedTasks.0.dueOn`, are one field. */
  const placeOf = (field: string): string | undefined => {
    const [key = '', part] = field.split(':')
    if (part === undefined) return field
    const list = listNames.find((name) => keys[name].includes(key))
    return list && `${list}.${keys[list].indexOf(key)}.${part}`
  }
  const fieldAt = (place: string): string => {
    const [name = '', index, part] = place.split('.')
    const list = listNames.find((candidate) => candidate === name)
    const key = list && keys[list][Number(index)]
    return key === undefined || part === undefined ? place : `${key}:${part}`
  }
  const typed = new Map(Object.entries(initial.unclear).map(([place, text]) => [fieldAt(place), text]))
  const unclear = () =>
    Object.fromEntries(
      [...typed].flatMap(([field, text]) => {
        const place = placeOf(field)
        return place === undefined ? [] : [[place, text.slice(0, 60)]]
      }),
    )
  const taken = new Set(initial.unconfirmed.map(fieldAt))
  const unconfirmed = () => [...taken].flatMap((field) => placeOf(field) ?? [])
  const rowsOf = <L extends ListName>(list: L): readonly RowOf<L>[] => content[list]
  const putRows = (list: ListName, rowKeys: readonly string[], rows: readonly unknown[]) => {
    keys = { ...keys, [list]: rowKeys }
    const hadTyped = typed.size > 0 || Object.keys(content.unclear).length > 0
    const hadTaken = content.unconfirmed.length > 0
    put({
      [list]: rows,
      ...(hadTyped && { unclear: unclear() }),
      ...(hadTaken && { unconfirmed: unconfirmed() }),
    })
  }

  return {
    read: () => content,
    change: put,
    keys: (list) => keys[list],
    row: (list, key) => rowsOf(list)[keys[list].indexOf(key)],
    changeRow: (list, key, part) => {
      const at = keys[list].indexOf(key)
      if (at < 0) return
      put({
        [list]: rowsOf(list).map((row, index) => (index === at ? { ...row, ...part } : row)),
      })
    },
    addRow: (list, row, at = keys[list].length) => {
      const key = newKey()
      putRows(list, keys[list].toSpliced(at, 0, key), [...rowsOf(list)].toSpliced(at, 0, row))
      return key
    },
    removeRow: (list, key) => {
      const at = keys[list].indexOf(key)
      for (const field of problems.keys()) {
        if (field === key || field.startsWith(`${key}:`)) problems.delete(field)
      }
      for (const field of typed.keys()) if (field.startsWith(`${key}:`)) typed.delete(field)
      for (const field of taken) if (field.startsWith(`${key}:`)) taken.delete(field)
      tellProblems()
      if (at >= 0) putRows(list, keys[list].toSpliced(at, 1), [...rowsOf(list)].toSpliced(at, 1))
    },
    moveRow: (list, key, by) => {
      const from = keys[list].indexOf(key)
      const to = from + by
      const row = rowsOf(list)[from]
      if (row === undefined || to < 0 || to >= keys[list].length) return false
      putRows(
        list,
        keys[list].toSpliced(from, 1).toSpliced(to, 0, key),
        [...rowsOf(list)].toSpliced(from, 1).toSpliced(to, 0, row),
      )
      return true
    },
    setProblem: (field, problem, text) => {
      if (problem === undefined) problems.delete(field)
      else problems.set(field, problem)
      tellProblems()
      if (typed.get(field) === text) return
      if (text === undefined) typed.delete(field)
      else typed.set(field, text)
      put({ unclear: unclear() })
    },
    typedBefore: (field) => typed.get(field),
    setTaken: (field, isTaken) => {
      if (taken.has(field) === isTaken) return
      if (isTaken) taken.add(field)
      else taken.delete(field)
      put({ unconfirmed: unconfirmed() })
    },
    isTaken: (field) => taken.has(field),
    problems: () => [...problems.values()],
    problemCount: () => problems.size,
    onProblems,
    subscribe: changes.listen,
  }
}

export const FormContext = createContext<MeetingForm | null>(null)

export function useForm(): MeetingForm {
  const form = useContext(FormContext)
  if (form === null) throw new Error('A part of the meeting page stands outside its form')
  return form
}

/**
 * A part of the content that redraws its reader when it changes. `select` must answer a primitive or a reference that
 * stays the same while nothing changed.
 */
export function useContent<T>(select: (content: MeetingContent) => T): T {
  const form = useForm()
  return useSyncExternalStore(form.subscribe, () => select(form.read()))
}

/** The keys of a list: redraws when rows come, go or move, not while somebody types in one. */
export function useKeys(list: ListName): readonly string[] {
  const form = useForm()
  return useSyncExternalStore(form.subscribe, () => form.keys(list))
}

/** One row of a list, for what must follow every change of it. */
export function useRow<L extends ListName>(list: L, key: string): RowOf<L> | undefined {
  const form = useForm()
  const read = useCallback(() => form.row(list, key), [form, list, key])
  return useSyncExternalStore(form.subscribe, read)
}
