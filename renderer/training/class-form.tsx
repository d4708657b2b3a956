import { useRef, useState } from 'react'
import type { Input } from '../../shared/contract.ts'
import type { TrainingClass } from '../../shared/training/contract.ts'
import { DateField } from '../components/date-field.tsx'
import { RecordForm, useWrongFields } from '../components/record-form.tsx'
import { TextField } from '../components/text-field.tsx'
import { useWrite } from '../office.ts'
import { RemoveDialog } from '../recycle/remove-dialog.tsx'

interface ClassFormProps {
  /** Undefined for one that is to be written down. */
  readonly training: TrainingClass | undefined
  readonly today: string
  readonly onWritten: (id: string) => void
  readonly onRemoved: () => void
}

type Wish = Input<'training.save'>

/** What is known of a class itself. */
export function ClassForm({ training, today, onWritten, onRemoved }: ClassFormProps) {
  const save = useWrite('training.save')
  const wrong = useWrongFields()
  const [isRemoving, setRemoving] = useState(false)
  const typed = useRef<Wish>({
    ...{ id: training?.id ?? null, revision: training?.revision ?? 0, title: training?.title ?? '' },
    ...{ from: training?.from ?? today, to: training?.to ?? null, organiser: training?.organiser ?? '' },
    ...{ place: training?.place ?? '', audience: training?.audience ?? '', note: training?.note ?? '' },
  })
  const change = (part: Partial<Wish>) => {
    typed.current = { ...typed.current, ...part }
  }
  const error = (name: string) => save.error?.fields[name]
  const text = (name: 'title' | 'organiser' | 'place' | 'audience' | 'note', label: string, most = 200) => (
    <TextField
      label={label}
      maxLength={most}
      defaultValue={typed.current[name]}
      error={error(name)}
      onInput={(words) => change({ [name]: words })}
    />
  )
  return (
    <>
      <RecordForm
        label={training === undefined ? 'Lớp mới' : `Lớp ${training.title}`}
        saveLabel={training === undefined ? 'Ghi lớp' : 'Ghi thay đổi'}
        write={save}
        wrong={wrong}
        onSave={() => save.mutate(typed.current, { onSuccess: ({ id }) => onWritten(id) })}
        removeLabel="Bỏ khỏi sổ"
        onRemove={training === undefined ? undefined : () => setRemoving(true)}
      >
        {text('title', 'Tên lớp')}
        <div className="fields-2">
          <DateField
            label="Từ ngày"
            defaultValue={typed.current.from}
            error={error('from')}
            onCommit={(from) => change({ from: from ?? '' })}
            onProblem={wrong.mark('from')}
          />
          <DateField
            label="Đến ngày"
            description="Để trống khi lớp chỉ một ngày"
            defaultValue={typed.current.to ?? null}
            error={error('to')}
            onCommit={(to) => change({ to })}
            onProblem={wrong.mark('to')}
          />
          {text('organiser', 'Đơn vị mở lớp')}
          {text('place', 'Địa điểm')}
        </div>
        {text('audience', 'Đối tượng')}
        {text('note', 'Ghi chú', 500)}
      </RecordForm>
      {training !== undefined && (
        <RemoveDialog
          command="training.remove"
          record={training}
          name={`lớp ${training.title}`}
          title="Bỏ lớp"
          confirmLabel="Bỏ"
          isOpen={isRemoving}
          onClose={() => setRemoving(false)}
          onRemoved={onRemoved}
        >
          Dùng khi ghi nhầm, hoặc lớp không mở nữa.
        </RemoveDialog>
      )}
    </>
  )
}
