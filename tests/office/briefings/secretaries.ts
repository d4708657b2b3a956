import type { MeetingContent, RollLine } from '../../../shared/meetings/meeting.ts'
import { emptyPerson } from '../../../shared/people/person.ts'
import type { OfficeUnderTest } from '../../helpers/office.ts'

export interface Led {
  readonly id: string
  readonly name: string
  readonly secretary: string
  readonly deputy: string
  readonly members: readonly string[]
}

export const addMember = async (
  office: OfficeUnderTest,
  cellId: string,
  fullName: string,
): Promise<string> => {
  const { id } = await office.ask('people.add', {
    ...{ ...emptyPerson, fullName, joinedOn: '2000-02-03', officialOn: '2001-02-03' },
    ...{ cellId, from: '2010-01-01', standing: 'official' },
  })
  return id
}

export const appoint = async (
  office: OfficeUnderTest,
  bodyId: string,
  post: string,
  personId: string,
  from = '2025-01-01',
): Promise<void> => {
  const { revision } = await office.ask('organisation.posts', { bodyId })
  await office.ask('organisation.appoint', {
    bodyId,
    revision,
    post,
    from,
    person: { personId, fullName: '' },
  })
}

/** A commune of some cells, each of three members with a secretary and a deputy. */
export async function communeOf(office: OfficeUnderTest, names: readonly string[]): Promise<Led[]> {
  await office.ask('setup.begin', {
    ...{ communeName: 'xã Mường Than', province: 'Lai Châu', placeName: 'Mường Than' },
  })
  const cells: Led[] = []
  for (const [index, place] of names.entries()) {
    const name = `Chi bộ ${place}`
    const { id } = await office.ask('organisation.addCell', { name })
    const members = [
      await addMember(office, id, `Lò Văn Bí Thư ${index}`),
      await addMember(office, id, `Vàng Thị Phó ${index}`),
      await addMember(office, id, `Hà Văn Viên ${index}`),
    ]
    const [secretary = '', deputy = ''] = members
    await appoint(office, id, 'secretary', secretary)
    await appoint(office, id, 'deputy', deputy)
    cells.push({ id, name, secretary, deputy, members })
  }
  return cells
}

/** Records a meeting of any kind with changes to what the window shows of it. */
export async function write(
  office: OfficeUnderTest,
  id: string,
  change: Partial<MeetingContent>,
): Promise<void> {
  const { revision, draftRevision, content } = await office.ask('meetings.get', { id })
  await office.ask('meetings.record', { id, revision, draftRevision, content: { ...content, ...change } })
}

export const everybody = (roll: readonly RollLine[]) =>
  roll
    .filter(({ inBase }) => inBase)
    .map(({ personId }) => ({ personId, state: 'present' as const, reason: '' }))

export const taskFor = (title: string, cellIds: readonly string[], more: object = {}) => ({
  ...{ taskId: crypto.randomUUID(), title, personId: null, who: '', dueOn: '2026-11-30' },
  ...{ cellIds: [...cellIds], ...more },
})
