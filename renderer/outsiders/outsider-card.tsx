import { Group } from '@mantine/core'
import { useState } from 'react'
import { formatPartialDate } from '../../shared/calendar/partial-dates.ts'
import { formatMoment } from '../../shared/calendar/wall.ts'
import { sexNames, standingNames } from '../../shared/people/person.ts'
import { ButtonFor, LinkFor } from '../accounts/for.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { spanWords } from '../components/spans.ts'
import { SameAs } from '../duplicates/same-as.tsx'
import { MovementDialog } from '../movements/movement-dialog.tsx'
import { useRead } from '../office.ts'
import { useRevealed } from '../people/use-revealed.ts'
import { RemoveDialog } from '../recycle/remove-dialog.tsx'
import { hasDraft } from './drafts.ts'

interface OutsiderCardProps {
  readonly id: string
  readonly editAddress: string
  readonly onRemoved: () => void
}

/** What is kept of somebody outside the roll, and the way into the Party. */
export function OutsiderCard({ id, editAddress, onRemoved }: OutsiderCardProps) {
  const { data: card, error, refetch } = useRead('outsiders.card', { id })
  const revealed = useRevealed(id, card?.revision)
  const [dialog, setDialog] = useState<'joining' | 'same' | 'remove'>()
  if (card === undefined) return <Fault fault={error} onAgain={() => void refetch()} />
  const close = () => setDialog(undefined)
  const isMember = card.standing !== null
  const isHere = card.deletedAt === null
  const facts: readonly (readonly [label: string, text: string])[] = [
    ['Tên gọi khác', card.otherName],
    ['Giới tính', card.sex === null ? '' : sexNames[card.sex]],
    ['Sinh ngày', card.birthDate === null ? '' : formatPartialDate(card.birthDate)],
    ['Dân tộc', card.ethnicity],
    ['Tôn giáo', card.religion],
    ['Số định danh cá nhân', revealed.numbers?.personalId ?? card.personalId],
    ['Điện thoại', revealed.numbers?.telephone ?? card.telephone],
    ['Nghề nghiệp', card.occupation],
    ['Nơi làm việc', card.workplace],
    ['Ngày vào Đoàn', card.youthUnionOn === null ? '' : formatPartialDate(card.youthUnionOn)],
    [
      'Nơi thường trú',
      [card.residence.detail, card.residence.province].filter((part) => part !== '').join(', '),
    ],
  ]
  return (
    <>
      <div className="card-head">
        <h2>{card.fullName}</h2>
        <p>
          {card.standing === null ? (
            'Không phải đảng viên của đảng bộ'
          ) : (
            <>
              {standingNames[card.standing]},{' '}
              <TextLink to={`/dang-vien/${id}`}>xem trong danh sách đảng viên</TextLink>
            </>
          )}
        </p>
        {card.deletedAt !== null && (
          <p className="hint">
            Đã chuyển vào <TextLink to="/thung-rac">Thùng rác</TextLink> lúc {formatMoment(card.deletedAt)}.
          </p>
        )}
      </div>
      {isHere && (
        <Group gap="xs" mb="md">
          <LinkFor right="write" to={editAddress} size="xs">
            {hasDraft(id) ? 'Sửa tiếp' : 'Sửa'}
          </LinkFor>
          {!isMember && (
            <ButtonFor right="write" size="xs" variant="default" onClick={() => setDialog('joining')}>
              Kết nạp, chuyển đến
            </ButtonFor>
          )}
          <ButtonFor right="write" size="xs" variant="default" onClick={() => setDialog('same')}>
            Gộp hồ sơ trùng
          </ButtonFor>
          {revealed.numbers === undefined && (card.personalId !== '' || card.telephone !== '') && (
            <ButtonFor
              right="reveal"
              size="xs"
              variant="default"
              loading={revealed.isAsking}
              onClick={revealed.ask}
            >
              Hiện số
            </ButtonFor>
          )}
          {!isMember && (
            <ButtonFor right="write" size="xs" variant="default" onClick={() => setDialog('remove')}>
              Bỏ khỏi sổ
            </ButtonFor>
          )}
        </Group>
      )}
      <Fault fault={revealed.fault} />
      <section className="section">
        <h3>Quan hệ với chi bộ</h3>
        <ul className="plain-list">
          {card.roles.map((role) => (
            <li key={`${role.role} ${role.bodyId} ${role.from}`}>
              <span>
                {role.role}, {role.cellName}
                {role.otherOrganisation !== '' && <div className="muted small">{role.otherOrganisation}</div>}
                {role.note !== '' && <div className="muted small">{role.note}</div>}
              </span>
              <span className="muted small nowrap">{spanWords(role)}</span>
            </li>
          ))}
          {card.posts.map((post) => (
            <li key={`${post.post} ${post.cellName} ${post.from}`}>
              <span>
                {post.post}, {post.cellName}
              </span>
              <span className="muted small nowrap">{spanWords(post)}</span>
            </li>
          ))}
        </ul>
        {card.roles.length + card.posts.length === 0 && <p className="muted">chưa ghi</p>}
      </section>
      <section className="section">
        <h3>Bản thân</h3>
        <dl className="facts">
          {facts.map(([label, text]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{text === '' ? <span className="muted">chưa ghi</span> : text}</dd>
            </div>
          ))}
        </dl>
      </section>
      <MovementDialog
        personId={id}
        isOpen={dialog === 'joining'}
        proposed={{ kind: 'admission' }}
        onClose={close}
      />
      <SameAs id={id} fullName={card.fullName} isOpen={dialog === 'same'} onClose={close} />
      <RemoveDialog
        command="outsiders.remove"
        record={card}
        name={card.fullName}
        title={`Bỏ ${card.fullName} khỏi sổ`}
        confirmLabel="Bỏ khỏi sổ"
        isOpen={dialog === 'remove'}
        onClose={close}
        onRemoved={onRemoved}
      >
        Người chỉ thôi một vai trò thì sửa ngày thôi của vai trò ấy. Biên bản đã ghi vẫn giữ tên người này.
      </RemoveDialog>
    </>
  )
}
