import { ActionIcon, Button } from '@mantine/core'
import { useLocation } from 'wouter'
import { nextPeriod, periodPhrase, previousPeriod } from '../../shared/calendar/periods.ts'
import { Icon } from '../components/icons.tsx'
import { useShortcuts } from '../components/shortcuts.ts'

interface PeriodChooserProps {
  readonly period: string
  readonly current: string
  /** Where a month of this page is. */
  readonly to: (period: string) => string
}

/** The month before, the month after; also by Alt and an arrow key. */
export function PeriodChooser({ period, current, to }: PeriodChooserProps) {
  const [, go] = useLocation()
  const back = () => go(to(previousPeriod(period)))
  const on = () => go(to(nextPeriod(period)))
  useShortcuts({ 'alt+arrowleft': back, 'alt+arrowright': on })
  return (
    <nav className="period-chooser" aria-label="Kỳ sinh hoạt">
      <ActionIcon variant="default" size="lg" aria-label="Kỳ trước" title="Alt + mũi tên trái" onClick={back}>
        <Icon name="previous" size={16} />
      </ActionIcon>
      <strong>Kỳ {periodPhrase(period)}</strong>
      <ActionIcon variant="default" size="lg" aria-label="Kỳ sau" title="Alt + mũi tên phải" onClick={on}>
        <Icon name="next" size={16} />
      </ActionIcon>
      {period !== current && (
        <Button variant="subtle" onClick={() => go(to(current))}>
          Kỳ này
        </Button>
      )}
    </nav>
  )
}
