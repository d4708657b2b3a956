import { Modal, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import type { EarlierText, PhrasePart } from '../../shared/meetings/phrases.ts'
import { fold, matches } from '../../shared/text/fold.ts'
import { Fault } from '../components/fault.tsx'
import { useRead } from '../office.ts'

interface PhraseDialogProps {
  readonly meetingId: string
  readonly part: PhrasePart
  /** The field that the words are for. */
  readonly label: string
  readonly isOpen: boolean
  readonly onTake: (text: string) => void
  readonly onClose: () => void
}

/** Words of the cell's own earlier minutes: a few letters find one, Enter takes the first. */
export function PhraseDialog({ isOpen, onClose, label, ...bank }: PhraseDialogProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={`${label}: lấy từ biên bản trước`}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      <PhraseList {...bank} />
    </Modal>
  )
}

function PhraseList({ meetingId, part, onTake }: Pick<PhraseDialogProps, 'meetingId' | 'part' | 'onTake'>) {
  const bank = useRead('meetings.phrases', { id: meetingId, part })
  const [query, setQuery] = useState('')
  const { last = null, phrases = [] } = bank.data ?? {}
  const found = phrases.filter(({ text }) => matches(fold(text), query))
  const isWhole = last?.text.includes('\n') === true && query === ''
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (found[0] !== undefined) onTake(found[0].text)
      }}
    >
      <TextInput
        aria-label="Tìm câu"
        placeholder="Tìm câu, không cần dấu"
        autoComplete="off"
        data-autofocus
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <ul className="phrase-list">
        {isWhole && last !== null && (
          <li>
            <Phrase phrase={last} lead="Cả mục của buổi" onTake={onTake} />
          </li>
        )}
        {found.map((phrase) => (
          <li key={phrase.text}>
            <Phrase phrase={phrase} lead="Buổi" onTake={onTake} />
          </li>
        ))}
      </ul>
      <Fault fault={bank.error} onAgain={() => void bank.refetch()} />
      {bank.data !== undefined && found.length === 0 && (
        <Text c="dimmed">
          {phrases.length === 0
            ? 'Chi bộ chưa có biên bản trước nào ghi mục này. Từ buổi sau, câu đã ghi sẽ có ở đây.'
            : 'Không có câu nào như vậy.'}
        </Text>
      )}
    </form>
  )
}

interface PhraseProps {
  readonly phrase: EarlierText
  readonly lead: string
  readonly onTake: (text: string) => void
}

function Phrase({ phrase: { text, heldOn }, lead, onTake }: PhraseProps) {
  return (
    <button type="button" className="phrase" onClick={() => onTake(text)}>
      <span className="phrase-text">{text}</span>
      <span className="phrase-note">
        {lead} {formatDate(heldOn)}
      </span>
    </button>
  )
}
