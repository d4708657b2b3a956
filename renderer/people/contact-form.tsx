import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type SubmitEvent, useRef, useState } from 'react'
import { codedList } from '../../shared/lists/coded-list.ts'
import type { Contact } from '../../shared/people/details.ts'
import { CodedField } from '../components/coded-field.tsx'
import { DateField } from '../components/date-field.tsx'
import { DiscardButton } from '../components/discard-button.tsx'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { ProseField } from '../components/prose-field.tsx'
import { TextField } from '../components/text-field.tsx'
import { useRead, useWrite } from '../office.ts'

/** What is usual; anything else may be typed. */
const means = codedList(
  { title: 'Cách liên hệ', basis: 'Gợi ý của chương trình', confidence: 'local', isOpen: true },
  [
    ['telephone', 'Điện thoại'],
    ['zalo', 'Zalo'],
    ['family', 'Gặp gia đình'],
    ['person', 'Gặp trực tiếp'],
  ],
)

interface ContactFormProps {
  readonly personId: string
  readonly fullName: string
  readonly onDone: () => void
}

/** Writes down a contact with somebody who works far away; of today unless another day is typed. */
export function ContactForm({ personId, fullName, onDone }: ContactFormProps) {
  const add = useWrite('people.addContact')
  const today = useRead('setup.state', {}).data?.today ?? null
  const contact = useRef<Omit<Contact, 'on'> & { on: string | null }>({
    on: today,
    by: '',
    means: '',
    note: '',
  })
  const [problem, setProblem] = useState<string>()
  const set = (part: Partial<typeof contact.current>) => {
    contact.current = { ...contact.current, ...part }
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    leaveField()
    const { on, ...rest } = contact.current
    if (on === null) return setProblem('Chưa nhập ngày liên hệ')
    add.mutate(
      { personId, on, ...rest },
      {
        onSuccess: () => {
          notifications.show({ message: `Đã ghi liên hệ với ${fullName}` })
          onDone()
        },
      },
    )
  }
  return (
    <form className="stack" noValidate onSubmit={submit} aria-label={`Ghi liên hệ với ${fullName}`}>
      <div className="fields-3">
        <DateField
          label="Ngày liên hệ"
          required
          autoFocus
          defaultValue={today}
          error={problem}
          onCommit={(on) => set({ on })}
          onProblem={(wrong) => {
            if (wrong !== undefined) set({ on: null })
          }}
        />
        <CodedField label="Cách liên hệ" list={means} onCommit={(text) => set({ means: text })} />
        <TextField label="Người liên hệ" onCommit={(by) => set({ by })} />
      </div>
      <ProseField label="Nội dung" minRows={1} onCommit={(note) => set({ note })} />
      <Fault fault={add.error} />
      <Group gap="xs">
        <Button type="submit" size="xs" loading={add.isPending}>
          Ghi
        </Button>
        <DiscardButton
          size="xs"
          hasTyped={() => {
            const { by, means: how, note } = contact.current
            return [by, how, note].some((text) => text !== '')
          }}
          onDiscard={onDone}
        />
      </Group>
    </form>
  )
}
