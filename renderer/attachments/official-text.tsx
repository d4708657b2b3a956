import { Button, FileButton, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { wordKind } from '../../shared/attachments/contract.ts'
import type { PaperView } from '../../shared/documents/contract.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Confirm } from '../components/confirm.tsx'
import { Fault } from '../components/fault.tsx'
import { momentPhrase } from '../components/moments.ts'
import { saveDoorFile, useJob, useWrite } from '../office.ts'
import { FileView } from './file-view.tsx'
import { useSending } from './use-sending.ts'

const accepted = 'application/pdf,image/jpeg,image/png,.docx'

/** Bản chính thức: the text as it was finally changed in Word or by pen, in place of the print that stays kept. */
export function OfficialText({ paper }: { readonly paper: PaperView }) {
  const { id: paperId, revision } = paper
  const current = paper.versions.find(({ version }) => version === paper.currentVersion)
  const official = current?.official ?? null
  const set = useJob('attachments.setOfficial')
  const { send, isBusy, problem, fault } = useSending((token, name) =>
    set.start({ paperId, revision, upload: token, name }),
  )
  if (paper.state === 'draft' || current === undefined) return null

  return (
    <section className="section" aria-label="Bản chính thức">
      <h2>Bản chính thức</h2>
      <div className="stack">
        <p className="muted">
          {official === null
            ? 'Bản đã chốt là bản chính thức. Nếu văn bản được sửa lần cuối bằng Word hoặc bằng bút thì gắn tệp ấy ở đây: gói Sổ tay và tập lưu dùng tệp này, bản đã chốt vẫn giữ.'
            : 'Gói Sổ tay và tập lưu dùng tệp này thay cho bản đã chốt. Bản đã chốt vẫn giữ.'}
        </p>
        {official !== null && (
          <Attached
            paper={paper}
            name={official.name}
            mediaType={official.mediaType}
            addedAt={official.addedAt}
          />
        )}
        <Group>
          <FileButton accept={accepted} onChange={(chosen) => chosen !== null && void send([chosen])}>
            {(props) => (
              <ButtonFor right="write" {...props} size="xs" variant="default" loading={isBusy}>
                {official === null ? 'Gắn bản chính thức' : 'Thay bằng tệp khác'}
              </ButtonFor>
            )}
          </FileButton>
          <Text size="sm" c="dimmed">
            PDF, Word (.docx) hoặc ảnh quét
          </Text>
        </Group>
        {problem !== undefined && (
          <p role="alert" className="attention">
            {problem}
          </p>
        )}
        <Fault fault={fault ?? set.error} />
      </div>
    </section>
  )
}

interface AttachedProps {
  readonly paper: PaperView
  readonly name: string
  readonly mediaType: string
  readonly addedAt: string
}

function Attached({ paper, name, mediaType, addedAt }: AttachedProps) {
  const open = useJob('attachments.openOfficial')
  const drop = useWrite('attachments.dropOfficial')
  const [isAsking, setAsking] = useState(false)
  const isWord = mediaType === wordKind
  const asked = { paperId: paper.id, version: paper.currentVersion }
  const save = async () => {
    const file = await open.start(asked)
    if (file !== undefined) await saveDoorFile(file)
  }
  return (
    <>
      <Group gap="xs">
        <strong>{name}</strong>
        <span className="muted">gắn lúc {momentPhrase(addedAt)}</span>
        {!isWord && (
          <Button
            size="compact-sm"
            variant="default"
            loading={open.isRunning}
            onClick={() => (open.result === undefined ? void open.start(asked) : open.reset())}
          >
            {open.result === undefined ? 'Xem' : 'Thu lại'}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={() => void save()}>
          Lưu ra tệp
        </Button>
        <ButtonFor
          right="write"
          size="compact-sm"
          variant="subtle"
          loading={drop.isPending}
          onClick={() => setAsking(true)}
        >
          Gỡ
        </ButtonFor>
      </Group>
      {isWord && (
        <p className="hint">
          Tệp Word được giữ nguyên. Gói Sổ tay cần PDF: hãy mở bằng Word, lưu thành PDF rồi thay tệp này; tập
          lưu không đóng được tệp Word.
        </p>
      )}
      <Fault fault={open.error ?? drop.error} />
      {open.result !== undefined && !isWord && (
        <div className="official-view">
          <FileView name={name} mediaType={mediaType} token={open.result.token} />
        </div>
      )}
      <Confirm
        isOpen={isAsking}
        title="Gỡ bản chính thức"
        confirmLabel="Gỡ"
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          drop.mutate({ paperId: paper.id, revision: paper.revision })
        }}
      >
        Bản đã chốt lại là bản chính thức. Việc gỡ được lưu trong nhật ký; tệp vẫn nằm trong kho dữ liệu.
      </Confirm>
    </>
  )
}
