import { memo, type ReactNode, useId } from 'react'
import type { MeetingView } from '../../shared/meetings/contract.ts'
import type { MeetingContent } from '../../shared/meetings/meeting.ts'
import { Beginning } from './beginning.tsx'
import { LongField } from './fields.tsx'
import { useForm } from './form.ts'
import { Guests } from './guests.tsx'
import { Opinions } from './opinions.tsx'
import { RollCall } from './roll-call.tsx'
import { NextTasks, ReportedTasks } from './tasks.tsx'
import { Votes } from './votes.tsx'

interface MeetingSectionsProps {
  readonly view: MeetingView
  readonly isReadOnly: boolean
}

/** What is written about a meeting, in the order of its minutes. */
export const MeetingSections = memo(function MeetingSections({ view, isReadOnly }: MeetingSectionsProps) {
  const { roll } = view
  const off = { isReadOnly }
  return (
    <>
      <Section title="Thời gian, địa điểm">
        <Beginning kind={view.kind} roll={roll} rollOf={view.content.heldOn} {...off} />
      </Section>
      <Section title="Điểm danh">
        <RollCall roll={roll} {...off} />
      </Section>
      <Section title="Đại biểu cấp trên dự, khách mời">
        <Guests {...off} />
      </Section>
      <Section title="Chương trình">
        <ProseOf part="agenda" label="Chương trình" maxLength={5000} {...off} />
      </Section>
      <Section title="Tình hình nộp đảng phí">
        <ProseOf part="feeStatus" label="Tình hình nộp đảng phí" maxLength={2000} {...off} />
      </Section>
      <Section title="Kết quả thực hiện nhiệm vụ tháng trước">
        <ReportedTasks roll={view.roll} carriedTaskIds={view.carriedTaskIds} {...off} />
      </Section>
      <Section title="Đánh giá tình hình trong tháng">
        <ProseOf part="review" label="Đánh giá tình hình trong tháng" minRows={4} {...off} />
      </Section>
      <Section title="Ý kiến thảo luận">
        <Opinions roll={roll} {...off} />
      </Section>
      <Section title="Nhiệm vụ tháng tới">
        <NextTasks roll={roll} {...off} />
      </Section>
      <Section title="Biểu quyết">
        <Votes roll={roll} {...off} />
      </Section>
      <Section title="Kết luận">
        <ProseOf part="conclusion" label="Kết luận" minRows={4} {...off} />
      </Section>
    </>
  )
})

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <section className="meeting-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

interface ProseOfProps {
  readonly part: 'agenda' | 'feeStatus' | 'review' | 'conclusion'
  readonly label: string
  readonly isReadOnly: boolean
  readonly minRows?: number
  readonly maxLength?: number
}

function ProseOf({ part, label, isReadOnly, minRows = 2, maxLength = 20_000 }: ProseOfProps) {
  const form = useForm()
  return (
    <LongField
      label={label}
      hideLabel
      disabled={isReadOnly}
      minRows={minRows}
      maxLength={maxLength}
      defaultValue={form.read()[part]}
      onType={(text) => form.change({ [part]: text } satisfies Partial<MeetingContent>)}
    />
  )
}
