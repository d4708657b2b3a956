import { CloseButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Named } from '../../shared/organisation/cell.ts'
import { PersonPicker } from '../components/person-picker.tsx'
import classes from './facts.module.css'

interface PeopleFieldProps {
  readonly label: string
  readonly cellId: string
  readonly defaultValue: readonly Named[]
  readonly onCommit: (people: readonly Named[]) => void
}

const keyOf = (person: Named): string => person.personId ?? person.fullName

/** Several names: those given stand above, each with a way to take it off; the field below adds one. */
export function PeopleField({ label, cellId, defaultValue, onCommit }: PeopleFieldProps) {
  const [people, setPeople] = useState(defaultValue)
  const given = JSON.stringify(defaultValue)
  useEffect(() => setPeople(JSON.parse(given) as readonly Named[]), [given])

  const commit = (next: readonly Named[]) => {
    setPeople(next)
    onCommit(next)
  }
  return (
    <div className={classes.several}>
      {people.map((person) => (
        <span className={classes.pill} key={keyOf(person)}>
          {person.fullName}
          <CloseButton
            size="xs"
            aria-label={`Bỏ ${person.fullName}`}
            onClick={() => commit(people.filter((other) => keyOf(other) !== keyOf(person)))}
          />
        </span>
      ))}
      {people.length < 10 && (
        <PersonPicker
          isAdding
          label={people.length === 0 ? label : `Thêm ${label.toLocaleLowerCase('vi')}`}
          hideLabel
          freeText
          cellId={cellId}
          placeholder={people.length === 0 ? '' : 'thêm'}
          onCommit={(person) => {
            if (person !== null && !people.some((other) => keyOf(other) === keyOf(person)))
              commit([...people, person])
          }}
        />
      )}
    </div>
  )
}
