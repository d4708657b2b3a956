import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import type { Topic } from '../../shared/topics/contract.ts'
import { topicLine } from '../../shared/topics/words.ts'
import { Confirm } from '../components/confirm.tsx'
import { Fault } from '../components/fault.tsx'
import { typeInto } from '../components/type-into.ts'
import { useRead, useWrite } from '../office.ts'
import { TopicEntry } from './topic-entry.tsx'
import './topics.css'

interface MeetingTopicsProps {
  readonly meetingId: string
  readonly cellId: string
  readonly isReadOnly: boolean
}

/**
 * Nội dung thôn, Mặt trận, đoàn thể đề nghị, beside the agenda of a meeting: what waits is taken into it, or set aside
 * with a reason; what waits still comes again at the next meeting.
 */
export function MeetingTopics({ meetingId, cellId, isReadOnly }: MeetingTopicsProps) {
  const topics = useRead('topics.ofMeeting', { meetingId })
  const today = useRead('setup.state', {}).data?.today
  const box = useRef<HTMLDivElement>(null)
  const [isAdding, setAdding] = useState(false)
  const rows = topics.data ?? []
  if (rows.length === 0 && isReadOnly) return null
  const intoAgenda = ({ content }: Topic) => {
    const agenda = box.current?.closest('section')?.querySelector('textarea')
    if (agenda && !agenda.value.includes(content)) {
      typeInto(agenda, [agenda.value.trimEnd(), content].filter((line) => line !== '').join('\n'))
    }
  }
  return (
    <div className="meeting-topics" ref={box}>
      <h3>Nội dung thôn, Mặt trận, đoàn thể đề nghị</h3>
      <Fault fault={topics.error} onAgain={() => void topics.refetch()} />
      {rows.length === 0 && <p className="small muted">Chưa có nội dung nào chờ đưa ra họp.</p>}
      <ul className="plain-list">
        {rows.map((topic) => (
          <TopicRow
            key={topic.id}
            topic={topic}
            meetingId={meetingId}
            isReadOnly={isReadOnly}
            onTaken={() => intoAgenda(topic)}
          />
        ))}
      </ul>
      {!isReadOnly &&
        today !== undefined &&
        (isAdding ? (
          <TopicEntry cellId={cellId} today={today} />
        ) : (
          <Button size="compact-xs" variant="subtle" onClick={() => setAdding(true)}>
            Ghi nội dung đề nghị
          </Button>
        ))}
    </div>
  )
}

interface TopicRowProps {
  readonly topic: Topic
  readonly meetingId: string
  readonly isReadOnly: boolean
  readonly onTaken: () => void
}

function TopicRow({ topic, meetingId, isReadOnly, onTaken }: TopicRowProps) {
  const decide = useWrite('topics.decide')
  const [isLeaving, setLeaving] = useState(false)
  const { id, revision, content, raisedOn, takenAt } = topic
  const words = topicLine(topic)
  return (
    <li>
      <span>
        {words} <span className="small muted">ngày {formatDate(raisedOn)}</span>
        <Fault fault={decide.error} />
      </span>
      {!isReadOnly && takenAt === null && (
        <span className="topic-actions">
          <Button
            size="compact-sm"
            variant="default"
            loading={decide.isPending}
            aria-label={`Đưa vào chương trình: ${content}`}
            onClick={() => decide.mutate({ id, revision, meetingId }, { onSuccess: onTaken })}
          >
            Đưa vào chương trình
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            aria-label={`Không đưa ra họp: ${content}`}
            onClick={() => setLeaving(true)}
          >
            Không đưa
          </Button>
        </span>
      )}
      {takenAt !== null && (
        <span className="topic-actions">
          <span className="tag">Đã đưa vào chương trình</span>
          {!isReadOnly && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              loading={decide.isPending}
              aria-label={`Để lại buổi sau: ${content}`}
              onClick={() => decide.mutate({ id, revision })}
            >
              Để lại buổi sau
            </Button>
          )}
        </span>
      )}
      <Confirm
        isOpen={isLeaving}
        title="Không đưa ra họp"
        confirmLabel="Ghi không đưa"
        askReason
        isBusy={decide.isPending}
        fault={decide.error}
        onClose={() => setLeaving(false)}
        onConfirm={(setAside) =>
          decide.mutate({ id, revision, setAside }, { onSuccess: () => setLeaving(false) })
        }
      >
        {words}. Nội dung này còn trong sổ đề nghị, có thể đưa ra họp sau.
      </Confirm>
    </li>
  )
}
