import { Group, Select } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { hourChoices, type BackupTimes as Times } from '../../shared/backup/schedule.ts'
import { Fault } from '../components/fault.tsx'
import { TimeField } from '../components/time-field.tsx'
import { useWrite } from '../office.ts'

const closingNames = {
  ask: 'Hỏi trước khi đóng',
  always: 'Tự sao lưu rồi đóng',
  never: 'Không sao lưu',
} as const satisfies Readonly<Record<Times['closing'], string>>
const scheduleNames = {
  never: 'Không tự sao lưu',
  daily: 'Mỗi ngày một lần',
} as const satisfies Readonly<Record<Times['schedule'], string>>

const choices = <T extends string>(names: Readonly<Record<T, string>>) =>
  Object.entries<string>(names).map(([value, label]) => ({ value, label }))
// Made once: a list that is made anew while it is open forgets what is marked in it.
const closingChoices = choices(closingNames)
const scheduleChoices = choices(scheduleNames)
const isIn = <T extends string>(names: Readonly<Record<T, string>>, value: string | null): value is T =>
  value !== null && Object.hasOwn(names, value)

const hoursPhrase = (hours: number): string =>
  hours >= 24 && hours % 24 === 0 ? `${hours / 24} ngày` : `${hours} giờ`

interface BackupTimesProps {
  readonly times: Times
  /** Why the last copy of the schedule was not made. */
  readonly trouble: string | null
  readonly mayChange: boolean
}

/** Tự sao lưu: at closing and once a day, always to a place that was chosen by hand before. */
export function BackupTimes({ times, trouble, mayChange }: BackupTimesProps) {
  const write = useWrite('backup.setTimes')
  // A second choice before the first is known here must not take it back.
  const wished = useRef(times)
  useEffect(() => {
    wished.current = times
  }, [times])
  const set = (next: Partial<Times>) => {
    wished.current = { ...wished.current, ...next }
    write.mutate(wished.current)
  }
  const hours = [...new Set<number>([...hourChoices, times.hours])].toSorted((a, b) => a - b)
  return (
    <section className="section">
      <h2>Tự sao lưu</h2>
      <p className="muted">
        Chỉ sao lưu ra nơi đã sao lưu trước đó và đang cắm. Chưa cắm USB thì chương trình nhắc, không ghi đi
        chỗ khác.
      </p>
      {trouble !== null && <p className="attention">{trouble}</p>}
      <Group align="end" mt="xs">
        <Select
          label="Khi đóng chương trình"
          data={closingChoices}
          value={times.closing}
          disabled={!mayChange}
          onChange={(value) => isIn(closingNames, value) && set({ closing: value })}
        />
        {times.closing !== 'never' && (
          <Select
            label="Khi bản cuối đã quá"
            data={hours.map((choice) => ({ value: String(choice), label: hoursPhrase(choice) }))}
            value={String(times.hours)}
            disabled={!mayChange}
            onChange={(value) => set({ hours: Number(value) })}
          />
        )}
      </Group>
      <Group align="end" mt="xs">
        <Select
          label="Trong lúc làm việc"
          data={scheduleChoices}
          value={times.schedule}
          disabled={!mayChange}
          onChange={(value) => isIn(scheduleNames, value) && set({ schedule: value })}
        />
        {times.schedule === 'daily' && (
          <TimeField
            label="Lúc"
            defaultValue={times.at}
            disabled={!mayChange}
            onCommit={(at) => at !== null && at !== times.at && set({ at })}
          />
        )}
      </Group>
      <Fault fault={write.error} />
    </section>
  )
}
