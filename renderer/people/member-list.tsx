import { type Ref, useImperativeHandle } from 'react'
import { formatPartialDate } from '../../shared/calendar/partial-dates.ts'
import type { MemberRow } from '../../shared/people/contract.ts'
import { standingNames } from '../../shared/people/person.ts'
import { useLongList } from '../components/long-list.ts'
import type { Pages } from '../components/pages.ts'
import classes from './members.module.css'

interface MemberListProps {
  readonly ref: Ref<HTMLDivElement>
  readonly members: Pages<'people.search'>
  readonly chosenId: string | undefined
  readonly onOpen: (id: string) => void
}

/** A long list of which only what is in sight is drawn. Arrow keys move, Enter opens. */
export function MemberList({ ref, members, chosenId, onOpen }: MemberListProps) {
  const { scroller, count, current, items, height, onKeyDown, press } = useLongList({
    rows: members,
    onOpen,
  })
  useImperativeHandle<HTMLDivElement | null, HTMLDivElement | null>(ref, () => scroller.current)

  return (
    <div className={classes.list}>
      <div className={classes.head} aria-hidden="true">
        <span>Họ và tên</span>
        <span>Ngày sinh</span>
        <span>Chi bộ</span>
        <span className={classes.extra}>Số thẻ</span>
        <span className={classes.extra}>Ngày vào Đảng</span>
        <span className={classes.standing}>Trạng thái</span>
      </div>
      <div
        className={classes.scroller}
        ref={scroller}
        role="listbox"
        tabIndex={0}
        aria-label="Danh sách đảng viên"
        aria-activedescendant={`member-${current}`}
        onKeyDown={onKeyDown}
      >
        <div style={{ height, position: 'relative' }} role="presentation">
          {items.map((item) => {
            const member = members.at(item.index)
            return (
              <MemberLine
                key={item.key}
                index={item.index}
                count={count}
                top={item.top}
                member={member}
                isActive={item.index === current}
                isChosen={member !== undefined && member.id === chosenId}
                onOpen={() => press(item.index)}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

interface MemberLineProps {
  readonly index: number
  readonly count: number
  readonly top: number
  readonly member: MemberRow | undefined
  readonly isActive: boolean
  readonly isChosen: boolean
  readonly onOpen: () => void
}

/** The column says already what it is. */
const KIND = /^chi bộ\s+/i
const dateWords = (date: string | null): string => (date === null ? '' : formatPartialDate(date))

function MemberLine({ index, count, top, member, isActive, isChosen, onOpen }: MemberLineProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the list, which has the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the list points here with aria-activedescendant
    <div
      id={`member-${index}`}
      role="option"
      aria-selected={isChosen}
      aria-posinset={index + 1}
      aria-setsize={count}
      className={classes.line}
      data-active={isActive || undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onOpen}
    >
      {member === undefined ? (
        <span className="muted">…</span>
      ) : (
        <>
          <span className={classes.name}>
            <span className="nowrap">{member.fullName}</span>
            {member.posts !== '' && <span className={classes.posts}> {member.posts}</span>}
          </span>
          <span>{dateWords(member.birthDate)}</span>
          <span>{member.cellName.replace(KIND, '')}</span>
          <span className={classes.extra}>{member.cardNumber}</span>
          <span className={classes.extra}>{dateWords(member.joinedOn)}</span>
          <span className={classes.standing}>{standingNames[member.standing]}</span>
        </>
      )}
    </div>
  )
}
