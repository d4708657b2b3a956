import { useEffect, useState } from 'react'
import { ButtonFor } from '../accounts/for.tsx'
import { PrintedSheets, SheetsDialog } from '../forms/form-dialog.tsx'
import { useJob } from '../office.ts'

const title = 'Cần hỏi lại bí thư'

interface PrintPointsProps {
  readonly isDisabled: boolean
  /** Those answered stand on the list too, with their answers. */
  readonly withSettled: boolean
}

/** The list to telephone by, on paper: numbers stand there in full, which the audit says. */
export function PrintPoints({ isDisabled, withSettled }: PrintPointsProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <ButtonFor right="reveal" disabled={isDisabled} onClick={() => setOpen(true)}>
        In kèm số điện thoại
      </ButtonFor>
      <SheetsDialog title={title} isOpen={isOpen} onClose={() => setOpen(false)}>
        <PointSheets withSettled={withSettled} />
      </SheetsDialog>
    </>
  )
}

function PointSheets({ withSettled }: Pick<PrintPointsProps, 'withSettled'>) {
  const draw = useJob('figures.printPoints')
  const { start, cancel } = draw
  useEffect(() => {
    void start({ withSettled })
    return cancel
  }, [start, cancel, withSettled])
  return <PrintedSheets title={title} kind="points" draw={draw} onAgain={() => void start({ withSettled })} />
}
