import { useState } from 'react'
import type { ListDefinition } from '../../shared/finding/definition.ts'
import { FormDialog } from './form-dialog.tsx'
import { ListChoices, type PaperChoices } from './list-choices.tsx'

interface PrintListDialogProps {
  readonly list: ListDefinition
  readonly name: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Any list on paper, looked at before it goes to the printer. */
export function PrintListDialog({ list, name, isOpen, onClose }: PrintListDialogProps) {
  const [choices, setChoices] = useState<PaperChoices>({ title: name, isSigned: false, isMasked: true })
  return (
    <FormDialog
      title="In danh sách"
      wish={{ form: 'list', list, ...choices }}
      isOpen={isOpen}
      onClose={onClose}
    >
      <ListChoices
        choices={choices}
        list={list}
        onChange={(part) => setChoices((before) => ({ ...before, ...part }))}
      />
    </FormDialog>
  )
}
