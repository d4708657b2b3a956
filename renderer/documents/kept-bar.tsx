import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import type { PaperView } from '../../shared/documents/contract.ts'
import { type MeetingView, paperStateNames } from '../../shared/meetings/contract.ts'
import { useMay } from '../accounts/access.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Confirm } from '../components/confirm.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { saveDoorFile, useJob, useWrite } from '../office.ts'
import { PrintDialog } from '../printing/print-dialog.tsx'
import { RecallNote } from './recall-note.tsx'
import { ReopenDialog } from './reopen-dialog.tsx'
import { SignedDialog } from './signed-dialog.tsx'

interface KeptBarProps {
  readonly paper: PaperView
  /** On the meeting's own page: who may have signed is proposed from it. */
  readonly meeting?: MeetingView
  /** Beside what it is of, the paper's own page is a step away. */
  readonly linksToVersions?: boolean
  /** The page itself offers the amended version of this paper. */
  readonly isReopenedElsewhere?: boolean
  /** The record says something else since it was frozen. */
  readonly differs?: boolean
}

/** After freezing: print, record that it was printed and signed, save, make an amended version. */
export function KeptBar({
  paper,
  meeting,
  linksToVersions = meeting !== undefined,
  isReopenedElsewhere = false,
  differs = false,
}: KeptBarProps) {
  const pdf = useJob('documents.pdf')
  const word = useJob('documents.word')
  const markPrinted = useWrite('documents.markPrinted')
  const may = useMay()
  const stepBack = useWrite('documents.stepBack')
  const [dialog, setDialog] = useState<'print' | 'signed' | 'reopen'>()
  const current = paper.versions.find(({ version }) => version === paper.currentVersion)
  const close = () => setDialog(undefined)

  const savePdf = async () => {
    const file = await pdf.start({ paperId: paper.id })
    if (file !== undefined) await saveDoorFile(file)
  }
  const saveWord = async () => {
    const { meetingId, reportId, kind, item } = paper
    const file = await word.start({ meetingId, reportId, kind, item })
    if (file !== undefined) await saveDoorFile(file)
  }

  return (
    <section className="paper-bar" aria-label="Văn bản">
      <div className="paper-bar-row">
        <Text component="span" fw={600}>
          {paper.number === '' ? 'Số để trống' : `Số ${paper.number}`}
        </Text>
        <Text component="span" c="dimmed">
          {paperStateNames[paper.state]}, bản {paper.currentVersion}
          {current?.signedOn && current.signers !== '' && ` (${current.signers})`}
        </Text>
        <span className="spacer" />
        {linksToVersions && <TextLink to={`/van-ban/${paper.id}`}>Các bản</TextLink>}
      </div>
      <div className="paper-bar-row">
        <ButtonFor
          right="export"
          size="xs"
          variant={paper.state === 'frozen' ? 'filled' : 'default'}
          onClick={() => setDialog('print')}
        >
          In
        </ButtonFor>
        {paper.state === 'frozen' && (
          <ButtonFor
            right="sign"
            size="xs"
            variant="default"
            loading={markPrinted.isPending}
            onClick={() => markPrinted.mutate({ paperId: paper.id, revision: paper.revision })}
          >
            Đã in
          </ButtonFor>
        )}
        {paper.state === 'printed' && (
          <ButtonFor right="sign" size="xs" variant="filled" onClick={() => setDialog('signed')}>
            Ghi nhận đã ký
          </ButtonFor>
        )}
        <Button size="xs" variant="default" loading={pdf.isRunning} onClick={() => void savePdf()}>
          Lưu PDF
        </Button>
        <ButtonFor
          right="export"
          size="xs"
          variant="default"
          loading={word.isRunning}
          disabled={paper.meetingId === null && paper.reportId === null}
          onClick={() => void saveWord()}
        >
          Lưu Word
        </ButtonFor>
        {!isReopenedElsewhere && paper.state !== 'draft' && (
          <ButtonFor right="write" size="xs" variant="default" onClick={() => setDialog('reopen')}>
            Lập bản sửa đổi
          </ButtonFor>
        )}
      </div>
      {paper.state !== 'frozen' && paper.state !== 'draft' && (
        <StepBack
          paper={paper}
          isBusy={stepBack.isPending}
          onBack={() => stepBack.mutate({ paperId: paper.id, revision: paper.revision })}
        />
      )}
      {differs && (
        <Text size="sm" role="status">
          Sổ đã được sửa sau khi chốt bản này, nên văn bản không còn khớp với sổ. Hãy lập bản sửa đổi.
        </Text>
      )}
      <RecallNote paper={paper} linksToVersions={linksToVersions} />
      <Fault fault={pdf.error ?? word.error ?? markPrinted.error ?? stepBack.error} />
      <PrintDialog
        title={`In ${paper.title}`}
        source={{ papers: [{ paperId: paper.id, kind: paper.kind }] }}
        remember={paper.kind}
        isOpen={dialog === 'print'}
        onClose={close}
        onCame={
          paper.state === 'frozen' && may('sign')
            ? () => markPrinted.mutate({ paperId: paper.id, revision: paper.revision }, { onSettled: close })
            : undefined
        }
      />
      <SignedDialog paper={paper} meeting={meeting} isOpen={dialog === 'signed'} onClose={close} />
      <ReopenDialog paper={paper} isOpen={dialog === 'reopen'} onClose={close} />
    </section>
  )
}

interface StepBackProps {
  readonly paper: PaperView
  readonly isBusy: boolean
  readonly onBack: () => void
}

/** A tick made by mistake is taken back; the frozen paper itself stays as it is. */
function StepBack({ paper, isBusy, onBack }: StepBackProps) {
  const [isAsking, setAsking] = useState(false)
  const name = paperStateNames[paper.state]
  return (
    <Text size="xs" c="dimmed">
      Ghi nhận nhầm?{' '}
      <ButtonFor
        right="sign"
        size="compact-xs"
        variant="subtle"
        loading={isBusy}
        onClick={() => setAsking(true)}
      >
        Bỏ ghi nhận "{name}"
      </ButtonFor>
      <Confirm
        isOpen={isAsking}
        title="Bỏ ghi nhận"
        confirmLabel="Bỏ ghi nhận"
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          onBack()
        }}
      >
        Văn bản trở lại bước trước "{name}". Bản đã chốt và số của văn bản còn nguyên; việc bỏ ghi nhận được
        lưu trong nhật ký.
      </Confirm>
    </Text>
  )
}
