import { Button, Group, NativeSelect } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type SubmitEvent, useRef, useState } from 'react'
import { ethnicGroups } from '../../shared/lists/ethnic-groups.ts'
import { occupations } from '../../shared/lists/kinds.ts'
import { provinces } from '../../shared/lists/provinces.ts'
import { religions } from '../../shared/lists/religions.ts'
import type { OutsiderCard, OutsiderFields } from '../../shared/outsiders/contract.ts'
import { noAddress, sexes, sexNames } from '../../shared/people/person.ts'
import { CodedField } from '../components/coded-field.tsx'
import { DateField } from '../components/date-field.tsx'
import { DiscardButton } from '../components/discard-button.tsx'
import { Fault } from '../components/fault.tsx'
import { useFocusWrong } from '../components/focus-wrong.ts'
import { leaveField } from '../components/leave-field.ts'
import { useShortcuts } from '../components/shortcuts.ts'
import { TextField } from '../components/text-field.tsx'
import { asFault, call, useRead } from '../office.ts'
import { type Draft, draftOf, dropDraft, hasDraft, type KeyedRole, keepDraft, newKey } from './drafts.ts'
import { RoleRows } from './role-rows.tsx'

interface OutsiderEditorProps {
  /** Undefined for somebody new. */
  readonly id: string | undefined
  /** The cell that the list shows, proposed for a new role. */
  readonly cellId: string | null
  readonly onDone: (id: string | undefined) => void
}

const empty: OutsiderFields = {
  ...{ fullName: '', otherName: '', sex: null, birthDate: null, ethnicity: '', religion: '', personalId: '' },
  ...{ residence: noAddress, telephone: '', occupation: '', workplace: '', youthUnionOn: null },
}

/** The form of somebody outside the roll; waits for the card that it changes. */
export function OutsiderEditor({ id, cellId, onDone }: OutsiderEditorProps) {
  const card = useRead('outsiders.card', { id: id ?? '' }, { enabled: id !== undefined })
  if (id === undefined) return <Form card={undefined} cellId={cellId} onDone={onDone} />
  if (card.data === undefined) return <Fault fault={card.error} onAgain={() => void card.refetch()} />
  return <Form card={card.data} cellId={cellId} onDone={onDone} onReload={() => void card.refetch()} />
}

interface FormProps {
  readonly card: OutsiderCard | undefined
  readonly cellId: string | null
  readonly onDone: (id: string | undefined) => void
  readonly onReload?: () => void
}

const keyed = (card: OutsiderCard | undefined): readonly KeyedRole[] =>
  (card?.roles ?? []).map(({ cellName: _, ...role }) => ({ ...role, key: newKey() }))

