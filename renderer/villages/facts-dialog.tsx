import { Button, Checkbox, Group, Modal, NativeSelect } from '@mantine/core'
import { useRef, useState } from 'react'
import { fold } from '../../shared/text/fold.ts'
import type { VillageFact } from '../../shared/villages/facts.ts'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { RowList } from '../components/row-list.tsx'
import { TextField } from '../components/text-field.tsx'
import { useRows } from '../components/use-rows.ts'
import { useWrite } from '../office.ts'

interface FactsDialogProps {
  readonly facts: readonly VillageFact[]
  readonly year: number
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Which figures are asked of villages, from a year on. */
export function FactsDialog({ facts, year, isOpen, onClose }: FactsDialogProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={`Danh sách chỉ tiêu từ năm ${year}`}
      size="xl"
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      {isOpen && <FactsForm {...{ facts, year, onClose }} />}
    </Modal>
  )
}

const newFact: VillageFact = {
  ...{ key: '', name: '', unit: '', isWhole: true, partOf: '', isApart: false, weight: '', doubtAbove: null },
}

/** A key of its own for each new fact: "Hộ có nước sạch" is kept as "ho-co-nuoc-sach". */
function withKeys(facts: readonly VillageFact[]): VillageFact[] {
  const taken = new Set(facts.map(({ key }) => key))
  return facts.map((fact) => {
    if (fact.key !== '') return fact
    const words = fold(fact.name)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^[^a-z]+|-+$/g, '')
      .slice(0, 34)
    const base = words === '' ? 'chi-tieu' : words
    const free = [base, ...Array.from({ length: 50 }, (_, index) => `${base}-${index + 2}`)]
    const key = free.find((candidate) => !taken.has(candidate)) ?? base
    taken.add(key)
    return { ...fact, key }
  })
}

function FactsForm({ facts, year, onClose }: Omit<FactsDialogProps, 'isOpen'>) {
  const write = useWrite('villages.setFacts')
  const lines = useRef(facts)
  const reason = useRef('')
  const [isAsked, setAsked] = useState(false)
  const rows = useRows<VillageFact>(
    facts,
    () => newFact,
    (next) => {
      lines.current = next
    },
  )
  const lacks = (fact: VillageFact | undefined, part: 'name' | 'unit') =>
    isAsked && fact !== undefined && fact[part].trim() === ''
      ? part === 'name'
        ? 'Chưa ghi tên'
        : 'Chưa ghi đơn vị'
      : undefined
  const submit = () => {
    leaveField()
    setAsked(true)
    if (lines.current.some(({ name, unit }) => name.trim() === '' || unit.trim() === '')) return
    write.mutate(
      { from: `${year}-01-01`, facts: withKeys(lines.current), reason: reason.current },
      { onSuccess: onClose },
    )
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p className="muted small">
        Danh sách này dùng cho năm {year} và các năm sau. Số liệu đã ghi của chỉ tiêu bỏ đi vẫn được giữ.
      </p>
      <RowList {...rows} what="chỉ tiêu" emptyText="Chưa có chỉ tiêu nào.">
        {(key, position) => {
          const fact = rows.line(key)
          return (
            <div className="fact-row">
              <TextField
                label={`Tên chỉ tiêu ${position}`}
                hideLabel
                placeholder="Tên chỉ tiêu"
                maxLength={80}
                defaultValue={fact?.name ?? ''}
                error={lacks(fact, 'name')}
                onInput={(name) => rows.change(key, { name })}
              />
              <TextField
                label={`Đơn vị tính của chỉ tiêu ${position}`}
                hideLabel
                placeholder="Đơn vị tính"
                maxLength={40}
                defaultValue={fact?.unit ?? ''}
                error={lacks(fact, 'unit')}
                onInput={(unit) => rows.change(key, { unit })}
              />
              <NativeSelect
                aria-label={`Chỉ tiêu ${position} là một phần của`}
                data-aside
                defaultValue={fact?.partOf ?? ''}
                data={[
                  { value: '', label: 'Tính riêng' },
                  ...facts
                    .filter((each) => each.key !== fact?.key && each.partOf === '')
                    .map((each) => ({
                      value: each.key,
                      label: `Trong ${each.name.toLocaleLowerCase('vi')}`,
                    })),
                ]}
                onChange={(event) => rows.change(key, { partOf: event.currentTarget.value })}
              />
              <Checkbox
                label="Số nguyên"
                data-aside
                aria-label={`Chỉ tiêu ${position} là số nguyên`}
                defaultChecked={fact?.isWhole ?? true}
                onChange={(event) => rows.change(key, { isWhole: event.currentTarget.checked })}
              />
            </div>
          )
        }}
      </RowList>
      <TextField
        label="Lý do"
        required
        maxLength={300}
        error={write.error?.fields.reason}
        onInput={(text) => {
          reason.current = text
        }}
      />
      <Fault fault={write.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Quay lại
        </Button>
        <Button type="submit" loading={write.isPending}>
          Ghi danh sách
        </Button>
      </Group>
    </form>
  )
}
