import { DateField } from '../components/date-field.tsx'
import { TextField } from '../components/text-field.tsx'

/** What is written of the paper behind a movement. */
interface Paper {
  readonly paperNumber: string
  readonly paperDate: string | null
  readonly decidedBy: string
}
export const noPaper: Paper = { paperNumber: '', paperDate: null, decidedBy: '' }

interface PaperFieldsProps {
  /** A decision (quyết định, nghị quyết); else any paper, as a letter of introduction. */
  readonly isDecision: boolean
  readonly onSet: (part: Partial<Paper>) => void
  readonly onProblem: (problem: string | undefined) => void
}

/** Number, date and origin of the paper. Each may be added later. */
export function PaperFields({ isDecision, onSet, onProblem }: PaperFieldsProps) {
  return (
    <div className="fields-3">
      <TextField
        label={isDecision ? 'Số quyết định' : 'Số giấy tờ'}
        placeholder={isDecision ? '12-QĐ/ĐU' : ''}
        onCommit={(paperNumber) => onSet({ paperNumber })}
      />
      <DateField
        label={isDecision ? 'Ngày quyết định' : 'Ngày giấy tờ'}
        partial
        onCommit={(paperDate) => onSet({ paperDate })}
        onProblem={onProblem}
      />
      <TextField
        label={isDecision ? 'Cấp quyết định' : 'Nơi cấp'}
        onCommit={(decidedBy) => onSet({ decidedBy })}
      />
    </div>
  )
}
