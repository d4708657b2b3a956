import { Group } from '@mantine/core'
import { useState } from 'react'
import { formatPartialDate } from '../../shared/calendar/partial-dates.ts'
import { formatMoment } from '../../shared/calendar/wall.ts'
import type { MemberCard as Card } from '../../shared/people/contract.ts'
import { isPresent, standingNames } from '../../shared/people/person.ts'
import { missingParts, requiredLabel } from '../../shared/people/required.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { CommitmentsOf } from '../commitments/commitment-hints.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { navigate } from '../components/location.ts'
import { Contributed } from '../contributions/contributed.tsx'
import { PrintMember } from '../forms/print-member.tsx'
import { MovementDialog } from '../movements/movement-dialog.tsx'
import { useRead } from '../office.ts'
import { RemoveDialog } from '../recycle/remove-dialog.tsx'
import { TrainingOfPerson } from '../training/of-person.tsx'
import classes from './card.module.css'
import { hasDraft } from './drafts.ts'
import { SectionIndex } from './section-index.tsx'
import { SectionPanel } from './section-panel.tsx'
import { type Section, sectionAt, sectionOfField } from './sections.ts'
import { usePhoto } from './use-photo.ts'
import { useRevealed } from './use-revealed.ts'

/** What is being edited: the field that the clerk came for, if any. */
export interface Editing {
  readonly wanted: string | undefined
  readonly onDone: () => void
}

interface MemberCardProps {
  readonly id: string
  /** The card's address with the view that edits; the section and the field are added to it. */
  readonly editAddress: string
  /** The section that is shown, where the address says it; else the card keeps it by itself. */
  readonly sectionId?: string | null
  readonly onSection?: (section: Section) => void
  readonly editing?: Editing | undefined
  readonly onRemoved: () => void
}

const withSection = (address: string, section: Section, part?: string): string =>
  `${address}&muc=${section.id}${part === undefined ? '' : `&o=${part}`}`

/** Everything kept of one member by sections, and what can happen to them. */
export function MemberCard(props: MemberCardProps) {
  const { id, editAddress, editing, onRemoved } = props
  const member = useRead('people.card', { id })
  const form = useRead('people.form', { id })
  const [dialog, setDialog] = useState<'movement' | 'remove'>()
  const [ownSection, setOwnSection] = useState<string | null>(null)
  const revealed = useRevealed(id, member.data?.revision)
  const photo = usePhoto(id, form.data?.hasPhoto ?? false, form.data?.revision ?? 0)
  if (member.data === undefined || form.data === undefined) {
    const reload = () => {
      void member.refetch()
      void form.refetch()
    }
    return <Fault fault={member.error ?? form.error} onAgain={reload} />
  }
  const card = member.data
  const close = () => setDialog(undefined)
  const isGone = card.deletedAt !== null
  const chosen = sectionAt(props.sectionId === undefined ? ownSection : props.sectionId)
  const isEditing = editing !== undefined && chosen.panel === undefined && !isGone
  const missing = card.standing === null ? [] : missingParts(card, card.standing)
  const markOf = (section: Section): string => {
    if (hasDraft(id, section.id)) return 'đang sửa'
    const lacking = missing.filter((part) => sectionOfField(part) === section).length
    return lacking === 0 ? '' : `thiếu ${lacking}`
  }
  return (
    <>
      <div className={classes.head}>
        {photo !== undefined && <img className={classes.face} src={photo} alt="" />}
        <div className={`card-head ${classes.headText}`}>
          <h2>{card.fullName}</h2>
          <p>
            {card.standing === null ? 'Không phải đảng viên' : standingNames[card.standing]}
            {card.standingFrom !== null &&
              ` ${card.standing !== null && !isPresent(card.standing) ? 'ngày' : 'từ'} ${formatPartialDate(card.standingFrom)}`}
            {card.cellId !== null && (
              <>
                , <TextLink to={`/chi-bo/${card.cellId}`}>{card.cellName}</TextLink>
              </>
            )}
          </p>
          <PartyAge card={card} />
          {card.standing !== null && (
            <p className="small">
              <TextLink to={`/nhiem-vu?nguoi=${card.id}&xem=all`}>Nhiệm vụ được giao</TextLink>
            </p>
          )}
          {card.standing !== null && <CommitmentsOf personId={card.id} cellId={card.cellId} />}
          <Contributed personId={card.id} />
          <TrainingOfPerson personId={card.id} />
          <Whereabouts card={card} />
          {!isGone && !isEditing && missing.length > 0 && (
            <p className="small">
              Còn thiếu:{' '}
              {missing.map((part, place) => (
                <span key={part}>
                  {place > 0 && ', '}
                  <TextLink to={withSection(editAddress, sectionOfField(part), part)}>
                    {requiredLabel(part).toLocaleLowerCase('vi')}
                  </TextLink>
                </span>
              ))}
            </p>
          )}
          {card.deletedAt !== null && (
            <p className="hint">
              Đã chuyển vào <TextLink to="/thung-rac">Thùng rác</TextLink> lúc {formatMoment(card.deletedAt)}.
            </p>
          )}
        </div>
      </div>
      {!isGone && !isEditing && (
        <Group gap="xs" mb="md">
          <ButtonFor right="write" size="xs" variant="default" onClick={() => setDialog('movement')}>
            Ghi biến động
          </ButtonFor>
          <PrintMember personId={id} fullName={card.fullName} />
          <ButtonFor right="write" size="xs" variant="default" onClick={() => setDialog('remove')}>
            Bỏ khỏi sổ
          </ButtonFor>
        </Group>
      )}
      {/* A form wants the room of the index. */}
      <div className={classes.card} data-wide={isEditing || undefined}>
        <SectionIndex
          chosen={chosen}
          markOf={markOf}
          onChoose={(section) =>
            props.onSection === undefined ? setOwnSection(section.id) : props.onSection(section)
          }
        />
        <SectionPanel
          key={chosen.id}
          card={card}
          form={form.data}
          section={chosen}
          revealed={revealed}
          photo={photo}
          editing={isGone ? undefined : editing}
          onEdit={isGone ? undefined : () => navigate(withSection(editAddress, chosen))}
          onReload={() => Promise.all([member.refetch(), form.refetch()])}
        />
      </div>
      <MovementDialog personId={card.id} isOpen={dialog === 'movement'} onClose={close} />
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
        Chỉ dùng khi ghi nhầm người. Người chuyển đi, từ trần hay ra khỏi Đảng thì dùng Ghi biến động. Biên
        bản đã ghi vẫn giữ tên người này.
      </RemoveDialog>
    </>
  )
}

/** Where somebody is found who is not in the list of those present. */
function Whereabouts({ card }: { readonly card: Card }) {
  if (card.deletedAt !== null || (card.standing !== null && isPresent(card.standing))) return null
  return (
    <p className="hint">
      {card.standing === null ? (
        <>
          Không có trong danh sách đảng viên; hồ sơ ở mục{' '}
          <TextLink to={`/nguoi-ngoai/${card.id}`}>Người ngoài danh sách</TextLink>.
        </>
      ) : (
        <>
          Không còn trong danh sách đang sinh hoạt; hồ sơ vẫn giữ ở{' '}
          <TextLink to={`/dang-vien/${card.id}?trang-thai=left`}>Đã ra khỏi danh sách</TextLink>.
        </>
      )}
    </p>
  )
}

function PartyAge({ card }: { readonly card: Card }) {
  if (card.standing === null || !isPresent(card.standing)) return null
  return (
    <p className="muted">{card.partyAge === null ? card.partyAgeWhy : `Tuổi đảng: ${card.partyAge} năm`}</p>
  )
}
