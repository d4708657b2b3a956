import { Button, Checkbox, CloseButton } from '@mantine/core'
import { Fault } from '../components/fault.tsx'
import { TextField } from '../components/text-field.tsx'
import { useRead } from '../office.ts'
import { AssignTable } from './assign-table.tsx'
import classes from './assigning.module.css'
import { BodySelect, type KindFieldsProps } from './body-select.tsx'
import { canAddPart, withPart } from './change-draft.ts'

/** The place of whoever stays in the cell that goes on. */
const stays = ''

/** Which cell becomes several, how they are called, and who goes into which. */
export function SplitFields({ draft, bodies, onSet }: KindFieldsProps) {
  const { bodyId, goesOn, parts, places } = draft
  const members = useRead(
    'organisation.groups',
    { cellId: bodyId, ...(draft.on !== null && { on: draft.on }) },
    { enabled: bodyId !== '', keepPrevious: true },
  )
  const source = bodies.find(({ id }) => id === bodyId)
  const own = [
    ...(goesOn ? [{ key: stays, name: source?.name ?? 'Chi bộ đang có' }] : []),
    ...parts.map((part, index) => ({ ...part, name: part.name.trim() || `Chi bộ mới ${index + 1}` })),
  ]
  const drop = (key: string) =>
    onSet({
      parts: parts.filter((part) => part.key !== key),
      places: new Map([...places].filter(([, place]) => place !== key)),
    })
  return (
    <>
      <div className="fields-2">
        <BodySelect
          label="Chi bộ chia tách"
          bodies={bodies.filter(({ kind }) => kind === 'cell')}
          all={bodies}
          value={bodyId}
          onChange={(id) => onSet({ bodyId: id, places: new Map() })}
        />
        <Checkbox
          mt="xl"
          label="Chi bộ cũ tiếp tục hoạt động"
          checked={goesOn}
          onChange={(event) =>
            onSet({
              goesOn: event.currentTarget.checked,
              // Whoever was to stay in it has no place once it ends.
              places: new Map([...places].filter(([, place]) => place !== stays)),
            })
          }
        />
      </div>
      <div className={classes.parts}>
        {parts.map((part, index) => (
          <PartField
            key={part.key}
            number={index + (goesOn ? 2 : 1)}
            name={part.name}
            canDrop={parts.length > 1}
            onName={(name) =>
              onSet({ parts: parts.map((other) => (other.key === part.key ? { ...other, name } : other)) })
            }
            onDrop={() => drop(part.key)}
          />
        ))}
      </div>
      {canAddPart(draft) && (
        <Button
          variant="subtle"
          size="compact-sm"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => onSet({ parts: withPart(draft).parts })}
        >
          Thêm chi bộ mới
        </Button>
      )}
      <Fault fault={members.error} />
      {bodyId !== '' && members.data !== undefined && (
        <AssignTable
          people={members.data.members}
          places={own}
          placeOf={(personId) => places.get(personId) ?? (goesOn ? stays : undefined)}
          onAssign={(personId, place) => onSet({ places: new Map([...places, [personId, place]]) })}
        />
      )}
    </>
  )
}

interface PartFieldProps {
  readonly number: number
  readonly name: string
  readonly canDrop: boolean
  readonly onName: (name: string) => void
  readonly onDrop: () => void
}

function PartField({ number, name, canDrop, onName, onDrop }: PartFieldProps) {
  const label = `Tên chi bộ mới, phím ${number}`
  return (
    <>
      <span className="muted">{number}</span>
      <TextField
        label={label}
        hideLabel
        placeholder="Tên chi bộ mới"
        maxLength={200}
        defaultValue={name}
        onInput={onName}
      />
      {canDrop ? <CloseButton aria-label={`Bỏ chi bộ mới, phím ${number}`} onClick={onDrop} /> : <span />}
    </>
  )
}
