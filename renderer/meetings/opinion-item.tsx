import { NativeSelect } from '@mantine/core'
import { itemsOfMeeting } from '../../shared/meetings/items.ts'
import type { MeetingContent } from '../../shared/meetings/meeting.ts'
import { inputProps } from '../components/text-field.tsx'
import { type MeetingForm, useContent, useForm, useRow } from './form.ts'

interface OpinionItemProps {
  readonly rowKey: string
  readonly position: number
  readonly isReadOnly: boolean
}

const known = new WeakMap<MeetingContent, string>()

/** On lines of one text: the same for as long as nothing changed, and counted once for all opinions. */
function itemLines(content: MeetingContent): string {
  const lines = known.get(content) ?? itemsOfMeeting(content).join('\n')
  known.set(content, lines)
  return lines
}

/** What an opinion is about, so that an extract of that item brings it; nothing to choose where nothing was planned. */
export function OpinionItem({ rowKey, position, isReadOnly }: OpinionItemProps) {
  const form = useForm()
  const item = useRow('opinions', rowKey)?.item ?? ''
  const offered = useContent(itemLines)
    .split('\n')
    .filter((line) => line !== '')
  if (item === '' && offered.length === 0) return null
  const items = item === '' || offered.includes(item) ? offered : [...offered, item]
  return (
    <NativeSelect
      {...inputProps({ label: `Ý kiến ${position} về nội dung`, hideLabel: true, disabled: isReadOnly })}
      data-aside
      className="opinion-item"
      size="xs"
      value={item}
      data={[{ value: '', label: 'Về nội dung chung' }, ...items.map((value) => ({ value, label: value }))]}
      onChange={(event) => form.changeRow('opinions', rowKey, { item: event.currentTarget.value })}
    />
  )
}

/** Opinions on a question stay with it while it is worded anew. */
export function renameItem(form: MeetingForm, before: string, after: string): void {
  const [from, to] = [before.trim(), after.trim()]
  if (from === '' || to === '' || from === to) return
  for (const key of form.keys('opinions')) {
    if (form.row('opinions', key)?.item === from) form.changeRow('opinions', key, { item: to })
  }
}
