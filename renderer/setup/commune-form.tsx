import { Button, Group } from '@mantine/core'
import { type SubmitEvent, useRef } from 'react'
import type { CommuneFields } from '../../shared/setup/contract.ts'
import { Fault } from '../components/fault.tsx'
import { TextField } from '../components/text-field.tsx'
import { asFault } from '../office.ts'
import { proposePlaceName } from './place-name.ts'

interface CommuneFormProps {
  readonly commune: CommuneFields | null
  readonly submitLabel: string
  readonly fault: unknown
  readonly isBusy: boolean
  readonly onBack?: () => void
  readonly onSubmit: (fields: CommuneFields) => void
}

/** The three lines that every paper carries. The place name follows the commune's name until it is typed. */
export function CommuneForm({ commune, submitLabel, fault, isBusy, onBack, onSubmit }: CommuneFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const text = (name: keyof CommuneFields): string => {
    const value = form.current === null ? null : new FormData(form.current).get(name)
    return typeof value === 'string' ? value : ''
  }
  const propose = (communeName: string) => {
    const place = form.current?.elements.namedItem('placeName')
    if (place instanceof HTMLInputElement && place.value.trim() === '')
      place.value = proposePlaceName(communeName)
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const communeName = text('communeName')
    const placeName = text('placeName').trim()
    onSubmit({
      communeName,
      province: text('province'),
      placeName: placeName === '' ? proposePlaceName(communeName) : placeName,
    })
  }
  const errors = fault === null || fault === undefined ? {} : asFault(fault).fields
  const hasFieldErrors = Object.keys(errors).length > 0
  return (
    <form ref={form} onSubmit={submit} className="stack form-narrow" noValidate>
      <TextField
        name="communeName"
        label="Tên xã, phường"
        description="Như trên văn bản, không kèm chữ Đảng bộ. Ví dụ: xã Mường Than"
        required
        autoFocus={commune === null}
        defaultValue={commune?.communeName ?? ''}
        error={errors.communeName}
        onCommit={propose}
      />
      <TextField
        name="province"
        label="Tỉnh, thành phố"
        description="Ví dụ: Lai Châu"
        required
        defaultValue={commune?.province ?? ''}
        error={errors.province}
      />
      <TextField
        name="placeName"
        label="Địa danh ở dòng ngày tháng"
        description="Ví dụ: Mường Than, ngày 05 tháng 02 năm 2026"
        defaultValue={commune?.placeName ?? ''}
        error={errors.placeName}
      />
      {!hasFieldErrors && <Fault fault={fault} />}
      <Group mt="md">
        <Button type="submit" loading={isBusy}>
          {submitLabel}
        </Button>
        {onBack !== undefined && (
          <Button variant="default" onClick={onBack}>
            Quay lại
          </Button>
        )}
      </Group>
    </form>
  )
}
