import { Button, Checkbox, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import { type PaperKind, paperTypes } from '../../shared/documents/kinds.ts'
import { useMay } from '../accounts/access.ts'
import { Confirm } from '../components/confirm.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { Progress } from '../components/progress.tsx'
import { useJob } from '../office.ts'

/** Papers that every monthly meeting has; the others are frozen where they are written. */
const offered = ['minutes', 'resolution', 'score-sheet'] as const satisfies readonly PaperKind[]
const usual: readonly PaperKind[] = ['minutes', 'resolution']

interface FreezeManyProps {
  /** Meetings recorded in full whose minutes were never frozen. */
  readonly meetings: readonly string[]
}

/** Chốt bản in for the whole month, instead of one meeting after the other. */
export function FreezeMany({ meetings }: FreezeManyProps) {
  const freeze = useJob('documents.freezeMany')
  const [isAsking, setAsking] = useState(false)
  const [kinds, setKinds] = useState(usual)
  const may = useMay()
  const { result } = freeze
  const hinted = result?.left.filter(({ isHint }) => isHint).map(({ meetingId }) => meetingId) ?? []
  if (!may('write') || (meetings.length === 0 && result === undefined)) return null
  return (
    <section className="tick-bar" aria-label="Chốt bản in cho nhiều buổi">
      {meetings.length > 0 && (
        <Group gap="xs">
          <Text component="span" size="sm">
            {meetings.length} buổi đã ghi đầy đủ, chưa chốt biên bản.
          </Text>
          <Button size="xs" disabled={freeze.isRunning} onClick={() => setAsking(true)}>
            Chốt bản in {meetings.length} buổi
          </Button>
        </Group>
      )}
      {freeze.isRunning && (
        <Progress progress={freeze.progress} label="Đang chốt bản in" onCancel={freeze.cancel} />
      )}
      <Fault fault={freeze.error} />
      {result !== undefined && (
        <>
          <Text size="sm" role="status">
            Đã chốt {result.frozen} văn bản.
            {result.left.length > 0 && ` Còn ${result.left.length} buổi cần xem trước khi chốt:`}
          </Text>
          {result.left.length > 0 && (
            <ul className="paper-warnings">
              {result.left.map(({ meetingId, cellName, heldOn, why }) => (
                <li key={meetingId}>
                  <TextLink to={`/buoi/${meetingId}`}>
                    {cellName}, {formatDate(heldOn)}
                  </TextLink>
                  : {why.join(' ')}
                </li>
              ))}
            </ul>
          )}
          {hinted.length > 0 && (
            <Group>
              <Button
                size="xs"
                variant="default"
                disabled={freeze.isRunning}
                onClick={() => void freeze.start({ meetings: hinted, kinds: [...kinds], withHints: true })}
              >
                Đã xem, vẫn chốt {hinted.length} buổi này
              </Button>
            </Group>
          )}
        </>
      )}
      <Confirm
        isOpen={isAsking}
        title="Chốt bản in cho nhiều buổi"
        confirmLabel="Chốt bản in"
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          if (kinds.length > 0) void freeze.start({ meetings: [...meetings], kinds: [...kinds] })
        }}
      >
        <p>
          Mỗi văn bản nhận số tiếp theo của chi bộ và không đổi nữa; sửa sau đó thì lập bản sửa đổi. Buổi nào
          có điều cần xem lại thì được để riêng, chưa chốt.
        </p>
        <Checkbox.Group
          label="Văn bản"
          value={[...kinds]}
          onChange={(values) => setKinds(offered.filter((kind) => values.includes(kind)))}
        >
          <Group gap="md" mt={4}>
            {offered.map((kind) => (
              <Checkbox key={kind} value={kind} label={paperTypes[kind].name} />
            ))}
          </Group>
        </Checkbox.Group>
      </Confirm>
    </section>
  )
}
