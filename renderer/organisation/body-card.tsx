import { Group } from '@mantine/core'
import { Fragment, useState } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import type { BodyEnd, BodyCard as Card } from '../../shared/organisation/body-contract.ts'
import { kindOfCell } from '../../shared/organisation/kind-of-cell.ts'
import { bodyKindNames } from '../../shared/organisation/tree.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { navigate } from '../components/location.ts'
import { spanWords } from '../components/spans.ts'
import { PrintCell } from '../forms/print-cell.tsx'
import { MovementLinks } from '../movements/movement-links.tsx'
import { useRead } from '../office.ts'
import { RemoveDialog } from '../recycle/remove-dialog.tsx'
import { BodyFacts } from './body-facts.tsx'
import { CellNameDialog } from './cell-name-dialog.tsx'
import { CellNumbers, CellSections } from './cell-sections.tsx'
import { ChangeDialog } from './change-dialog.tsx'
import { GroupMembers } from './group-members.tsx'
import { Groups } from './groups.tsx'
import { Lineage } from './lineage.tsx'
import { Posts } from './posts.tsx'
import { Weaknesses } from './weaknesses.tsx'

/** One body of the tree, whatever its kind; null is the commune. One that has ended is shown as on its last day. */
export function BodyCard({ id }: { readonly id: string | null }) {
  const body = useRead('organisation.body', { id })
  if (body.data === undefined) return <Fault fault={body.error} onAgain={() => void body.refetch()} />
  const card = body.data
  const cellId = card.kind === 'cell' ? card.id : null
  return (
    <>
      <Head card={card} />
      {(cellId !== null || card.kind === 'commune') && (
        <Group mb="md">
          <PrintCell cellId={cellId} cellName={card.name} size="xs" />
        </Group>
      )}
      {cellId !== null && card.end === null && <CellNumbers body={card} id={cellId} />}
      {card.hints.map((hint) => (
        <p key={hint} className="hint">
          {hint}
        </p>
      ))}
      <Posts bodyId={card.id} isReadOnly={card.end !== null} />
      <BodyFacts card={card} />
      {cellId !== null && <Weaknesses card={card} id={cellId} />}
      {cellId !== null && <Groups card={card} id={cellId} />}
      {card.kind === 'group' && card.parent !== null && card.id !== null && (
        <GroupMembers card={card} id={card.id} cellId={card.parent.id} />
      )}
      {cellId !== null && <CellSections body={card} id={cellId} />}
      <Names card={card} />
      {card.id !== null && card.kind !== 'commune' && (
        <>
          <Lineage bodyId={card.id} />
          <Actions card={card} id={card.id} />
        </>
      )}
    </>
  )
}

function Head({ card }: { readonly card: Card }) {
  const kind = card.kind === 'cell' ? kindOfCell(card.cellKind, card.name) : undefined
  return (
    <div className="card-head">
      <h2>{card.name}</h2>
      <div className="muted small">
        {kind === undefined || kind.label === ''
          ? bodyKindNames[card.kind]
          : `${kind.label}${kind.isGuess ? ' (theo tên)' : ''}`}
        {card.parent !== null && (
          <>
            , thuộc <TextLink to={`/chi-bo/${card.parent.id}`}>{card.parent.name}</TextLink>
          </>
        )}
      </div>
      {card.end !== null && <Ended end={card.end} />}
      {card.isWeak && (
        <p>
          <span className="tag" data-attention>
            Chi bộ cần củng cố
          </span>
        </p>
      )}
    </div>
  )
}

const endings: Readonly<Record<NonNullable<BodyEnd['by']>, readonly [ended: string, into: string]>> = {
  merge: ['Đã sáp nhập', ' vào '],
  split: ['Đã chia tách', ' thành '],
  dissolve: ['Đã giải thể', ', đảng viên chuyển đến '],
}

/** How a body ended and what came of it, each a link. */
function Ended({ end: { on, by, into } }: { readonly end: BodyEnd }) {
  const [ended, to] = by === null ? ['Đã kết thúc hoạt động', ''] : endings[by]
  return (
    <p className="hint">
      {ended}
      {into.map(({ id, name }, index) => (
        <Fragment key={id}>
          {index === 0 ? to : ', '}
          <TextLink to={`/chi-bo/${id}`}>{name}</TextLink>
        </Fragment>
      ))}{' '}
      từ ngày {formatDate(on)}. Thẻ này chỉ để xem, như vào ngày cuối cùng.
    </p>
  )
}

function Names({ card }: { readonly card: Card }) {
  if (card.names.length < 2) return null
  return (
    <section className="section">
      <h3>Tên qua các thời kỳ</h3>
      <ul className="plain-list">
        {card.names.map((name) => (
          <li key={`${name.name} ${name.from}`}>
            <span>{name.name}</span>
            <span className="muted small">{spanWords(name)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Actions({ card, id }: { readonly card: Card; readonly id: string }) {
  const [dialog, setDialog] = useState<'change' | 'name' | 'remove'>()
  const close = () => setDialog(undefined)
  const kind = bodyKindNames[card.kind].toLocaleLowerCase('vi')
  if (card.end !== null) return null
  return (
    <>
      <Group mt="xl" gap="xs">
        <ButtonFor right="write" variant="default" onClick={() => setDialog('change')}>
          Thay đổi tổ chức
        </ButtonFor>
        <ButtonFor right="write" variant="default" onClick={() => setDialog('name')}>
          Sửa tên viết sai
        </ButtonFor>
        <ButtonFor right="write" variant="default" onClick={() => setDialog('remove')}>
          Bỏ {kind}
        </ButtonFor>
        {card.kind === 'cell' && <MovementLinks cellId={id} />}
      </Group>
      <ChangeDialog bodyId={id} isOpen={dialog === 'change'} onClose={close} />
      <CellNameDialog
        isOpen={dialog === 'name'}
        body={{ id, name: card.name, revision: card.revision }}
        onClose={close}
      />
      <RemoveDialog
        command="organisation.removeCell"
        record={{ id, revision: card.revision }}
        name={card.name}
        title={`Bỏ ${card.name}`}
        confirmLabel={`Bỏ ${kind}`}
        isOpen={dialog === 'remove'}
        onClose={close}
        onRemoved={() => navigate('/chi-bo')}
      >
        Chỉ dùng khi ghi nhầm; tổ chức thôi hoạt động thì dùng "Thay đổi tổ chức". Văn bản đã chốt vẫn còn
        nguyên.
      </RemoveDialog>
    </>
  )
}
