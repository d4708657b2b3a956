import { Alert, Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { PacketRow, Phase } from '../../shared/packets/contract.ts'
import { ButtonFor, For } from '../accounts/for.tsx'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { Progress } from '../components/progress.tsx'
import { Note } from '../documents/note.tsx'
import { useJob, useWrite } from '../office.ts'
import { PlacePicker } from '../places/place-picker.tsx'
import { type Choice, dueNow, takenOf, tickedPapers, unsignedWords } from './choice.ts'

interface PacketBarProps {
  readonly period: string
  readonly phase: Phase
  readonly today: string
  readonly rows: readonly PacketRow[]
  readonly choice: Choice
  readonly onChoose: (choice: Choice) => void
}

/** One action for many packets: onto a stick, and the day on which they were put up. */
export function PacketBar({ period, phase, today, rows, choice, onChoose }: PacketBarProps) {
  const chosen = rows.filter(({ meetingId }) => choice.meetings.has(meetingId))
  const files = chosen.reduce((sum, row) => sum + takenOf(choice, row, phase).length, 0)
  const due = dueNow(rows, phase)
  const choose = (those: readonly PacketRow[]) =>
    onChoose({ ...choice, meetings: new Set(those.map(({ meetingId }) => meetingId)) })
  return (
    <section className="tick-bar" aria-label="Làm cho nhiều chi bộ">
      <Group gap="xs">
        <Button size="compact-sm" variant="default" disabled={due.length === 0} onClick={() => choose(due)}>
          {phase === 'before' ? 'Chọn các buổi chưa đưa lên' : 'Chọn các buổi chưa đăng'} ({due.length})
        </Button>
        {chosen.length > 0 && (
          <Button size="compact-sm" variant="subtle" onClick={() => choose([])}>
            Bỏ chọn
          </Button>
        )}
        <Text component="span" size="sm" role="status">
          {chosen.length === 0
            ? 'Chưa chọn buổi nào.'
            : `Đã chọn ${chosen.length} buổi: ${files} văn bản, ${chosen.length} nội dung để dán.`}
        </Text>
      </Group>
      {chosen.length > 0 && (
        <div className="packet-actions">
          <For right="export">
            <Write period={period} phase={phase} chosen={chosen} choice={choice} />
          </For>
          <For right="write">
            <Tick phase={phase} today={today} chosen={chosen} choice={choice} onDone={() => choose([])} />
          </For>
        </div>
      )}
    </section>
  )
}

interface ChosenProps {
  readonly phase: Phase
  readonly chosen: readonly PacketRow[]
  readonly choice: Choice
}

function Write({ period, phase, chosen, choice }: ChosenProps & { readonly period: string }) {
  const write = useJob('packets.write')
  const done = write.result
  const unsigned = unsignedWords(choice, chosen, phase)
  return (
    <div className="stack">
      <Text size="sm" fw={600}>
        Ghi gói ra USB
      </Text>
      {phase === 'after' && unsigned.length > 0 && (
        <Alert color="amber" variant="light" role="status" title="Sẽ ghi cả văn bản chưa ghi nhận đã ký">
          <ul className="plain-list">
            {unsigned.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          <Text size="sm">Bỏ dấu chọn ở cột Trong gói nếu chưa đưa lên.</Text>
        </Alert>
      )}
      <PlacePicker
        title="Chọn nơi ghi gói"
        otherLabel="Chọn thư mục để ghi gói"
        isBusy={write.isRunning}
        onPick={(place) =>
          void write.start({
            folder: place.token,
            period,
            phase,
            meetings: chosen.map((row) => ({
              meetingId: row.meetingId,
              items: takenOf(choice, row, phase).map(({ key }) => key),
            })),
          })
        }
      />
      {write.isRunning && <Progress progress={write.progress} label="Đang ghi gói" onCancel={write.cancel} />}
      <Fault fault={write.error} />
      {done !== undefined && (
        <Note title={`Đã ghi ${done.meetings} gói`}>
          <Text>
            {done.files} tệp trong thư mục {done.folderName} ở {done.placeName} đã được đọc lại và khớp:{' '}
            {done.papers} văn bản, {done.meetings} nội dung để dán, {done.meetings} tệp kê so-chi-bo.json. Có
            thể rút USB.
          </Text>
        </Note>
      )}
    </div>
  )
}

function Tick({
  phase,
  today,
  chosen,
  choice,
  onDone,
}: ChosenProps & { readonly today: string; readonly onDone: () => void }) {
  const tick = useWrite('packets.tick')
  const [on, setOn] = useState<string | null>(today)
  const unsigned = chosen
    .flatMap((row) => takenOf(choice, row, phase))
    .filter(({ paper }) => paper !== null && ['frozen', 'printed'].includes(paper.state)).length
  return (
    <div className="stack">
      <Text size="sm" fw={600}>
        {phase === 'before' ? 'Ghi nhận đã đưa tài liệu lên' : 'Ghi nhận đã đăng'}
      </Text>
      <Group gap="xs">
        <DateField
          label={phase === 'before' ? 'Ngày đưa lên' : 'Ngày đăng'}
          hideLabel
          defaultValue={today}
          onCommit={setOn}
          onProblem={(problem) => {
            if (problem !== undefined) setOn(null)
          }}
        />
        <ButtonFor
          right="write"
          variant="default"
          loading={tick.isPending}
          disabled={on === null}
          onClick={() =>
            on !== null &&
            tick.mutate(
              {
                phase,
                on,
                meetings: chosen.map((row) => ({
                  meetingId: row.meetingId,
                  revision: row.revision,
                  papers: tickedPapers(choice, row, phase),
                })),
              },
              { onSuccess: onDone },
            )
          }
        >
          {phase === 'before' ? 'Đã đưa lên' : 'Đã đăng'} {chosen.length} buổi
        </ButtonFor>
      </Group>
      {phase === 'after' && unsigned > 0 && (
        <Text size="sm" c="dimmed">
          {unsigned} văn bản chưa ghi nhận đã ký: ngày đăng ghi cho buổi sinh hoạt, văn bản giữ trạng thái cũ.
        </Text>
      )}
      <Fault fault={tick.error} />
    </div>
  )
}
