import type { Host } from '../../electron/office/host.ts'
import { emptyMeeting, type MeetingContent } from '../../shared/meetings/meeting.ts'
import { emptyPerson, type PersonFields } from '../../shared/people/person.ts'
import { bareHost, type OfficeUnderTest, officeAt, type TestOfficeOptions } from '../helpers/office.ts'

/** The day on which these offices live. */
export const now = '2026-11-22T02:00:00Z'

let drawn = 0
/** Answers a new little PDF each time, so that every frozen paper is a file of its own. */
export const drawingHost: Host = {
  ...bareHost,
  makePdf: () => {
    drawn += 1
    return Promise.resolve(Buffer.from(`%PDF-1.4\n1 0 obj << /Type /Page >> endobj % ${drawn}\n%%EOF\n`))
  },
  printPdf: () => Promise.resolve('printed'),
}

export const person = (fullName: string, more: Partial<PersonFields> = {}): PersonFields => ({
  ...emptyPerson,
  fullName,
  birthDate: '1970-05-19',
  joinedOn: '1995-02-03',
  officialOn: '1996-02-03',
  ...more,
})

export const content = (conclusion: string, more: Partial<MeetingContent> = {}): MeetingContent => ({
  ...emptyMeeting('2026-11-03'),
  startsAt: '19:30',
  place: 'Nhà văn hóa thôn',
  conclusion,
  ...more,
})

export interface Filled {
  readonly office: OfficeUnderTest
  readonly cells: readonly [string, string]
  readonly members: readonly string[]
  readonly meeting: string
}

const names = ['Lò Văn Hặc', 'Đặng Thị Ánh', 'Nguyễn Ước', 'Vàng A Dơ', 'Trần Thị Ý'] as const

/** An office with two cells, five members and one meeting that has been recorded. */
export async function fill(office: OfficeUnderTest): Promise<Filled> {
  await office.ask('setup.begin', {
    communeName: 'xã Mường Than',
    province: 'tỉnh Lai Châu',
    placeName: 'Mường Than',
  })
  const addCell = async (name: string) => (await office.ask('organisation.addCell', { name })).id
  const cells = [await addCell('Chi bộ thôn Sen Đông'), await addCell('Chi bộ Trường Mầm non')] as const
  const members: string[] = []
  for (const [index, name] of names.entries()) {
    const cellId = index < 3 ? cells[0] : cells[1]
    const fields = person(name, { personalId: `01206000000${index}` })
    const added = await office.ask('people.add', {
      ...fields,
      cellId,
      from: '1995-02-03',
      standing: 'official',
    })
    members.push(added.id)
  }
  const { id: meeting } = await office.ask('meetings.open', {
    cellId: cells[0],
    period: '2026-11',
    kind: 'regular',
    heldOn: '2026-11-03',
  })
  const recorded = content('Chi bộ thống nhất các nội dung trên.', {
    marks: members.slice(0, 3).map((personId) => ({ personId, state: 'present' as const, reason: '' })),
    votes: [{ kind: 'resolution', question: 'Thông qua kết luận', inFavour: 3, against: 0, other: 0 }],
  })
  await office.ask('meetings.record', { id: meeting, revision: 1, content: recorded })
  return { office, cells, members, meeting }
}

export const filledOffice = async (options: TestOfficeOptions = {}): Promise<Filled> =>
  fill(await officeAt({ now, host: drawingHost, ...options }))

/** Freezes the minutes of a meeting: a paper file then lies beside the database. Answers the paper's id. */
export async function freeze({ office, meeting }: Pick<Filled, 'office' | 'meeting'>): Promise<string> {
  const { revision } = await office.ask('meetings.get', { id: meeting })
  const paper = await office.ask('documents.freeze', {
    meetingId: meeting,
    meetingRevision: revision,
    number: null,
  })
  return paper.id
}

/** Revision that the next keeping of a meeting's draft must name. */
export const draftRevisionOf = async ({
  office,
  meeting,
}: Pick<Filled, 'office' | 'meeting'>): Promise<number> =>
  (await office.ask('meetings.get', { id: meeting })).draftRevision
