import type { ReactNode } from 'react'
import { RowList as Rows } from '../components/row-list.tsx'
import { type ListName, type RowOf, useForm, useKeys } from './form.ts'

interface RowListProps<L extends ListName> {
  readonly list: L
  /** What one row is called, in the middle of a sentence: "ý kiến", "nhiệm vụ". */
  readonly what: string
  readonly emptyText: string
  readonly newRow: () => RowOf<L>
  readonly isReadOnly: boolean
  readonly children: (key: string, position: number) => ReactNode
}

/** The rows of a list of the meeting. */
export function RowList<L extends ListName>({ list, newRow, ...rows }: RowListProps<L>) {
  const form = useForm()
  const keys = useKeys(list)
  const remove = (key: string) => {
    const row = form.row(list, key)
    const at = keys.indexOf(key)
    if (row === undefined) return undefined
    form.removeRow(list, key)
    return () => form.addRow(list, row, at)
  }
  return (
    <Rows
      {...rows}
      keys={keys}
      onAdd={(at) => form.addRow(list, newRow(), at)}
      onRemove={remove}
      onMove={(key, by) => form.moveRow(list, key, by)}
    />
  )
}
