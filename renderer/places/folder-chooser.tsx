import { Button, Group, Modal, Text, TextInput } from '@mantine/core'
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import type { Place } from '../../shared/places/contract.ts'
import { Fault } from '../components/fault.tsx'
import { Icon } from '../components/icons.tsx'
import { inputProps } from '../components/text-field.tsx'
import { useJob } from '../office.ts'

interface FolderChooserProps {
  readonly isOpen: boolean
  readonly title: string
  readonly onChoose: (place: Place) => void
  readonly onClose: () => void
}

/**
 * Chooses a folder where the host has no dialog of its own. The window holds tokens and names; a path that is typed
 * goes to the office and comes back as a token.
 */
export function FolderChooser({ isOpen, title, onChoose, onClose }: FolderChooserProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Đóng' }}>
      <Folders onChoose={onChoose} onClose={onClose} />
    </Modal>
  )
}

function Folders({ onChoose, onClose }: Pick<FolderChooserProps, 'onChoose' | 'onClose'>) {
  const listing = useJob('places.list')
  const finding = useJob('places.find')
  const [data, setData] = useState<Output<'places.list'>>()
  const typed = useRef<HTMLInputElement>(null)
  const [hasTyped, setTyped] = useState(false)
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

  /** Opens a folder; what was typed is over with that. */
  const open = (folder: string | null) => {
    if (typed.current !== null) typed.current.value = ''
    setTyped(false)
    finding.reset()
    void go(folder)
  }
  /** What stands in the field counts before what is listed: it was not followed yet. */
  const find = () => finding.start({ path: typed.current?.value ?? '' })
  const follow = async (event: FormEvent) => {
    event.preventDefault()
    const place = hasTyped ? await find() : undefined
    if (place !== undefined) open(place.token)
  }
  const choose = async () => {
    if (hasTyped) {
      const place = await find()
      if (place !== undefined) onChoose(place)
    } else if (data !== undefined && data.here !== null) onChoose({ token: data.here, name: data.name })
  }

  return (
    <form className="stack" onSubmit={(event) => void follow(event)}>
      <TextInput
        {...inputProps({
          label: 'Đường dẫn',
          description: 'Gõ hoặc dán đường dẫn của thư mục rồi bấm Enter, hoặc mở từng thư mục ở dưới.',
          autoFocus: true,
          error: finding.error?.message,
        })}
        ref={typed}
        onInput={(event) => setTyped(event.currentTarget.value.trim() !== '')}
      />
      <Group justify="space-between" wrap="nowrap">
        <Text fw={600} role="status" className="folder-here">
          {data?.name ?? ''}
        </Text>
        <Button
          variant="default"
          disabled={data === undefined || data.here === null}
          onClick={() => open(data?.up ?? null)}
        >
          Lên một mức
        </Button>
      </Group>
      <Fault fault={listing.error} onAgain={() => open(null)} againLabel="Về nơi đầu tiên" />
      <ul className="folder-list" aria-label="Thư mục">
        {data?.folders.map((place) => (
          <li key={place.token}>
            <button type="button" className="folder" onClick={() => open(place.token)}>
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
          loading={finding.isRunning}
          disabled={!hasTyped && (listing.isRunning || data === undefined || data.here === null)}
          onClick={() => void choose()}
        >
          Chọn thư mục này
        </Button>
      </Group>
    </form>
  )
}
