import { Button, Group, NativeSelect } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Input } from '../../shared/contract.ts'
import { type Contribution, contributionKindNames } from '../../shared/contributions/contract.ts'
import { formatMeasure } from '../../shared/tasks/indicator.ts'
import { Entry } from '../accounts/for.tsx'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { TextLink } from '../components/link.tsx'
import { PersonPicker } from '../components/person-picker.tsx'
import { inputProps, TextField } from '../components/text-field.tsx'
import { useRead, useWrite } from '../office.ts'
import { RemoveDialog } from '../recycle/remove-dialog.tsx'
import { AmountField, KindField, WorkField } from './entry-fields.tsx'

type Wish = Input<'contributions.save'>

interface ContributionFormProps {
  readonly contribution: Contribution
  readonly onRemoved: () => void
}

/** The chosen contribution, to be put right or taken out. */
export function ContributionForm({ contribution, onRemoved }: ContributionFormProps) {
  const { cellName: _, giverName, ...fields } = contribution
  const typed = useRef<Wish>(fields)
  const wrong = useRef(new Set<string>())
  const [isRemoving, setRemoving] = useState(false)
  const cells = useRead('organisation.cells', {}).data ?? []
  const save = useWrite('contributions.save')
  const change = (part: Partial<Wish>) => {
    typed.current = { ...typed.current, ...part }
  }
  const mark = (name: string, isWrong: boolean) => {
    if (isWrong) wrong.current.add(name)
    else wrong.current.delete(name)
  }
  const error = (name: string) => save.error?.fields[name]
  const isListed = cells.some(({ id }) => id === contribution.cellId)
  return (
    <>
      <div className="card-head">
        <h2>
          {contribution.personId === null ? (
            giverName
          ) : (
            <TextLink to={`/dang-vien/${contribution.personId}`}>{giverName}</TextLink>
          )}
        </h2>
        <p className="muted">
          {contributionKindNames[contribution.kind]}: {formatMeasure(contribution.amount)} {contribution.unit}
          , <TextLink to={`/chi-bo/${contribution.cellId}`}>{contribution.cellName}</TextLink>
        </p>
      </div>
      <Entry right="write">
        <form
          className="stack"
          noValidate
          aria-label="Sửa đóng góp"
          onSubmit={(event) => {
            event.preventDefault()
            leaveField()
            if (wrong.current.size === 0) save.mutate(typed.current)
          }}
        >
          <PersonPicker
            label="Đảng viên, hộ hoặc người đóng góp"
            freeText
            cellId={contribution.cellId}
            defaultValue={{ personId: contribution.personId, fullName: giverName }}
            error={error('giver')}
            onCommit={(person) =>
              change({ personId: person?.personId ?? null, giver: person?.fullName ?? '' })
            }
          />
          <div className="fields-2">
            <KindField defaultValue={contribution.kind} onChoose={(kind) => change({ kind })} />
            <AmountField
              defaultValue={contribution.amount}
              error={error('amount')}
              onCommit={(amount) => {
                mark('amount', amount === undefined || amount === null)
                if (amount !== undefined && amount !== null) change({ amount })
              }}
            />
            <TextField
              label="Đơn vị tính"
              maxLength={40}
              defaultValue={contribution.unit}
              error={error('unit')}
              onCommit={(unit) => change({ unit })}
            />
            <DateField
              label="Ngày hoặc năm"
              partial
              defaultValue={contribution.given}
              error={error('given')}
              onCommit={(given) => change({ given: given ?? '' })}
              onProblem={(problem) => mark('given', problem !== undefined)}
            />
          </div>
          <WorkField
            cellId={contribution.cellId}
            defaultValue={contribution.work}
            onCommit={(work) => change({ work })}
          />
          <NativeSelect
            {...inputProps({ label: 'Chi bộ' })}
            defaultValue={contribution.cellId}
            key={cells.length}
            data={[
              ...(isListed ? [] : [{ value: contribution.cellId, label: contribution.cellName }]),
              ...cells.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => change({ cellId: event.currentTarget.value })}
          />
          <TextField
            label="Ghi chú"
            maxLength={300}
            defaultValue={contribution.note}
            onCommit={(note) => change({ note })}
          />
          <Fault fault={save.error} />
          <Group justify="space-between">
            <Button variant="subtle" color="gray" onClick={() => setRemoving(true)}>
              Bỏ khỏi sổ
            </Button>
            <Button type="submit" variant="default" loading={save.isPending}>
              Ghi thay đổi
            </Button>
          </Group>
        </form>
      </Entry>
      <RemoveDialog
        command="contributions.remove"
        record={contribution}
        name={`đóng góp của ${giverName}`}
        title="Bỏ đóng góp"
        confirmLabel="Bỏ"
        isOpen={isRemoving}
        onClose={() => setRemoving(false)}
        onRemoved={onRemoved}
      >
        Dùng khi ghi nhầm hoặc ghi hai lần.
      </RemoveDialog>
    </>
  )
}
