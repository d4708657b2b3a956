import { Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { formatDate } from '../../shared/calendar/dates.ts'
import { periodPhrase } from '../../shared/calendar/periods.ts'
import type { MeetingView } from '../../shared/meetings/contract.ts'
import { beginningHints } from '../../shared/meetings/hints.ts'
import {
  isMonthlyKind,
  isOncePerPeriod,
  type MeetingKind,
  meetingTitles,
} from '../../shared/meetings/meeting.ts'
import { ButtonFor, Entry } from '../accounts/for.tsx'
import { MeetingFiles } from '../attachments/meeting-files.tsx'
import { BriefingSections } from '../briefings/briefing-sections.tsx'
import { Page } from '../components/page.tsx'
import { useShortcuts } from '../components/shortcuts.ts'
import { isFrozen, usePaperChoice } from '../documents/paper-choice.tsx'
import { PaperSide } from '../documents/paper-side.tsx'
import { usePreview } from '../documents/use-preview.ts'
import { MissedButton } from '../months/missed.tsx'
import { useRead } from '../office.ts'
import { RemoveDialog } from '../recycle/remove-dialog.tsx'
import { ScoreSection } from '../scores/score-section.tsx'
import { VisitSection } from '../visits/visit-section.tsx'
import { DayDialog } from './day-dialog.tsx'
import { FormContext, useContent } from './form.ts'
import { GiveUp } from './give-up.tsx'
import './meetings.css'
import { MeetingNotices } from './meeting-notices.tsx'
import { MeetingSections, Section } from './meeting-sections.tsx'
import { Preparation } from './preparation.tsx'
import { SaveState } from './save-state.tsx'
import { type Reload, useEditor } from './use-editor.ts'

interface MeetingEditorProps {
  readonly view: MeetingView
  readonly onReload: Reload
}

export function MeetingEditor({ view, onReload }: MeetingEditorProps) {
  const [, go] = useLocation()
  const isLocked = view.lockedBy !== null
  const isBriefing = view.kind === 'briefing'
  const choice = usePaperChoice(view.id)
  const paper = useRead('documents.ofMeeting', { meetingId: view.id, ...choice.ref })
  const preview = usePreview(
    { meetingId: view.id },
    choice.ref,
    paper.data !== undefined && !isFrozen(paper.data),
  )
  const editor = useEditor(view, preview.redraw, onReload)
  const { data: setup } = useRead('setup.state', {})
  const [isRemoving, setRemoving] = useState(false)

  const isUnrecorded = !view.isRecorded || view.hasUnrecordedChanges || editor.isTouched
  useShortcuts({
    'ctrl+s': () => {
      if (!isLocked && editor.moved === undefined) void editor.record()
    },
  })

  return (
    <FormContext value={editor.form}>
      <Page
        title={isBriefing ? meetingTitles.briefing : view.cellName}
        note={
          <>
            {isBriefing ? view.cellName : meetingTitles[view.kind]}, kỳ {periodPhrase(view.period)}, họp ngày{' '}
            <HeldOn />
            {!isLocked && <BeginningHints kind={view.kind} today={setup?.today} />}
          </>
        }
        actions={
          isLocked ? undefined : (
            <Group gap="sm" wrap="nowrap">
              <SaveState keeper={editor.keeper} />
              <Text component="span" size="sm" className="record-state" data-open={isUnrecorded || undefined}>
                {isUnrecorded ? 'Chưa ghi vào sổ' : 'Đã ghi vào sổ'}
              </Text>
              <ButtonFor
                right="write"
                onClick={() => void editor.record()}
                loading={editor.isRecording}
                title="Ctrl + S"
                aria-keyshortcuts="Control+S"
              >
                Ghi vào sổ
              </ButtonFor>
            </Group>
          )
        }
        asideLabel="Bản in"
        asideWidth="wide"
        aside={
          <PaperSide
            view={view}
            choice={choice}
            paper={paper.data ?? null}
            preview={preview}
            editor={editor}
            isUnrecorded={isUnrecorded}
          />
        }
      >
        <form
          className="meeting-form"
          aria-label="Nội dung biên bản"
          onSubmit={(event) => event.preventDefault()}
          onBlur={() => {
            if (editor.keeper.hasUnkept()) void editor.keeper.flush()
          }}
        >
          <Entry right="write">
            <MeetingNotices view={view} editor={editor} onReload={() => onReload(() => true)} />
            {isBriefing ? (
              <BriefingSections view={view} isReadOnly={isLocked} />
            ) : (
              <MeetingSections view={view} isReadOnly={isLocked} />
            )}
          </Entry>
          <Section title="Bản quét, giấy tờ kèm theo">
            <Group>
              <MeetingFiles meetingId={view.id} cellName={view.cellName} />
            </Group>
          </Section>
          {view.preparation !== null && setup !== undefined && (
            <Section title="Chuẩn bị và sau buổi họp">
              <Entry right="write">
                <Preparation view={view} way={view.preparation} today={setup.today} editor={editor} />
              </Entry>
            </Section>
          )}
          {isOncePerPeriod(view.kind) && (
            <Section title="Chấm điểm">
              <ScoreSection meetingId={view.id} />
            </Section>
          )}
          {!isLocked && (
            <Group justify="flex-end">
              <GiveUp view={view} editor={editor} />
              {isMonthlyKind(view.kind) && !view.isRecorded && (
                <MissedButton
                  cellId={view.cellId}
                  cellName={view.cellName}
                  period={view.period}
                  missed={null}
                  isOpened
                  onDone={() => go(`/sinh-hoat/${view.period}`)}
                />
              )}
              <ButtonFor right="write" variant="subtle" color="gray" onClick={() => setRemoving(true)}>
                Xóa buổi sinh hoạt
              </ButtonFor>
            </Group>
          )}
        </form>
        {view.kind !== 'committee' && !isBriefing && (
          <div className="meeting-form visit-part">
            <Section title="Cấp ủy viên phụ trách">
              <VisitSection meetingId={view.id} isRecorded={!isUnrecorded} />
            </Section>
          </div>
        )}
        <DayDialog moved={editor.moved} onKeep={editor.keepDay} onMove={editor.moveDay} />
        <RemoveMeeting view={view} isOpen={isRemoving} onClose={() => setRemoving(false)} />
      </Page>
    </FormContext>
  )
}

function HeldOn() {
  return <>{formatDate(useContent((content) => content.heldOn))}</>
}

interface BeginningHintsProps {
  readonly kind: MeetingKind
  readonly today: string | undefined
}

/** Beside "Ghi vào sổ", where the clerk looks when recording: the day and the topic go into the record as they stand. */
function BeginningHints({ kind, today }: BeginningHintsProps) {
  const heldOn = useContent((content) => content.heldOn)
  const topic = useContent((content) => content.topic)
  const hints = beginningHints({
    content: { heldOn, topic },
    kind,
    ...(today !== undefined && { today }),
  })
  if (hints.length === 0) return null
  return (
    <span className="attention" role="status">
      {'. '}
      {hints.join(' ')}
    </span>
  )
}

interface RemoveMeetingProps {
  readonly view: MeetingView
  readonly isOpen: boolean
  readonly onClose: () => void
}

function RemoveMeeting({ view, isOpen, onClose }: RemoveMeetingProps) {
  const [, go] = useLocation()
  return (
    <RemoveDialog
      command="meetings.remove"
      record={view}
      name={`buổi ${meetingTitles[view.kind].toLocaleLowerCase('vi')} kỳ ${periodPhrase(view.period)} của ${view.cellName}`}
      title="Xóa buổi sinh hoạt"
      confirmLabel="Xóa"
      isOpen={isOpen}
      onClose={onClose}
      onRemoved={() =>
        go(
          view.kind === 'briefing' ? `/giao-ban?nam=${view.period.slice(0, 4)}` : `/sinh-hoat/${view.period}`,
        )
      }
    >
      Chỉ xóa khi mở nhầm. Buổi đã chốt bản in thì không xóa được.
    </RemoveDialog>
  )
}
