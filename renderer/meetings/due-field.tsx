import { DateField } from '../components/date-field.tsx'
import { useForm } from './form.ts'

interface DueFieldProps {
  readonly list: 'assignedTasks' | 'reportedTasks'
  readonly rowKey: string
  /** What is due, in the middle of a sentence: "nhiệm vụ 2". */
  readonly name: string
  readonly disabled: boolean
}

/** Thời hạn of a task of the meeting. */
export function DueField({ list, rowKey, name, disabled }: DueFieldProps) {
  const form = useForm()
  return (
    <DateField
      label={`Thời hạn ${name}`}
      hideLabel
      placeholder="Thời hạn (ngày/tháng/năm)"
      disabled={disabled}
      defaultValue={form.row(list, rowKey)?.dueOn ?? null}
      onCommit={(dueOn) => form.changeRow(list, rowKey, { dueOn })}
      defaultTyped={form.typedBefore(`${rowKey}:dueOn`)}
      onProblem={(problem, typed) =>
        form.setProblem(`${rowKey}:dueOn`, problem && `Thời hạn của ${name} chưa đúng.`, typed)
      }
    />
  )
}
