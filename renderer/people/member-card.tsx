import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { formatPartialDate } from '../../shared/calendar/partial-dates.ts'
import type { MemberCard as Card } from '../../shared/people/contract.ts'
import { type Address, sexNames, standingNames } from '../../shared/people/person.ts'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, TextLink } from '../components/link.tsx'
import { formatMoment } from '../components/moments.ts'
import { spanWords } from '../components/spans.ts'
import { useRead } from '../office.ts'
import { RemoveDialog } from '../recycle/remove-dialog.tsx'
import { hasDraft } from './drafts.ts'
import { MoveDialog } from './move-dialog.tsx'
import { type Field, sections } from './sections.ts'
import { StandingDialog } from './standing-dialog.tsx'

interface MemberCardProps {
  readonly id: string
  readonly editAddress: string
  readonly onRemoved: () => void
}

/** Everything kept of one member, and what can happen to them. */
export function MemberCard({ id, editAddress, onRemoved }: MemberCardProps) {
  const member = useRead('people.card', { id })
  const [dialog, setDialog] = useState<'standing' | 'move' | 'remove'>()
  if (member.data === undefined) return <Fault fault={member.error} onAgain={() => void member.refetch()} />
  const card = member.data
  const close = () => setDialog(undefined)
  return (
    <>
      <div className="card-head">
        <h2>{card.fullName}</h2>
        <p>
          {card.standing === null ? 'Không phải đảng viên' : standingNames[card.standing]}
          {card.standingFrom !== null && ` từ ${formatPartialDate(card.standingFrom)}`}
          {card.cellId !== null && (
            <>
              , <TextLink to={`/chi-bo/${card.cellId}`}>{card.cellName}</TextLink>
            </>
          )}
        </p>
        {card.partyAge !== null && <p className="muted">Tuổi đảng: {card.partyAge} năm</p>}
        {card.deletedAt !== null && (
          <p className="hint">
            Đã chuyển vào <TextLink to="/thung-rac">Thùng rác</TextLink> lúc {formatMoment(card.deletedAt)}.
          </p>
        )}
      </div>
      {card.deletedAt === null && (
        <Group gap="xs" mb="md">
          <ButtonLink to={editAddress} size="xs">
            {hasDraft(id) ? 'Sửa tiếp' : 'Sửa'}
          </ButtonLink>
          <Button size="xs" variant="default" onClick={() => setDialog('move')}>
            Chuyển chi bộ
          </Button>
          <Button size="xs" variant="default" onClick={() => setDialog('standing')}>
            Đổi trạng thái
          </Button>
        </Group>
      )}
      {sections.map((section) => (
        <section className="section" key={section.title}>
          <h3>{section.title}</h3>
          <dl className="facts">
            {section.fields.map((field) =>
              field.kind === 'address' ? (
                <AddressFacts key={field.key} address={card[field.key] as Address} />
              ) : (
                <Fact key={field.key} label={field.label} text={fieldWords(card, field)} />
              ),
            )}
          </dl>
        </section>
      ))}
      <History card={card} />
      {card.deletedAt === null && (
        <Group mt="xl">
          <Button variant="default" onClick={() => setDialog('remove')}>
            Bỏ khỏi sổ
          </Button>
        </Group>
      )}
      <StandingDialog card={card} isOpen={dialog === 'standing'} onClose={close} />
      <MoveDialog card={card} isOpen={dialog === 'move'} onClose={close} />
      {/* For somebody who should never have been in it. Who leaves the Party gets another standing instead. */}
      <RemoveDialog
        command="people.remove"
        record={card}
        name={card.fullName}
        title={`Bỏ ${card.fullName} khỏi sổ`}
        confirmLabel="Bỏ khỏi sổ"
        isOpen={dialog === 'remove'}
        onClose={close}
        onRemoved={onRemoved}
      >
        Chỉ dùng khi ghi nhầm người. Người chuyển đi, từ trần hay ra khỏi Đảng thì dùng Đổi trạng thái. Biên
        bản đã ghi vẫn giữ tên người này.
      </RemoveDialog>
    </>
  )
}

function Fact({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{text === '' ? <span className="muted">chưa ghi</span> : text}</dd>
    </>
  )
}

function AddressFacts({ address }: { readonly address: Address }) {
  return (
    <>
      <Fact label="Quốc gia" text={address.country} />
      <Fact label="Tỉnh, thành phố" text={address.province} />
      <Fact label="Địa chỉ chi tiết" text={address.detail} />
    </>
  )
}

function fieldWords(card: Card, field: Field): string {
  const value = card[field.key]
  if (value === null) return ''
  if (field.kind === 'sex') return card.sex === null ? '' : sexNames[card.sex]
  if (typeof value !== 'string') return ''
  return field.kind === 'date' ? formatPartialDate(value) : value
}

interface Held {
  readonly what: string
  readonly from: string | null
  readonly to: string | null
}

function History({ card }: { readonly card: Card }) {
  const parts: readonly { readonly title: string; readonly held: readonly Held[] }[] = [
    {
      title: 'Chức vụ',
      held: card.posts.map((post) => ({ ...post, what: `${post.post}, ${post.cellName}` })),
    },
    { title: 'Chi bộ qua các thời kỳ', held: card.cells.map((cell) => ({ ...cell, what: cell.cellName })) },
    {
      title: 'Trạng thái qua các thời kỳ',
      held: card.standingsHeld.map((held) => ({ ...held, what: standingNames[held.standing] })),
    },
  ]
  return parts
    .filter((part) => part.held.length > 0)
    .map((part) => (
      <section className="section" key={part.title}>
        <h3>{part.title}</h3>
        <ul className="plain-list">
          {part.held.map((held) => (
            <li key={`${held.what} ${held.from}`}>
              <span>{held.what}</span>
              <span className="muted small">{spanWords(held)}</span>
            </li>
          ))}
        </ul>
      </section>
    ))
}
