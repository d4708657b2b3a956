import { NativeSelect } from '@mantine/core'
import { useRef, useState } from 'react'
import { codedLists } from '../../shared/lists/lists.ts'
import type { ListName, PersonLists } from '../../shared/people/details.ts'
import { CodedField } from '../components/coded-field.tsx'
import { DateField } from '../components/date-field.tsx'
import { ProseField } from '../components/prose-field.tsx'
import { RowList } from '../components/row-list.tsx'
import { TextField } from '../components/text-field.tsx'
import { useRulebook } from '../meetings/rules.ts'
import { useRead } from '../office.ts'
import { type Column, type LineOf, type ListFields, listFields } from './list-fields.ts'

interface LinesEditorProps<L extends ListName> {
  readonly list: L
  readonly lines: PersonLists[L]
  /** The office's sentences, by `lists.<list>.<place>.<field>`. */
  readonly errors: Readonly<Record<string, string>>
  readonly onSet: (lines: PersonLists[L]) => void
  readonly onProblem: (field: string, label: string, problem: string | undefined) => void
}

interface Keyed<Line> {
  readonly key: string
  readonly line: Line
}

/** A list of the form, edited line by line. */
export function LinesEditor<L extends ListName>({
  list,
  lines,
  errors,
  onSet,
  onProblem,
}: LinesEditorProps<L>) {
  const fields: ListFields<L> = listFields[list]
  const today = useRead('setup.state', {}).data?.today ?? ''
  const badgeSteps = useRulebook(today).rule('badge.steps', today)
  const next = useRef(0)
  const keyed = (line: LineOf<L>): Keyed<LineOf<L>> => ({ key: `${list}-${next.current++}`, line })
  const [rows, setRows] = useState<readonly Keyed<LineOf<L>>[]>(() => lines.map((line) => keyed(line)))
  // A line is added before it is typed: one that nobody filled in is no line.
  const isFilled = (line: LineOf<L>) => JSON.stringify(line) !== JSON.stringify(fields.newLine)
  // What a field hands over on its way out comes before the next drawing.
  const latest = useRef(rows)
  const put = (changed: readonly Keyed<LineOf<L>>[]) => {
    latest.current = changed
    setRows(changed)
    onSet(changed.map(({ line }) => line).filter(isFilled) as PersonLists[L])
  }
  const add = (row: Keyed<LineOf<L>>, at = latest.current.length): string => {
    put(latest.current.toSpliced(at, 0, row))
    return row.key
  }
  const forget = (key: string) => {
    for (const column of fields.columns) onProblem(`${key}.${column.key}`, column.label, undefined)
  }
  const remove = (key: string) => {
    const at = latest.current.findIndex((row) => row.key === key)
    const row = latest.current[at]
    if (row === undefined) return undefined
    put(latest.current.toSpliced(at, 1))
    forget(key)
    return () => add(row, at)
  }
  const move = (key: string, by: -1 | 1): boolean => {
    const at = latest.current.findIndex((row) => row.key === key)
    const row = latest.current[at]
    const to = at + by
    if (row === undefined || to < 0 || to >= latest.current.length) return false
    put(latest.current.toSpliced(at, 1).toSpliced(to, 0, row))
    return true
  }
  const change = (key: string, part: Partial<LineOf<L>>) =>
    put(latest.current.map((row) => (row.key === key ? { key, line: { ...row.line, ...part } } : row)))

  return (
    <RowList
      keys={rows.map(({ key }) => key)}
      what={fields.what}
      emptyText={fields.emptyText}
      onAdd={(at) => add(keyed(fields.newLine), at)}
      onRemove={remove}
      onMove={move}
    >
      {(key, position) => {
        const row = rows[position - 1]
        if (row === undefined) return null
        const place = rows.slice(0, position - 1).filter(({ line }) => isFilled(line)).length
        return (
          <div className="fields-2">
            {fields.columns
              .filter(({ isAskedOf }) => isAskedOf?.(row.line) ?? true)
              .map((column) => (
                <div key={column.key} className={column.isWide ? 'fields-wide' : undefined}>
                  <LineField
                    column={column}
                    badgeSteps={badgeSteps}
                    value={row.line[column.key]}
                    error={isFilled(row.line) ? errors[`lists.${list}.${place}.${column.key}`] : undefined}
                    onProblem={(problem) => onProblem(`${key}.${column.key}`, column.label, problem)}
                    onSet={(value) =>
                      change(key, settled(list, { [column.key]: value }, badgeSteps) as Partial<LineOf<L>>)
                    }
                  />
                </div>
              ))}
          </div>
        )
      }}
    </RowList>
  )
}

/** Only a badge has years, and it needs them; its name is its years. */
const settled = (list: ListName, part: Readonly<Record<string, unknown>>, badgeSteps: readonly number[]) => {
  if (list !== 'honours' || !('kind' in part)) return part
  return part.kind === 'badge'
    ? { ...part, badgeYears: badgeSteps[0] ?? null, name: '' }
    : { ...part, badgeYears: null }
}

interface LineFieldProps<Line> {
  readonly column: Column<Line>
  readonly badgeSteps: readonly number[]
  readonly value: unknown
  readonly error: string | undefined
  readonly onSet: (value: unknown) => void
  readonly onProblem: (problem: string | undefined) => void
}

function LineField<Line>({ column, badgeSteps, value, error, onSet, onProblem }: LineFieldProps<Line>) {
  const text = typeof value === 'string' ? value : ''
  const common = { label: column.label, error, ...(column.required ? { required: true } : {}) }
  switch (column.kind) {
    case 'date':
      return (
        <DateField
          {...common}
          partial
          defaultValue={text === '' ? null : text}
          onProblem={onProblem}
          onCommit={onSet}
        />
      )
    case 'choice':
      return (
        <NativeSelect
          {...common}
          defaultValue={text}
          data={column.choices ?? []}
          onChange={(event) => onSet(event.currentTarget.value)}
        />
      )
    case 'badge':
      return (
        <NativeSelect
          {...common}
          defaultValue={String(value)}
          data={badgeSteps.map((years) => ({ value: String(years), label: `${years} năm` }))}
          onChange={(event) => onSet(Number(event.currentTarget.value))}
        />
      )
    case 'prose':
      return <ProseField {...common} defaultValue={text} minRows={1} onCommit={onSet} />
    case 'text':
      return column.list === undefined ? (
        <TextField {...common} defaultValue={text} onCommit={onSet} />
      ) : (
        <CodedField {...common} list={codedLists[column.list]} defaultValue={text} onCommit={onSet} />
      )
  }
}
