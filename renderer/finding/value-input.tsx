import { Button, Checkbox, Popover } from '@mantine/core'
import { useState } from 'react'
import type { Condition } from '../../shared/finding/definition.ts'
import { fieldOf, isNumeric, valuesOf } from '../../shared/finding/fields.ts'
import { matches, searchWords } from '../../shared/text/fold.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { ChoiceField } from '../components/choice-field.tsx'
import { DateField } from '../components/date-field.tsx'
import { SearchField } from '../components/search-field.tsx'
import { TextField } from '../components/text-field.tsx'
import { useRead } from '../office.ts'
import classes from './finding.module.css'

interface ValueInputProps {
  readonly condition: Condition
  readonly onValues: (values: Condition['values']) => void
}

/** The value of a condition, after the kind of its field and the number of values that its question takes. */
export function ValueInput({ condition, onValues }: ValueInputProps) {
  const { field, operator, values } = condition
  const { kind, label } = fieldOf(field)
  const count = valuesOf(operator)
  if (count === 0) return null
  if (count === 'list') return <ManyChoices condition={condition} onValues={onValues} />
  if (operator === 'is' || operator === 'is-not') {
    if (kind === 'choice' || kind === 'body' || kind === 'coded') {
      return <OneChoice condition={condition} onValues={onValues} />
    }
  }
  const names = count === 2 ? [`${label}, từ`, `${label}, đến`] : [label]
  // A bound that is not typed yet keeps its place: '' makes the condition one that cannot be asked.
  const set = (place: number, value: string | number | null) => {
    const next = names.map((_, at) => (at === place ? (value ?? '') : (values[at] ?? '')))
    onValues(next.every((each) => each === '') ? [] : next)
  }
  return (
    <div className={classes.values}>
      {names.map((name, place) => (
        <OneValue
          // biome-ignore lint/suspicious/noArrayIndexKey: the first bound and the second, never moved
          key={place}
          name={name}
          condition={condition}
          value={values[place]}
          onValue={(value) => set(place, value)}
        />
      ))}
    </div>
  )
}

interface OneValueProps {
  readonly name: string
  readonly condition: Condition
  readonly value: string | number | undefined
  readonly onValue: (value: string | number | null) => void
}

function OneValue({ name, condition: { field }, value, onValue }: OneValueProps) {
  const [problem, setProblem] = useState<string>()
  const { kind, unit } = fieldOf(field)
  if (kind === 'date') {
    return (
      <DateField
        label={name}
        hideLabel
        partial
        defaultValue={value === undefined ? null : String(value)}
        onCommit={onValue}
      />
    )
  }
  const isNumber = isNumeric(field)
  return (
    <TextField
      label={name}
      hideLabel
      error={problem}
      inputMode={isNumber || kind === 'secret' ? 'numeric' : 'text'}
      placeholder={
        isNumber ? (unit === 'months' ? 'số tháng' : unit === 'years' ? 'số tuổi' : 'số') : 'không cần dấu'
      }
      defaultValue={value === undefined ? '' : String(value)}
      onCommit={(text) => {
        const typed = text.trim()
        if (!isNumber || typed === '') {
          setProblem(undefined)
          onValue(typed === '' ? null : typed)
          return
        }
        const number = Number(typed.replace(/[.\s]/g, ''))
        const isWhole = Number.isSafeInteger(number)
        setProblem(isWhole ? undefined : 'Nhập một số nguyên.')
        onValue(isWhole ? number : null)
      }}
    />
  )
}

const wordsFor = ({ label, count }: { readonly label: string; readonly count: number }) =>
  `${label} (${formatCount(count)})`

function OneChoice({ condition: { field, values }, onValues }: ValueInputProps) {
  const found = useRead('finding.values', { field })
  const known = found.data ?? []
  const value = values[0] === undefined ? '' : String(values[0])
  const isUnknown = value !== '' && found.data !== undefined && !known.some((each) => each.value === value)
  const other = fieldOf(field).kind === 'body' ? 'Chi bộ khác' : value
  const choices = [
    ...(isUnknown ? [{ value, label: other }] : []),
    ...known.map((each) => ({ value: each.value, label: each.label, note: formatCount(each.count) })),
  ]
  return (
    <ChoiceField
      label={`${fieldOf(field).label}, giá trị`}
      placeholder="chọn, hoặc gõ để tìm"
      value={value}
      groups={[{ name: '', choices }]}
      onChoose={(chosen) => onValues([chosen])}
    />
  )
}

/** So many boxes are more than anybody reads; typing a part of the value finds the others. */
const mostBoxes = 60

function ManyChoices({ condition: { field, values }, onValues }: ValueInputProps) {
  const [query, setQuery] = useState('')
  const found = useRead('finding.values', { field })
  const chosen = new Set(values.map(String))
  const known = found.data ?? []
  const words = known.filter(({ value }) => chosen.has(value)).map(({ label }) => label)
  const shown = known.filter(
    ({ label, value }) => chosen.has(value) || matches(searchWords(label).join(' '), query),
  )
  const { label } = fieldOf(field)
  return (
    <Popover position="bottom-start" width={320} trapFocus shadow="md" transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <Button
          variant="default"
          fullWidth
          justify="flex-start"
          fw={400}
          aria-label={`${label}, chọn các giá trị`}
          classNames={{ label: classes.chosenLabel }}
        >
          {chosen.size === 0
            ? 'Chọn các giá trị'
            : words.length === 0
              ? `${chosen.size} giá trị`
              : words.join(', ')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Các giá trị của ${label}`}>
        {known.length > 12 && <SearchField label="Tìm trong các giá trị" onQuery={setQuery} />}
        <div className={classes.boxes}>
          {shown.slice(0, mostBoxes).map((each) => (
            <Checkbox
              key={each.value}
              label={wordsFor(each)}
              checked={chosen.has(each.value)}
              onChange={(event) => {
                const next = new Set(chosen)
                if (event.currentTarget.checked) next.add(each.value)
                else next.delete(each.value)
                onValues([...next])
              }}
            />
          ))}
          {shown.length > mostBoxes && (
            <p className="muted small">Còn {shown.length - mostBoxes} giá trị; gõ để tìm.</p>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
