import { ChoiceField } from '../components/choice-field.tsx'
import { useRead } from '../office.ts'

interface CellChoiceProps {
  readonly label?: string
  /** Null is every cell. */
  readonly cellId: string | null
  readonly onChoose: (cellId: string | null) => void
}

/** Which cell a list is narrowed to, or all of them. */
export function CellChoice({ label = 'Chi bộ', cellId, onChoose }: CellChoiceProps) {
  const cells = useRead('organisation.cells', {}).data ?? []
  return (
    <ChoiceField
      key={cells.length}
      label={label}
      value={cellId ?? ''}
      groups={[
        {
          name: '',
          choices: [
            { value: '', label: 'Mọi chi bộ' },
            ...cells.map(({ id, name }) => ({ value: id, label: name })),
          ],
        },
      ]}
      onChoose={(id) => onChoose(id || null)}
    />
  )
}
