import { NativeSelect } from '@mantine/core'
import { type AgendaItem, agendaCaseNames, agendaCases, presenters } from '../../shared/agendas/agenda.ts'
import { CodedField } from '../components/coded-field.tsx'
import { inputProps, TextField } from '../components/text-field.tsx'

/** What is typed of an item: minutes stay text until they are one. */
export interface TypedItem {
  readonly title: string
  readonly presenter: string
  readonly minutes: string
  /** When the item stands in a meeting: '' always, 'example', or one of the cases. */
  readonly when: string
}

export const toTyped = ({ title, presenter, minutes, onlyFor, isExample }: AgendaItem): TypedItem => ({
  ...{ title, presenter },
  minutes: minutes === null ? '' : String(minutes),
  when: onlyFor ?? (isExample ? 'example' : ''),
})

export const newItem = (): TypedItem => ({ title: '', presenter: 'Bí thư', minutes: '', when: '' })

/** A row in which nobody wrote what it is about is no item. */
export const isFilled = ({ title }: TypedItem): boolean => title.trim() !== ''

export const minutesProblem = ({ minutes }: TypedItem): string | undefined => {
  const text = minutes.trim()
  if (text === '') return undefined
  return /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 600 ? undefined : 'Từ 1 đến 600'
}

export function toItem(typed: TypedItem): AgendaItem {
  const onlyFor = agendaCases.find((each) => each === typed.when)
  const text = typed.minutes.trim()
  return {
    title: typed.title,
    presenter: typed.presenter,
    minutes: text === '' || minutesProblem(typed) !== undefined ? null : Number(text),
    ...(onlyFor !== undefined && { onlyFor }),
    ...(typed.when === 'example' && { isExample: true as const }),
  }
}

const whenChoices = [
  { value: '', label: 'Mọi buổi' },
  { value: 'example', label: 'Học tập Bác' },
  ...agendaCases.map((value) => ({ value, label: `Khi có ${agendaCaseNames[value]}` })),
]

interface AgendaRowProps {
  readonly position: number
  readonly item: TypedItem
  readonly isShowingProblems: boolean
  readonly onChange: (part: Partial<TypedItem>) => void
}

/** One item: what, by whom, how long, and whether only where there is such a thing to decide. */
export function AgendaRow({ position, item, isShowingProblems, onChange }: AgendaRowProps) {
  const isNameless = !isFilled(item) && (item.minutes.trim() !== '' || item.when !== '')
  return (
    <div className="agenda-row">
      <TextField
        label={`Nội dung mục ${position}`}
        hideLabel
        placeholder="Nội dung"
        defaultValue={item.title}
        maxLength={300}
        error={isShowingProblems && isNameless ? 'Chưa nhập nội dung của mục' : undefined}
        onInput={(title) => onChange({ title })}
      />
      <CodedField
        label={`Người trình bày mục ${position}`}
        hideLabel
        placeholder="Người trình bày"
        list={presenters}
        defaultValue={item.presenter}
        onCommit={(presenter) => onChange({ presenter })}
      />
      <TextField
        label={`Số phút mục ${position}`}
        hideLabel
        placeholder="phút"
        inputMode="numeric"
        defaultValue={item.minutes}
        maxLength={3}
        error={minutesProblem(item)}
        onInput={(minutes) => onChange({ minutes })}
      />
      <NativeSelect
        {...inputProps({ label: `Khi nào có mục ${position}`, hideLabel: true })}
        data-aside
        value={item.when}
        data={whenChoices}
        onChange={({ currentTarget: { value } }) => onChange({ when: value })}
      />
    </div>
  )
}
