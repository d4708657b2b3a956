import type { MeetingContent } from '../../../shared/meetings/meeting.ts'
import { emptyPerson, type PersonFields } from '../../../shared/people/person.ts'
import type { OfficeUnderTest } from '../../helpers/office.ts'

/** The people of the founding articles, in no order. */
export const seedNames = [
  'Hoàng Văn Hoan',
  'Đặng Đình Vy',
  'Phạm Trường Sơn',
  'Phan Thanh Sơn',
  'La Văn Đường',
  'Nguyễn Thế Đồi',
  'Khuất Đăng Cao',
  'Trần Văn Thành',
  'Hoàng Hữu An',
  'Phạm Như Thống',
  'Nguyễn Văn Thụ',
  'Nguyễn Xuân Trường',
  'Hoàng Văn Tài',
  'Phạm Văn Hải',
] as const

export const member = (fullName: string, more: Partial<PersonFields> = {}): PersonFields => ({
  ...emptyPerson,
  fullName,
  ...more,
})

export interface Cell {
  readonly id: string
  /** Ids of its members, by name. */
  readonly people: Readonly<Record<string, string>>
}

/** A cell with members who have been official in it for ever. */
export async function foundCell(
  office: OfficeUnderTest,
  name: string,
  names: readonly string[],
  from = '2010-01-01',
): Promise<Cell> {
  const { id } = await office.ask('organisation.addCell', { name })
  const people: Record<string, string> = {}
  for (const fullName of names) {
    const added = await office.ask('people.add', {
      ...member(fullName, { joinedOn: '2000-02-03', officialOn: '2001-02-03' }),
      cellId: id,
      from,
      standing: 'official',
    })
    people[fullName] = added.id
  }
  return { id, people }
}

export const personIn = (cell: Cell, name: string): string => {
  const id = cell.people[name]
  if (id === undefined) throw new Error(`${name} is not in the cell`)
  return id
}

/** Opens a meeting of the cell and answers it as the window sees it. */
export async function openMeeting(office: OfficeUnderTest, cellId: string, period: string, heldOn: string) {
  const { id } = await office.ask('meetings.open', { cellId, period, kind: 'regular', heldOn })
  return office.ask('meetings.get', { id })
}

/** Records the meeting with changes to what the window shows of it. */
export async function record(
  office: OfficeUnderTest,
  id: string,
  change: Partial<MeetingContent>,
): Promise<void> {
  const { revision, draftRevision, content } = await office.ask('meetings.get', { id })
  await office.ask('meetings.record', { id, revision, draftRevision, content: { ...content, ...change } })
}

export const newId = (): string => crypto.randomUUID()
