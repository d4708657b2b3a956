import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { formatPartialDate } from '../../shared/calendar/partial-dates.ts'
import type { MemberRow } from '../../shared/people/contract.ts'
import { standingNames } from '../../shared/people/person.ts'
import classes from './members.module.css'
import type { Members } from './use-members.ts'

interface MemberListProps {
  readonly ref: Ref<HTMLDivElement>
  readonly members: Members
  readonly chosenId: string | undefined
  readonly onOpen: (id: string) => void
}

const ROW_REM = 2.125
const rowHeight = (): number =>
  ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)

/** A long list of which only what is in sight is drawn. Arrow keys move, Enter opens. */
export function MemberList({ ref, members, chosenId, onOpen }: MemberListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  useImperativeHandle<HTMLDivElement | null, HTMLDivElement | null>(ref, () => scroller.current)
  const [active, setActive] = useState(0)
  const count = members.total ?? 0
  const current = Math.min(active, count - 1)

  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: rowHeight,
    overscan: 8,
  })
  const items = virtualizer.getVirtualItems()
  const firstShown = items[0]?.index ?? 0
  const lastShown = items.at(-1)?.index ?? 0
  const { show, listKey } = members
  // biome-ignore lint/correctness/useExhaustiveDependencies: `show` is new at every drawing and compares by itself
  useEffect(() => show(firstShown, lastShown), [firstShown, lastShown, listKey])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at its top
  useEffect(() => {
    setActive(0)
    virtualizer.scrollToOffset(0)
  }, [listKey, virtualizer])

  // The text size of the window changes the height of a row.
  useEffect(() => {
    const observer = new ResizeObserver(() => virtualizer.measure())
    if (scroller.current !== null) observer.observe(scroller.current)
    return () => observer.disconnect()
  }, [virtualizer])

  const move = (to: number) => {
    const next = Math.max(0, Math.min(to, count - 1))
    setActive(next)
    virtualizer.scrollToIndex(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight()) - 1)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: count - 1,
    }
    const to = steps[event.key]
    if (to !== undefined) move(to)
    else if (event.key === 'Enter') {
      const member = members.at(current)
      if (member !== undefined) onOpen(member.id)
    } else return
    event.preventDefault()
  }

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
        <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }} role="presentation">
          {items.map((item) => {
            const member = members.at(item.index)
            return (
              <MemberLine
                key={item.key}
                index={item.index}
                count={count}
                top={item.start}
                member={member}
                isActive={item.index === current}
                isChosen={member !== undefined && member.id === chosenId}
                onOpen={() => {
                  setActive(item.index)
                  if (member !== undefined) onOpen(member.id)
                }}
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
            {member.fullName}
            {member.posts !== '' && <span className="muted small"> {member.posts}</span>}
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