function Form({ card, cellId, onDone, onReload }: FormProps) {
  const id = card?.id ?? 'new'
  const form = useRef<HTMLFormElement>(null)
  const wrong = useRef(new Map<string, string>())
  const [draft, setDraft] = useState<Draft>(() => draftOf(id))
  const [known] = useState(() => keyed(card))
  const [fault, setFault] = useState<unknown>()
  const focusWrong = useFocusWrong(form, fault)
  const [isBusy, setBusy] = useState(false)
  const base: OutsiderFields = card ?? empty
  const values = { ...base, ...draft.fields }
  const roles = draft.roles ?? known
  const errors = fault === undefined ? {} : asFault(fault).fields

  const keep = (part: Partial<Draft>) => {
    const next = { ...draftOf(id), ...part }
    keepDraft(id, next)
    setDraft(next)
  }
  const set = (part: Partial<OutsiderFields>) => keep({ fields: { ...draftOf(id).fields, ...part } })
  const note = (label: string) => (problem: string | undefined) => {
    if (problem === undefined) wrong.current.delete(label)
    else wrong.current.set(label, problem)
  }
  const text = (key: 'otherName' | 'workplace' | 'fullName', label: string, required = false) => (
    <TextField
      label={label}
      error={errors[key]}
      autoFocus={key === 'fullName'}
      defaultValue={values[key]}
      required={required}
      onCommit={(value) => set({ [key]: value })}
    />
  )
  const number = (key: 'personalId' | 'telephone', label: string, placeholder: string) => (
    <TextField
      label={label}
      error={errors[key]}
      inputMode="numeric"
      placeholder={placeholder}
      defaultValue={values[key]}
      onCommit={(value) => set({ [key]: value })}
    />
  )
  const day = (key: 'birthDate' | 'youthUnionOn', label: string) => (
    <DateField
      label={label}
      partial
      error={errors[key]}
      defaultValue={values[key]}
      onProblem={note(label)}
      onCommit={(value) => set({ [key]: value })}
    />
  )

  const save = async (): Promise<string> => {
    const { fields, roles: changed } = draftOf(id)
    const sent = (changed ?? known).map(({ key: _, ...role }) => role)
    const all = fieldsOf({ ...base, ...fields })
    if (card === undefined) return (await call('outsiders.add', { ...all, roles: sent })).id
    let { revision } = card
    if (Object.keys(fields).length > 0) {
      // The card shows these masked: what was not typed stays as it is.
      const numbers = { personalId: fields.personalId ?? null, telephone: fields.telephone ?? null }
      revision = (await call('outsiders.change', { ...all, ...numbers, id: card.id, revision })).revision
      keep({ fields: {} })
    }
    if (changed !== undefined) await call('outsiders.setRoles', { id: card.id, revision, roles: sent })
    return card.id
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    leaveField()
    setFault(undefined)
    if (wrong.current.size > 0) {
      focusWrong()
      return
    }
    setBusy(true)
    save().then(
      (saved) => {
        dropDraft(id)
        notifications.show({ message: `Đã ghi ${values.fullName}` })
        onDone(saved)
      },
      (thrown: unknown) => {
        setBusy(false)
        setFault(thrown)
      },
    )
  }
  useShortcuts({ 'ctrl+s': () => form.current?.requestSubmit() })

  return (
    <form ref={form} noValidate onSubmit={submit}>
      <div className="card-head">
        <h2>{card === undefined ? 'Người mới' : `Sửa: ${card.fullName}`}</h2>
        <p className="muted small">
          Chỉ họ và tên là bắt buộc. Ngày chưa rõ thì nhập tháng và năm, hoặc chỉ năm.
        </p>
      </div>
      <fieldset className="form-section">
        <legend>Bản thân</legend>
        <div className="fields-2">
          {text('fullName', 'Họ và tên', true)}
          {text('otherName', 'Tên gọi khác')}
          <NativeSelect
            label="Giới tính"
            defaultValue={values.sex ?? ''}
            data={[
              { value: '', label: 'chưa ghi' },
              ...sexes.map((sex) => ({ value: sex, label: sexNames[sex] })),
            ]}
            onChange={({ currentTarget }) =>
              set({ sex: sexes.find((sex) => sex === currentTarget.value) ?? null })
            }
          />
          {day('birthDate', 'Sinh ngày')}
          <CodedField
            label="Dân tộc"
            list={ethnicGroups}
            defaultValue={values.ethnicity}
            onCommit={(ethnicity) => set({ ethnicity })}
          />
          <CodedField
            label="Tôn giáo"
            list={religions}
            defaultValue={values.religion}
            onCommit={(religion) => set({ religion })}
          />
          {number('personalId', 'Số định danh cá nhân', '12 chữ số')}
          {number('telephone', 'Điện thoại', '')}
          <CodedField
            label="Nghề nghiệp"
            list={occupations}
            defaultValue={values.occupation}
            onCommit={(occupation) => set({ occupation })}
          />
          {text('workplace', 'Nơi làm việc')}
          {day('youthUnionOn', 'Ngày vào Đoàn')}
          <CodedField
            label="Thường trú: tỉnh, thành phố"
            list={provinces}
            defaultValue={values.residence.province}
            onCommit={(province) => set({ residence: { ...values.residence, province } })}
          />
          <div className="fields-wide">
            <TextField
              label="Thường trú: địa chỉ"
              defaultValue={values.residence.detail}
              onCommit={(detail) => set({ residence: { ...values.residence, detail } })}
            />
          </div>
        </div>
      </fieldset>
      <fieldset className="form-section">
        <legend>Quan hệ với chi bộ</legend>
        <RoleRows
          roles={roles}
          cellId={cellId}
          onChange={(next) => keep({ roles: next })}
          onProblem={(label, problem) => note(label)(problem)}
        />
      </fieldset>
      <div className="form-foot">
        <Fault
          fault={fault}
          {...(fault !== undefined && asFault(fault).code === 'conflict' && onReload !== undefined
            ? {
                againLabel: 'Lấy bản mới hơn, giữ phần đang sửa',
                onAgain: () => {
                  setFault(undefined)
                  onReload()
                },
              }
            : {})}
        />
        <Group gap="xs">
          <Button type="submit" loading={isBusy}>
            Ghi
          </Button>
          <DiscardButton
            hasTyped={() => hasDraft(id)}
            onDiscard={() => {
              dropDraft(id)
              onDone(card?.id)
            }}
          />
        </Group>
      </div>
    </form>
  )
}

/** Only what is sent: a card carries more, which the office works out by itself. */
function fieldsOf(values: OutsiderFields): OutsiderFields {
  const { fullName, otherName, sex, birthDate, ethnicity, religion, personalId, residence } = values
  const { telephone, occupation, workplace, youthUnionOn } = values
  return {
    ...{ fullName, otherName, sex, birthDate, ethnicity, religion, personalId, residence },
    ...{ telephone, occupation, workplace, youthUnionOn },
  }
}
