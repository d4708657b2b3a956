import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { OwnPassword } from './own-password.tsx'

/** Đổi mật khẩu of whoever is at work. */
export function PasswordSection() {
  const [isChanging, setChanging] = useState(false)
  return (
    <section className="section">
      <h2>Mật khẩu của tôi</h2>
      {isChanging ? (
        <div className="form-narrow">
          <OwnPassword
            autoFocus
            onChanged={() => {
              setChanging(false)
              notifications.show({ message: 'Đã đổi mật khẩu' })
            }}
            others={
              <Button variant="default" onClick={() => setChanging(false)}>
                Quay lại
              </Button>
            }
          />
        </div>
      ) : (
        <Button variant="default" onClick={() => setChanging(true)}>
          Đổi mật khẩu
        </Button>
      )}
    </section>
  )
}
