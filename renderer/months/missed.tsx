import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { ButtonFor } from '../accounts/for.tsx'
import { useWrite } from '../office.ts'
import { MissedDialog } from './missed-dialog.tsx'

interface MissedProps {
  readonly cellId: string
  readonly cellName: string
  readonly period: string
  /** Why the cell did not meet; null where nothing was said of it. */
  readonly missed: string | null
  /** A meeting was opened, which goes when the cell did not hold it. */
  readonly isOpened?: boolean
  /** After the dialog or the change. */
  readonly onEnd?: () => void
  readonly onDone?: () => void
}

/** Says that a cell held no meeting in a period, or takes that back. */
export function MissedButton({ missed, isOpened = false, onEnd, onDone, ...cell }: MissedProps) {
  const [isShown, setShown] = useState(false)
  const save = useWrite('months.setMissed')
  const { cellName } = cell
  if (missed !== null) {
    return (
      <ButtonFor
        right="write"
        size="compact-sm"
        variant="default"
        loading={save.isPending}
        aria-label={`Bỏ ghi không họp của ${cellName}`}
        onClick={() =>
          save.mutate(
            { cellId: cell.cellId, period: cell.period, reason: '' },
            {
              onSuccess: () => notifications.show({ message: `Đã bỏ ghi không họp của ${cellName}` }),
              onSettled: () => onEnd?.(),
            },
          )
        }
      >
        Bỏ ghi không họp
      </ButtonFor>
    )
  }
  return (
    <>
      <ButtonFor
        right="write"
        size="compact-sm"
        variant="subtle"
        color="gray"
        aria-label={`${cellName} không họp`}
        onClick={() => setShown(true)}
      >
        Không họp
      </ButtonFor>
      <MissedDialog
        {...cell}
        isOpened={isOpened}
        isShown={isShown}
        onDone={onDone}
        onClose={() => setShown(false)}
        onClosed={onEnd}
      />
    </>
  )
}
