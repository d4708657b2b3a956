import { Button, Text } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import type { PaperView } from '../../shared/documents/contract.ts'
import { type PaperRef, paperTypes } from '../../shared/documents/kinds.ts'
import { completedNumber } from '../../shared/documents/numbering.ts'
import { ButtonFor, For } from '../accounts/for.tsx'
import { Confirm } from '../components/confirm.tsx'
import { Fault } from '../components/fault.tsx'
import { Progress } from '../components/progress.tsx'
import { LineField } from '../meetings/fields.tsx'
import type { OfficeFault } from '../office.ts'
import { saveDoorFile, useJob, useRead } from '../office.ts'
import { RecallNote } from './recall-note.tsx'
import type { usePreview } from './use-preview.ts'

/** What a paper is of, as the office is asked for it. */
export type DraftOf = { readonly meetingId: string } | { readonly reportId: string }

interface DraftBarProps {
  readonly of: DraftOf
  readonly chosen: PaperRef
  readonly paper: PaperView | null
  /** Keeps what is being typed; false where that was refused. */
  readonly flush: () => Promise<boolean>
  /** Lets be written what must be before freezing; answers the revision to freeze, undefined where it was refused. */
  readonly ready: () => Promise<number | undefined>
  readonly fault: OfficeFault | undefined
  /** Said in the question before freezing: facts, not obstacles. */
  readonly hints: ReactNode
  readonly preview: ReturnType<typeof usePreview>
}

/** Before freezing: the number that the paper will carry, and the step that makes it final. */
export function DraftBar({ of, chosen: ref, paper, flush, ready, fault, hints, preview }: DraftBarProps) {
  const { name } = paperTypes[ref.kind]
  const proposal = useRead('documents.proposeNumber', { ...of, ...ref })
  const isNumbered = proposal.data?.isNumbered ?? true
  const freeze = useJob('documents.freeze')
  const word = useJob('documents.word')
  const number = useRef<string>(undefined)
  const [meant, setMeant] = useState<string>()
  const judging = useRef(0)
  const judged = useRead(
    'documents.proposeNumber',
    { ...of, ...ref, ...(meant !== undefined && { number: meant }) },
    { keepPrevious: true },
  )
  const outOfOrder = judged.data?.outOfOrder ?? null
  const warnings = [...(judged.data?.warnings ?? []), ...(outOfOrder === null ? [] : [outOfOrder])]
  const [isAsking, setAsking] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const proposed = proposal.data?.proposed ?? ''
  const chosen = () => (number.current ?? proposed).trim()

  const typed = () => (number.current === undefined ? {} : { number: number.current })
  const isDouble = freeze.error?.code === 'refused' && freeze.error.fields.number !== undefined

  const freezeNow = async (allowDouble: boolean) => {
    setAsking(false)
    const meetingRevision = await ready()
    if (meetingRevision === undefined) return
    await freeze.start({
      ...of,
      ...ref,
      meetingRevision,
      number: chosen() === '' ? null : chosen(),
      allowDouble,
    })
  }
  const savePdf = async () => {
    if (!(await flush())) return
    setSaving(true)
    const fresh = await preview.drawNow()
    setSaving(false)
    if (fresh !== undefined) await saveDoorFile(fresh.file)
  }
  const saveWord = async () => {
    if (!(await flush())) return
    const file = await word.start({ ...of, ...ref, ...typed() })
    if (file !== undefined) await saveDoorFile(file)
  }

  return (
    <section className="paper-bar" aria-label="Văn bản">
      <div className="paper-bar-row">
        {isNumbered && <span aria-hidden="true">Số</span>}
        {isNumbered && (
          <For right="write">
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
          </For>
        )}
        <ButtonFor
          right="write"
          size="xs"
          variant="default"
          onClick={() => setAsking(true)}
          disabled={freeze.isRunning}
        >
          Chốt bản in
        </ButtonFor>
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
        <ButtonFor
          right="export"
          size="xs"
          variant="default"
          loading={word.isRunning}
          onClick={() => void saveWord()}
        >
          Lưu Word
        </ButtonFor>
      </div>
      <Text size="xs" c="dimmed">
        Bản nháp: chốt bản in rồi mới in.{proposed !== '' && ' Số để trống sẽ in dấu chấm.'}
      </Text>
      {warnings.length > 0 && (
        <ul className="paper-warnings">
          {warnings.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {paper !== null && <RecallNote paper={paper} linksToVersions />}
      {freeze.isRunning && (
        <Progress progress={freeze.progress} label="Đang chốt bản in" onCancel={freeze.cancel} />
      )}
      <Fault fault={fault ?? (isDouble ? word.error : (freeze.error ?? word.error))} />
      <Confirm
        isOpen={isAsking}
        title="Chốt bản in"
        confirmLabel="Chốt bản in"
        onClose={() => setAsking(false)}
        onConfirm={() => void freezeNow(false)}
      >
        {isNumbered &&
          (chosen() === ''
            ? 'Chỗ ghi số được in dấu chấm. '
            : `${name} mang số ${completedNumber(chosen(), proposal.data?.symbol ?? '')}. `)}
        {outOfOrder !== null && (
          <ul className="paper-warnings">
            <li>{outOfOrder}</li>
          </ul>
        )}
        {hints}
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
