import { Button, TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { type FieldProps, inputProps } from '../components/text-field.tsx'
import './accounts.css'

/** A password, hidden until it is asked to be seen. Caps Lock is told, because nobody sees what it does here. */
export function PasswordField(field: FieldProps) {
  const [isCapsLock, setCapsLock] = useState(false)
  const [isShown, setShown] = useState(false)
  const verb = isShown ? 'Ẩn' : 'Hiện'
  const look = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <div>
      <TextInput
        {...inputProps(field)}
        type={isShown ? 'text' : 'password'}
        inputContainer={(input) => (
          <div className="password-line">
            {input}
            <Button
              variant="default"
              aria-label={`${verb} ${field.label.toLocaleLowerCase('vi')}`}
              onClick={() => setShown(!isShown)}
            >
              {verb}
            </Button>
          </div>
        )}
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
