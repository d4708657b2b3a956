import type { Petition, RollLine } from '../../shared/meetings/meeting.ts'
import { DateField } from '../components/date-field.tsx'
import { LineField, LongField } from './fields.tsx'
import { useForm } from './form.ts'
import { newTaskId } from './ids.ts'
import { RollPicker } from './roll-picker.tsx'
import { RowList } from './row-list.tsx'

interface PetitionsProps {
  readonly roll: readonly RollLine[]
  readonly isReadOnly: boolean
}

/** Kiến nghị, đề nghị: what was asked, the answer given at the meeting, or who answers by when. */
export function Petitions({ roll, isReadOnly }: PetitionsProps) {
  const form = useForm()
  return (
    <RowList
      list="petitions"
      what="kiến nghị"
      emptyText="Chưa có kiến nghị nào."
      newRow={() => ({
        petitionId: newTaskId(),
        content: '',
        raisedBy: '',
        answerer: '',
        dueOn: null,
        answer: '',
      })}
      isReadOnly={isReadOnly}
    >
      {(key, position) => {
        const petition = form.row('petitions', key)
        const change = (part: Partial<Petition>) => form.changeRow('petitions', key, part)
        const off = { disabled: isReadOnly, hideLabel: true }
        return (
          <div className="row-block">
            <RollPicker
              label={`Người nêu kiến nghị ${position}`}
              placeholder="Người nêu kiến nghị"
              roll={roll}
              freeText
              defaultValue={petition?.raisedBy ?? ''}
              onPick={({ name }) => change({ raisedBy: name })}
              {...off}
            />
            <LongField
              label={`Nội dung kiến nghị ${position}`}
              placeholder="Nội dung kiến nghị"
              minRows={1}
              maxLength={2000}
              defaultValue={petition?.content ?? ''}
              onType={(content) => change({ content })}
              {...off}
            />
            <div className="field-row" data-even>
              <LineField
                label={`Người trả lời kiến nghị ${position}`}
                placeholder="Người, đơn vị trả lời"
                maxLength={200}
                defaultValue={petition?.answerer ?? ''}
                onType={(answerer) => change({ answerer })}
                {...off}
              />
              <DateField
                label={`Hạn trả lời kiến nghị ${position}`}
                placeholder="Hạn trả lời (ngày/tháng/năm)"
                defaultValue={petition?.dueOn ?? null}
                onCommit={(dueOn) => change({ dueOn })}
                defaultTyped={form.typedBefore(`${key}:dueOn`)}
                onProblem={(problem, typed) =>
                  form.setProblem(
                    `${key}:dueOn`,
                    problem && `Hạn trả lời kiến nghị ${position} chưa đúng.`,
                    typed,
                  )
                }
                {...off}
              />
            </div>
            <LongField
              label={`Trả lời tại buổi họp cho kiến nghị ${position}`}
              placeholder="Trả lời tại buổi họp, nếu có"
              minRows={1}
              maxLength={2000}
              defaultValue={petition?.answer ?? ''}
              onType={(answer) => change({ answer })}
              {...off}
            />
          </div>
        )
      }}
    </RowList>
  )
}
