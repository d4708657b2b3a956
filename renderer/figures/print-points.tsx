import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { PrintedSheets, SheetsDialog } from '../forms/form-dialog.tsx'
import { useJob } from '../office.ts'

const title = 'Cần hỏi lại bí thư'

/** The list to telephone by, on paper: numbers stand there in full, which the audit says. */
export function PrintPoints({ isDisabled }: { readonly isDisabled: boolean }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button disabled={isDisabled} onClick={() => setOpen(true)}>
        In kèm số điện thoại
      </Button>
      <SheetsDialog title={title} isOpen={isOpen} onClose={() => setOpen(false)}>
        <PointSheets />
      </SheetsDialog>
    </>
  )
}

function PointSheets() {
  const draw = useJob('figures.printPoints')
  const { start, cancel } = draw
  useEffect(() => {
    void start({})
    return cancel
  }, [start, cancel])
  return <PrintedSheets title={title} draw={draw} onAgain={() => void start({})} />
}
