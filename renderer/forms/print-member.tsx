import { type ButtonProps, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { PrintWish } from '../../shared/forms/contract.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { FormDialog } from './form-dialog.tsx'
import { SupplementChoices, useSupplement } from './supplement-choices.tsx'

interface PrintMemberProps {
  readonly personId: string
  readonly fullName: string
  readonly size?: ButtonProps['size']
}

const kinds = [
  { value: 'member', label: 'Phiếu đảng viên' },
  { value: 'supplement', label: 'Phiếu bổ sung' },
]

/** In phiếu: the form of one member, or what a year added to it. */
export function PrintMember({ personId, fullName, size = 'xs' }: PrintMemberProps) {
  const [isOpen, setOpen] = useState(false)
  const [kind, setKind] = useState('member')
  const { supplement, change } = useSupplement()
  const personIds = [personId]
  const wish: PrintWish =
    kind === 'member'
      ? { form: 'member', personIds }
      : { form: 'supplement', personIds, ...supplement, isChangedOnly: false }
  return (
    <>
      <ButtonFor right="export" size={size} variant="default" onClick={() => setOpen(true)}>
        In phiếu
      </ButtonFor>
      <FormDialog title={`In phiếu: ${fullName}`} wish={wish} isOpen={isOpen} onClose={() => setOpen(false)}>
        <SegmentedControl aria-label="Loại phiếu" data={kinds} value={kind} onChange={setKind} />
        {kind === 'supplement' && <SupplementChoices supplement={supplement} onChange={change} />}
      </FormDialog>
    </>
  )
}
