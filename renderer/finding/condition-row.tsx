import { ActionIcon, NativeSelect } from '@mantine/core'
import { useId } from 'react'
import { type Condition, isComplete } from '../../shared/finding/definition.ts'
import {
  type FieldGroup,
  type FieldId,
  fieldGroups,
  fieldIds,
  fieldOf,
  operatorName,
  operators,
  operatorsOf,
  valuesOf,
} from '../../shared/finding/fields.ts'
import { ChoiceField, type ChoiceGroup } from '../components/choice-field.tsx'
import { DateField } from '../components/date-field.tsx'
import { Icon } from '../components/icons.tsx'
import classes from './finding.module.css'
import { ValueInput } from './value-input.tsx'

/** The fields of the catalogue under the names of their groups. */
export const fieldChoices = (wanted: (id: FieldId) => boolean = () => true): readonly ChoiceGroup[] =>
  (Object.keys(fieldGroups) as FieldGroup[])
    .map((group) => ({
      name: fieldGroups[group],
      choices: fieldIds
        .filter((id) => fieldOf(id).group === group && wanted(id))
        .map((id) => ({ value: id, label: fieldOf(id).label })),
    }))
    .filter(({ choices }) => choices.length > 0)

export const readField = (text: string): FieldId | undefined => fieldIds.find((id) => id === text)

const allFields = fieldChoices()

interface ConditionRowProps {
  readonly condition: Condition
  readonly onChange: (condition: Condition) => void
  readonly onRemove: () => void
}

/** One question: field, how it is put, value. */
export function ConditionRow({ condition, onChange, onRemove }: ConditionRowProps) {
  const { field, operator } = condition
  const isElapsed = fieldOf(field).kind === 'elapsed'
  const noteId = useId()
  const isUnfinished = !isComplete(condition)
  const changeField = (next: FieldId) => {
    const [first = 'filled'] = operatorsOf(next)
    onChange({ field: next, operator: first, values: [] })
  }
  const changeOperator = (next: Condition['operator']) => {
    const keeps = valuesOf(next) !== 0 && valuesOf(operator) !== 0
    const most = valuesOf(next) === 'list' ? condition.values.length : Number(valuesOf(next))
    onChange({ ...condition, operator: next, values: keeps ? condition.values.slice(0, most) : [] })
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid row with its own legend
    <div
      role="group"
      aria-label={`Điều kiện ${fieldOf(field).label}`}
      aria-describedby={isUnfinished ? noteId : undefined}
      className={classes.row}
      data-unfinished={isUnfinished || undefined}
    >
      <ChoiceField
        label="Thông tin"
        value={field}
        groups={allFields}
        onChoose={(value) => {
          const next = readField(value)
          if (next !== undefined) changeField(next)
        }}
      />
      <NativeSelect
        aria-label="Cách hỏi"
        data={operatorsOf(field).map((value) => ({ value, label: operatorName(field, value) }))}
        value={operator}
        onChange={(event) => {
          const next = operators.find((value) => value === event.currentTarget.value)
          if (next !== undefined) changeOperator(next)
        }}
      />
      <div className={classes.value}>
        <ValueInput
          key={`${field} ${operator}`}
          condition={condition}
          onValues={(values) => onChange({ ...condition, values })}
        />
        {isElapsed && valuesOf(operator) !== 0 && (
          <DateField
            label="Tính đến ngày"
            hideLabel
            placeholder="tính đến ngày"
            defaultValue={condition.on ?? null}
            onCommit={(day) => {
              const { on: _on, ...rest } = condition
              onChange(day === null ? rest : { ...rest, on: day })
            }}
          />
        )}
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Bỏ điều kiện ${fieldOf(field).label}`}
        onClick={onRemove}
      >
        <Icon name="close" size={16} />
      </ActionIcon>
      {isUnfinished && (
        <p id={noteId} className={classes.unfinished}>
          Điều kiện chưa xong nên chưa tính.
        </p>
      )}
    </div>
  )
}
