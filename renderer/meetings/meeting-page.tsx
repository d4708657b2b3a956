import { useState } from 'react'
import { Fault } from '../components/fault.tsx'
import { Page } from '../components/page.tsx'
import { useRead } from '../office.ts'
import { MeetingEditor } from './meeting-editor.tsx'
import type { Reload } from './use-editor.ts'

/** One meeting: its minutes on the left as they are written, on the right as they will print. */
export function MeetingPage({ id }: { readonly id: string }) {
  const [round, setRound] = useState(0)
  const meeting = useRead('meetings.get', { id })
  const reload: Reload = async (mayReplace) => {
    const fresh = await meeting.refetch()
    if (fresh.error === null && mayReplace()) setRound((before) => before + 1)
  }

  if (meeting.error !== null && meeting.data === undefined) {
    return (
      <Page title="Buổi sinh hoạt">
        <Fault fault={meeting.error} onAgain={() => void meeting.refetch()} />
      </Page>
    )
  }
  // What an earlier visit left in the cache is older than what was typed then.
  if (meeting.data === undefined || !meeting.isFetchedAfterMount)
    return <Page title="Buổi sinh hoạt">{null}</Page>
  return <MeetingEditor key={round} view={meeting.data} onReload={reload} />
}
