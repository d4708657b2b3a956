import { Button } from '@mantine/core'
import { useState } from 'react'
import { FormDialog } from '../forms/form-dialog.tsx'

interface PrintGridProps {
  readonly year: number
  /** All cells, a sheet each, where none is named. */
  readonly cellId: string | null
}

/** In lưới: who came to which meeting of a year, for the file of the cell. */
export function PrintGrid({ year, cellId }: PrintGridProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        In lưới
      </Button>
      <FormDialog
        title={`In lưới dự sinh hoạt năm ${year}`}
        wish={{ form: 'attendance', year, cellId }}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
