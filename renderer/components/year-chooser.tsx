import { ActionIcon, Button } from '@mantine/core'
import { Icon } from './icons.tsx'
import { useShortcuts } from './shortcuts.ts'

interface YearChooserProps {
  readonly year: number
  readonly current: number
  readonly onChoose: (year: number) => void
}

/** The year before, the year after; also by Alt and an arrow key. */
export function YearChooser({ year, current, onChoose }: YearChooserProps) {
  const back = () => onChoose(year - 1)
  const on = () => onChoose(year + 1)
  useShortcuts({ 'alt+arrowleft': back, 'alt+arrowright': on })
  return (
    <nav className="year-chooser" aria-label="Năm">
      <ActionIcon
        variant="default"
        size="lg"
        aria-label="Năm trước"
        title="Alt + mũi tên trái"
        onClick={back}
      >
        <Icon name="previous" size={16} />
      </ActionIcon>
      <strong>Năm {year}</strong>
      <ActionIcon variant="default" size="lg" aria-label="Năm sau" title="Alt + mũi tên phải" onClick={on}>
        <Icon name="next" size={16} />
      </ActionIcon>
      {year !== current && (
        <Button variant="subtle" onClick={() => onChoose(current)}>
          Năm nay
        </Button>
      )}
    </nav>
  )
}
