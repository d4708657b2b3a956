import { NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { type Address, type PersonFields, sexes, sexNames } from '../../shared/people/person.ts'
import { DateField } from '../components/date-field.tsx'
import { TextField } from '../components/text-field.tsx'
import type { Field } from './sections.ts'

interface FieldInputProps {
  readonly field: Field
  readonly values: PersonFields
  /** The office's sentences, by field; of an address by its part: `birthplace.province`. */
  readonly errors: Readonly<Record<string, string>>
  readonly autoFocus: boolean
  readonly onSet: (part: Partial<PersonFields>) => void
  readonly onProblem: (problem: string | undefined) => void
}

/** The input of one field of a member, after its kind. */
export function FieldInput(props: FieldInputProps): ReactNode {
  const { field, values, errors, autoFocus, onSet, onProblem } = props
  const value = values[field.key]
  const common = {
    label: field.label,
    error: errors[field.key],
    autoFocus,
    ...(field.required ? { required: true } : {}),
    ...(field.hint === undefined ? {} : { placeholder: field.hint }),
  }
  switch (field.kind) {
    case 'sex':
      return (
        <NativeSelect
          label={field.label}
          defaultValue={values.sex ?? ''}
          data={[
            { value: '', label: 'chưa ghi' },
            ...sexes.map((sex) => ({ value: sex, label: sexNames[sex] })),
          ]}
          onChange={(event) => onSet({ sex: sexes.find((sex) => sex === event.currentTarget.value) ?? null })}
        />
      )
    case 'date':
      return (
        <DateField
          {...common}
          partial
          defaultValue={typeof value === 'string' ? value : null}
          onProblem={onProblem}
          onCommit={(date) => onSet({ [field.key]: date })}
        />
      )
    case 'address':
      return <AddressInput {...props} />
    case 'text':
    case 'digits':
      return (
        <TextField
          {...common}
          inputMode={field.kind === 'digits' ? 'numeric' : 'text'}
          defaultValue={typeof value === 'string' ? value : ''}
          onCommit={(text) => onSet({ [field.key]: text })}
        />
      )
  }
}

const parts: readonly { readonly key: keyof Address; readonly label: string }[] = [
  { key: 'country', label: 'Quốc gia' },
  { key: 'province', label: 'Tỉnh, thành phố' },
  { key: 'detail', label: 'Địa chỉ chi tiết' },
]

function AddressInput({ field, values, errors, onSet }: FieldInputProps) {
  const value = values[field.key]
  if (typeof value !== 'object' || value === null) return null
  return parts.map((part) => (
    <div key={part.key} className={part.key === 'detail' ? 'fields-wide' : undefined}>
      <TextField
        label={part.label}
        error={errors[`${field.key}.${part.key}`]}
        defaultValue={value[part.key]}
        onCommit={(text) => onSet({ [field.key]: { ...value, [part.key]: text } })}
      />
    </div>
  ))
}
