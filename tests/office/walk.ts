import type { CommandName, Input } from '../../shared/contract.ts'
import { contract } from '../../shared/contract.ts'
import { wholeList } from '../../shared/finding/definition.ts'
import { noAdmission, noDetails, noLists } from '../../shared/people/details.ts'
import { keyOf } from '../helpers/keys.ts'
import { temporaryFolder } from '../helpers/office.ts'
import { putRules, testPublisher } from '../helpers/updates.ts'
import { content, draftRevisionOf, type Filled, freeze, person } from './filled-office.ts'

type WriteName = { [N in CommandName]: (typeof contract)[N]['kind'] extends 'write' ? N : never }[CommandName]

/** Commands that write, as the contract has them. */
export const writeNames = (Object.keys(contract) as CommandName[]).filter(
  (name): name is WriteName => contract[name].kind === 'write',
)

const firstAccount = { name: 'Lò Thị Ánh', login: 'anh', password: 'chum-suoi-ghe-lua' }

/** What opens an office after the walk has made its first account. */
export const walkedKey = (folder: string) => keyOf(folder, firstAccount.login, firstAccount.password)

/** A valid input for each of them, against a filled office; made when its turn comes. */
type Steps = { readonly [N in WriteName]: (filled: Filled) => Promise<Input<N>> | Input<N> }

const revisionOf = async ({ office }: Filled, id: string) =>
  (await office.ask('people.card', { id })).revision
const bodyRevision = async ({ office }: Filled, id: string) =>
  (await office.ask('organisation.body', { id })).revision
const meetingRevision = async ({ office, meeting }: Filled) =>
  (await office.ask('meetings.get', { id: meeting })).revision
const minutes = async (filled: Filled) => {
  const known = await filled.office.ask('documents.ofMeeting', { meetingId: filled.meeting })
  if (known && known.state !== 'draft') return known
  await freeze(filled)
  const paper = await filled.office.ask('documents.ofMeeting', { meetingId: filled.meeting })
  if (!paper) throw new Error('no paper was frozen')
  return paper
}
const outsider = (fullName: string) => ({
  ...person(fullName, { joinedOn: null, officialOn: null }),
  ...{ telephone: '0912345678', occupation: '', workplace: '', youthUnionOn: null },
})
const guestOf = (bodyId: string) => ({
  ...{ role: 'Khách mời thường xuyên', bodyId, from: null, to: null, otherOrganisation: '', note: '' },
})
const reportOf = async ({ office, cells: [bodyId] }: Filled) => {
  const asked = { kind: 'cell-report', bodyId, from: '2026-11', to: '2026-11' } as const
  const { id } = await office.ask('reports.begin', asked)
  return { id, revision: (await office.ask('reports.get', { id })).revision }
}
const outsiderOf = async ({ office }: Filled) => {
  const [first] = (await office.ask('outsiders.list', {})).rows
  if (!first) throw new Error('nobody is outside the roll')
  return { id: first.id, revision: (await office.ask('outsiders.card', { id: first.id })).revision }
}
const emptyCell = async ({ office }: Filled) => {
  const cells = await office.ask('organisation.cells', {})
  const found = cells.find((cell) => cell.numbers.total === 0)
  if (found) return found.id
  return (await office.ask('organisation.addCell', { name: 'Chi bộ Công an' })).id
}

