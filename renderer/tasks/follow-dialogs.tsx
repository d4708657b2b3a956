import { Group } from '@mantine/core'
import { useState } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Confirm } from '../components/confirm.tsx'
import { Fault } from '../components/fault.tsx'
import type { OfficeFault } from '../office.ts'

interface FollowingProps {
  /** "nhiệm vụ", "kiến nghị" */
  readonly what: string
  readonly withdrawn: { readonly on: string; readonly reason: string; readonly canBeUndone: boolean } | null
  readonly isBusy: boolean
  readonly fault: OfficeFault | null
  readonly onWithdraw: (reason: string, done: () => void) => void
  readonly onRestore: () => void
}

/** Thôi theo dõi, with its reason; and the way back. */
export function Following({ what, withdrawn, isBusy, fault, onWithdraw, onRestore }: FollowingProps) {
  const [isAsking, setAsking] = useState(false)
  if (withdrawn === null) {
    return (
      <>
        <Group mt="md">
          <ButtonFor right="write" variant="default" size="compact-sm" onClick={() => setAsking(true)}>
            Thôi theo dõi
          </ButtonFor>
        </Group>
        <Confirm
          isOpen={isAsking}
          title={`Thôi theo dõi ${what}`}
          confirmLabel="Thôi theo dõi"
          askReason
          isBusy={isBusy}
          fault={fault}
          onClose={() => setAsking(false)}
          onConfirm={(reason) => onWithdraw(reason, () => setAsking(false))}
        >
          Từ nay {what} này không hiện ở các buổi sau. Biên bản của buổi đã ghi vẫn giữ nguyên, và có thể theo
          dõi lại bất cứ lúc nào.
        </Confirm>
      </>
    )
  }
  return (
    <>
      <p>
        Thôi theo dõi từ ngày {formatDate(withdrawn.on)}
        {withdrawn.reason === '' ? ', bỏ khỏi biên bản của buổi họp.' : `: ${withdrawn.reason}`}
      </p>
      {withdrawn.canBeUndone && (
        <Group>
          <ButtonFor right="write" variant="default" size="compact-sm" loading={isBusy} onClick={onRestore}>
            Theo dõi lại
          </ButtonFor>
        </Group>
      )}
      <Fault fault={fault} />
    </>
  )
}
