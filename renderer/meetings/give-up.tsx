import { Button } from '@mantine/core'
import { useState } from 'react'
import type { MeetingView } from '../../shared/meetings/contract.ts'
import { Confirm } from '../components/confirm.tsx'
import type { Editor } from './use-editor.ts'

interface GiveUpProps {
  readonly view: MeetingView
  readonly editor: Editor
}

/** Lets what is being typed go, after saying what that is. */
export function GiveUp({ view, editor }: GiveUpProps) {
  const [isAsking, setAsking] = useState(false)
  if (!view.hasUnrecordedChanges && !editor.isTouched) return null
  return (
    <>
      <Button variant="subtle" color="gray" onClick={() => setAsking(true)}>
        Bỏ phần sửa dở
      </Button>
      <Confirm
        isOpen={isAsking}
        title="Bỏ phần sửa dở?"
        confirmLabel="Bỏ phần sửa dở"
        isBusy={editor.isRecording}
        onClose={() => setAsking(false)}
        // What stands in the way is told on the page itself.
        onConfirm={() => void editor.giveUp().then(() => setAsking(false))}
      >
        {view.isRecorded
          ? 'Mọi điều đã nhập từ lần ghi vào sổ gần nhất sẽ bị bỏ. Buổi sinh hoạt trở lại đúng như đã ghi vào sổ; văn bản đã chốt vẫn giữ nguyên.'
          : 'Buổi này chưa ghi vào sổ lần nào, nên mọi điều đã nhập sẽ bị bỏ. Buổi trở lại như lúc mới mở; danh sách điểm danh vẫn giữ nguyên.'}
      </Confirm>
    </>
  )
}
