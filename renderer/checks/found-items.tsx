import { NativeSelect } from '@mantine/core'
import { type CheckState, checkStateNames, checkStates } from '../../shared/checks/contract.ts'
import type { Output } from '../../shared/contract.ts'
import { ProseField } from '../components/prose-field.tsx'
import { inputProps } from '../components/text-field.tsx'

/** What was found, by item; a state of null is one that nobody looked at. */
export type Answers = Map<string, { readonly state: CheckState | null; readonly remark: string }>

interface FoundItemsProps {
  readonly items: Output<'checks.blank'>['items']
  /** A new slip begins with what the program knows as its remarks. */
  readonly isNew: boolean
  /** Written into as the clerk types. */
  readonly answers: Answers
  readonly error: string | undefined
}

/** Each book or file with what was found and a remark. */
export function FoundItems({ items, isNew, answers, error }: FoundItemsProps) {
  const answerOf = (key: string, known: string) =>
    answers.get(key) ?? { state: null, remark: isNew ? known : '' }
  return (
    <fieldset className="check-items">
      <legend className="small muted">
        {isNew
          ? 'Mục chưa xem thì để trống kết quả. Ghi chú đã điền sẵn số liệu trong chương trình.'
          : 'Mục chưa xem thì để trống kết quả.'}
      </legend>
      {items.map(({ key, name, known }) => {
        const { state, remark } = answerOf(key, known)
        return (
          <div className="check-item" key={key}>
            <span>{name}</span>
            <NativeSelect
              {...inputProps({ label: `Kết quả: ${name}`, hideLabel: true })}
              defaultValue={state ?? ''}
              data={[
                { value: '', label: 'Chưa xem' },
                ...checkStates.map((value) => ({ value, label: checkStateNames[value] })),
              ]}
              onChange={({ currentTarget: { value } }) =>
                void answers.set(key, {
                  ...answerOf(key, known),
                  state: checkStates.find((each) => each === value) ?? null,
                })
              }
            />
            <ProseField
              minRows={1}
              label={`Ghi chú: ${name}`}
              hideLabel
              placeholder="Ghi chú"
              maxLength={500}
              defaultValue={remark}
              onInput={(words) => void answers.set(key, { ...answerOf(key, known), remark: words })}
            />
          </div>
        )
      })}
      {error !== undefined && <p className="attention">{error}</p>}
    </fieldset>
  )
}
