import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { Entry } from '../accounts/for.tsx'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import type { OfficeFault } from '../office.ts'

interface PartFormProps {
  readonly name: string
  readonly submitLabel: string
  readonly write: {
    readonly error: OfficeFault | null
    readonly isPending: boolean
    readonly isSuccess: boolean
  }
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** A part of a task or a petition that is written by itself. */
export function PartForm({ name, submitLabel, write, onSubmit, children }: PartFormProps) {
  return (
    <Entry right="write">
      <form
        className="stack"
        noValidate
        aria-label={name}
        onSubmit={(event) => {
          event.preventDefault()
          leaveField()
          onSubmit()
        }}
      >
        {children}
        <Fault fault={write.error} />
        <Group justify="flex-end" align="center">
          {write.isSuccess && (
            <span className="small muted" role="status">
              Đã ghi
            </span>
          )}
          <Button type="submit" variant="default" loading={write.isPending}>
            {submitLabel}
          </Button>
        </Group>
      </form>
    </Entry>
  )
}
