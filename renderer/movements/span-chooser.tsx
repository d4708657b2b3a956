import { ActionIcon, Button, NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { addPeriods, type Period } from '../../shared/calendar/periods.ts'
import {
  type SpanLength,
  spanLengths,
  spanNames,
  spanPhrase,
  spanStart,
} from '../../shared/calendar/spans.ts'
import { Icon } from '../components/icons.tsx'
import { useShortcuts } from '../components/shortcuts.ts'
import classes from './movements.module.css'

interface SpanChooserProps {
  readonly start: Period
  readonly length: SpanLength
  /** The month of today. */
  readonly current: Period
  readonly onChange: (start: Period, length: SpanLength) => void
  /** Any two periods, where a page takes them too: what is shown in place of the steps, or how to go there. */
  readonly free?: { readonly fields: ReactNode; readonly onChoose: () => void }
}

const freeValue = 'free'

/** The time that a ledger covers; Alt and an arrow go to the one before or after. */
export function SpanChooser({ start, length, current, onChange, free }: SpanChooserProps) {
  const isFree = free?.fields != null
  const step = (direction: 1 | -1) => {
    if (!isFree) onChange(addPeriods(start, direction * length), length)
  }
  useShortcuts({ 'alt+arrowleft': () => step(-1), 'alt+arrowright': () => step(1) })
  const now = spanStart(current, length)
  return (
    <nav className={classes.chooser} aria-label="Thời gian của sổ">
      <NativeSelect
        aria-label="Độ dài của kỳ"
        value={isFree ? freeValue : String(length)}
        data={[
          ...spanLengths.map((months) => ({ value: String(months), label: spanNames[months] })),
          ...(free === undefined ? [] : [{ value: freeValue, label: 'Từ kỳ … đến kỳ …' }]),
        ]}
        onChange={({ currentTarget }) => {
          if (currentTarget.value === freeValue) free?.onChoose()
          const chosen = spanLengths.find((months) => String(months) === currentTarget.value)
          if (chosen !== undefined) onChange(spanStart(start, chosen), chosen)
        }}
      />
      {isFree ? (
        free.fields
      ) : (
        <>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label="Kỳ trước"
            title="Alt + mũi tên trái"
            onClick={() => step(-1)}
          >
            <Icon name="previous" size={16} />
          </ActionIcon>
          <strong>{capital(spanPhrase(start, length))}</strong>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label="Kỳ sau"
            title="Alt + mũi tên phải"
            onClick={() => step(1)}
          >
            <Icon name="next" size={16} />
          </ActionIcon>
          {start !== now && (
            <Button variant="subtle" onClick={() => onChange(now, length)}>
              Hiện nay
            </Button>
          )}
        </>
      )}
    </nav>
  )
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
