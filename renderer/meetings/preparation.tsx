import { Group, Text } from '@mantine/core'
import { useLocation } from 'wouter'
import { formatDate } from '../../shared/calendar/dates.ts'
import type { MeetingView } from '../../shared/meetings/contract.ts'
import { deadlinesOf, lateOnTheWay, type WayDays } from '../../shared/meetings/preparation.ts'
import { cellSummonsText } from '../../shared/meetings/summons-text.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { useWrite } from '../office.ts'
import { useRulebook } from './rules.ts'
import { SummonsText } from './summons-text.tsx'
import type { Editor } from './use-editor.ts'

interface PreparationProps {
  readonly view: MeetingView
  readonly way: NonNullable<MeetingView['preparation']>
  readonly today: string
  readonly editor: Pick<Editor, 'noteDays' | 'dayFault'>
}

/** Chuẩn bị và gửi: the days before and after the meeting, kept at once, also when its minutes are frozen. */
export function Preparation({ view, way, today, editor }: PreparationProps) {
  const heldOn = view.content.heldOn
  const book = useRulebook(heldOn)
  const { uploadBy, postBy } = deadlinesOf(heldOn, book)
  const days: WayDays = way
  const field = (part: keyof WayDays, label: string) => (
    <DateField
      key={`${part}-${days[part] ?? ''}`}
      label={label}
      defaultValue={days[part]}
      error={editor.dayFault?.fields[part]}
      onCommit={(day) => {
        if (day !== days[part]) void editor.noteDays({ [part]: day })
      }}
    />
  )
  return (
    <>
      <Before way={way} view={view} />
      <Planned planned={way.planned} />
      <div className="field-row" data-even>
        {way.way === 'consultation' && field('consultedOn', 'Bí thư, phó bí thư hội ý')}
        {field('notifiedOn', 'Thông báo cho đảng viên')}
        {field('uploadedOn', 'Đưa tài liệu lên Sổ tay')}
        {field('postedOn', 'Đăng văn bản, báo cáo')}
      </div>
      <p className="small muted">
        Hạn đưa tài liệu lên Sổ tay đảng viên điện tử: {formatDate(uploadBy)}. Hạn đăng văn bản và báo cáo:{' '}
        {formatDate(postBy)}.
      </p>
      {lateOnTheWay(days, heldOn, today, book).map((sentence) => (
        <p key={sentence} className="hint">
          {sentence}
        </p>
      ))}
      <SummonsText wordsOf={(content) => cellSummonsText(view, content)} />
      <Fault fault={editor.dayFault} />
    </>
  )
}

/** Whom the year's plan charges with the topic. */
function Planned({ planned: { speaker, drafter, approver } }: Pick<PreparationProps['way'], 'planned'>) {
  const people = [
    drafter === '' ? '' : `người dự thảo: ${drafter}`,
    approver === '' ? '' : `người duyệt: ${approver}`,
    speaker === '' ? '' : `người trình bày: ${speaker}`,
  ].filter((part) => part !== '')
  return people.length === 0 ? null : <Text>Theo kế hoạch năm, {people.join('; ')}.</Text>
}

function Before({ way: { way, committeeMeeting }, view }: Pick<PreparationProps, 'way' | 'view'>) {
  const open = useWrite('meetings.open')
  const [, go] = useLocation()
  if (way === 'consultation') return null
  if (committeeMeeting !== null) {
    return (
      <Text>
        <TextLink to={`/buoi/${committeeMeeting.id}`}>
          Họp chi ủy ngày {formatDate(committeeMeeting.heldOn)}
        </TextLink>
        {!committeeMeeting.isRecorded && <span className="muted">, chưa ghi vào sổ</span>}
      </Text>
    )
  }
  if (way === 'alone') {
    return <Text c="dimmed">Chi bộ chỉ có bí thư nên không họp chi ủy, không hội ý.</Text>
  }
  const { cellId, period, content } = view
  return (
    <>
      <Group gap="sm">
        <Text c="dimmed">Kỳ này chưa ghi buổi họp chi ủy.</Text>
        <ButtonFor
          right="write"
          size="xs"
          variant="default"
          loading={open.isPending}
          onClick={() =>
            open.mutate(
              { cellId, period, kind: 'committee', heldOn: content.heldOn },
              { onSuccess: ({ id }) => go(`/buoi/${id}`) },
            )
          }
        >
          Mở buổi họp chi ủy
        </ButtonFor>
      </Group>
      <Fault fault={open.error} />
    </>
  )
}
