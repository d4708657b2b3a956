import type { Input } from '../../shared/contract.ts'
import { movements } from '../../shared/people/movements.ts'
import { DateField } from '../components/date-field.tsx'
import { TextField } from '../components/text-field.tsx'
import { PaperFields } from './paper-fields.tsx'

export type JoiningMovement = NonNullable<Input<'people.add'>['joining']>

interface JoiningDetailsProps {
  readonly kind: JoiningMovement['kind']
  readonly onSet: (part: Partial<JoiningMovement>) => void
  readonly onProblem: (field: string) => (problem: string | undefined) => void
}

/** From where, until when and by which paper somebody new came. */
export function JoiningDetails({ kind, onSet, onProblem }: JoiningDetailsProps) {
  const { needs } = movements[kind]
  return (
    <div className="stack">
      {needs.includes('other-organisation') && (
        <div className="fields-2">
          <TextField
            label="Chuyển đến từ"
            placeholder="Đảng bộ, chi bộ"
            onCommit={(otherOrganisation) => onSet({ otherOrganisation })}
          />
          {needs.includes('until') && (
            <DateField
              label="Đến ngày"
              onCommit={(until) => onSet({ until })}
              onProblem={onProblem('Đến ngày')}
            />
          )}
        </div>
      )}
      <PaperFields
        isDecision={needs.includes('decision')}
        onSet={onSet}
        onProblem={onProblem('Ngày giấy tờ')}
      />
    </div>
  )
}
