import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { periodPhrase } from '../../shared/calendar/periods.ts'
import { type MonthPart, monthPartNames, monthParts } from '../../shared/forms/contract.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'

/** In cho các chi bộ: one job sorted by cell, of what is ticked. */
export function PrintMonth({ period }: { readonly period: string }) {
  const [isOpen, setOpen] = useState(false)
  const [parts, setParts] = useState<readonly MonthPart[]>(monthParts)
  const toggle = (part: MonthPart, isOn: boolean) =>
    setParts(monthParts.filter((known) => (known === part ? isOn : parts.includes(known))))
  return (
    <>
      <ButtonFor right="export" size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        In cho các chi bộ
      </ButtonFor>
      <FormDialog
        title={`In cho các chi bộ: kỳ ${periodPhrase(period)}`}
        wish={{ form: 'month', period, parts: [...parts] }}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      >
        {monthParts.map((part) => (
          <Checkbox
            key={part}
            label={monthPartNames[part]}
            checked={parts.includes(part)}
            disabled={parts.length === 1 && parts.includes(part)}
            onChange={(event) => toggle(part, event.currentTarget.checked)}
          />
        ))}
      </FormDialog>
    </>
  )
}
