import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { RestorePreview as Preview } from '../../shared/backup/contract.ts'
import { Confirm } from '../components/confirm.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink } from '../components/link.tsx'
import { momentPhrase } from '../components/moments.ts'
import { Progress } from '../components/progress.tsx'
import { Note } from '../documents/note.tsx'
import { queryClient, useJob } from '../office.ts'
import { Compared, Counts } from './counts.tsx'
import { Newest } from './newest.tsx'
import { Rehearsed } from './rehearsed.tsx'

interface RestorePreviewProps {
  readonly preview: Preview
  readonly onBack: () => void
  readonly onRestored: () => void
}

/** What a restore would do, the question, and what came of it. */
export function RestorePreview({ preview, onBack, onRestored }: RestorePreviewProps) {
  const restore = useJob('backup.restore')
  const rehearse = useJob('backup.rehearse')
  const [isAsking, setAsking] = useState(false)
  const isBusy = restore.isRunning || rehearse.isRunning
  const run = async () => {
    setAsking(false)
    const done = await restore.start({ previewId: preview.previewId })
    // Everything that the window knew was of the office before.
    if (done === undefined) return
    await queryClient.invalidateQueries()
    onRestored()
    // Where nothing was in use before, the whole window has changed by now, and this page with it.
    if (preview.lastChangeNow === null) notifications.show({ message: 'Đã khôi phục', autoClose: 10_000 })
  }

  if (restore.result !== undefined) {
    return (
      <Note title="Đã khôi phục">
        <Text>
          Chương trình đang dùng dữ liệu của bản sao lưu lúc {momentPhrase(preview.madeAt)}. Bản đang dùng
          trước đó được giữ lại; muốn quay lại thì dùng mục Bản được giữ lại trên máy này.
        </Text>
        <Counts counts={restore.result.counts} />
        <Group>
          <ButtonLink to="/" variant="default">
            Sang Việc cần làm
          </ButtonLink>
        </Group>
      </Note>
    )
  }
  return (
    <div className="stack restore-preview">
      <h3>
        Bản sao lưu lúc {momentPhrase(preview.madeAt)} của {preview.communeName}
      </h3>
      <Compared inside={preview.inside} now={preview.now} />
      <Newest preview={preview} />
      {preview.warnings.map((sentence) => (
        <p key={sentence} className="hint">
          {sentence}
        </p>
      ))}
      {restore.isRunning && (
        <Progress progress={restore.progress} label="Đang khôi phục" onCancel={restore.cancel} />
      )}
      {rehearse.isRunning && (
        <Progress progress={rehearse.progress} label="Đang diễn tập khôi phục" onCancel={rehearse.cancel} />
      )}
      <Fault fault={restore.error ?? rehearse.error} />
      {rehearse.result !== undefined && !rehearse.isRunning && <Rehearsed result={rehearse.result} />}
      <Group>
        <Button disabled={isBusy} onClick={() => setAsking(true)}>
          Khôi phục bản này
        </Button>
        <Button
          variant="default"
          disabled={isBusy}
          onClick={() => void rehearse.start({ previewId: preview.previewId })}
        >
          Diễn tập khôi phục
        </Button>
        <Button variant="default" disabled={isBusy} onClick={onBack}>
          Quay lại
        </Button>
      </Group>
      <p className="muted small">
        Diễn tập làm đủ các bước khôi phục ở một chỗ riêng trên máy này rồi xóa đi; sổ đang dùng không thay
        đổi.
      </p>
      <Confirm
        isOpen={isAsking}
        title="Khôi phục"
        confirmLabel="Khôi phục"
        onClose={() => setAsking(false)}
        onConfirm={() => void run()}
      >
        Dữ liệu đang dùng được thay bằng bản sao lưu lúc {momentPhrase(preview.madeAt)}. Bản đang dùng được
        giữ lại trên máy này và quay lại được.
      </Confirm>
    </div>
  )
}
