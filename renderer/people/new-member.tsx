import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type SubmitEvent, useRef, useState } from 'react'
import { emptyPerson } from '../../shared/people/person.ts'
import { DiscardButton } from '../components/discard-button.tsx'
import { Fault } from '../components/fault.tsx'
import { useFocusWrong } from '../components/focus-wrong.ts'
import { leaveField } from '../components/leave-field.ts'
import { useShortcuts } from '../components/shortcuts.ts'
import { useWrite } from '../office.ts'
import { draftOf, dropDraft, hasDraft, keepDraft, withPart } from './drafts.ts'
import { FieldInput } from './field-input.tsx'
import { JoiningFields, noJoining } from './joining-fields.tsx'
import { addingGroups, type Field } from './sections.ts'
import { fieldValue, pathOf } from './values.ts'

interface NewMemberProps {
  /** The cell that the list shows, proposed for the new member. */
  readonly cellId: string | null
  /** To the new card, or back to none. */
  readonly onDone: (id: string | undefined) => void
}

const noCell = 'Chưa chọn chi bộ'
const noDay = 'Chưa nhập ngày'
/** The draft of somebody who has no record yet. */
const draftKey = ['new', 'added'] as const

/** The form of a new member: the fields of the national workbook; the rest is written on the card. */
export function NewMember({ cellId, onDone }: NewMemberProps) {
  const add = useWrite('people.add')
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState(() => draftOf(...draftKey))
  const joining = useRef(noJoining(cellId))
  const wrongFields = useRef(new Map<string, string>())
  const [problem, setProblem] = useState<string>()
  const { error } = add
  const errors = error?.fields ?? {}

  const showWrong = useFocusWrong(form, error)
  const refuse = (sentence: string) => {
    setProblem(sentence)
    requestAnimationFrame(showWrong)
  }

  const set = (field: Field, value: unknown) => {
    const next = withPart(draftOf(...draftKey), field.place, { [field.key]: value })
    keepDraft(...draftKey, next)
    setDraft(next)
  }
  const note = (label: string) => (wrong: string | undefined) => {
    if (wrong === undefined) wrongFields.current.delete(label)
    else wrongFields.current.set(label, wrong)
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    leaveField()
    setProblem(undefined)
    if (wrongFields.current.size > 0) {
      return refuse(`Chưa ghi được vì còn ô chưa đúng: ${[...wrongFields.current.keys()].join(', ')}.`)
    }
    const fields = { ...emptyPerson, ...draftOf(...draftKey).fields }
    const { cellId: chosen, from, ...entering } = joining.current
    if (chosen === null || chosen === '') return refuse(noCell)
    if (from === null && entering.joining !== null) return refuse(noDay)
    add.mutate(
      { ...fields, ...entering, cellId: chosen, from },
      {
        onSuccess: ({ id }) => {
          dropDraft(...draftKey)
          notifications.show({ message: `Đã thêm ${fields.fullName}` })
          onDone(id)
        },
      },
    )
  }
  useShortcuts({ 'ctrl+s': () => form.current?.requestSubmit() })

  const errorOf = (field: Field) => (part: string) => errors[part === '' ? field.key : `${field.key}.${part}`]
  return (
    <form ref={form} noValidate onSubmit={submit}>
      <div className="card-head">
        <h2>Đảng viên mới</h2>
        <p className="muted small">
          Chỉ chi bộ và họ tên là bắt buộc. Ngày chưa rõ thì nhập tháng và năm, hoặc chỉ năm.
        </p>
      </div>
      <JoiningFields
        joining={joining}
        errors={{
          cell: problem === noCell ? problem : undefined,
          from: problem === noDay ? problem : errors.from,
        }}
        onProblem={note('Từ ngày')}
      />
      {addingGroups.map((group) => (
        <fieldset className="form-section" key={group.title}>
          <legend>{group.title}</legend>
          <div className="fields-2">
            {group.fields.map((field) => (
              <FieldInput
                key={pathOf(field)}
                field={field}
                value={fieldValue(draft, field) ?? fieldValue({ fields: emptyPerson }, field)}
                errorOf={errorOf(field)}
                requiredParts={field.key === 'fullName' ? [''] : []}
                focusPart={field.key === 'fullName' ? '' : undefined}
                onSet={(value) => set(field, value)}
                onProblem={note(field.label)}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <div className="form-foot">
        {problem !== undefined && (
          <p role="alert" className="attention">
            {problem}
          </p>
        )}
        <Fault fault={error} />
        <Group gap="xs">
          <Button type="submit" loading={add.isPending}>
            Ghi
          </Button>
          <DiscardButton
            hasTyped={() => hasDraft(...draftKey) || wrongFields.current.size > 0}
            onDiscard={() => {
              dropDraft(...draftKey)
              onDone(undefined)
            }}
          />
        </Group>
      </div>
    </form>
  )
}
