import { Button, type ButtonProps } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import type { GivenRight } from '../../shared/accounts/rights.ts'
import { ButtonLink } from '../components/link.tsx'
import { useMay } from './access.ts'
import './accounts.css'

interface ForProps {
  /** That of the command in the contract to which the controls lead. */
  readonly right: GivenRight
  readonly children: ReactNode
}

/** Controls that only those see who have the right: nobody presses what the office would then refuse. */
export function For({ right, children }: ForProps) {
  return useMay()(right) ? children : null
}

/** A form to which an address leads, and which is there to write alone: who lacks the right is told why it is not. */
export function ForOnly({ right, children }: ForProps) {
  if (useMay()(right)) return children
  return (
    <p className="muted">
      Tài khoản này chỉ được xem, nên không có gì để ghi ở đây. Muốn ghi sổ, hãy hỏi người quản trị.
    </p>
  )
}

/** A button that is there only for those who have the right. */
export function ButtonFor({
  right,
  ...button
}: ButtonProps & Omit<ComponentProps<'button'>, keyof ButtonProps> & Pick<ForProps, 'right'>) {
  return useMay()(right) ? <Button {...button} /> : null
}

/** A link that looks like a button and leads to where only those have something to do who have the right. */
export function LinkFor({ right, ...link }: ComponentProps<typeof ButtonLink> & Pick<ForProps, 'right'>) {
  return useMay()(right) ? <ButtonLink {...link} /> : null
}

/**
 * What is there to be written, and is worth reading too: who lacks the right sees what it holds, in fields that cannot be
 * typed in, without the buttons that write.
 */
export function Entry({ right, children }: ForProps) {
  if (useMay()(right)) return children
  return (
    <fieldset className="entry-shut" disabled>
      {children}
    </fieldset>
  )
}
