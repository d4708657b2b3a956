import { Radio } from '@mantine/core'
import type { Named } from '../../shared/organisation/cell.ts'
import type { BodyPosts, HeldPost } from '../../shared/organisation/post-contract.ts'
import { isSeat } from '../../shared/organisation/posts.ts'
import { fold } from '../../shared/text/fold.ts'

/** What is done with the seats that somebody has already: they end on the day, or go on beside the new one. */
export type SeatChoice = 'ends' | 'both'

/** The seats of the body that somebody has besides the one asked for. */
export const otherSeats = (
  body: BodyPosts,
  person: Named | null,
  post: string,
  self: string | undefined,
): readonly HeldPost[] =>
  person === null || !isSeat(post)
    ? []
    : body.posts.filter(
        (held) =>
          held.isHeld &&
          held.id !== self &&
          held.post !== post &&
          isSeat(held.post) &&
          (person.personId === null
            ? fold(held.fullName) === fold(person.fullName)
            : held.personId === person.personId),
      )

interface SecondSeatProps {
  readonly seats: readonly HeldPost[]
  /** Whether the other seats can end with this: not where a post is only put right. */
  readonly canEnd: boolean
  readonly value: SeatChoice | undefined
  readonly error: string | undefined
  readonly onChange: (choice: SeatChoice) => void
}

/** Asks what becomes of the seats that somebody has already; nothing is chosen beforehand. */
export function SecondSeat({ seats, canEnd, value, error, onChange }: SecondSeatProps) {
  const [first] = seats
  if (first === undefined) return null
  const names = seats.map(({ name }) => name).join(', ')
  return (
    <Radio.Group
      label={`${first.fullName} đang giữ chức vụ ${names}`}
      value={value ?? null}
      error={error}
      onChange={(choice) => onChange(choice === 'both' ? 'both' : 'ends')}
    >
      {canEnd && <Radio my="xs" value="ends" label={`Thôi chức vụ ${names} cùng ngày`} />}
      <Radio my="xs" value="both" label="Giữ đồng thời các chức vụ này" />
    </Radio.Group>
  )
}
