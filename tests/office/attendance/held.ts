import type { AttendanceState, MeetingKind } from '../../../shared/meetings/meeting.ts'
import type { OfficeUnderTest } from '../../helpers/office.ts'
import { person } from '../filled-office.ts'

/** An office with one cell and so many official members, the first names of the alphabet. */
export async function cellOf(office: OfficeUnderTest, size: number, name = 'Chi bộ thôn Sen Đông') {
  const { id: cellId } = await office.ask('organisation.addCell', { name })
  const members: string[] = []
  for (let place = 0; place < size; place += 1) {
    const fields = person(`Lò Văn ${String.fromCharCode(65 + Math.floor(place / 10))}${place % 10}`)
    const added = await office.ask('people.add', {
      ...fields,
      cellId,
      from: '1995-02-03',
      standing: 'official',
    })
    members.push(added.id)
  }
  return { cellId, members }
}

export const beginOffice = (office: OfficeUnderTest) =>
  office.ask('setup.begin', {
    communeName: 'xã Mường Than',
    province: 'tỉnh Lai Châu',
    placeName: 'Mường Than',
  })

export interface Held {
  readonly cellId: string
  readonly period: string
  readonly heldOn?: string
  readonly kind?: MeetingKind
  /** By person; who is not named was present, who is null was passed over. */
  readonly states?: Readonly<Record<string, AttendanceState | null>>
}

/** Opens a meeting, calls its roll and records it. */
export async function hold(office: OfficeUnderTest, held: Held): Promise<string> {
  const { cellId, period, heldOn = `${period}-03`, kind = 'regular', states = {} } = held
  const { id } = await office.ask('meetings.open', { cellId, period, kind, heldOn })
  const { revision, content, roll } = await office.ask('meetings.get', { id })
  const marks = roll.flatMap(({ personId, inBase }) => {
    const state = states[personId] === undefined ? (inBase ? 'present' : 'exempt') : states[personId]
    return state === null ? [] : [{ personId, state, reason: state === 'excused' ? 'Ốm' : '' }]
  })
  await office.ask('meetings.record', { id, revision, content: { ...content, marks } })
  return id
}
