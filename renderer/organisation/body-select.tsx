import { NativeSelect } from '@mantine/core'
import type { BodyNode } from '../../shared/organisation/body-contract.ts'
import type { ChangeDraft } from './change-draft.ts'

/** What the fields of every kind of change are given. */
export interface KindFieldsProps {
  readonly draft: ChangeDraft
  readonly bodies: readonly BodyNode[]
  readonly onSet: (part: Partial<ChangeDraft>) => void
}

interface BodySelectProps {
  readonly label: string
  readonly bodies: readonly BodyNode[]
  readonly all: readonly BodyNode[]
  readonly value: string
  readonly empty?: string
  readonly onChange: (id: string) => void
}

/** One of the bodies; a group is named with its cell. */
export function BodySelect({ label, bodies, all, value, empty, onChange }: BodySelectProps) {
  const nameOf = (body: BodyNode) => {
    const parent = body.kind === 'group' ? all.find(({ id }) => id === body.parentId) : undefined
    return parent ? `${body.name}, ${parent.name}` : body.name
  }
  return (
    <NativeSelect
      label={label}
      value={value}
      data={[
        { value: '', label: empty ?? 'chọn tổ chức' },
        ...bodies.map((body) => ({ value: body.id, label: nameOf(body) })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
