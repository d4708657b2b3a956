import type { KeyboardEvent } from 'react'
import { isPlainEnter } from '../components/plain-enter.ts'

const FIELD = 'input[data-field]:not(:disabled)'
const ROW = 'tr[data-row]'

const rowOf = (element: Element): HTMLElement | null => element.closest<HTMLElement>(ROW)
const fieldsOf = (row: Element): HTMLInputElement[] => [...row.querySelectorAll<HTMLInputElement>(FIELD)]

/** The nearest row above (-1) or below (1) that has fields to type in. */
function rowBeside(row: HTMLElement, by: -1 | 1): HTMLElement | undefined {
  const rows = [...(row.parentElement?.querySelectorAll<HTMLElement>(ROW) ?? [])].filter(
    (each) => each === row || fieldsOf(each).length > 0,
  )
  return rows[rows.indexOf(row) + by]
}

/** Goes into a field with its text chosen, as in a worksheet: what is typed takes its place. */
function enter(field: HTMLInputElement | undefined): boolean {
  if (field === undefined) return false
  field.focus()
  field.select()
  return true
}

export const enterField = (row: HTMLElement, name: string): boolean =>
  enter(fieldsOf(row).find(({ dataset }) => dataset.field === name))

/** The first field of the next row, or of the sheet's last row when there is none. */
export function enterNextRow(row: HTMLElement): boolean {
  const next = rowBeside(row, 1)
  return next !== undefined && enter(fieldsOf(next)[0])
}

const isAtEdge = (field: HTMLInputElement, by: -1 | 1): boolean => {
  const { selectionStart, selectionEnd, value } = field
  if (selectionStart === 0 && selectionEnd === value.length) return true
  return selectionStart === selectionEnd && selectionStart === (by === -1 ? 0 : value.length)
}

interface GridActions {
  /** The row is done: record it, and go on unless something stands in the way. */
  readonly onDone: (row: HTMLElement) => void
  /** What else is done with the row. */
  readonly onActions?: () => void
}

/** Arrow keys go from cell to cell, Enter along the row, Ctrl+Enter and the last Enter end the row, F2 goes to what else is done with it. */
export function moveInGrid(event: KeyboardEvent, { onDone, onActions }: GridActions): void {
  const field = event.target
  if (!(field instanceof HTMLInputElement) || event.nativeEvent.isComposing) return
  const row = rowOf(field)
  if (row === null || field.dataset.field === undefined) return
  if (event.key === 'F2' && onActions !== undefined) {
    event.preventDefault()
    onActions()
    return
  }
  const fields = fieldsOf(row)
  const at = fields.indexOf(field)
  const isDone = event.key === 'Enter' && (event.ctrlKey || at === fields.length - 1)
  if (isDone || isPlainEnter(event)) {
    event.preventDefault()
    if (isDone) onDone(row)
    else enter(fields[at + 1])
    return
  }
  if (event.ctrlKey || event.altKey || event.shiftKey) return
  if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
    event.preventDefault()
    const beside = rowBeside(row, event.key === 'ArrowUp' ? -1 : 1)
    if (beside) enterField(beside, field.dataset.field)
  } else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
    const by = event.key === 'ArrowLeft' ? -1 : 1
    if (isAtEdge(field, by) && enter(fields[at + by])) event.preventDefault()
  }
}
