import { Group } from '@mantine/core'
import { useRef, useState } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import type { BookCheck } from '../../shared/checks/contract.ts'
import type { Input, Output } from '../../shared/contract.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { PersonPicker } from '../components/person-picker.tsx'
import { ProseField } from '../components/prose-field.tsx'
import { RecordForm, useWrongFields } from '../components/record-form.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { useRead, useWrite } from '../office.ts'
import { RemoveDialog } from '../recycle/remove-dialog.tsx'
import { type Answers, FoundItems } from './found-items.tsx'

interface CheckFormProps {
  readonly cellId: string
  /** Undefined for one that is to be written down. */
  readonly check: BookCheck | undefined
  readonly today: string
  readonly onWritten: (id: string) => void
  readonly onRemoved: () => void
}

/** A slip beside the list. A new one begins with what the program knows of each book. */
export function CheckForm(props: CheckFormProps) {
  const { cellId, check, today } = props
  const [isPrinting, setPrinting] = useState(false)
  const blank = useRead('checks.blank', { cellId, on: check?.checkedOn ?? today })
  if (blank.data === undefined) return <Fault fault={blank.error} onAgain={() => void blank.refetch()} />
  const { cellName } = blank.data
  return (
    <>
      <div className="card-head">
        <Group justify="space-between" align="baseline">
          <h2>
            <TextLink to={`/chi-bo/${cellId}`}>{cellName}</TextLink>
          </h2>
          <ButtonFor right="export" size="compact-sm" variant="default" onClick={() => setPrinting(true)}>
            {check === undefined ? 'In phiếu trống' : 'In phiếu'}
          </ButtonFor>
        </Group>
        <p className="muted">
          {check === undefined ? 'Phiếu mới' : `Kiểm tra ngày ${formatDate(check.checkedOn)}`}
        </p>
      </div>
      <SlipForm {...props} blank={blank.data} />
      <FormDialog
        title={`Phiếu kiểm tra sổ sách: ${cellName}`}
        wish={{ form: 'check', cellId, checkId: check?.id ?? null }}
        isOpen={isPrinting}
        onClose={() => setPrinting(false)}
      />
    </>
  )
}

type Wish = Input<'checks.save'>

interface SlipFormProps extends CheckFormProps {
  readonly blank: Output<'checks.blank'>
}

function SlipForm({ cellId, check, today, blank, onWritten, onRemoved }: SlipFormProps) {
  const save = useWrite('checks.save')
  const wrong = useWrongFields()
  const [isRemoving, setRemoving] = useState(false)
  const answers = useRef<Answers>(
    new Map(check?.items.map(({ item, state, remark }) => [item, { state, remark }])),
  )
  const typed = useRef<Omit<Wish, 'items'>>({
    ...{ id: check?.id ?? null, revision: check?.revision ?? 0, cellId },
    ...{ checkedOn: check?.checkedOn ?? today, checkerId: check?.checkerId ?? null },
    ...{ checker: check?.checker ?? '', conclusion: check?.conclusion ?? '' },
    ...{ fixBy: check?.fixBy ?? null, fixedOn: check?.fixedOn ?? null },
  })
  const change = (part: Partial<Wish>) => {
    typed.current = { ...typed.current, ...part }
  }
  const error = (name: string) => save.error?.fields[name]
  const submit = () => {
    const items = [...answers.current].flatMap(([item, { state, remark }]) =>
      state === null ? [] : [{ item, state, remark }],
    )
    save.mutate({ ...typed.current, items }, { onSuccess: ({ id }) => onWritten(id) })
  }
  return (
    <>
      <RecordForm
        label={`Phiếu kiểm tra ${blank.cellName}`}
        saveLabel={check === undefined ? 'Ghi phiếu' : 'Ghi thay đổi'}
        write={save}
        wrong={wrong}
        onSave={submit}
        removeLabel="Bỏ khỏi sổ"
        onRemove={check === undefined ? undefined : () => setRemoving(true)}
      >
        <div className="fields-2">
          <DateField
            label="Ngày kiểm tra"
            defaultValue={typed.current.checkedOn}
            error={error('checkedOn')}
            onCommit={(checkedOn) => change({ checkedOn: checkedOn ?? '' })}
            onProblem={wrong.mark('checkedOn')}
          />
          <PersonPicker
            label="Người kiểm tra"
            freeText
            defaultValue={{ personId: check?.checkerId ?? null, fullName: check?.checkerName ?? '' }}
            onCommit={(person) =>
              change({ checkerId: person?.personId ?? null, checker: person?.fullName ?? '' })
            }
          />
        </div>
        <FoundItems
          items={itemsShown(blank, check)}
          isNew={check === undefined}
          answers={answers.current}
          error={error('items')}
        />
        <ProseField
          label="Kết luận, kiến nghị"
          maxLength={2000}
          defaultValue={typed.current.conclusion}
          error={error('conclusion')}
          onInput={(conclusion) => change({ conclusion })}
        />
        <div className="fields-2">
          <DateField
            label="Sửa xong trước ngày"
            description="Hạn cuối, kể cả ngày đó"
            defaultValue={typed.current.fixBy ?? null}
            error={error('fixBy')}
            onCommit={(fixBy) => change({ fixBy })}
            onProblem={wrong.mark('fixBy')}
          />
          <DateField
            label="Đã sửa xong ngày"
            description="Để trống khi chưa sửa"
            defaultValue={typed.current.fixedOn ?? null}
            error={error('fixedOn')}
            onCommit={(fixedOn) => change({ fixedOn })}
            onProblem={wrong.mark('fixedOn')}
          />
        </div>
      </RecordForm>
      {check !== undefined && (
        <RemoveDialog
          command="checks.remove"
          record={check}
          name={`phiếu kiểm tra ${blank.cellName}`}
          title="Bỏ phiếu kiểm tra"
          confirmLabel="Bỏ"
          isOpen={isRemoving}
          onClose={() => setRemoving(false)}
          onRemoved={onRemoved}
        >
          Dùng khi ghi nhầm hoặc ghi hai lần.
        </RemoveDialog>
      )}
    </>
  )
}

/** The list of the day, and whatever else the slip has. */
function itemsShown(
  { items }: Output<'checks.blank'>,
  check: BookCheck | undefined,
): Output<'checks.blank'>['items'] {
  const keys = new Set(items.map(({ key }) => key))
  const others = (check?.items ?? []).filter(({ item }) => !keys.has(item))
  return [...items, ...others.map(({ item, name }) => ({ key: item, name, source: '' as const, known: '' }))]
}
