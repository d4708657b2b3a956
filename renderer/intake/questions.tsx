import { Button, Checkbox, Group } from '@mantine/core'
import { useState } from 'react'
import type { IntakePreview } from '../../shared/intake/contract.ts'
import type { AcceptedValues } from '../../shared/intake/plan.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { boxKeys, PreviewTable, partly } from './preview-table.tsx'

interface QuestionsProps {
  readonly preview: IntakePreview
  readonly isBusy: boolean
  readonly onAnswer: (accepted: AcceptedValues) => void
}

const keyOf = ({ row, column }: { readonly row: number; readonly column: string }) => `${row} ${column}`

/** Values that may have been meant otherwise; those nobody says yes to stay empty. */
export function Questions({ preview: { questions, asked, accepted }, isBusy, onAnswer }: QuestionsProps) {
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set())
  if (asked === 0) return null
  const toggle = (key: string, isYes: boolean) => {
    const next = new Set(answered)
    if (isYes) next.add(key)
    else next.delete(key)
    setAnswered(next)
  }
  const earlier = accepted === 'all' ? [] : accepted
  const chosen = questions.filter((question) => answered.has(keyOf(question)))
  return (
    <div>
      <PreviewTable
        title={`Cần hỏi lại ${formatCount(asked)} ô`}
        note={`Đánh dấu ô nào hiểu đúng. Ô không đánh dấu để trống, những mục khác của người ấy vẫn được nhập. ${partly(questions.length, asked) ?? ''} ${boxKeys}`}
        heads={['Dòng', 'Họ và tên', 'Cột', 'Trong tệp', 'Hiểu là', 'Vì sao hỏi', 'Đúng']}
      >
        {questions.map((question) => {
          const key = keyOf(question)
          return (
            <tr key={key}>
              <td>{question.row}</td>
              <td>{question.name}</td>
              <td>{question.label}</td>
              <td>{question.found}</td>
              <td>{question.proposal}</td>
              <td>{question.why}</td>
              <td>
                <Checkbox
                  tabIndex={-1}
                  aria-label={`Dòng ${question.row}, ${question.label}: đúng là ${question.proposal}`}
                  checked={answered.has(key)}
                  onChange={(event) => toggle(key, event.currentTarget.checked)}
                />
              </td>
            </tr>
          )
        })}
      </PreviewTable>
      <Group mt="xs">
        <Button
          variant="default"
          disabled={isBusy || chosen.length === 0}
          onClick={() => onAnswer([...earlier, ...chosen.map(({ row, column }) => ({ row, column }))])}
        >
          Nhận {formatCount(chosen.length)} ô đã đánh dấu
        </Button>
        <Button variant="default" disabled={isBusy} onClick={() => onAnswer('all')}>
          Nhận cả {formatCount(asked)} ô
        </Button>
      </Group>
    </div>
  )
}
