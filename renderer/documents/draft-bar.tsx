import { Button, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import type { PaperView } from '../../shared/documents/contract.ts'
import type { MeetingView } from '../../shared/meetings/contract.ts'
import { Confirm } from '../components/confirm.tsx'
import { Fault } from '../components/fault.tsx'
import { Progress } from '../components/progress.tsx'
import { LineField } from '../meetings/fields.tsx'
import type { Editor } from '../meetings/use-editor.ts'
import { saveDoorFile, useJob, useRead } from '../office.ts'
import { RecallNote } from './recall-note.tsx'
import type { Drawn } from './use-preview.ts'

interface DraftBarProps {
  readonly view: MeetingView
  readonly paper: PaperView | null
  readonly editor: Editor
  readonly isUnrecorded: boolean
  readonly drawn: Drawn | undefined
}

/** Before freezing: the number that the paper will carry, and the step that makes it final. */
export function DraftBar({ view, paper, editor, isUnrecorded, drawn }: DraftBarProps) {
  const proposal = useRead('documents.proposeNumber', { meetingId: view.id, kind: 'minutes' })
  const freeze = useJob('documents.freeze')
  const word = useJob('documents.word')
  const number = useRef<string>(undefined)
  const [isAsking, setAsking] = useState(false)
  const proposed = proposal.data?.proposed ?? ''
  const chosen = () => (number.current ?? proposed).trim()

  const freezeNow = async () => {
    setAsking(false)
    const meetingRevision = isUnrecorded ? await editor.record() : view.revision
    if (meetingRevision === undefined) return
    await freeze.start({ meetingId: view.id, meetingRevision, number: chosen() === '' ? null : chosen() })
  }
  const saveWord = async () => {
    await editor.keeper.flush()
    const file = await word.start({ meetingId: view.id })
    if (file !== undefined) await saveDoorFile(file)
  }

  return (
    <section className="paper-bar" aria-label="Văn bản">
      <div className="paper-bar-row">
        <span aria-hidden="true">Số</span>
        <LineField
          key={proposed}
          label="Số"
          hideLabel
          className="paper-number"
          placeholder={`……-${proposal.data?.symbol ?? ''}`}
          defaultValue={number.current ?? proposed}
          maxLength={40}
          onType={(text) => {
            number.current = text
          }}
        />
        <Button size="xs" variant="default" onClick={() => setAsking(true)} disabled={freeze.isRunning}>
          Chốt bản in
        </Button>
        <span className="spacer" />
        <Button
          size="xs"
          variant="default"
          disabled={drawn === undefined}
          onClick={() => drawn !== undefined && void saveDoorFile(drawn.file)}
        >
          Lưu PDF
        </Button>
        <Button size="xs" variant="default" loading={word.isRunning} onClick={() => void saveWord()}>
          Lưu Word
        </Button>
      </div>
      <Text size="xs" c="dimmed">
        Bản nháp: chốt bản in rồi mới in.{proposed !== '' && ' Số để trống sẽ in dấu chấm.'}
      </Text>
      {proposal.data !== undefined && proposal.data.warnings.length > 0 && (
        <ul className="paper-warnings">
          {proposal.data.warnings.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {paper !== null && <RecallNote paper={paper} />}
      {freeze.isRunning && (
        <Progress progress={freeze.progress} label="Đang chốt bản in" onCancel={freeze.cancel} />
      )}
      <Fault fault={freeze.error ?? word.error} />
      <Confirm
        isOpen={isAsking}
        title="Chốt bản in"
        confirmLabel="Chốt bản in"
        onClose={() => setAsking(false)}
        onConfirm={() => void freezeNow()}
      >
        {chosen() === '' ? 'Chỗ ghi số được in dấu chấm. ' : `Văn bản mang số ${chosen()}. `}
        {isUnrecorded && 'Biên bản được ghi vào sổ trước. '}
        Sau khi chốt, nội dung không sửa trực tiếp được; muốn sửa thì lập bản sửa đổi.
      </Confirm>
    </section>
  )
}
