import { memo, type ReactNode, useId } from 'react'
import type { MeetingView } from '../../shared/meetings/contract.ts'
import { hasTopic, type MeetingContent } from '../../shared/meetings/meeting.ts'
import { TemplateAgenda } from '../agendas/template-agenda.tsx'
import { GivenSection } from '../months/given-section.tsx'
import { MeetingTopics } from '../topics/meeting-topics.tsx'
import { Beginning, Topic } from './beginning.tsx'
import { CountField } from './count-field.tsx'
import { EarlierPetitions } from './earlier-petitions.tsx'
import { LineField, LongField } from './fields.tsx'
import { useContent, useForm } from './form.ts'
import { Guests } from './guests.tsx'
import { Opinions } from './opinions.tsx'
import { Petitions } from './petitions.tsx'
import { MeetingContext, Quotable } from './quotable.tsx'
import { RollCall } from './roll-call.tsx'
import { Speaking } from './speaking.tsx'
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
    <MeetingContext value={view.id}>
      <Section title="Thời gian, địa điểm">
        <Beginning roll={roll} rollOf={view.content.heldOn} {...off} />
      </Section>
      <Section title="Điểm danh">
        <RollCall roll={roll} {...off} />
      </Section>
      <Section title="Đại biểu cấp trên dự, khách mời">
        <Guests {...off} />
      </Section>
      <GivenSection meetingId={view.id} period={view.period} {...off} />
      <Section title="Chương trình">
        <TemplateAgenda meetingId={view.id} {...off}>
          <ProseOf part="agenda" label="Chương trình" maxLength={5000} {...off} />
        </TemplateAgenda>
        <MeetingTopics meetingId={view.id} cellId={view.cellId} {...off} />
      </Section>
      {hasTopic(view.kind) && (
        <Section title="Nội dung chuyên đề">
          <Topic {...off} />
        </Section>
      )}
      <Section title="Tình hình nộp đảng phí">
        <ProseOf part="feeStatus" label="Tình hình nộp đảng phí" maxLength={2000} {...off} />
      </Section>
      <Section title="Kết quả thực hiện nhiệm vụ tháng trước">
        <ReportedTasks roll={view.roll} carriedTaskIds={view.carriedTaskIds} {...off} />
      </Section>
      <Section title="Đánh giá tình hình trong tháng">
        <ProseOf part="review" label="Đánh giá tình hình trong tháng" minRows={4} {...off} />
      </Section>
      <Section title="Biểu dương, nhắc nhở">
        <ProseOf part="praise" label="Biểu dương, nhắc nhở" {...off} />
      </Section>
      <Section title="Học tập và làm theo Bác">
        <Example {...off} />
      </Section>
      <Section title="Ý kiến thảo luận">
        <Opinions roll={roll} {...off} />
        <Speaking roll={roll} {...off} />
      </Section>
      <Section title="Tự phê bình và phê bình">
        <ProseOf part="criticism" label="Tự phê bình và phê bình" {...off} />
      </Section>
      <Section title="Kiến nghị, đề nghị">
        <EarlierPetitions meetingId={view.id} />
        <Petitions roll={roll} {...off} />
      </Section>
      <Section title="Nhiệm vụ tháng tới">
        <NextTasks roll={roll} {...off} />
      </Section>
      <Section title="Biểu quyết">
        <Votes cellId={view.cellId} roll={roll} {...off} />
      </Section>
      <Section title="Kết luận">
        <ProseOf part="conclusion" label="Kết luận" minRows={4} {...off} />
      </Section>
    </MeetingContext>
  )
})

export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <section className="meeting-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

interface ProseOfProps {
  readonly part: 'agenda' | 'feeStatus' | 'review' | 'praise' | 'criticism' | 'conclusion'
  readonly label: string
  readonly isReadOnly: boolean
  readonly minRows?: number
  readonly maxLength?: number
}

export function ProseOf({ part, label, isReadOnly, minRows = 2, maxLength = 20_000 }: ProseOfProps) {
  const form = useForm()
  return (
    <Quotable field={part} part={part} label={label} isReadOnly={isReadOnly}>
      <LongField
        label={label}
        hideLabel
        disabled={isReadOnly}
        minRows={minRows}
        maxLength={maxLength}
        defaultValue={form.read()[part]}
        onType={(text) => form.change({ [part]: text } satisfies Partial<MeetingContent>)}
      />
    </Quotable>
  )
}

/** The 15 to 30 minutes on Hồ Chí Minh's example: what it was about, how long it took. */
function Example({ isReadOnly }: { readonly isReadOnly: boolean }) {
  const form = useForm()
  const minutes = useContent((content) => content.exampleMinutes)
  const label = 'Nội dung học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh'
  return (
    <div className="field-row" data-ends>
      <div className="grow">
        <Quotable field="exampleTopic" part="exampleTopic" label={label} isReadOnly={isReadOnly}>
          <LineField
            label={label}
            hideLabel
            placeholder="Nội dung"
            disabled={isReadOnly}
            maxLength={300}
            defaultValue={form.read().exampleTopic}
            onType={(exampleTopic) => form.change({ exampleTopic })}
          />
        </Quotable>
      </div>
      <CountField
        label="Số phút học tập và làm theo Bác"
        shownLabel="Số phút"
        value={minutes}
        disabled={isReadOnly}
        problem="Số phút học tập và làm theo Bác chưa đúng."
        onType={(exampleMinutes) => form.change({ exampleMinutes })}
        onProblem={(problem) => form.setProblem('exampleMinutes', problem)}
      />
    </div>
  )
}
