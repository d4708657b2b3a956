import { Button } from '@mantine/core'
import { useState } from 'react'
import { Confirm } from './confirm.tsx'

interface DiscardButtonProps {
  /** Asked when the button is pressed: by then the field that was left has handed over its text. */
  readonly hasTyped: () => boolean
  readonly onDiscard: () => void
  readonly size?: 'xs' | 'sm'
}

/** "Không ghi": leaves a form. What was typed is let go only after a question. */
export function DiscardButton({ hasTyped, onDiscard, size = 'sm' }: DiscardButtonProps) {
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button
        size={size}
        variant="default"
        onClick={() => {
          if (hasTyped()) setAsking(true)
          else onDiscard()
        }}
      >
        Không ghi
      </Button>
      <Confirm
        isOpen={isAsking}
        title="Bỏ những gì vừa gõ?"
        confirmLabel="Bỏ, không ghi"
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          onDiscard()
        }}
      >
        Những gì vừa gõ ở đây sẽ mất. Những gì đã ghi vào sổ vẫn giữ nguyên.
      </Confirm>
    </>
  )
}
