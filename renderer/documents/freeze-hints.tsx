import type { MeetingView } from '../../shared/meetings/contract.ts'
import { meetingHints } from '../../shared/meetings/hints.ts'
import { useContent } from '../meetings/form.ts'
import { useRulebook } from '../meetings/rules.ts'
import { useRead } from '../office.ts'

/** What the clerk should look at before the paper becomes final: facts, not obstacles. */
export function FreezeHints({ view }: { readonly view: MeetingView }) {
  const content = useContent((whole) => whole)
  const book = useRulebook(content.heldOn)
  const today = useRead('setup.state', {}).data?.today
  const hints = meetingHints({
    ...{ content, roll: view.roll, book, kind: view.kind, isByFigures: view.depth === 'figures' },
    ...(today !== undefined && { today }),
  })
  if (hints.length === 0) return null
  return (
    <ul className="paper-warnings">
      {hints.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

/** The field that kept the record from being written may have been scrolled away. */
export function showWrongField(): void {
  const wrong = document.querySelector<HTMLElement>('.meeting-form [aria-invalid="true"]')
  wrong?.scrollIntoView({ block: 'center' })
  wrong?.focus()
}
