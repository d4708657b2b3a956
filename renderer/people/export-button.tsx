import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { StandingFilter } from '../../shared/people/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { asFault, call, saveDoorFile } from '../office.ts'

interface ExportButtonProps {
  readonly cellId: string | null
  readonly standing: StandingFilter
}

/** The members of the filters shown as the national workbook of 29 columns. */
export function ExportButton({ cellId, standing }: ExportButtonProps) {
  const [isSaving, setSaving] = useState(false)
  const make = async () => {
    setSaving(true)
    try {
      const file = await call('forms.nationalWorkbook', { cellId, standing })
      await saveDoorFile(file)
      notifications.show({ message: `Đã xuất ${formatCount(file.rows)} người ra ${file.name}` })
    } catch (thrown) {
      notifications.show({ color: 'amber', message: asFault(thrown).message })
    } finally {
      setSaving(false)
    }
  }
  return (
    <Button variant="default" loading={isSaving} onClick={() => void make()}>
      Xuất Excel (29 cột)
    </Button>
  )
}
