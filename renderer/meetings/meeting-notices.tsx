import { Alert, Button, Group, List, Text } from '@mantine/core'
import { useState, useSyncExternalStore } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import { type MeetingView, paperStateNames } from '../../shared/meetings/contract.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { ReviewCommitments } from '../commitments/commitment-hints.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { ReopenDialog } from '../documents/reopen-dialog.tsx'
import { OfficeFault, useRead } from '../office.ts'
import { useRulebook } from './rules.ts'
import type { Editor } from './use-editor.ts'

interface MeetingNoticesProps {
  readonly view: MeetingView
  readonly editor: Editor
  readonly onReload: () => Promise<void>
}

/** What the clerk must know before writing on: a locked paper, another window's draft, a changed roll, a refusal. */
export function MeetingNotices({ view, editor, onReload }: MeetingNoticesProps) {
  const keeping = useSyncExternalStore(editor.keeper.subscribe, editor.keeper.state)
  return (
    <>
      {view.lockedBy !== null && <Locked lockedBy={view.lockedBy} />}
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
      {view.lockedBy === null && <LikeBefore view={view} />}
      {view.kind === 'review' && (
        <ReviewCommitments cellId={view.cellId} year={Number(view.period.slice(0, 4))} />
      )}
      {view.lockedBy === null && view.rollDifferences.length > 0 && (
        <Alert
          role="status"
          color="amber"
          title={`Danh sách ${view.kind === 'briefing' ? 'bí thư' : 'đảng viên'} đã thay đổi sau khi mở buổi sinh hoạt`}
        >
          <List size="sm">
            {view.rollDifferences.map(({ personId, fullName, what }) => (
              <List.Item key={personId}>
                {fullName}: {what}
              </List.Item>
            ))}
          </List>
          <Group mt="xs">
            <ButtonFor right="write" variant="default" onClick={() => void editor.acceptRoll()}>
              Cập nhật danh sách điểm danh
            </ButtonFor>
          </Group>
        </Alert>
      )}
    </>
  )
}

/** Minutes that say nearly what the last ones said were perhaps not written of this month. */
function LikeBefore({ view }: { readonly view: MeetingView }) {
  const { data } = useRead('meetings.likeness', { id: view.id })
  const most = useRulebook(view.content.heldOn).rule('minutes.likenessPercent', view.content.heldOn)
  if (data === undefined || data === null || data.percent < most) return null
  return (
    <Alert role="status" color="amber" title={`Nội dung giống ${data.percent}% biên bản trước`}>
      Phần lớn câu chữ trùng với{' '}
      <TextLink to={`/buoi/${data.meetingId}`}>buổi ngày {formatDate(data.heldOn)}</TextLink>. Hãy xem lại đã
      đúng với buổi này chưa.
    </Alert>
  )
}

interface LockedProps {
  readonly lockedBy: NonNullable<MeetingView['lockedBy']>
}

function Locked({ lockedBy }: LockedProps) {
  const { data: paper } = useRead('documents.paper', { id: lockedBy.paperId })
  const [isReopening, setReopening] = useState(false)
  return (
    <Alert role="status" color="gray" title={`${paperStateNames[lockedBy.state]} (bản ${lockedBy.version})`}>
      <Text>
        Nội dung đã chốt nên không sửa trực tiếp. Cần sửa thì lập bản sửa đổi; bản đã chốt vẫn được giữ
        nguyên.
      </Text>
      {paper !== undefined && (
        <>
          <Group mt="xs">
            <ButtonFor right="write" variant="default" onClick={() => setReopening(true)}>
              Lập bản sửa đổi
            </ButtonFor>
          </Group>
          <ReopenDialog paper={paper} isOpen={isReopening} onClose={() => setReopening(false)} />
        </>
      )}
    </Alert>
  )
}
