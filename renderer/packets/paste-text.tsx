import { Button, Group, Modal } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Phase } from '../../shared/packets/contract.ts'
import { Fault } from '../components/fault.tsx'
import { GrowingArea } from '../components/growing-area.tsx'
import { useRead } from '../office.ts'

interface PasteTextProps {
  readonly meetingId: string
  readonly phase: Phase
  readonly cellName: string
}

/** The text to paste into the e-handbook, seen before it is copied. */
export function PasteText({ meetingId, phase, cellName }: PasteTextProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Nội dung để dán của ${cellName}`}
        onClick={() => setOpen(true)}
      >
        Nội dung
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={`Nội dung để dán: ${cellName}`}
        size="42rem"
        closeButtonProps={{ 'aria-label': 'Đóng' }}
      >
        <Shown meetingId={meetingId} phase={phase} />
      </Modal>
    </>
  )
}

function Shown({ meetingId, phase }: Omit<PasteTextProps, 'cellName'>) {
  const text = useRead('packets.text', { meetingId, phase })
  const field = useRef<HTMLTextAreaElement>(null)
  const [isCopied, setCopied] = useState<boolean>()
  const copy = () => {
    field.current?.select()
    // The window has no right to the clipboard of its own; what is selected in it may be copied by the clerk's click.
    setCopied(document.execCommand('copy'))
  }
  return (
    <div className="stack">
      <Fault fault={text.error} onAgain={() => void text.refetch()} />
      {text.data !== undefined && (
        <>
          <GrowingArea
            key={text.data.text}
            ref={field}
            aria-label="Nội dung để dán"
            readOnly
            minRows={6}
            maxRows={18}
            defaultValue={text.data.text}
          />
          <Group>
            <Button data-autofocus onClick={copy}>
              Chép
            </Button>
            {isCopied !== undefined && (
              <span role="status">
                {isCopied
                  ? 'Đã chép. Sang Sổ tay và dán (Ctrl+V).'
                  : 'Máy không cho chép. Hãy bấm Ctrl+C: nội dung đã được chọn.'}
              </span>
            )}
          </Group>
        </>
      )}
    </div>
  )
}