const planOf = (cellId: string) => ({
  ...({ cellId, period: '2027-03', kind: 'thematic', plannedOn: '2027-03-15', startsAt: '19:30' } as const),
  ...{ place: '', topic: 'Chuyển đổi số ở bản', speaker: '', drafter: '', approver: '', note: '' },
})
const directionsOf = (title: string) => ({
  news: 'Tình hình trong tháng',
  directions: 'Tập trung thu hoạch',
  documents: [{ number: '57-NQ/TW', issuer: 'Bộ Chính trị', issuedOn: '2024-12-22', title }],
  tasks: [{ title: 'Tổng dọn vệ sinh đường làng', product: '', dueOn: '2026-12-25' }],
})
const taskAsked = {
  ...{ title: 'Bê tông hóa đường nội bản', personId: null, who: 'Chi ủy', dueOn: null, product: '' },
  ...{ forWhom: '', indicator: 'Đường bê tông', unit: 'km', target: 4 },
}
/** A task and a petition of a meeting of their own. */
async function followUp({ office, cells }: Filled): Promise<void> {
  if ((await office.ask('petitions.list', { state: 'all' })).total > 0) return
  const input = { cellId: cells[1], period: '2026-08', kind: 'regular', heldOn: '2026-08-05' } as const
  const { id } = await office.ask('meetings.open', input)
  const { forWhom: _, ...task } = taskAsked
  const petition = {
    ...{ petitionId: crypto.randomUUID(), content: 'Sửa đường điện', raisedBy: 'Vàng A Dơ' },
    ...{ answerer: '', dueOn: null, answer: '' },
  }
  const written = content('Thống nhất', {
    ...{ heldOn: input.heldOn, petitions: [petition] },
    assignedTasks: [{ ...task, taskId: crypto.randomUUID() }],
  })
  await office.ask('meetings.record', { id, revision: 1, content: written })
}
async function taskOf(filled: Filled, state: 'open' | 'withdrawn') {
  await followUp(filled)
  const { tasks } = await filled.office.ask('tasks.list', { cellId: filled.cells[1], state })
  const found = tasks.find(({ title }) => title.includes(taskAsked.title))
  return { id: found?.id ?? '', revision: found?.revision ?? 0 }
}
async function petitionOf(filled: Filled, state: 'open' | 'withdrawn') {
  await followUp(filled)
  const [found] = (await filled.office.ask('petitions.list', { state })).petitions
  return { id: found?.id ?? '', revision: found?.revision ?? 0 }
}
const rowOf = (cellId: string) => ({ cellId, period: '2026-11', kind: 'regular' }) as const
const figuresOn = (heldOn: string) => ({
  ...{ heldOn, startsAt: '19:30', endsAt: '21:00', chairId: null, secretaryId: null },
  ...{ vote: null, ownScore: 925, totals: { present: 1, excused: null, absent: null } },
})
const classOf = async ({ office }: Filled) => {
  const [found] = await office.ask('training.ofYear', { year: 2026 })
  return { id: found?.id ?? '', revision: found?.revision ?? 0 }
}

