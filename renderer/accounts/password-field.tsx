import { PasswordInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { type FieldProps, inputProps } from '../components/text-field.tsx'

/** A password, hidden until its eye is pressed. Caps Lock is told, because nobody sees what it does here. */
export function PasswordField(field: FieldProps) {
  const [isCapsLock, setCapsLock] = useState(false)
  const look = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <div>
      <PasswordInput
        {...inputProps(field)}
        aria-invalid={field.error !== undefined}
        visibilityToggleFocusable
        visibilityToggleButtonProps={{ 'aria-label': `Xem chữ: ${field.label}` }}
        onKeyDown={look}
        onKeyUp={look}
        onBlur={() => setCapsLock(false)}
      />
      <p className="small attention" role="status">
        {isCapsLock && 'Phím Caps Lock đang bật.'}
      </p>
    </div>
  )
}
