import { Button, Group } from '@mantine/core'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useLocation } from 'wouter'
import { paperTypes } from '../../shared/documents/kinds.ts'
import type { ReportView } from '../../shared/reports/contract.ts'
import { Entry } from '../accounts/for.tsx'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { Page } from '../components/page.tsx'
import { TextField } from '../components/text-field.tsx'
import { isFrozen } from '../documents/paper-choice.tsx'
import { usePreview } from '../documents/use-preview.ts'
import '../meetings/meetings.css'
import { KeepState } from '../meetings/save-state.tsx'
import { OfficeFault, useRead } from '../office.ts'
import { RemoveDialog } from '../recycle/remove-dialog.tsx'
import { ReportPaper } from './report-paper.tsx'
import { ReportSectionField } from './report-section.tsx'
import './reports.css'
import { useReport } from './use-report.ts'

/** One report: its sections on the left as they are written, on the right as it will print. */
export function ReportPage({ id }: { readonly id: string }) {
  const [round, setRound] = useState(0)
  const report = useRead('reports.get', { id })
  if (report.data === undefined || !report.isFetchedAfterMount) {
    return (
      <Page title="Báo cáo">
        <Fault fault={report.error} onAgain={() => void report.refetch()} />
      </Page>
    )
  }
  const reload = async () => {
    await report.refetch()
    setRound((before) => before + 1)
  }
  return <Editor key={round} view={report.data} onReload={() => void reload()} />
}

interface EditorProps {
  readonly view: ReportView
  readonly onReload: () => void
}

const inAnotherWindow = new OfficeFault({
  code: 'conflict',
  message:
    'Báo cáo này vừa được sửa hoặc chốt ở một cửa sổ khác. Những gì vừa nhập ở đây chưa lưu; bản đã lưu còn nguyên. Hãy chép lại phần cần giữ rồi xem bản mới hơn.',
})

function Editor({ view, onReload }: EditorProps) {
  const { id, kind, isLocked } = view
  const removal = `Xóa ${paperTypes[kind].name.toLocaleLowerCase('vi')}`
  const [, go] = useLocation()
  const [isRemoving, setRemoving] = useState(false)
  const [dayProblem, setDayProblem] = useState<string>()
  const editor = useReport(view)
  const paper = useRead('documents.ofMeeting', { reportId: id, kind })
  const preview = usePreview(
    { reportId: id },
    { kind, item: '' },
    paper.data !== undefined && !isFrozen(paper.data),
  )
  const keeping = useSyncExternalStore(editor.keeper.subscribe, editor.keeper.state)
  const { redraw } = preview
  // biome-ignore lint/correctness/useExhaustiveDependencies: the figures of the record change as well as the text
  useEffect(() => {
    if (!isLocked) redraw()
  }, [view, isLocked, redraw])
  const wrong = dayProblem === undefined ? 0 : 1

  return (
    <Page
      title={view.title}
      note={view.bodyName}
      actions={isLocked ? undefined : <KeepState keeper={editor.keeper} wrong={wrong} />}
      asideLabel="Bản in"
      asideWidth="wide"
      aside={
        <ReportPaper
          view={view}
          paper={paper.data ?? null}
          preview={preview}
          editor={editor}
          hasProblem={wrong > 0}
        />
      }
    >
      <Entry right="write">
        <form
          className="meeting-form"
          aria-label="Nội dung báo cáo"
          onSubmit={(event) => event.preventDefault()}
          onBlur={() => {
            if (editor.keeper.hasUnkept()) void editor.keeper.flush()
          }}
        >
          {keeping.kind === 'conflict' && <Fault fault={inAnotherWindow} onAgain={onReload} />}
          {keeping.kind === 'failed' && <Fault fault={new OfficeFault(keeping.error)} />}
          <div className="fields-2">
            <TextField
              label="Trích yếu"
              placeholder={kind === 'submission' ? 'về việc …' : 'để trống thì ghi theo loại báo cáo'}
              defaultValue={view.subject}
              maxLength={300}
              disabled={isLocked}
              required={kind === 'submission'}
              onInput={(subject) => editor.change({ subject })}
            />
            <DateField
              label="Ngày ghi trên văn bản"
              description="Để trống thì in dấu chấm"
              defaultValue={view.datedOn}
              disabled={isLocked}
              onCommit={(datedOn) => editor.change({ datedOn })}
              onProblem={setDayProblem}
            />
            {kind !== 'cell-report' && (
              <TextField
                label="Kính gửi"
                defaultValue={view.addressee}
                maxLength={200}
                disabled={isLocked}
                onInput={(addressee) => editor.change({ addressee })}
              />
            )}
          </div>
          {view.sections.map((section) => (
            <ReportSectionField
              key={section.section}
              report={view}
              section={section}
              onWrite={(content) => editor.writeSection(section.section, content)}
            />
          ))}
          {!isLocked && view.paper === null && (
            <Group justify="flex-end">
              <Button variant="subtle" color="gray" onClick={() => setRemoving(true)}>
                {removal}
              </Button>
            </Group>
          )}
        </form>
      </Entry>
      <RemoveDialog
        command="reports.remove"
        record={view}
        name={`${view.title} của ${view.bodyName}`}
        title={removal}
        confirmLabel="Xóa"
        isOpen={isRemoving}
        onClose={() => setRemoving(false)}
        onRemoved={() => go(`/bao-cao?thang=${view.from}`)}
      >
        Chỉ xóa khi lập nhầm. Số liệu trong sổ không đổi.
      </RemoveDialog>
    </Page>
  )
}
