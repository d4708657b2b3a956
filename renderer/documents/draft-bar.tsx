import { Button, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import type { PaperView } from '../../shared/documents/contract.ts'
import { type PaperRef, paperTypes } from '../../shared/documents/kinds.ts'
import type { MeetingView } from '../../shared/meetings/contract.ts'
import { meetingHints } from '../../shared/meetings/hints.ts'
import { Confirm } from '../components/confirm.tsx'
import { Fault } from '../components/fault.tsx'
import { Progress } from '../components/progress.tsx'
import { LineField } from '../meetings/fields.tsx'
import { useContent } from '../meetings/form.ts'
import { useRulebook } from '../meetings/rules.ts'
import type { Editor } from '../meetings/use-editor.ts'
import { saveDoorFile, useJob, useRead } from '../office.ts'
import { RecallNote } from './recall-note.tsx'
import type { usePreview } from './use-preview.ts'

interface DraftBarProps {
  readonly view: MeetingView
  readonly chosen: PaperRef
  readonly paper: PaperView | null
  readonly editor: Editor
  readonly isUnrecorded: boolean
  readonly preview: ReturnType<typeof usePreview>
}

/** Before freezing: the number that the paper will carry, and the step that makes it final. */
export function DraftBar({ view, chosen: ref, paper, editor, isUnrecorded, preview }: DraftBarProps) {
  const { isBeforehand, name } = paperTypes[ref.kind]
  const proposal = useRead('documents.proposeNumber', { meetingId: view.id, ...ref })
  const isNumbered = proposal.data?.isNumbered ?? true
  const freeze = useJob('documents.freeze')
  const word = useJob('documents.word')
  const number = useRef<string>(undefined)
  const [meant, setMeant] = useState<string>()
  const judging = useRef(0)
  const judged = useRead(
    'documents.proposeNumber',
    { meetingId: view.id, ...ref, ...(meant !== undefined && { number: meant }) },
    { keepPrevious: true },
  )
  const [isAsking, setAsking] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const proposed = proposal.data?.proposed ?? ''
  const chosen = () => (number.current ?? proposed).trim()

  const typed = () => (number.current === undefined ? {} : { number: number.current })
  const isDouble = freeze.error?.code === 'refused' && freeze.error.fields.number !== undefined

  const freezeNow = async (allowDouble: boolean) => {
    setAsking(false)
    // A summons goes out before the meeting is written down: what is kept of it is enough.
    if (isBeforehand && !(await editor.keeper.flush())) return
    const mustRecord = !isBeforehand && (isUnrecorded || editor.form.problemCount() > 0)
    const meetingRevision = mustRecord ? await editor.record() : view.revision
    if (meetingRevision === undefined) {
      showWrongField()
      return
    }
    await freeze.start({
      meetingId: view.id,
      ...ref,
      meetingRevision,
      number: chosen() === '' ? null : chosen(),
      allowDouble,
    })
  }
  const savePdf = async () => {
    if (!(await editor.keeper.flush())) return
    setSaving(true)
    const fresh = await preview.drawNow()
    setSaving(false)
    if (fresh !== undefined) await saveDoorFile(fresh.file)
  }
  const saveWord = async () => {
    if (!(await editor.keeper.flush())) return
    const file = await word.start({ meetingId: view.id, ...ref, ...typed() })
    if (file !== undefined) await saveDoorFile(file)
  }

  return (
    <section className="paper-bar" aria-label="Văn bản">
      <div className="paper-bar-row">
        {isNumbered && <span aria-hidden="true">Số</span>}
        {isNumbered && (
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
              preview.typeNumber(text)
              clearTimeout(judging.current)
              judging.current = window.setTimeout(() => setMeant(text), 400)
            }}
          />
        )}
        <Button size="xs" variant="default" onClick={() => setAsking(true)} disabled={freeze.isRunning}>
          Chốt bản in
        </Button>
        <span className="spacer" />
        <Button
          size="xs"
          variant="default"
          disabled={preview.drawn === undefined}
          loading={isSaving}
          onClick={() => void savePdf()}
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
      {judged.data !== undefined && judged.data.warnings.length > 0 && (
        <ul className="paper-warnings">
          {judged.data.warnings.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {paper !== null && <RecallNote paper={paper} linksToVersions />}
      {freeze.isRunning && (
        <Progress progress={freeze.progress} label="Đang chốt bản in" onCancel={freeze.cancel} />
      )}
      <Fault fault={editor.fault ?? (isDouble ? word.error : (freeze.error ?? word.error))} />
      <Confirm
        isOpen={isAsking}
        title="Chốt bản in"
        confirmLabel="Chốt bản in"
        onClose={() => setAsking(false)}
        onConfirm={() => void freezeNow(false)}
      >
        {ref.kind === 'minutes' && <FreezeHints view={view} />}
        {isNumbered && (chosen() === '' ? 'Chỗ ghi số được in dấu chấm. ' : `${name} mang số ${chosen()}. `)}
        {!isBeforehand && isUnrecorded && 'Biên bản được ghi vào sổ trước. '}
        Sau khi chốt, nội dung không sửa trực tiếp được; muốn sửa thì lập bản sửa đổi.
      </Confirm>
      <Confirm
        isOpen={isDouble}
        title="Số đã dùng"
        confirmLabel="Vẫn dùng số này"
        onClose={freeze.reset}
        onConfirm={() => void freezeNow(true)}
      >
        {freeze.error?.message}
      </Confirm>
    </section>
  )
}

/** What the clerk should look at before the paper becomes final: facts, not obstacles. */
function FreezeHints({ view }: { readonly view: MeetingView }) {
  const content = useContent((whole) => whole)
  const book = useRulebook(content.heldOn)
  const hints = meetingHints({ content, roll: view.roll, book, kind: view.kind })
  if (hints.length === 0) return null
  return (
    <ul className="paper-warnings">
      {hints.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

/** The field that kept the record from being written may have been scrolled away. */
function showWrongField(): void {
  const wrong = document.querySelector<HTMLElement>('.meeting-form [aria-invalid="true"]')
  wrong?.scrollIntoView({ block: 'center' })
  wrong?.focus()
}
