import { Button, Group, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Place } from '../../shared/places/contract.ts'
import { Fault } from '../components/fault.tsx'
import { Icon } from '../components/icons.tsx'
import { useJob } from '../office.ts'
import { FolderChooser } from './folder-chooser.tsx'
import './places.css'
import { sizePhrase } from '../../shared/text/sizes.ts'

interface PlacePickerProps {
  /** What the folder is for: the title of the dialog. */
  readonly title: string
  /** What the button for any other folder says: two pickers on one page must not have one name. */
  readonly otherLabel: string
  readonly isBusy: boolean
  readonly onPick: (place: Place) => void
}

/** The sticks that are plugged in, as big choices, or another folder. */
export function PlacePicker({ title, otherLabel, isBusy, onPick }: PlacePickerProps) {
  const drives = useJob('places.drives')
  const choose = useJob('places.chooseFolder')
  const [isAsking, setAsking] = useState(false)
  const { start } = drives
  useEffect(() => {
    void start({})
  }, [start])

  const other = async () => {
    const chosen = await choose.start({ title })
    if (chosen === 'ask') setAsking(true)
    else if (chosen !== undefined && chosen !== null) onPick(chosen)
  }
  return (
    <div className="stack">
      {drives.result?.length === 0 && (
        <Text c="dimmed">Chưa thấy USB nào. Cắm USB rồi bấm Tìm lại, hoặc chọn thư mục khác.</Text>
      )}
      <div className="drives">
        {drives.result?.map((drive) => (
          <button
            type="button"
            key={drive.token}
            className="drive"
            disabled={isBusy}
            onClick={() => onPick({ token: drive.token, name: drive.name })}
          >
            <Icon name="backup" size={24} />
            <span>
              <strong>{drive.name}</strong>
              <span className="drive-room">
                còn trống {sizePhrase(drive.freeBytes)} trong {sizePhrase(drive.totalBytes)}
              </span>
            </span>
          </button>
        ))}
      </div>
      <Group gap="sm">
        <Button variant="default" loading={choose.isRunning} disabled={isBusy} onClick={() => void other()}>
          {otherLabel}
        </Button>
        <Button
          variant="subtle"
          loading={drives.isRunning}
          disabled={isBusy}
          aria-label={`Tìm lại USB: ${title}`}
          onClick={() => void start({})}
        >
          Tìm lại USB
        </Button>
      </Group>
      <Fault fault={drives.error ?? choose.error} />
      <FolderChooser
        isOpen={isAsking}
        title={title}
        onClose={() => setAsking(false)}
        onChoose={(place) => {
          setAsking(false)
          onPick(place)
        }}
      />
    </div>
  )
}
