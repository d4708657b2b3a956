import { meetingContent } from '../../../shared/meetings/meeting.ts'
import { draftsOf } from '../drafts.ts'

/** What is being typed of a meeting. */
export const { draftOf, draftRevisionOf, requireDraft, keepDraft, dropDraft } = draftsOf({
  kind: 'meeting',
  schema: meetingContent,
  conflict:
    'Buổi sinh hoạt này đang được nhập ở một cửa sổ khác. Những gì bạn vừa nhập chưa ghi đè lên. Hãy chọn giữ bản nào.',
})
