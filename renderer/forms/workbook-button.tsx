import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { CommandName, Input, Output } from '../../shared/contract.ts'
import type { DoorFile } from '../../shared/documents/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { asFault, call, saveDoorFile } from '../office.ts'

/** Jobs that make a workbook of what a page lists. */
type WorkbookJob = {
  [N in CommandName]: Output<N> extends DoorFile & { readonly rows: number } ? N : never
}[CommandName]

interface WorkbookButtonProps<N extends WorkbookJob> {
  readonly job: N
  readonly wish: Input<N>
  readonly isOff?: boolean
}

/** "Xuất Excel": what the page lists, as a workbook where the clerk keeps files. */
export function WorkbookButton<N extends WorkbookJob>({ job, wish, isOff = false }: WorkbookButtonProps<N>) {
  const [isSaving, setSaving] = useState(false)
  const make = async () => {
    setSaving(true)
    try {
      const file: DoorFile & { readonly rows: number } = await call(job, wish)
      await saveDoorFile(file)
      notifications.show({ message: `Đã xuất ${formatCount(file.rows)} dòng ra ${file.name}` })
    } catch (thrown) {
      notifications.show({ color: 'amber', message: asFault(thrown).message })
    } finally {
      setSaving(false)
    }
  }
  return (
    <ButtonFor
      right="export"
      variant="default"
      disabled={isOff}
      loading={isSaving}
      onClick={() => void make()}
    >
      Xuất Excel
    </ButtonFor>
  )
}
