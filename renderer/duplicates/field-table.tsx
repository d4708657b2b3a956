import { type KeyboardEvent, useRef } from 'react'
import type { ComparedField, PersonHead, Side } from '../../shared/duplicates/contract.ts'
import classes from './duplicates.module.css'
import { headWords } from './head-words.ts'

type Numbers = Readonly<Partial<Record<string, string>>>

interface FieldTableProps {
  readonly kept: PersonHead
  readonly given: PersonHead
  readonly fields: readonly ComparedField[]
  readonly choices: Readonly<Record<string, Side>>
  /** Numbers in full, by field, once they were asked for. */
  readonly revealed: Readonly<Record<Side, Numbers>> | undefined
  readonly onChoose: (name: string, side: Side) => void
}

/** The fields of two records beside each other; where they differ the arrow keys choose which value stays. */
export function FieldTable({ kept, given, fields, choices, revealed, onChoose }: FieldTableProps) {
  const table = useRef<HTMLTableElement>(null)
  const rows = fields.filter(({ likeness }) => likeness === 'different').map(({ name }) => name)

  const focus = (name: string | undefined, side: Side) =>
    table.current?.querySelector<HTMLElement>(`[data-field="${name}"][data-side="${side}"]`)?.focus()
  const onKeyDown = (event: KeyboardEvent, name: string) => {
    const side = choices[name] ?? 'kept'
    const move = (by: number) => {
      const next = rows[rows.indexOf(name) + by]
      if (next !== undefined) focus(next, choices[next] ?? 'kept')
    }
    const choose = (wanted: Side) => {
      onChoose(name, wanted)
      focus(name, wanted)
    }
    if (event.key === 'ArrowLeft') choose('kept')
    else if (event.key === 'ArrowRight') choose('given')
    else if (event.key === ' ') choose(side === 'kept' ? 'given' : 'kept')
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'ArrowDown') move(1)
    else return
    event.preventDefault()
  }
  const textOf = (field: ComparedField, side: Side) => revealed?.[side][field.name] ?? field[side]

  return (
    <table className={`table ${classes.fields}`} ref={table}>
      <thead>
        <tr>
          <th>Thông tin</th>
          <Head title="Giữ lại" person={kept} />
          <Head title="Bỏ đi" person={given} />
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => {
          const chosen = choices[field.name] ?? 'kept'
          if (field.likeness !== 'different') {
            return (
              <tr key={field.name}>
                <td>{field.label}</td>
                <Said text={textOf(field, 'kept')} isTaken={field.kept !== ''} />
                <Said text={textOf(field, 'given')} isTaken={field.likeness === 'only-given'} />
              </tr>
            )
          }
          return (
            <tr key={field.name}>
              <td>{field.label}</td>
              {(['kept', 'given'] as const).map((side) => (
                <td key={side}>
                  <button
                    type="button"
                    className={classes.choice}
                    aria-pressed={chosen === side}
                    aria-label={`${field.label}: ${textOf(field, side)}`}
                    tabIndex={chosen === side ? 0 : -1}
                    data-field={field.name}
                    data-side={side}
                    onClick={() => onChoose(field.name, side)}
                    onKeyDown={(event) => onKeyDown(event, field.name)}
                  >
                    <span>{textOf(field, side)}</span>
                  </button>
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Head({ title, person }: { readonly title: string; readonly person: PersonHead }) {
  return (
    <th>
      {title}: <span className={classes.name}>{person.fullName}</span>
      <div>{headWords(person)}</div>
    </th>
  )
}

function Said({ text, isTaken }: { readonly text: string; readonly isTaken: boolean }) {
  return (
    <td>
      <div className={isTaken ? classes.said : `${classes.said} ${classes.left}`}>
        {text === '' ? <span className="muted">chưa ghi</span> : text}
      </div>
    </td>
  )
}
