import { Button } from '@mantine/core'
import type { SheetRow } from '../../shared/figures/contract.ts'
import { MeetingFiles } from '../attachments/meeting-files.tsx'
import { TextLink } from '../components/link.tsx'
import { AskButton } from './ask-button.tsx'

interface RowActionsProps {
  readonly row: SheetRow
  readonly onDiscard: (() => void) | undefined
}

/** What belongs to the handwritten sheet of a row besides its figures. */
export function RowActions({ row: { meetingId, cellName }, onDiscard }: RowActionsProps) {
  return (
    <>
      {onDiscard !== undefined && (
        <Button size="compact-sm" variant="default" onClick={onDiscard}>
          Bỏ phần vừa nhập
        </Button>
      )}
      {meetingId !== null && (
        <>
          <TextLink to={`/buoi/${meetingId}`}>Mở buổi</TextLink>
          <MeetingFiles key={meetingId} meetingId={meetingId} cellName={cellName} />
          <AskButton meetingId={meetingId} cellName={cellName} />
        </>
      )}
    </>
  )
}
