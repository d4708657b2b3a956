import { NativeSelect } from '@mantine/core'
import { opinionKindNames, opinionKinds, type RollLine } from '../../shared/meetings/meeting.ts'
import { inputProps } from '../components/text-field.tsx'
import { LongField } from './fields.tsx'
import { useForm } from './form.ts'
import { OpinionItem } from './opinion-item.tsx'
import { Quotable } from './quotable.tsx'
import { RollPicker } from './roll-picker.tsx'
import { RowList } from './row-list.tsx'

interface OpinionsProps {
  readonly roll: readonly RollLine[]
  readonly isReadOnly: boolean
}

/** Ý kiến thảo luận, in the order in which people spoke. */
export function Opinions({ roll, isReadOnly }: OpinionsProps) {
  const form = useForm()
  return (
    <RowList
      list="opinions"
      what="ý kiến"
      emptyText="Chưa có ý kiến nào."
      newRow={() => ({ speakerId: null, speaker: '', text: '' })}
      isReadOnly={isReadOnly}
    >
      {(key, position) => {
        const opinion = form.row('opinions', key)
        const off = { disabled: isReadOnly, hideLabel: true }
        return (
          <div className="row-block opinion-fields">
            <RollPicker
              label={`Người phát biểu ý kiến ${position}`}
              placeholder="Người phát biểu"
              roll={roll}
              freeText
              defaultValue={opinion?.speaker ?? ''}
              onPick={({ personId, name }) =>
                form.changeRow('opinions', key, { speakerId: personId, speaker: name })
              }
              {...off}
            />
            <Quotable
              field={`${key}:text`}
              part="opinions"
              label={`Nội dung ý kiến ${position}`}
              isReadOnly={isReadOnly}
              isRow
            >
              <LongField
                label={`Nội dung ý kiến ${position}`}
                placeholder="Nội dung ý kiến"
                minRows={1}
                maxLength={10_000}
                defaultValue={opinion?.text ?? ''}
                onType={(text) => form.changeRow('opinions', key, { text })}
                {...off}
              />
            </Quotable>
            <NativeSelect
              {...inputProps({ label: `Loại ý kiến ${position}`, ...off })}
              data-aside
              defaultValue={opinion?.kind ?? 'opinion'}
              data={opinionKinds.map((value) => ({ value, label: opinionKindNames[value] }))}
              onChange={(event) => {
                const kind = opinionKinds.find((value) => value === event.currentTarget.value)
                if (kind !== undefined) form.changeRow('opinions', key, { kind })
              }}
            />
            <OpinionItem rowKey={key} position={position} isReadOnly={isReadOnly} />
          </div>
        )
      }}
    </RowList>
  )
}
