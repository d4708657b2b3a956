import { Checkbox, NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { codedLists } from '../../shared/lists/lists.ts'
import { type Address, noAddress, sexes, sexNames } from '../../shared/people/person.ts'
import { CodedField } from '../components/coded-field.tsx'
import { DateField } from '../components/date-field.tsx'
import { ProseField } from '../components/prose-field.tsx'
import { TextField } from '../components/text-field.tsx'
import { MoneyField } from './money-field.tsx'
import type { Field } from './sections.ts'

interface FieldInputProps {
  readonly field: Field
  readonly value: unknown
  /** The office's sentences, by field and by its parts: '', `province`. */
  readonly errorOf: (part: string) => string | undefined
  /** Parts of the field that must not stay empty; '' is the field itself. */
  readonly requiredParts: readonly string[]
  /** The part that the clerk came for. */
  readonly focusPart: string | undefined
  readonly onSet: (value: unknown) => void
  readonly onProblem: (problem: string | undefined) => void
}

const hiddenDigits = '•'

/** The input of one field of a member, after its kind. */
export function FieldInput(props: FieldInputProps): ReactNode {
  const { field, value, errorOf, onSet, onProblem } = props
  const text = typeof value === 'string' ? value : ''
  const common = {
    label: field.label,
    error: errorOf(''),
    autoFocus: props.focusPart === '',
    ...(props.requiredParts.includes('') ? { required: true } : {}),
    ...(field.hint === undefined ? {} : { placeholder: field.hint }),
  }
  switch (field.kind) {
    case 'sex':
      return (
        <NativeSelect
          label={field.label}
          error={common.error}
          autoFocus={common.autoFocus}
          withAsterisk={common.required === true}
          defaultValue={text}
          data={[
            { value: '', label: 'chưa ghi' },
            ...sexes.map((sex) => ({ value: sex, label: sexNames[sex] })),
          ]}
          onChange={(event) => onSet(sexes.find((sex) => sex === event.currentTarget.value) ?? null)}
        />
      )
    case 'yes':
      return (
        <Checkbox
          label={field.label}
          className="field-check"
          defaultChecked={value === true}
          onChange={(event) => onSet(event.currentTarget.checked)}
        />
      )
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
    case 'money':
      return (
        <MoneyField
          {...common}
          defaultValue={typeof value === 'number' ? value : null}
          onProblem={onProblem}
          onCommit={onSet}
        />
      )
    case 'prose':
      return <ProseField {...common} defaultValue={text} onCommit={onSet} />
    case 'address':
      return <AddressInput {...props} />
    case 'text':
    case 'digits':
      if (field.list !== undefined) {
        return <CodedField {...common} list={codedLists[field.list]} defaultValue={text} onCommit={onSet} />
      }
      if (field.isMasked) return <MaskedInput {...props} common={common} text={text} />
      return (
        <TextField
          {...common}
          inputMode={field.kind === 'digits' ? 'numeric' : 'text'}
          defaultValue={text}
          onCommit={onSet}
        />
      )
  }
}

/** A number that is shown masked: it stays as it is unless it is typed anew as a whole, for which it is selected. */
function MaskedInput({
  common,
  text,
  onSet,
  onProblem,
}: FieldInputProps & {
  readonly common: { readonly label: string; readonly error: string | undefined }
  readonly text: string
}) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only helps the field inside
    <div
      onFocus={(event) => {
        if (event.target instanceof HTMLInputElement) event.target.select()
      }}
    >
      <TextField
        {...common}
        inputMode="numeric"
        {...(text.includes(hiddenDigits)
          ? { description: 'Số đang ẩn bớt. Không gõ gì thì số giữ nguyên.' }
          : {})}
        defaultValue={text}
        onCommit={(typed) => {
          const isHalfTyped = typed.includes(hiddenDigits) && typed !== text
          onProblem(isHalfTyped ? 'Hãy nhập đủ cả số.' : undefined)
          if (!typed.includes(hiddenDigits)) onSet(typed)
        }}
      />
    </div>
  )
}

const parts: readonly { readonly key: keyof Address; readonly label: string }[] = [
  { key: 'country', label: 'Quốc gia' },
  { key: 'province', label: 'Tỉnh, thành phố' },
  { key: 'detail', label: 'Địa chỉ chi tiết' },
]

function AddressInput({ value, errorOf, requiredParts, focusPart, onSet }: FieldInputProps) {
  const address: Address = { ...noAddress, ...(typeof value === 'object' ? value : null) }
  return parts.map(({ key, label }) => {
    const common = {
      label,
      error: errorOf(key),
      autoFocus: focusPart === key || (focusPart === '' && key === 'country'),
      ...(requiredParts.includes(key) ? { required: true } : {}),
      defaultValue: address[key],
      onCommit: (text: string) => onSet({ ...address, [key]: text }),
    }
    return (
      <div key={key} className={key === 'detail' ? 'fields-wide' : undefined}>
        {key === 'province' ? (
          <CodedField {...common} list={codedLists.province} />
        ) : (
          <TextField {...common} />
        )}
      </div>
    )
  })
}
