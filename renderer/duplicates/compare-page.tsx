import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { Comparison, Side } from '../../shared/duplicates/contract.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, TextLink } from '../components/link.tsx'
import { navigate } from '../components/location.ts'
import { Page } from '../components/page.tsx'
import { useShortcuts } from '../components/shortcuts.ts'
import { tellUndoable } from '../components/undo-notice.tsx'
import { call, useRead, useWrite } from '../office.ts'
import { useRevealed } from '../people/use-revealed.ts'
import classes from './duplicates.module.css'
import { FieldTable } from './field-table.tsx'
import { headWords, pairAddress, recordAddress } from './head-words.ts'
import { PartsTable } from './parts-table.tsx'

interface PairProps {
  readonly keptId: string
  readonly givenId: string
}

/** Two records side by side, the choice of what stays, and what merging them will do. */
export function ComparePage({ keptId, givenId }: PairProps) {
  const comparison = useRead('duplicates.compare', { keptId, givenId })
  return (
    <Page
      title="So sánh hai hồ sơ"
      note="Hồ sơ bên phải gộp vào hồ sơ bên trái. Mũi tên trái, phải chọn giá trị; lên, xuống chuyển ô."
      actions={
        <>
          <ButtonLink to="/trung-ho-so" variant="default">
            Về danh sách
          </ButtonLink>
          <Button variant="default" onClick={() => navigate(pairAddress(givenId, keptId), { replace: true })}>
            Đổi bên giữ lại
          </Button>
        </>
      }
    >
      <Fault fault={comparison.error} onAgain={() => void comparison.refetch()} />
      {comparison.data !== undefined && (
        <Comparing comparison={comparison.data} onReload={() => void comparison.refetch()} />
      )}
    </Page>
  )
}

const toList = () => navigate('/trung-ho-so')

interface ComparingProps {
  readonly comparison: Comparison
  readonly onReload: () => void
}

function Comparing({ comparison, onReload }: ComparingProps) {
  const { kept, given, fields, parts, why, effects } = comparison
  const [choices, setChoices] = useState<Readonly<Record<string, Side>>>({})
  const [showsAll, setShowsAll] = useState(false)
  const merge = useWrite('duplicates.merge')
  const distinct = useWrite('duplicates.markDistinct')
  const numbers = { kept: useRevealed(kept.id, kept.revision), given: useRevealed(given.id, given.revision) }
  const isShown = numbers.kept.numbers !== undefined && numbers.given.numbers !== undefined
  useShortcuts({ escape: toList })

  const filled = fields.filter(({ likeness }) => likeness === 'only-given')
  const taken = fields.filter(({ name, likeness }) => likeness === 'different' && choices[name] === 'given')
  const labels = (some: typeof fields) => some.map(({ label }) => label).join(', ')
  const submit = () =>
    merge.mutate(
      {
        keptId: kept.id,
        keptRevision: kept.revision,
        givenId: given.id,
        givenRevision: given.revision,
        choices,
      },
      {
        onSuccess: ({ actId }) => {
          tellUndoable(`Đã gộp vào hồ sơ của ${kept.fullName}.`, async () => {
            await call('duplicates.undo', { actId })
            return 'Đã hoàn tác. Hai hồ sơ trở lại như trước khi gộp.'
          })
          toList()
        },
      },
    )
  return (
    <>
      <FieldTable
        kept={kept}
        given={given}
        fields={showsAll ? fields : fields.filter(({ likeness }) => likeness !== 'same')}
        choices={choices}
        revealed={
          isShown ? { kept: numbers.kept.numbers ?? {}, given: numbers.given.numbers ?? {} } : undefined
        }
        onChoose={(name, side) => setChoices((known) => ({ ...known, [name]: side }))}
      />
      <Group gap="xs" mt="sm">
        <Button size="compact-sm" variant="default" onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? 'Chỉ hiện ô khác nhau' : 'Hiện cả ô giống nhau'}
        </Button>
        {!isShown && (
          <ButtonFor
            right="reveal"
            size="compact-sm"
            variant="default"
            loading={numbers.kept.isAsking || numbers.given.isAsking}
            onClick={() => {
              numbers.kept.ask()
              numbers.given.ask()
            }}
          >
            Hiện số
          </ButtonFor>
        )}
      </Group>
      <Fault fault={numbers.kept.fault ?? numbers.given.fault} />
      <PartsTable parts={parts} />
      <section className="section">
        <h2>Khi gộp</h2>
        {why !== null ? (
          <p className="hint">{why}</p>
        ) : (
          <ul className={classes.effects}>
            {filled.length > 0 && <li>Điền vào ô còn trống của hồ sơ giữ lại: {labels(filled)}.</li>}
            {taken.length > 0 && <li>Thay bằng giá trị của hồ sơ bên phải: {labels(taken)}.</li>}
            {effects.map((effect) => (
              <li key={effect}>{effect}</li>
            ))}
            <li>
              Hồ sơ bên phải vào Thùng rác. Giá trị không lấy vẫn còn trong nhật ký; hoàn tác được ở trang Hồ
              sơ có thể trùng.
            </li>
          </ul>
        )}
      </section>
      <Fault
        fault={merge.error ?? distinct.error}
        {...(merge.error?.code === 'conflict'
          ? {
              onAgain: () => {
                merge.reset()
                onReload()
              },
            }
          : {})}
      />
      <Group mt="lg">
        <ButtonFor right="write" onClick={submit} loading={merge.isPending} disabled={why !== null}>
          Gộp thành một hồ sơ
        </ButtonFor>
        <ButtonFor
          right="write"
          variant="default"
          loading={distinct.isPending}
          onClick={() =>
            distinct.mutate(
              { firstId: kept.id, secondId: given.id },
              {
                onSuccess: () => {
                  notifications.show({ message: 'Đã ghi là hai người khác nhau.' })
                  toList()
                },
              },
            )
          }
        >
          Là hai người khác nhau
        </ButtonFor>
      </Group>
      <p className={`muted small ${classes.open}`}>
        Mở riêng: <TextLink to={recordAddress(kept)}>{kept.fullName}</TextLink> ({headWords(kept)}),{' '}
        <TextLink to={recordAddress(given)}>{given.fullName}</TextLink> ({headWords(given)})
      </p>
    </>
  )
}
