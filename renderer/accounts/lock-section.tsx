import { Button, Group, Select } from '@mantine/core'
import { idleChoices } from '../../shared/accounts/contract.ts'
import { Fault } from '../components/fault.tsx'
import { useWrite } from '../office.ts'
import { askAccess } from './access.ts'
import { useLock } from './gate.tsx'

interface LockSectionProps {
  readonly minutes: number
  readonly mayChange: boolean
}

/** Khóa màn hình: at once, and by itself when nobody is at the PC. */
export function LockSection({ minutes, mayChange }: LockSectionProps) {
  const lock = useLock()
  const write = useWrite('accounts.setIdle')
  const choices = [...new Set<number>([...idleChoices, minutes])].toSorted((a, b) => a - b)
  return (
    <section className="section">
      <h2>Khóa màn hình</h2>
      <p className="muted">
        Màn hình tự khóa sau {minutes} phút không ai gõ phím, di chuột. Phần đang nhập dở giữ nguyên.
      </p>
      <Group align="end" mt="xs">
        {mayChange && (
          <Select
            label="Tự khóa sau"
            className="idle-minutes"
            data={choices.map((choice) => ({ value: String(choice), label: `${choice} phút` }))}
            value={String(minutes)}
            onChange={(value) => write.mutate({ minutes: Number(value) }, { onSuccess: askAccess })}
          />
        )}
        <Button variant="default" onClick={lock}>
          Khóa (Ctrl+L)
        </Button>
      </Group>
      <Fault fault={write.error} />
    </section>
  )
}
