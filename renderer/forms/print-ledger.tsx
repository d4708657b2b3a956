import { useState } from 'react'
import { ButtonFor } from '../accounts/for.tsx'
import { FormDialog } from './form-dialog.tsx'

interface PrintLedgerProps {
  readonly from: string
  readonly last: string
  readonly cellId: string | null
}

/** In sổ: the ledger of increase and decrease that is on the page. */
export function PrintLedger({ from, last, cellId }: PrintLedgerProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <ButtonFor right="export" variant="default" onClick={() => setOpen(true)}>
        In sổ
      </ButtonFor>
      <FormDialog
        title="In sổ tăng, giảm đảng viên"
        wish={{ form: 'ledger', from, last, cellId }}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