/** TypeScript refuses a write command without a step here; the order is that of the contract. */
export const steps: Steps = {
  'setup.begin': () => ({ communeName: 'xã Mường Than', province: 'tỉnh Lai Châu', placeName: 'Mường Than' }),
  'setup.change': async ({ office }) => ({
    communeName: 'xã Mường Kim',
    province: 'tỉnh Lai Châu',
    placeName: 'Mường Kim',
    revision: (await office.ask('setup.state', {})).revision,
  }),
  'setup.textSize': () => ({ textSize: 'large' }),
  'organisation.change': ({ cells }) => ({
    request: { kind: 'rename', bodyId: cells[1], name: 'Chi bộ Trường Mầm non Hoa Ban', on: '2026-06-01' },
  }),
  'organisation.undoChange': async ({ office }) => {
    const [change] = await office.ask('organisation.changes', {})
    if (!change) throw new Error('no change was recorded')
    return { actId: change.actId }
  },
  'organisation.saveBody': () => ({
    id: null,
    revision: 0,
    cellKind: '',
    code: '12.168.053.000.000',
    distanceMetres: null,
    foundedOn: '2025-07-01',
    foundedBy: '',
  }),
  'organisation.saveWeaknesses': async (filled) => {
    const id = filled.cells[0]
    const rows = [{ from: '2026-01-01', to: null, reason: 'Ít đảng viên', paperNumber: '3-KL/ĐU' }]
    return { id, revision: await bodyRevision(filled, id), rows }
  },
  'organisation.addBody': ({ cells }) => ({
    kind: 'group',
    name: 'Tổ đảng số 1',
    parentId: cells[0],
    from: '2026-01-01',
  }),
  'organisation.setGroup': async (filled) => {
    const { below } = await filled.office.ask('organisation.body', { id: filled.cells[0] })
    const id = below[0]?.id ?? ''
    const revision = await bodyRevision(filled, id)
    return { id, revision, on: '2026-02-01', personIds: filled.members.slice(0, 2) }
  },
  'organisation.appoint': async (filled) => ({
    bodyId: filled.cells[0],
    revision: await bodyRevision(filled, filled.cells[0]),
    person: { personId: null, fullName: 'Hà Văn Trưởng' },
    post: 'village-head',
    from: '2026-01-01',
  }),
  'organisation.endPost': async (filled) => {
    const { posts, revision } = await filled.office.ask('organisation.posts', { bodyId: filled.cells[0] })
    return { id: posts[0]?.id ?? '', revision, on: '2026-11-01' }
  },
  'organisation.undoPost': async (filled) => {
    const { posts } = await filled.office.ask('organisation.posts', { bodyId: filled.cells[0] })
    return { actId: posts.find(({ act }) => act !== null)?.act?.id ?? '' }
  },
  'organisation.correctPost': async (filled) => {
    const { posts, revision } = await filled.office.ask('organisation.posts', { bodyId: filled.cells[0] })
    return { id: posts[0]?.id ?? '', revision, entry: null }
  },
  'organisation.addCell': () => ({ name: 'Chi bộ Quân sự' }),
  'organisation.correctName': async ({ office, cells }) => ({
    id: cells[1],
    revision: (await office.ask('organisation.cell', { id: cells[1] })).revision,
    name: 'Chi bộ Trường Mầm non số 1',
  }),
  'organisation.removeCell': async (filled) => {
    const id = await emptyCell(filled)
    const { revision } = await filled.office.ask('organisation.cell', { id })
    return { id, revision, reason: 'Nhập nhầm' }
  },
  'organisation.saveStartingFacts': async ({ office, cells, members }) => {
    const facts = (await office.ask('organisation.startingFacts', {})).find((row) => row.cellId === cells[0])
    if (!facts) throw new Error('no facts of the cell')
    const { name: _name, total: _total, official: _official, ...row } = facts
    const secretary = { personId: members[0] ?? null, fullName: '' }
    return { rows: [{ ...row, secretary, habit: { day: 3, time: '19:30', place: 'Nhà văn hóa thôn' } }] }
  },
  'organisation.confirmHeadings': ({ cells }) => ({ cellIds: [...cells] }),
  'people.add': ({ cells }) => ({
    ...person('Bùi Thị Én', { officialOn: null }),
    cellId: cells[0],
    from: '2026-03-01',
    standing: 'probationary',
  }),
  'people.reveal': ({ members }) => ({ id: members[0] ?? '' }),
  'people.changeForm': async (filled) => {
    const id = filled.members[1] ?? ''
    const details = { ...noDetails, occupation: 'Nông dân', telephone: '0912345678' }
    const fields = person('Đặng Thị Ánh', { religion: 'Không', personalId: '012060000009' })
    const form = { fields, details, admission: noAdmission, lists: noLists }
    return { id, revision: await revisionOf(filled, id), ...form }
  },
  'people.markDossier': async (filled) => {
    const id = filled.members[1] ?? ''
    const item = { code: '002', state: 'have', keptWhere: 'Tủ 1', note: '' } as const
    return { id, revision: await revisionOf(filled, id), items: [item] }
  },
  'people.nameDossierType': () => ({ code: '008', name: 'Quyết định chuẩn y' }),
  'people.setWorkingAway': async (filled) => {
    const id = filled.members[1] ?? ''
    const away = {
      from: '2026-02-01',
      to: null,
      place: 'Bắc Ninh',
      work: '',
      telephone: '',
      contactPerson: '',
    }
    return { id, revision: await revisionOf(filled, id), rows: [away] }
  },
  'people.addContact': ({ members }) => ({
    personId: members[1] ?? '',
    on: '2026-11-01',
    by: 'Bí thư',
    means: 'Điện thoại',
    note: '',
  }),
  'people.removeContact': async ({ office, members }) => {
    const { contacts } = await office.ask('people.form', { id: members[1] ?? '' })
    const [contact] = contacts
    if (!contact) throw new Error('no contact was written')
    return { id: contact.id }
  },
  'people.remove': async (filled) => {
    const id = filled.members[4] ?? ''
    return { id, revision: await revisionOf(filled, id), reason: 'Ghi trùng' }
  },
  'finding.save': () => ({ id: null, revision: null, name: 'Danh sách họp', definition: wholeList }),
  'finding.remove': async ({ office }) => {
    const { saved } = await office.ask('finding.lists', {})
    const [list] = saved
    if (!list) throw new Error('no list was saved')
    return { id: list.id, revision: list.revision, reason: 'Không dùng nữa' }
  },
  'movements.record': async (filled) => {
    const personId = filled.members[2] ?? ''
    const revision = await revisionOf(filled, personId)
    return { personId, revision, kind: 'exemption', on: '2026-10-01', paperNumber: '7-NQ/CB' }
  },
  'movements.moveMany': async (filled) => {
    const personId = filled.members[2] ?? ''
    const people = [{ personId, revision: await revisionOf(filled, personId) }]
    return { people, cellId: filled.cells[1], on: '2026-11-10' }
  },
  'movements.undo': async ({ office, members }) => {
    const [movement] = await office.ask('movements.ofPerson', { personId: members[2] ?? '' })
    if (!movement) throw new Error('no movement was recorded')
    return { actId: movement.actId }
  },
  'outsiders.add': ({ cells }) => ({ ...outsider('Giàng A Chu'), roles: [guestOf(cells[0])] }),
  'outsiders.change': async (filled) => ({ ...outsider('Giàng A Chử'), ...(await outsiderOf(filled)) }),
  'outsiders.setRoles': async (filled) => ({
    ...(await outsiderOf(filled)),
    roles: [{ ...guestOf(filled.cells[1]), from: '2026-05' }],
  }),
  'outsiders.remove': async (filled) => ({ ...(await outsiderOf(filled)), reason: 'Ghi nhầm' }),
  'duplicates.merge': async ({ office, cells }) => {
    const again = {
      ...person('Bùi Thị Nhạn'),
      cellId: cells[0],
      from: '2026-03-01',
      standing: 'official',
    } as const
    const { id: keptId } = await office.ask('people.add', again)
    const { id: givenId } = await office.ask('people.add', { ...again, ethnicity: 'Mường' })
    return { keptId, keptRevision: 1, givenId, givenRevision: 1 }
  },
  'duplicates.undo': async ({ office }) => {
    const [merger] = (await office.ask('duplicates.decided', {})).merged
    if (!merger) throw new Error('no records were merged')
    return { actId: merger.actId }
  },
  'duplicates.markDistinct': ({ members }) => ({ firstId: members[0] ?? '', secondId: members[1] ?? '' }),
  'plans.propose': () => ({ year: 2026, thematic: 'combined' }),
  'plans.undo': async ({ office }) => {
    const { actId } = await office.ask('plans.propose', { year: 2027, thematic: 'none' })
    if (actId === null) throw new Error('nothing was proposed')
    return { actId }
  },
  'plans.save': ({ cells }) => ({ ...planOf(cells[0]), id: null, revision: 0 }),
  'plans.remove': async ({ office, cells }) => ({
    ...(await office.ask('plans.save', { ...planOf(cells[1]), id: null, revision: 0 })),
    reason: 'Ghi nhầm chi bộ',
  }),
  'months.open': ({ cells }) => ({
    period: '2026-12',
    meetings: [{ cellId: cells[0], kind: 'regular', heldOn: '2026-12-03' }],
    directions: { revision: 0, ...directionsOf('Nghị quyết về chuyển đổi số') },
  }),
  'months.undo': async ({ office, cells }) => {
    const meetings = [{ cellId: cells[0], kind: 'regular', heldOn: '2027-01-03' } as const]
    const { actId } = await office.ask('months.open', { period: '2027-01', meetings })
    if (actId === null) throw new Error('nothing was opened')
    return { actId }
  },
  'months.setMissed': ({ cells }) => ({
    cellId: cells[1],
    period: '2026-10',
    reason: 'Mưa lũ, đường sạt lở',
  }),
  'months.saveDirections': () => ({ period: '2026-11', revision: 0, ...directionsOf('Kết luận 01') }),
  'months.setStudied': async ({ office, meeting }) => {
    const { documents } = await office.ask('months.ofMeeting', { meetingId: meeting })
    return { meetingId: meeting, documents: documents.map(({ id }) => ({ documentId: id, members: 3 })) }
  },
  'months.addStudied': async ({ office, meeting }) => {
    const [study] = await office.ask('months.studies', { from: '2026-11', to: '2026-11' })
    return { documentId: study?.id ?? '', meetings: [meeting] }
  },
  'meetings.open': ({ cells }) => ({
    cellId: cells[1],
    period: '2026-11',
    kind: 'regular',
    heldOn: '2026-11-05',
  }),
  'meetings.keep': async (filled) => ({
    id: filled.meeting,
    draftRevision: await draftRevisionOf(filled),
    content: content('Đang nhập dở'),
  }),
  'meetings.record': async ({ office, meeting }) => {
    const { revision, draftRevision } = await office.ask('meetings.get', { id: meeting })
    return { id: meeting, revision, draftRevision, content: content('Kết luận đã sửa') }
  },
  'meetings.dropDraft': async ({ office, meeting: id }) => {
    const { draftRevision, content: seen } = await office.ask('meetings.get', { id })
    return { id, ...(await office.ask('meetings.keep', { id, draftRevision, content: seen })) }
  },
  'meetings.acceptRoll': async (filled) => ({ id: filled.meeting, revision: await meetingRevision(filled) }),
  'meetings.noteDays': async (filled) => ({
    id: filled.meeting,
    revision: await meetingRevision(filled),
    ...{ consultedOn: null, notifiedOn: '2026-11-01', uploadedOn: '2026-11-02', postedOn: null },
  }),
  'meetings.remove': async ({ office, cells }) => {
    const input = { cellId: cells[1], period: '2026-10', kind: 'regular', heldOn: '2026-10-05' } as const
    return { id: (await office.ask('meetings.open', input)).id, revision: 1, reason: 'Mở nhầm kỳ' }
  },
  'briefings.open': async (filled) => {
    const { office, cells, members } = filled
    await office.ask('organisation.appoint', {
      ...{ bodyId: cells[1], revision: await bodyRevision(filled, cells[1]), post: 'secretary' },
      ...{ person: { personId: members[3] ?? '', fullName: '' }, from: '2026-01-01' },
    })
    return { period: '2026-11', heldOn: '2026-11-20' }
  },
  'figures.keep': ({ cells }) => ({ ...rowOf(cells[1]), draftRevision: 0, texts: { heldOn: '5/11' } }),
  'figures.record': async ({ office, cells }) => {
    const row = rowOf(cells[1])
    const sheet = await office.ask('figures.sheet', { period: row.period })
    const { revision = 0, draftRevision = 0 } = sheet.find(({ cellId }) => cellId === row.cellId) ?? {}
    const roll = await office.ask('figures.roll', { ...row, heldOn: '2026-11-05' })
    const marks = roll.map(({ personId }) => ({ personId, state: 'present' as const, reason: '' }))
    return { ...row, revision, draftRevision, figures: { ...figuresOn('2026-11-05'), marks } }
  },
  'figures.raisePoint': ({ meeting }) => ({ meetingId: meeting, question: 'Chữ ký thư ký không rõ' }),
  'figures.settlePoint': async ({ office }) => {
    const [point] = await office.ask('figures.points', {})
    return { id: point?.id ?? '', revision: point?.revision ?? 0, answer: 'Bí thư xác nhận đúng' }
  },
  'attachments.remove': async ({ office, meeting }) => {
    const bytes = Buffer.from('%PDF-1.4\n%%EOF\n')
    const upload = office.door.put({ name: 'bien-ban.pdf', mediaType: '', bytes })
    const input = { meetingId: meeting, upload, name: 'bien-ban.pdf', purpose: 'signed' } as const
    return { meetingId: meeting, ...(await office.ask('attachments.add', input)) }
  },
  'attachments.dropOfficial': async ({ office, meeting }) => {
    const { revision: meetingRevision } = await office.ask('meetings.get', { id: meeting })
    const frozen = { meetingId: meeting, kind: 'summons', meetingRevision, number: null } as const
    const { id: paperId, revision } = await office.ask('documents.freeze', frozen)
    const bytes = Buffer.from('%PDF-1.4\n%%EOF\n')
    const upload = office.door.put({ name: 'thong-bao.pdf', mediaType: '', bytes })
    await office.ask('attachments.setOfficial', { paperId, revision, upload, name: 'thong-bao.pdf' })
    return { paperId, revision: revision + 1 }
  },
  'scores.setOwn': ({ meeting }) => ({ meetingId: meeting, seen: null, points: 925 }),
  'scores.setCommittee': ({ meeting }) => ({
    ...{ meetingId: meeting, seen: null, points: 900, judgedOn: '2026-11-20' },
    ...{ judgedBy: 'Ban Thường vụ Đảng ủy', reason: 'Đăng văn bản chậm' },
  }),
  'reports.begin': ({ cells }) => ({
    ...({ kind: 'cell-report', bodyId: cells[0], from: '2026-11', to: '2026-11' } as const),
  }),
  'reports.beginForAll': () => ({ period: '2026-11' }),
  'reports.write': async (filled) => ({
    ...{
      ...(await reportOf(filled)),
      subject: '',
      addressee: 'Đảng ủy xã Mường Than',
      datedOn: '2026-11-05',
    },
    sections: [{ section: 'limits', content: 'Còn đảng viên đến muộn.' }],
  }),
  'reports.remove': async (filled) => ({ ...(await reportOf(filled)), reason: 'Lập nhầm' }),
  'visits.set': ({ meeting, members }) => ({
    ...{ meetingId: meeting, personId: members[0] ?? '', seen: null },
    visit: {
      ...{ came: true, remarks: 'Nội dung sát thực tế', promise: 'Hỗ trợ xi măng làm đường' },
      ...{ promiseDueOn: '2026-12-15', outcome: '', keptOn: null },
    },
  }),
  'visits.takeFromMinutes': () => ({ period: '2026-11' }),
  'support.save': ({ cells, members }) => ({
    ...{ id: null, revision: 0, cellId: cells[0], decision: '12-QĐ/ĐU', from: '2026-06-01', to: null },
    ...{ goals: 'Tỷ lệ dự trên 90%', outcome: '' },
    members: [{ personId: members[0] ?? '', duty: 'tổ trưởng' }],
  }),
  'support.remove': async ({ office, cells }) => {
    const [team] = await office.ask('support.ofCell', { cellId: cells[0] })
    return { id: team?.id ?? '', revision: team?.revision ?? 0, reason: 'Ghi nhầm' }
  },
  'training.save': () => ({
    ...{ id: null, revision: 0, title: 'Nghiệp vụ công tác Đảng', from: '2026-05-12', to: '2026-05-13' },
    ...{ organiser: 'Trung tâm chính trị', place: '', audience: 'Bí thư chi bộ', note: '' },
  }),
  'training.call': async (filled) => ({
    ...(await classOf(filled)),
    whom: { by: 'people', personIds: filled.members.slice(0, 2) },
  }),
  'training.mark': async (filled) => ({
    ...(await classOf(filled)),
    people: [{ personId: filled.members[0] ?? '', state: 'completed' }],
  }),
  'training.writeHistory': (filled) => classOf(filled),
  'training.undoHistory': async (filled) => {
    const { id } = await classOf(filled)
    const [act] = (await filled.office.ask('training.class', { id })).histories
    return { id, actId: act?.actId ?? '' }
  },
  'training.remove': async (filled) => ({ ...(await classOf(filled)), reason: 'Ghi nhầm' }),
  'checks.save': ({ cells }) => ({
    ...{ id: null, revision: 0, cellId: cells[0], checkedOn: '2026-11-10', checkerId: null },
    ...{ checker: 'Đoàn kiểm tra của Đảng ủy', conclusion: '', fixBy: '2026-11-30', fixedOn: null },
    items: [{ item: 'minutes', state: 'lacking', remark: 'Thiếu biên bản tháng 5' }],
  }),
  'checks.remove': async ({ office }) => {
    const [check] = await office.ask('checks.list', {})
    return { id: check?.id ?? '', revision: check?.revision ?? 0, reason: 'Ghi nhầm' }
  },
  'checks.setItems': async ({ office }) => ({
    ...{ from: '2026-12-01', reason: 'Theo mẫu của tỉnh' },
    items: (await office.ask('checks.items', {})).slice(0, 3),
  }),
  'tasks.change': async (filled) => {
    const { id, revision } = await taskOf(filled, 'open')
    return { ...taskAsked, id, revision, dueOn: '2026-12-20', product: 'Biên bản nghiệm thu' }
  },
  'tasks.withdraw': async (filled) => ({ ...(await taskOf(filled, 'open')), reason: 'Xã đã làm thay' }),
  'tasks.restore': (filled) => taskOf(filled, 'withdrawn'),
  'tasks.note': async (filled) => {
    const { id: taskId } = await taskOf(filled, 'open')
    return { taskId, notedOn: '2026-11-18', content: 'Đã đổ xong 1 km', achieved: 1 }
  },
  'tasks.removeNote': async (filled) => {
    const { id: taskId } = await taskOf(filled, 'open')
    const note = { taskId, notedOn: '2026-11-19', content: 'Ghi nhầm nhiệm vụ', achieved: null }
    const added = (await filled.office.ask('tasks.note', note)).notes.at(-1)
    return { id: added?.id ?? '', revision: added?.revision ?? 0, reason: 'Ghi nhầm' }
  },
  'tasks.remind': async (filled) => ({
    ...{ id: (await taskOf(filled, 'open')).id, seen: null, remindOn: '2026-12-10' },
  }),
  'villages.set': ({ cells }) => ({
    ...{ cellId: cells[0], year: 2026, fact: 'households', seen: null, value: 120 },
  }),
  'villages.describe': async ({ office, cells }) => {
    const { villages } = await office.ask('villages.ofYear', { year: 2026 })
    const revision = villages.find(({ cellId }) => cellId === cells[0])?.revision ?? 0
    return { cellId: cells[0], year: 2026, revision, source: 'Trưởng bản báo', note: '' }
  },
  'villages.setFacts': async ({ office }) => {
    const { facts } = await office.ask('villages.ofYear', { year: 2026 })
    return { from: '2026-01-01', facts: facts.slice(0, 3), reason: 'Theo mẫu của xã' }
  },
  'contributions.save': ({ cells, members }) => ({
    ...{ id: null, revision: 0, cellId: cells[0], given: '2026-06', personId: members[0] ?? '', giver: '' },
    ...{ kind: 'labour', amount: 2.5, unit: 'công', work: 'Đường nội bản', note: '' },
  }),
  'contributions.remove': async ({ office }) => {
    const [first] = (await office.ask('contributions.list', {})).contributions
    return { id: first?.id ?? '', revision: first?.revision ?? 0, reason: 'Ghi nhầm' }
  },
  'topics.save': ({ cells }) => ({
    ...{ id: null, revision: 0, cellId: cells[0], raisedOn: '2026-10-20', source: 'village-head' },
    ...{ raisedBy: 'Lò Văn Pâng', content: 'Góp công nạo vét kênh mương' },
  }),
  'topics.decide': async ({ office, meeting }) => {
    const [topic] = (await office.ask('topics.list', {})).topics
    return { id: topic?.id ?? '', revision: topic?.revision ?? 0, meetingId: meeting }
  },
  'topics.remove': async ({ office }) => {
    const [topic] = (await office.ask('topics.list', { state: 'all' })).topics
    return { id: topic?.id ?? '', revision: topic?.revision ?? 0, reason: 'Ghi nhầm' }
  },
  'petitions.change': async (filled) => ({
    ...(await petitionOf(filled, 'open')),
    ...{ answerer: 'UBND xã', dueOn: '2026-12-20' },
  }),
  'petitions.answer': async (filled) => ({
    ...(await petitionOf(filled, 'open')),
    ...{ answer: '', answeredOn: null },
  }),
  'petitions.withdraw': async (filled) => ({
    ...(await petitionOf(filled, 'open')),
    reason: 'Người nêu đã rút',
  }),
  'petitions.restore': (filled) => petitionOf(filled, 'withdrawn'),
  'documents.markPrinted': async (filled) => {
    const { id, revision } = await minutes(filled)
    return { paperId: id, revision }
  },
  'documents.recordSigned': async (filled) => {
    const { id, revision } = await minutes(filled)
    return { paperId: id, revision, signedOn: '2026-11-20', signers: 'Lò Văn Hặc, Đặng Thị Ánh' }
  },
  'documents.advance': async (filled) => {
    const { id, revision } = await minutes(filled)
    return { papers: [{ paperId: id, revision }], to: 'scanned', on: '2026-11-21' }
  },
  'documents.signMany': async ({ office, meeting }) => {
    const { revision: meetingRevision } = await office.ask('meetings.get', { id: meeting })
    const paper = await office.ask('documents.freeze', {
      meetingId: meeting,
      kind: 'notice',
      meetingRevision,
      number: null,
    })
    return { papers: [{ paperId: paper.id, revision: paper.revision }], signedOn: '2026-11-20' }
  },
  'documents.stepBack': async (filled) => {
    const { id, revision } = await minutes(filled)
    return { paperId: id, revision }
  },
  'documents.reopen': async (filled) => {
    const { id, revision } = await minutes(filled)
    return { paperId: id, revision, reason: 'Sai tên đại biểu' }
  },
  'documents.recall': async (filled) => {
    const paper = await filled.office.ask('documents.ofMeeting', { meetingId: filled.meeting })
    if (!paper) throw new Error('no paper was reopened')
    return { paperId: paper.id, revision: paper.revision, version: 1, on: '2026-11-22', note: 'Đã hủy 3 tờ' }
  },
  'packets.tick': async (filled) => ({
    ...{ phase: 'before', on: '2026-11-02' },
    meetings: [{ meetingId: filled.meeting, revision: await meetingRevision(filled), papers: [] }],
  }),
  'backup.forgetPlace': async ({ office }) => {
    const folder = temporaryFolder()
    const { token } = await office.ask('places.find', { path: folder })
    await office.ask('backup.make', { folder: token })
    const place = (await office.ask('backup.places', {})).find(({ token }) => token !== null)
    if (!place) throw new Error('no place is remembered')
    return { id: place.id }
  },
  'backup.setTimes': () => ({ closing: 'always', schedule: 'daily', at: '16:00', hours: 8 }),
  'updates.withdrawRules': async ({ office }) => {
    const folder = temporaryFolder()
    putRules(folder, testPublisher())
    const { token } = await office.ask('places.find', { path: folder })
    const [found] = await office.ask('updates.look', { folder: token })
    if (!found) throw new Error('no rule book was found')
    await office.ask('updates.takeRules', { update: found.token, seen: found.seen, backup: token })
    return { version: 3, reason: 'Tỉnh chưa áp dụng' }
  },
  'rulebook.set': () => ({
    ruleId: 'cell.committeeFrom',
    value: 10,
    from: '2026-01-01',
    reason: 'Theo hướng dẫn của tỉnh',
  }),
  'commitments.save': ({ members }) => ({
    ...{
      personId: members[1] ?? '',
      year: 2026,
      revision: 0,
      madeOn: '2026-01-12',
      content: 'Giúp 02 hộ nghèo',
    },
    ...{ checkedOn: null, outcome: '' },
  }),
  'commitments.mark': ({ members }) => ({
    ...{ year: 2026, what: 'made' as const, personIds: members.slice(0, 3), on: '2026-01-12' },
  }),
  'commitments.remove': async ({ office, members }) => {
    const [own] = await office.ask('commitments.ofPerson', { personId: members[1] ?? '' })
    if (!own) throw new Error('no commitment was made')
    return { id: own.id, revision: own.revision, reason: 'Ghi nhầm người' }
  },
  'agendas.set': () => ({
    ...{ kind: 'regular', cellKind: 'village', from: '2026-12-01', reason: 'Theo hướng dẫn của Đảng ủy' },
    items: [{ title: 'Kết luận', presenter: 'Bí thư', minutes: 10 }],
  }),
  'accounts.setIdle': async ({ office }) => {
    await office.ask('accounts.begin', firstAccount)
    return { minutes: 5 }
  },
  'handovers.cancel': async ({ office }) => {
    const [giver] = await office.ask('accounts.list', {})
    if (!giver) throw new Error('there is no account')
    const receiver = {
      kind: 'new',
      name: 'Nông Văn Bí',
      login: 'bi.nong',
      password: 'trời mưa gà gáy',
    } as const
    return office.ask('handovers.begin', { giverId: giver.id, revision: giver.revision, receiver })
  },
  'audit.reveal': async ({ office, members }) => {
    const rows = await office.ask('audit.rows', { record: { kind: 'person', id: members[0] ?? '' } })
    const masked = rows.find(({ isMasked }) => isMasked)
    if (!masked) throw new Error('no row has a number in it')
    return { origin: masked.origin, sequence: masked.sequence }
  },
  'recycle.restore': async ({ office, members }) => {
    const bin = await office.ask('recycle.list', {})
    const thrown = bin.find(({ id }) => id === members[4])
    if (!thrown) throw new Error('the member is not in the recycle bin')
    return { kind: thrown.kind, id: thrown.id }
  },
}

/** Sends every write command of the contract once; `each` sees what came of it. */
export async function walk(filled: Filled, each: (name: WriteName) => void = () => undefined): Promise<void> {
  for (const name of writeNames) {
    // The filled office has begun already.
    if (name === 'setup.begin') continue
    const input = await steps[name](filled)
    each(name)
    await filled.office.ask(name, input as never)
  }
}
