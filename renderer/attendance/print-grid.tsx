import { useState } from 'react'
import { spanWords } from '../../shared/calendar/spans.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'

interface PrintGridProps {
  readonly from: string
  readonly to: string
  /** All cells, a sheet each, where none is named. */
  readonly cellId: string | null
}

/** In lưới: who came to which meeting of some periods, for the file of the cell. */
export function PrintGrid({ from, to, cellId }: PrintGridProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <ButtonFor right="export" variant="default" onClick={() => setOpen(true)}>
        In lưới
      </ButtonFor>
      <FormDialog
        title={`In lưới dự sinh hoạt ${spanWords(from, to)}`}
        wish={{ form: 'attendance', from, to, cellId }}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
