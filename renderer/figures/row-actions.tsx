import { Button } from '@mantine/core'
import type { SheetRow } from '../../shared/figures/contract.ts'
import { MeetingFiles } from '../attachments/meeting-files.tsx'
import { TextLink } from '../components/link.tsx'
import { MissedButton } from '../months/missed.tsx'
import { AskButton } from './ask-button.tsx'

interface RowActionsProps {
  readonly row: SheetRow
  readonly onDiscard: (() => void) | undefined
  /** Back to the box that was left for this. */
  readonly onBack: () => void
}

/** What belongs to the handwritten sheet of a row besides its figures. */
export function RowActions({ row, onDiscard, onBack }: RowActionsProps) {
  const { meetingId, cellName } = row
  const mayBeMissed = row.kind !== 'thematic' && row.state === 'open'
  return (
    <>
      {onDiscard !== undefined && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            onDiscard()
            onBack()
          }}
        >
          Bỏ phần vừa nhập
        </Button>
      )}
      {meetingId !== null && (
        <>
          <TextLink to={`/buoi/${meetingId}`}>Mở buổi</TextLink>
          <MeetingFiles key={meetingId} meetingId={meetingId} cellName={cellName} onClosed={onBack} />
          <AskButton meetingId={meetingId} cellName={cellName} onClosed={onBack} />
        </>
      )}
      {mayBeMissed && (
        <MissedButton
          key={row.cellId}
          cellId={row.cellId}
          cellName={cellName}
          period={row.period}
          missed={row.missed}
          isOpened={meetingId !== null}
          onEnd={onBack}
        />
      )}
    </>
  )
}
