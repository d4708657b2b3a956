import { Progress as Bar, Button, Group, Text } from '@mantine/core'
import type { JobProgress } from '../office.ts'

interface ProgressProps {
  readonly progress: JobProgress | undefined
  /** What is being done, until the office says more exactly. */
  readonly label: string
  readonly onCancel?: () => void
}

/** Long work: what is being done, how far it is, and a way to stop it. */
export function Progress({ progress, label, onCancel }: ProgressProps) {
  const text = progress?.text ?? label
  const fraction = progress?.fraction ?? null
  return (
    <div className="progress">
      <Group justify="space-between" wrap="nowrap" gap="md">
        <Text role="status" className="progress-text">
          {text}
          {fraction !== null && ` (${Math.round(fraction * 100)}%)`}
        </Text>
        {onCancel !== undefined && (
          <Button variant="default" onClick={onCancel}>
            Hủy
          </Button>
        )}
      </Group>
      <Bar
        value={fraction === null ? 100 : fraction * 100}
        animated={fraction === null}
        striped={fraction === null}
        aria-label={label}
        mt={6}
      />
    </div>
  )
}
