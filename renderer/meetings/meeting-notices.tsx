import { Alert, Button, Group, List, Text } from '@mantine/core'
import { useState, useSyncExternalStore } from 'react'
import type { PaperView } from '../../shared/documents/contract.ts'
import { type MeetingView, paperStateNames } from '../../shared/meetings/contract.ts'
import { Fault } from '../components/fault.tsx'
import { ReopenDialog } from '../documents/reopen-dialog.tsx'
import { OfficeFault } from '../office.ts'
import type { Editor } from './use-editor.ts'

interface MeetingNoticesProps {
  readonly view: MeetingView
  readonly paper: PaperView | null
  readonly editor: Editor
  readonly onReload: () => Promise<void>
}

/** What the clerk must know before writing on: a locked paper, another window's draft, a changed roll, a refusal. */
export function MeetingNotices({ view, paper, editor, onReload }: MeetingNoticesProps) {
  const keeping = useSyncExternalStore(editor.keeper.subscribe, editor.keeper.state)
  return (
    <>
      {view.lockedBy !== null && <Locked lockedBy={view.lockedBy} paper={paper} />}
      {keeping.kind === 'failed' && (
        <Fault
          fault={new OfficeFault(keeping.error)}
          onAgain={() => void editor.keeper.flush()}
          againLabel="Lưu lại"
        />
      )}
      {keeping.kind === 'conflict' && (
        <Alert role="alert" color="amber" title="Biên bản này vừa được sửa ở một cửa sổ khác">
          <Text>
            Những gì gõ ở đây vẫn còn trên màn hình nhưng chưa được lưu. Chọn bản giữ lại; bản kia sẽ không
            còn.
          </Text>
          <Group mt="xs">
            <Button variant="default" onClick={() => void editor.keepMine()}>
              Giữ bản đang gõ ở đây
            </Button>
            <Button variant="default" onClick={() => void onReload()}>
              Lấy bản ở cửa sổ kia
            </Button>
          </Group>
        </Alert>
      )}
      <Fault fault={editor.fault} />
      {view.lockedBy === null && view.rollDifferences.length > 0 && (
        <Alert role="status" color="amber" title="Danh sách đảng viên đã thay đổi sau khi mở buổi sinh hoạt">
          <List size="sm">
            {view.rollDifferences.map(({ personId, fullName, what }) => (
              <List.Item key={personId}>
                {fullName}: {what}
              </List.Item>
            ))}
          </List>
          <Group mt="xs">
            <Button variant="default" onClick={() => void editor.acceptRoll()}>
              Cập nhật danh sách điểm danh
            </Button>
          </Group>
        </Alert>
      )}
    </>
  )
}

interface LockedProps {
  readonly lockedBy: NonNullable<MeetingView['lockedBy']>
  readonly paper: PaperView | null
}

function Locked({ lockedBy, paper }: LockedProps) {
  const [isReopening, setReopening] = useState(false)
  return (
    <Alert role="status" color="gray" title={`${paperStateNames[lockedBy.state]} (bản ${lockedBy.version})`}>
      <Text>
        Nội dung đã chốt nên không sửa trực tiếp. Cần sửa thì lập bản sửa đổi; bản đã chốt vẫn được giữ
        nguyên.
      </Text>
      {paper !== null && (
        <>
          <Group mt="xs">
            <Button variant="default" onClick={() => setReopening(true)}>
              Lập bản sửa đổi
            </Button>
          </Group>
          <ReopenDialog paper={paper} isOpen={isReopening} onClose={() => setReopening(false)} />
        </>
      )}
    </Alert>
  )
}
