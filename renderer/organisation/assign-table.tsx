import { NativeSelect } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import classes from './assigning.module.css'

interface AssignTableProps {
  readonly people: readonly {
    readonly personId: string
    readonly fullName: string
    readonly groupName: string
  }[]
  /** Where they can go; the digit of a key is the place's number, from 1. */
  readonly places: readonly { readonly key: string; readonly name: string }[]
  /** Undefined for whoever has no place yet. */
  readonly placeOf: (personId: string) => string | undefined
  readonly onAssign: (personId: string, place: string) => void
}

const none = '?'

/** Members with a place for each: a digit chooses the place and goes on to the next, the arrows go up and down. */
export function AssignTable({ people, places, placeOf, onAssign }: AssignTableProps) {
  const root = useRef<HTMLDivElement>(null)
  const open = people.filter(({ personId }) => placeOf(personId) === undefined).length
  const go = (from: HTMLSelectElement, step: number) => {
    const all = [...(root.current?.querySelectorAll('select') ?? [])]
    all[all.indexOf(from) + step]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLSelectElement>, personId: string) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const place = /^[1-9]$/.test(event.key) ? places[Number(event.key) - 1] : undefined
    if (place !== undefined) {
      onAssign(personId, place.key)
      go(event.currentTarget, 1)
    } else if (event.key === 'ArrowDown') go(event.currentTarget, 1)
    else if (event.key === 'ArrowUp') go(event.currentTarget, -1)
    else return
    event.preventDefault()
  }
  return (
    <>
      <p className="small muted" id="assign-help">
        Bấm số để xếp rồi sang người sau, mũi tên lên xuống để đổi người:{' '}
        {places.map(({ name }, index) => `${index + 1} ${name}`).join(', ')}.
        {open > 0 && <strong> Còn {open} người chưa xếp.</strong>}
      </p>
      <div className={classes.table} ref={root}>
        <table className="table">
          <tbody>
            {people.map(({ personId, fullName, groupName }) => (
              <tr key={personId}>
                <td>
                  {fullName}
                  {groupName !== '' && <span className="muted small"> {groupName}</span>}
                </td>
                <td>
                  <NativeSelect
                    size="xs"
                    aria-label={`Nơi đến của ${fullName}`}
                    aria-describedby="assign-help"
                    value={placeOf(personId) ?? none}
                    onKeyDown={(event) => onKeyDown(event, personId)}
                    onChange={(event) => {
                      if (event.currentTarget.value !== none) onAssign(personId, event.currentTarget.value)
                    }}
                  >
                    {placeOf(personId) === undefined && <option value={none}>chưa xếp</option>}
                    {places.map(({ key, name }, index) => (
                      <option key={key} value={key}>
                        {index + 1}. {name}
                      </option>
                    ))}
                  </NativeSelect>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
