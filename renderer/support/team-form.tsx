import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Input } from '../../shared/contract.ts'
import type { HelpTeam } from '../../shared/support/contract.ts'
import { DateField } from '../components/date-field.tsx'
import { PersonPicker } from '../components/person-picker.tsx'
import { ProseField } from '../components/prose-field.tsx'
import { RecordForm, useWrongFields } from '../components/record-form.tsx'
import { TextField } from '../components/text-field.tsx'
import { useWrite } from '../office.ts'
import { RemoveDialog } from '../recycle/remove-dialog.tsx'

interface TeamFormProps {
  readonly cellId: string
  readonly cellName: string
  /** Undefined for one that is to be written down. */
  readonly team: HelpTeam | undefined
  readonly today: string
  readonly onWritten: (id: string) => void
  readonly onRemoved: () => void
}

type Wish = Input<'support.save'>
type Member = HelpTeam['members'][number]

/** Tổ công tác: the decision, the time, who with which duty, what it is to bring and what it brought. */
export function TeamForm({ cellId, cellName, team, today, onWritten, onRemoved }: TeamFormProps) {
  const save = useWrite('support.save')
  const wrong = useWrongFields()
  const [isRemoving, setRemoving] = useState(false)
  const [members, setMembers] = useState<readonly Member[]>(team?.members ?? [])
  const duties = useRef(new Map(team?.members.map(({ personId, duty }) => [personId, duty])))
  const typed = useRef<Omit<Wish, 'members'>>({
    ...{ id: team?.id ?? null, revision: team?.revision ?? 0, cellId },
    ...{ decision: team?.decision ?? '', from: team?.from ?? today, to: team?.to ?? null },
    ...{ goals: team?.goals ?? '', outcome: team?.outcome ?? '' },
  })
  const change = (part: Partial<Wish>) => {
    typed.current = { ...typed.current, ...part }
  }
  const error = (name: string) => save.error?.fields[name]
  const submit = () =>
    save.mutate(
      {
        ...typed.current,
        members: members.map(({ personId }) => ({ personId, duty: duties.current.get(personId) ?? '' })),
      },
      { onSuccess: ({ id }) => onWritten(id) },
    )
  return (
    <>
      <RecordForm
        label={`Tổ công tác giúp ${cellName}`}
        saveLabel={team === undefined ? 'Ghi tổ công tác' : 'Ghi thay đổi'}
        write={save}
        wrong={wrong}
        onSave={submit}
        removeLabel="Bỏ khỏi sổ"
        onRemove={team === undefined ? undefined : () => setRemoving(true)}
      >
        <TextField
          label="Quyết định"
          description="Số, ngày của quyết định thành lập"
          maxLength={200}
          defaultValue={typed.current.decision}
          onInput={(decision) => change({ decision })}
        />
        <div className="fields-2">
          <DateField
            label="Từ ngày"
            defaultValue={typed.current.from}
            error={error('from')}
            onCommit={(from) => change({ from: from ?? '' })}
            onProblem={wrong.mark('from')}
          />
          <DateField
            label="Đến hết ngày"
            description="Để trống khi còn làm việc"
            defaultValue={typed.current.to ?? null}
            error={error('to')}
            onCommit={(to) => change({ to })}
            onProblem={wrong.mark('to')}
          />
        </div>
        <fieldset className="plain-fieldset">
          <legend>Thành viên</legend>
          {members.map(({ personId, fullName, duty }) => (
            <div className="support-member" key={personId}>
              <span>{fullName}</span>
              <TextField
                label={`Nhiệm vụ của ${fullName}`}
                hideLabel
                placeholder="Nhiệm vụ"
                maxLength={200}
                defaultValue={duty}
                onInput={(words) => void duties.current.set(personId, words)}
              />
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                aria-label={`Bỏ ${fullName} khỏi tổ công tác`}
                onClick={() => setMembers(members.filter((member) => member.personId !== personId))}
              >
                Bỏ
              </Button>
            </div>
          ))}
          <PersonPicker
            label="Thêm thành viên"
            isAdding
            error={error('members')}
            onCommit={(person) => {
              if (person?.personId == null) return
              const { personId, fullName } = person
              setMembers((before) =>
                before.some((member) => member.personId === personId)
                  ? before
                  : [...before, { personId, fullName, duty: '' }],
              )
            }}
          />
        </fieldset>
        <ProseField
          label="Mục tiêu"
          maxLength={2000}
          defaultValue={typed.current.goals}
          onInput={(goals) => change({ goals })}
        />
        <ProseField
          label="Kết quả"
          maxLength={2000}
          defaultValue={typed.current.outcome}
          onInput={(outcome) => change({ outcome })}
        />
      </RecordForm>
      {team !== undefined && (
        <RemoveDialog
          command="support.remove"
          record={team}
          name={`tổ công tác giúp ${cellName}`}
          title="Bỏ tổ công tác"
          confirmLabel="Bỏ"
          isOpen={isRemoving}
          onClose={() => setRemoving(false)}
          onRemoved={onRemoved}
        >
          Dùng khi ghi nhầm. Tổ đã xong việc thì ghi ngày kết thúc và kết quả, không bỏ khỏi sổ.
        </RemoveDialog>
      )}
    </>
  )
}
