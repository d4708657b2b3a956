import { Button, Checkbox, Group, Modal } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import { agendaCaseNames } from '../../shared/agendas/agenda.ts'
import type { ProposedItem } from '../../shared/agendas/contract.ts'
import { agendaText } from '../../shared/agendas/words.ts'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { typeInto } from '../components/type-into.ts'
import { useRead } from '../office.ts'
import './agendas.css'

interface TemplateAgendaProps {
  readonly meetingId: string
  readonly isReadOnly: boolean
  /** The field of the agenda. */
  readonly children: ReactNode
}

/**
 * Lấy chương trình mẫu: beside the field of the agenda. What is taken was looked at item by item, so that it is the
 * meeting's own at once.
 */
export function TemplateAgenda({ meetingId, isReadOnly, children }: TemplateAgendaProps) {
  const box = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  const field = () => box.current?.querySelector('textarea')
  if (isReadOnly) return children
  return (
    <div ref={box}>
      {children}
      <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>
        Lấy chương trình mẫu
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title="Chương trình mẫu"
        size="lg"
        closeButtonProps={{ 'aria-label': 'Đóng' }}
      >
        <Proposal
          meetingId={meetingId}
          isReplacing={(field()?.value.trim() ?? '') !== ''}
          onClose={() => setOpen(false)}
          onTake={(text) => {
            setOpen(false)
            const agenda = field()
            if (!agenda) return
            typeInto(agenda, text)
            agenda.focus()
          }}
        />
      </Modal>
    </div>
  )
}

interface ProposalProps {
  readonly meetingId: string
  readonly isReplacing: boolean
  readonly onTake: (text: string) => void
  readonly onClose: () => void
}

/** The items of the template, each to be left out or taken in; what the meeting has no occasion for is left out. */
function Proposal({ meetingId, isReplacing, onTake, onClose }: ProposalProps) {
  const agenda = useRead('agendas.ofMeeting', { meetingId })
  const [changed, setChanged] = useState<ReadonlyMap<number, boolean>>(new Map())
  const items = agenda.data?.items ?? []
  const isTaken = (item: ProposedItem, index: number) => changed.get(index) ?? item.isWanted
  const taken = items.filter(isTaken)
  const sum = taken.reduce((minutes, item) => minutes + (item.minutes ?? 0), 0)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        onTake(agendaText(taken))
      }}
    >
      <Fault fault={agenda.error} onAgain={() => void agenda.refetch()} />
      <ul className="agenda-proposal">
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the items have an order and nothing else of their own
          <li key={index}>
            <Checkbox
              label={item.title}
              description={noteOf(item)}
              checked={isTaken(item, index)}
              onChange={({ currentTarget: { checked } }) => setChanged(new Map(changed).set(index, checked))}
            />
          </li>
        ))}
      </ul>
      <p className="small muted">
        {taken.length} mục, {sum} phút. {isReplacing && 'Chương trình đang có ở ô sẽ được thay. '}
        <TextLink to="/mau-chuong-trinh">Sửa mẫu</TextLink>
      </p>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Quay lại
        </Button>
        <Button type="submit" data-autofocus disabled={taken.length === 0}>
          Đưa vào chương trình
        </Button>
      </Group>
    </form>
  )
}

const noteOf = ({ presenter, minutes, onlyFor }: ProposedItem): string =>
  [
    presenter,
    minutes === null ? '' : `${minutes} phút`,
    onlyFor === undefined ? '' : `chỉ khi có ${agendaCaseNames[onlyFor]}`,
  ]
    .filter((part) => part !== '')
    .join(', ')
