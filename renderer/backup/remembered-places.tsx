import { Button, Group } from '@mantine/core'
import { useEffect } from 'react'
import { mediumNames } from '../../shared/backup/media.ts'
import type { Place } from '../../shared/places/contract.ts'
import { useMay } from '../accounts/access.ts'
import { Fault } from '../components/fault.tsx'
import { momentPhrase } from '../components/moments.ts'
import { useJob, useWrite } from '../office.ts'

interface RememberedPlacesProps {
  readonly isBusy: boolean
  /** Goes up with each copy: what is remembered is asked for again. */
  readonly copies: number
  readonly onPick: (place: Place) => void
}

/** Nơi đã sao lưu: one press to the stick or share of the last time, where it is there. */
export function RememberedPlaces({ isBusy, copies, onPick }: RememberedPlacesProps) {
  const places = useJob('backup.places')
  const forget = useWrite('backup.forgetPlace')
  const may = useMay()
  const { start } = places
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after every copy
  useEffect(() => {
    void start({})
  }, [start, copies])
  const found = places.result ?? []
  if (found.length === 0) return <Fault fault={places.error} />
  return (
    <div className="stack">
      <ul className="backup-sets" aria-label="Nơi đã sao lưu">
        {found.map(({ id, label, medium, lastMadeAt, token }) => (
          <li key={id}>
            <span>
              <strong>{label}</strong> <span className="muted">({mediumNames[medium]})</span>
              <br />
              <span className="muted small">
                {token === null ? 'Chưa cắm hoặc không thấy' : 'Đang có'}; sao lưu lần cuối lúc{' '}
                {momentPhrase(lastMadeAt)}
              </span>
            </span>
            <Group gap="xs" wrap="nowrap">
              <Button
                disabled={isBusy || token === null}
                aria-label={`Sao lưu ra đây: ${label}`}
                onClick={() => token !== null && onPick({ token, name: label })}
              >
                Sao lưu ra đây
              </Button>
              {may('administer') && (
                <Button
                  variant="subtle"
                  disabled={isBusy}
                  aria-label={`Bỏ nhớ ${label}`}
                  onClick={() => forget.mutate({ id }, { onSuccess: () => void start({}) })}
                >
                  Bỏ nhớ
                </Button>
              )}
            </Group>
          </li>
        ))}
      </ul>
      <Group>
        <Button variant="subtle" loading={places.isRunning} disabled={isBusy} onClick={() => void start({})}>
          Tìm lại nơi đã sao lưu
        </Button>
      </Group>
      <Fault fault={forget.error ?? places.error} />
    </div>
  )
}
