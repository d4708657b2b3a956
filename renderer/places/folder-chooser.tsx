import { Button, Group, Modal, Text } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import type { Place } from '../../shared/places/contract.ts'
import { Fault } from '../components/fault.tsx'
import { Icon } from '../components/icons.tsx'
import { useJob } from '../office.ts'

interface FolderChooserProps {
  readonly isOpen: boolean
  readonly title: string
  readonly onChoose: (place: Place) => void
  readonly onClose: () => void
}

/** Chooses a folder where the host has no dialog of its own. The window holds tokens and names, never a path. */
export function FolderChooser({ isOpen, title, onChoose, onClose }: FolderChooserProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Đóng' }}>
      <Folders onChoose={onChoose} onClose={onClose} />
    </Modal>
  )
}

function Folders({ onChoose, onClose }: Pick<FolderChooserProps, 'onChoose' | 'onClose'>) {
  const listing = useJob('places.list')
  const [data, setData] = useState<Output<'places.list'>>()
  const { start } = listing
  const go = useCallback(
    async (folder: string | null) => {
      const next = await start({ folder })
      if (next !== undefined) setData(next)
    },
    [start],
  )
  useEffect(() => {
    void go(null)
  }, [go])

  return (
    <div className="stack">
      <Group justify="space-between" wrap="nowrap">
        <Text fw={600} role="status" className="folder-here">
          {data?.name ?? ''}
        </Text>
        <Button
          variant="default"
          disabled={data === undefined || data.here === null}
          onClick={() => void go(data?.up ?? null)}
        >
          Lên một mức
        </Button>
      </Group>
      <Fault fault={listing.error} onAgain={() => void go(null)} againLabel="Về nơi đầu tiên" />
      <ul className="folder-list" aria-label="Thư mục">
        {data?.folders.map((place) => (
          <li key={place.token}>
            <button type="button" className="folder" onClick={() => void go(place.token)}>
              <Icon name="folder" size={16} /> {place.name}
            </button>
          </li>
        ))}
      </ul>
      {data?.folders.length === 0 && <Text c="dimmed">Không có thư mục con.</Text>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Quay lại
        </Button>
        <Button
          disabled={data === undefined || data.here === null}
          onClick={() => {
            if (data !== undefined && data.here !== null) onChoose({ token: data.here, name: data.name })
          }}
        >
          Chọn thư mục này
        </Button>
      </Group>
    </div>
  )
}
