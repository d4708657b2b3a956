import { NativeSelect, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { durationMinutes } from '../../shared/calendar/phrases.ts'
import { meetingModeNames, meetingModes, type RollLine } from '../../shared/meetings/meeting.ts'
import { DateField } from '../components/date-field.tsx'
import { inputProps } from '../components/text-field.tsx'
import { TimeField } from '../components/time-field.tsx'
import { LineField } from './fields.tsx'
import { useContent, useForm } from './form.ts'
import { RollPicker } from './roll-picker.tsx'

interface BeginningProps {
  readonly roll: readonly RollLine[]
  /** The day for which the roll was written. */
  readonly rollOf: string
  readonly isReadOnly: boolean
  /** Who chairs and who writes, where they are not on the roll. */
  readonly officers?: ReactNode
}

/** Times and place, chair and secretary: the opening lines of the minutes. */
export function Beginning({ roll, rollOf, isReadOnly, officers }: BeginningProps) {
  const form = useForm()
  const start = form.read()
  const nameOf = (id: string | null) => roll.find((line) => line.personId === id)?.fullName ?? ''
  const off = { disabled: isReadOnly }
  return (
    <>
      <div className="field-row">
        <HeldOnField {...off} />
        <TimeField
          label="Bắt đầu lúc"
          defaultValue={start.startsAt}
          onCommit={(startsAt) => form.change({ startsAt })}
          defaultTyped={form.typedBefore('startsAt')}
          onProblem={(problem, typed) =>
            form.setProblem('startsAt', problem && 'Giờ bắt đầu chưa đúng.', typed)
          }
          {...off}
        />
        <TimeField
          label="Kết thúc lúc"
          defaultValue={start.endsAt}
          onCommit={(endsAt) => form.change({ endsAt })}
          defaultTyped={form.typedBefore('endsAt')}
          onProblem={(problem, typed) =>
            form.setProblem('endsAt', problem && 'Giờ kết thúc chưa đúng.', typed)
          }
          {...off}
        />
        <NativeSelect
          {...inputProps({ label: 'Hình thức', ...off })}
          defaultValue={start.mode}
          data={meetingModes.map((value) => ({ value, label: meetingModeNames[value] }))}
          onChange={(event) => {
            const mode = meetingModes.find((value) => value === event.currentTarget.value)
            if (mode !== undefined) form.change({ mode })
          }}
        />
      </div>
      <Length />
      <DateMoved rollOf={rollOf} />
      <LineField
        label="Địa điểm"
        defaultValue={start.place}
        maxLength={200}
        onType={(place) => form.change({ place })}
        {...off}
      />
      {officers ?? (
        <div className="field-row" data-even>
          <RollPicker
            label="Chủ trì"
            roll={roll}
            defaultValue={nameOf(start.chairId)}
            onPick={({ personId }) => form.change({ chairId: personId })}
            onProblem={(problem) => form.setProblem('chair', problem && 'Tên người chủ trì chưa đúng.')}
            {...off}
          />
          <RollPicker
            label="Thư ký"
            roll={roll}
            defaultValue={nameOf(start.secretaryId)}
            onPick={({ personId }) => form.change({ secretaryId: personId })}
            onProblem={(problem) => form.setProblem('secretary', problem && 'Tên thư ký chưa đúng.')}
            {...off}
          />
        </div>
      )}
    </>
  )
}

/** Chuyên đề: what a thematic or a combined meeting was about. */
export function Topic({ isReadOnly }: { readonly isReadOnly: boolean }) {
  const form = useForm()
  return (
    <LineField
      label="Nội dung chuyên đề"
      hideLabel
      defaultValue={form.read().topic}
      maxLength={300}
      onType={(topic) => form.change({ topic })}
      disabled={isReadOnly}
    />
  )
}

/** The day, which goes back to what it was when the clerk does not want to lose marks for a new one. */
function HeldOnField({ disabled }: { readonly disabled: boolean }) {
  const form = useForm()
  return (
    <DateField
      label="Ngày họp"
      required
      disabled={disabled}
      defaultValue={useContent((content) => content.heldOn)}
      onCommit={(heldOn) => {
        form.setProblem('heldOn', heldOn === null ? 'Chưa nhập ngày họp.' : undefined)
        if (heldOn !== null) form.change({ heldOn })
      }}
      defaultTyped={form.typedBefore('heldOn')}
      onProblem={(problem, typed) => form.setProblem('heldOn', problem && 'Ngày họp chưa đúng.', typed)}
    />
  )
}

function Length() {
  const startsAt = useContent((content) => content.startsAt)
  const endsAt = useContent((content) => content.endsAt)
  const minutes = startsAt === null || endsAt === null ? null : durationMinutes(startsAt, endsAt)
  // Its line is there before it says anything: what lies below must not move away under a click.
  return (
    <Text size="sm" c="dimmed" className="length-line">
      {minutes !== null &&
        (minutes === undefined
          ? 'Giờ kết thúc đang sớm hơn giờ bắt đầu.'
          : `Thời gian họp: ${minutes} phút.`)}
    </Text>
  )
}

function DateMoved({ rollOf }: { readonly rollOf: string }) {
  const heldOn = useContent((content) => content.heldOn)
  if (heldOn === rollOf) return null
  return (
    <Text size="sm" role="status">
      Ngày họp đã đổi. Bấm Ghi vào sổ để danh sách điểm danh được đối chiếu theo ngày mới.
    </Text>
  )
}
