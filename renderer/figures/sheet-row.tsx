import { memo, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import type { SheetRow } from '../../shared/figures/contract.ts'
import { type FigureField, figureFields, figureNames } from '../../shared/figures/figures.ts'
import { enterField, enterNextRow } from './grid-keys.ts'
import type { RollShown } from './roll-panel.tsx'
import { RowNotes } from './row-notes.tsx'
import { RowState } from './row-state.tsx'
import { type RowEditor, useRow } from './use-row.ts'

/** In a narrow column the ordinary meeting needs no word, and the others no more than tells them apart. */
const kindWords = { combined: 'kết hợp chuyên đề', thematic: 'chuyên đề' } as const

export const rowKey = ({ cellId, kind }: SheetRow): string => `${cellId}-${kind}`

interface SheetRowProps {
  readonly row: SheetRow
  readonly today: string
  readonly isActive: boolean
  readonly onShow: (shown: RollShown) => void
  /** Registers what ends the row; the grid calls it on Ctrl+Enter and after the last field. */
  readonly onReady: (key: string, done: (element: HTMLElement) => void) => void
  readonly onReload: (key: string) => void
}

/** One cell's line of figures, and under it what is wrong or doubtful. */
export const SheetRowLine = memo(function SheetRowLine(props: SheetRowProps) {
  const { row, today, isActive, onShow, onReady, onReload } = props
  const key = rowKey(row)
  const editor = useRow({ row, today, isActive })
  const { roll, reading, record, discard, isDirty } = editor
  const dropped = useRef((): Promise<void> => Promise.resolve())
  dropped.current = async () => {
    await discard().catch(() => undefined)
    onReload(key)
  }
  const onDiscard = useCallback(() => void dropped.current(), [])
  const marks = reading?.marks

  useEffect(() => {
    onReady(key, (element) => {
      const wrong = record()
      if (wrong !== undefined) enterField(element, wrong)
      else if (!enterNextRow(element)) enterField(element, figureFields[0])
    })
  })
  useEffect(() => {
    if (isActive)
      onShow({ key, row, roll, marks, texts: reading?.texts, onDiscard: isDirty ? onDiscard : undefined })
  }, [isActive, onShow, key, row, roll, marks, reading?.texts, isDirty, onDiscard])

  const isClosed = row.closed !== null
  const noteId = `ghi-chu-${key}`
  const hasNotes = Object.keys(editor.faults).length > 0 || (reading?.doubts.length ?? 0) > 0
  return (
    <>
      <tr data-row={key} data-active={isActive || undefined} data-noted={hasNotes || undefined}>
        <th scope="row">
          {row.cellName}
          {row.kind !== 'regular' && <span className="figure-kind"> {kindWords[row.kind]}</span>}
          <RowState row={row} editor={editor} />
        </th>
        {figureFields.map((field) =>
          isClosed ? (
            <td key={field} className="figure-closed">
              {row.texts[field]}
            </td>
          ) : (
            <td key={field}>
              <FigureInput row={row} field={field} editor={editor} noteId={noteId} />
            </td>
          ),
        )}
      </tr>
      <RowNotes id={noteId} isActive={isActive} editor={editor} onReload={onDiscard} />
    </>
  )
})

interface FigureInputProps {
  readonly row: SheetRow
  readonly field: FigureField
  readonly editor: RowEditor
  readonly noteId: string
}

const hints: Readonly<Partial<Record<FigureField, string>>> = {
  absences: '3p 7k',
  vote: '18/0/0',
  totals: '12/2/0',
}

/** Uncontrolled: nothing is written into it while it has the focus. */
function FigureInput({ row, field, editor, noteId }: FigureInputProps) {
  const input = useRef<HTMLInputElement>(null)
  const hadFocus = useRef(false)
  const entered = useRef('')
  useLayoutEffect(() => {
    const text = editor.textIn(field)
    const { current } = input
    if (text === undefined || current === null || document.activeElement === current) return
    if (current.value !== text) current.value = text
  })
  const fault = editor.faults[field]
  return (
    <input
      ref={input}
      data-field={field}
      aria-label={`${figureNames[field]}, ${row.cellName}`}
      aria-invalid={fault !== undefined}
      aria-describedby={fault === undefined ? undefined : noteId}
      title={fault}
      defaultValue={editor.texts[field]}
      placeholder={hints[field]}
      autoComplete="off"
      spellCheck={false}
      onInput={(event) => editor.type(field, event.currentTarget.value)}
      onFocus={(event) => {
        entered.current = event.currentTarget.value
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.currentTarget.value === entered.current) return
        event.currentTarget.value = entered.current
        event.currentTarget.select()
        editor.restore(field, entered.current)
      }}
      onMouseDown={(event) => {
        hadFocus.current = document.activeElement === event.currentTarget
      }}
      onMouseUp={(event) => {
        // The first click chooses the whole text, as the keyboard does; the next one sets the caret.
        if (!hadFocus.current) event.currentTarget.select()
      }}
      onBlur={() => editor.leave(field)}
    />
  )
}
