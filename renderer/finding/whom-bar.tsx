import { NativeSelect } from '@mantine/core'
import { type ListDefinition, type ListOrder, scopeNames, scopes } from '../../shared/finding/definition.ts'
import { type FieldId, fieldOf } from '../../shared/finding/fields.ts'
import { DateField } from '../components/date-field.tsx'
import classes from './finding.module.css'

interface WhomBarProps {
  readonly list: ListDefinition
  readonly onChange: (list: ListDefinition) => void
}

const by = (...fields: readonly FieldId[]): readonly ListOrder[] =>
  fields.map((field) => ({ field, descending: false }))

/** The orders of lists and ledgers (domain.md 10.1); any other comes from the heading of a column. */
const orders: readonly { readonly name: string; readonly order: readonly ListOrder[] }[] = [
  { name: 'Tên', order: by('fullName') },
  { name: 'Chức vụ, tên', order: by('post', 'fullName') },
  { name: 'Chi bộ, tên', order: by('cell', 'fullName') },
  { name: 'Chi bộ, chức vụ, tên', order: by('cell', 'post', 'fullName') },
]

const orderWords = (order: readonly ListOrder[]): string =>
  order
    .filter(({ field }, place) => field !== 'fullName' || place === 0)
    .map(({ field, descending }) => `${fieldOf(field).label}${descending ? ' giảm dần' : ''}`)
    .join(', ')

/** Whom the list is drawn from, on which day, in which order. */
export function WhomBar({ list, onChange }: WhomBarProps) {
  const { order } = list
  const place = orders.findIndex((known) => JSON.stringify(known.order) === JSON.stringify(order))
  return (
    <div className={classes.whom}>
      <NativeSelect
        label="Trong số"
        value={list.scope}
        data={scopes.map((value) => ({ value, label: scopeNames[value] }))}
        onChange={(event) => {
          const scope = scopes.find((value) => value === event.currentTarget.value)
          if (scope !== undefined) onChange({ ...list, scope })
        }}
      />
      <DateField
        label="Tính đến ngày"
        placeholder="hôm nay"
        defaultValue={list.on}
        onCommit={(on) => onChange({ ...list, on })}
      />
      <NativeSelect
        label="Thứ tự"
        value={String(place)}
        data={[
          ...(place < 0 ? [{ value: '-1', label: orderWords(order) || 'Tên' }] : []),
          ...orders.map(({ name }, index) => ({ value: String(index), label: name })),
        ]}
        onChange={(event) => {
          const chosen = orders[Number(event.currentTarget.value)]
          if (chosen !== undefined) onChange({ ...list, order: [...chosen.order] })
        }}
      />
    </div>
  )
}
