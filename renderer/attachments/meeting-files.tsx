import { Button, FileButton, Group, Modal } from '@mantine/core'
import { useState } from 'react'
import { type FilePurpose, filePurposeNames, type MeetingFile } from '../../shared/attachments/contract.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Fault } from '../components/fault.tsx'
import { saveDoorFile, useJob, useRead, useWrite } from '../office.ts'
import { FileView } from './file-view.tsx'
import { useSending } from './use-sending.ts'

interface MeetingFilesProps {
  readonly meetingId: string
  /** Whose meeting it is, for the title. */
  readonly cellName: string
  readonly purpose?: FilePurpose
  readonly onClosed?: () => void
}

const kilobytes = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MB`

const words: Readonly<Record<FilePurpose, { readonly add: string; readonly many: string }>> = {
  signed: { add: 'Đính kèm bản quét', many: 'Bản quét' },
  preparation: { add: 'Đính kèm tài liệu', many: 'Tài liệu' },
}
const accepted: Readonly<Record<FilePurpose, string>> = {
  signed: 'application/pdf,image/jpeg,image/png',
  preparation: 'application/pdf,image/jpeg,image/png,.docx',
}

/** Files of a meeting for one purpose behind a button: the scan of the signed sheet, looked at and attached. */
export function MeetingFiles({ meetingId, cellName, purpose = 'signed', onClosed }: MeetingFilesProps) {
  const [isOpen, setOpen] = useState(false)
  const files = useRead('attachments.ofMeeting', { meetingId })
  const own = (files.data ?? []).filter((file) => file.purpose === purpose)
  const count = own.length
  return (
    <>
      <ButtonFor
        right={count === 0 ? 'write' : 'read'}
        size="compact-sm"
        variant="default"
        onClick={() => setOpen(true)}
      >
        {count === 0 ? words[purpose].add : `${words[purpose].many} (${count})`}
      </ButtonFor>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        returnFocus={onClosed === undefined}
        onExitTransitionEnd={() => onClosed?.()}
        title={`${words[purpose].many}: ${cellName}`}
        size="56rem"
        closeButtonProps={{ 'aria-label': 'Đóng' }}
      >
        <div className="stack">
          <Fault fault={files.error} onAgain={() => void files.refetch()} />
          <AddFile meetingId={meetingId} purpose={purpose} />
          {own.map((file) => (
            <FileLine key={file.sha256} meetingId={meetingId} file={file} />
          ))}
        </div>
      </Modal>
    </>
  )
}

function AddFile({ meetingId, purpose }: Required<Pick<MeetingFilesProps, 'meetingId' | 'purpose'>>) {
  const add = useJob('attachments.add')
  const { send, isBusy, problem, fault } = useSending((token, name) =>
    add.start({ meetingId, purpose, upload: token, name }),
  )
  return (
    <>
      <p className="muted">
        {purpose === 'preparation' ? 'Tệp PDF, Word (.docx)' : 'Tệp PDF'} không quá 20 MB. Ảnh JPEG, PNG và
        PDF quét được thu về màu xám, 150 dpi trước khi lưu.
      </p>
      <Group>
        <FileButton accept={accepted[purpose]} multiple onChange={(chosen) => void send(chosen)}>
          {(props) => (
            <ButtonFor right="write" {...props} loading={isBusy}>
              Chọn tệp
            </ButtonFor>
          )}
        </FileButton>
      </Group>
      {problem !== undefined && (
        <p role="alert" className="attention">
          {problem}
        </p>
      )}
      <Fault fault={fault ?? add.error} />
    </>
  )
}

function FileLine({ meetingId, file }: { readonly meetingId: string; readonly file: MeetingFile }) {
  const { sha256, name, purpose, bytes, mediaType } = file
  const open = useJob('attachments.open')
  const remove = useWrite('attachments.remove')
  const shown = open.result
  return (
    <section className="stack" aria-label={name}>
      <Group gap="xs">
        <strong>{name}</strong>
        <span className="muted">
          {filePurposeNames[purpose]}, {kilobytes(bytes)}
        </span>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Xem ${name}`}
          loading={open.isRunning}
          onClick={() => (shown === undefined ? void open.start({ meetingId, sha256 }) : open.reset())}
        >
          {shown === undefined ? 'Xem' : 'Thu lại'}
        </Button>
        {shown !== undefined && (
          <Button size="compact-sm" variant="default" onClick={() => void saveDoorFile(shown)}>
            Lưu ra tệp
          </Button>
        )}
        <ButtonFor
          right="write"
          size="compact-sm"
          variant="subtle"
          aria-label={`Gỡ ${name}`}
          loading={remove.isPending}
          onClick={() => remove.mutate({ meetingId, sha256 })}
        >
          Gỡ
        </ButtonFor>
      </Group>
      <Fault fault={open.error ?? remove.error} />
      {shown !== undefined && <FileView name={name} mediaType={mediaType} token={shown.token} />}
    </section>
  )
}
