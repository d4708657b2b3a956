import { Button, Group, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRef, useState } from 'react'
import type { RuleRow } from '../../shared/rulebook/contract.ts'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { ProseField } from '../components/prose-field.tsx'
import { TextField } from '../components/text-field.tsx'
import { useWrite } from '../office.ts'
import { numberWords, parseNumber, ruleValueWords } from './rule-value.ts'

interface OwnValueDialogProps {
  readonly rule: RuleRow | undefined
  readonly today: string
  readonly onClose: () => void
}

/** The office's own value of a rule, from a day on, with the reason. Papers already made keep the old one. */
export function OwnValueDialog({ rule, today, onClose }: OwnValueDialogProps) {
  const write = useWrite('rulebook.set')
  const typed = useRef({ value: '', from: today as string | null, reason: '' })
  const [problem, setProblem] = useState<string>()
  const [dateProblem, setDateProblem] = useState<string>()
  if (rule === undefined) return null

  const submit = () => {
    leaveField()
    const { value: text, from, reason } = typed.current
    const value = parseNumber(text === '' && typeof rule.value === 'number' ? numberWords(rule.value) : text)
    if (value === undefined) return setProblem('Giá trị phải là số, ví dụ 90 hoặc 0,5')
    setProblem(undefined)
    if (from === null) return setDateProblem('Chưa nhập ngày áp dụng')
    setDateProblem(undefined)
    write.mutate(
      { ruleId: rule.id, value, from, reason },
      {
        onSuccess: () => {
          notifications.show({ message: `Đã đặt giá trị riêng: ${rule.title}` })
          onClose()
        },
      },
    )
  }
  return (
    <Modal opened onClose={onClose} title={rule.title} closeButtonProps={{ 'aria-label': 'Đóng' }}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <p>
          Đang dùng: {ruleValueWords(rule)}, theo {rule.basis}. Văn bản đã chốt vẫn giữ quy định cũ.
        </p>
        <TextField
          label={rule.unit === '' ? 'Giá trị mới' : `Giá trị mới (${rule.unit})`}
          required
          autoFocus
          inputMode="numeric"
          defaultValue={typeof rule.value === 'number' ? numberWords(rule.value) : ''}
          error={problem ?? write.error?.fields.value}
          onCommit={(text) => {
            typed.current.value = text
          }}
        />
        <DateField
          label="Áp dụng từ ngày"
          required
          defaultValue={today}
          error={dateProblem ?? write.error?.fields.from}
          onCommit={(from) => {
            typed.current.from = from
          }}
          onProblem={(wrong) => {
            if (wrong !== undefined) typed.current.from = null
          }}
        />
        <ProseField
          label="Lý do, căn cứ"
          required
          maxLength={300}
          error={write.error?.fields.reason}
          onInput={(reason) => {
            typed.current.reason = reason
          }}
        />
        <Fault fault={write.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Quay lại
          </Button>
          <Button type="submit" loading={write.isPending}>
            Ghi
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
