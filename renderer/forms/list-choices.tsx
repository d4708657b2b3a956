import { Checkbox } from '@mantine/core'
import { everybody, type ListDefinition, narrowed, wholeList } from '../../shared/finding/definition.ts'
import { type FieldId, fieldOf } from '../../shared/finding/fields.ts'
import { TextField } from '../components/text-field.tsx'

/** How a list goes on paper. */
export interface PaperChoices {
  readonly title: string
  readonly isSigned: boolean
  readonly isMasked: boolean
}

const columns: readonly FieldId[] = [
  'fullName',
  'sex',
  'birthDate',
  'ethnicity',
  'joinedOn',
  'officialOn',
  'post',
  'standing',
]

/** Everybody on the register of a cell by given name, as a cell's list is wanted most; of the commune cell by cell. */
export const listOfCell = (cellId: string | null): ListDefinition => ({
  ...wholeList,
  ...(cellId === null
    ? { columns: ['cell', ...columns], order: [{ field: 'cell', descending: false }, ...wholeList.order] }
    : {
        columns: [...columns],
        filter: narrowed(everybody, [{ field: 'cell', operator: 'is', values: [cellId] }]),
      }),
})

interface ListChoicesProps {
  readonly choices: PaperChoices
  readonly onChange: (part: Partial<PaperChoices>) => void
  /** The list whose numbers may be masked. */
  readonly list?: ListDefinition
}

export function ListChoices({ choices, onChange, list }: ListChoicesProps) {
  const hasSecrets = list?.columns.some((id) => fieldOf(id).kind === 'secret') ?? false
  return (
    <>
      <TextField
        label="Tên danh sách"
        className="form-title"
        maxLength={200}
        defaultValue={choices.title}
        onCommit={(title) => {
          if (title.trim() !== '') onChange({ title })
        }}
      />
      <Checkbox
        label="Có cột ký nhận"
        checked={choices.isSigned}
        onChange={(event) => onChange({ isSigned: event.currentTarget.checked })}
      />
      {hasSecrets && (
        <Checkbox
          label="Che số định danh, số điện thoại"
          checked={choices.isMasked}
          onChange={(event) => onChange({ isMasked: event.currentTarget.checked })}
        />
      )}
    </>
  )
}
