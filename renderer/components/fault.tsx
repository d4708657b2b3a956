import { Alert, Button, Group, Text } from '@mantine/core'
import { asFault } from '../office.ts'

interface FaultProps {
  /** What was thrown; nothing is shown for null and undefined. */
  readonly fault: unknown
  /** For a conflict: loads the newer version. Otherwise: tries again. */
  readonly onAgain?: () => void
  readonly againLabel?: string
}

/** The office's sentence where the clerk is looking. Never a code. */
export function Fault({ fault: thrown, onAgain, againLabel }: FaultProps) {
  if (thrown === null || thrown === undefined) return null
  const fault = asFault(thrown)
  const fields = [...new Set(Object.values(fault.fields))].filter(
    (sentence) => !fault.message.includes(sentence),
  )
  return (
    <Alert role="alert" color="amber" variant="light" className="fault">
      <Text>{fault.message}</Text>
      {fields.length > 0 && (
        <ul className="fault-fields">
          {fields.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {fault.logId !== undefined && <Text c="dimmed">Số ghi trong nhật ký: {fault.logId}</Text>}
      {onAgain !== undefined && (
        <Group mt="xs">
          <Button variant="default" onClick={onAgain}>
            {againLabel ?? (fault.code === 'conflict' ? 'Xem bản mới hơn' : 'Thử lại')}
          </Button>
        </Group>
      )}
    </Alert>
  )
}
