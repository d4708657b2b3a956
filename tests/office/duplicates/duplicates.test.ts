import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PersonFields } from '../../../shared/people/person.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { auditOf, beside } from '../meetings/database.ts'
import { member, newId, openMeeting, record } from '../meetings/samples.ts'

const now = '2026-11-22T03:00:00Z'

let office: OfficeUnderTest
let cells: { readonly sen: string; readonly school: string }
beforeEach(async () => {
  office = await officeAt({ now })
  cells = {
    sen: (await office.ask('organisation.addCell', { name: 'Chi bộ bản Sen Đông' })).id,
    school: (await office.ask('organisation.addCell', { name: 'Chi bộ Trường học' })).id,
  }
})
afterEach(() => discard(office))

const joined = { joinedOn: '2000-02-03', officialOn: '2001-02-03' }
const add = async (name: string, cellId: string, more: Partial<PersonFields> = {}, from = '2010-01-01') =>
  (
    await office.ask('people.add', {
      ...member(name, { ...joined, ...more }),
      cellId,
      from,
      standing: 'official',
    })
  ).id

const find = () => office.ask('duplicates.find', {})
const compare = (keptId: string, givenId: string) => office.ask('duplicates.compare', { keptId, givenId })
const pairInput = async (keptId: string, givenId: string) => {
  const { kept, given } = await compare(keptId, givenId)
  return { keptId, givenId, keptRevision: kept.revision, givenRevision: given.revision }
}
const merge = async (keptId: string, givenId: string, choices: Record<string, 'kept' | 'given'> = {}) =>
  (await office.ask('duplicates.merge', { ...(await pairInput(keptId, givenId)), choices })).actId
const refusalOf = async (keptId: string, givenId: string) =>
  office.refusal('duplicates.merge', await pairInput(keptId, givenId))

/** One man written twice: by the village's own list and by an import without marks. */
const twice = async () => {
  const kept = await add('Lò Văn Hặc', cells.sen, { birthDate: '1970-05-19', personalId: '012060000001' })
  const given = await add(
    'LO VAN HAC',
    cells.school,
    { birthDate: '1970', cardNumber: '230000000007', ethnicity: 'Thái' },
    '2015-06-01',
  )
  return { kept, given }
}

describe('records that may be one person', () => {
  it('are found over everybody, with reasons in words, and not when they were found to be two people', async () => {
    const { kept, given } = await twice()
    await add('Vàng A Dơ', cells.sen, { birthDate: '1980-01-01' })
    const found = await find()
    expect(found).toMatchObject({ total: 1, people: 3 })
    const [pair] = found.pairs
    expect([pair?.first.id, pair?.second.id].toSorted()).toEqual([kept, given].toSorted())
    expect(pair?.reasons).toContain('Họ tên chỉ khác dấu')
    const ids = { firstId: given, secondId: kept }
    await office.ask('duplicates.markDistinct', ids)
    expect((await find()).total).toBe(0)
    expect((await office.ask('duplicates.decided', {})).distinct).toHaveLength(1)
    await office.ask('duplicates.markDistinct', { ...ids, isDistinct: false })
    expect((await find()).total).toBe(1)
    expect(auditOf(office, 'duplicates.markDistinct')).toHaveLength(2)
  })

  it('are found also where one is no member', async () => {
    await add('Lò Văn Hặc', cells.sen, { birthDate: '1970-05-19' })
    const outsider = { ...outsiderNamed('Lò Văn Hặc'), birthDate: '1970-05-19' }
    await office.ask('outsiders.add', outsider)
    expect((await find()).pairs.map(({ first, second }) => [first.standing, second.standing])).toEqual([
      ['official', null],
    ])
  })

  it('of whom one was merged stay distinct from a third for the other too', async () => {
    const { kept, given } = await twice()
    const third = await add('Lò Văn Hắc', cells.sen, { birthDate: '1970' })
    await office.ask('duplicates.markDistinct', { firstId: given, secondId: third })
    await merge(kept, given)
    expect((await find()).total).toBe(0)
  })
})

const outsiderNamed = (fullName: string) => ({
  ...member(fullName),
  ...{ telephone: '', occupation: '', workplace: '', youthUnionOn: null, roles: [] },
})

describe('the comparison', () => {
  it('shows each field as same, only here or different, with numbers masked', async () => {
    const { kept, given } = await twice()
    const { fields } = await compare(kept, given)
    const rows = Object.fromEntries(
      fields.map((field) => [field.name, [field.kept, field.given, field.likeness]]),
    )
    expect(rows).toMatchObject({
      fullName: ['Lò Văn Hặc', 'LO VAN HAC', 'different'],
      birthDate: ['19/05/1970', '1970', 'different'],
      personalId: ['••••••••0001', '', 'only-kept'],
      ethnicity: ['', 'Thái', 'only-given'],
      joinedOn: ['03/02/2000', '03/02/2000', 'same'],
    })
    expect(rows.religion).toBeUndefined()
  })

  it('shows cells, standings, meetings and papers of both and says what merging does', async () => {
    const { kept, given } = await twice()
    const meeting = await openMeeting(office, cells.school, '2026-10', '2026-10-05')
    const marks = [{ personId: given, state: 'present' as const, reason: '' }]
    await record(office, meeting.id, { marks, conclusion: 'Thống nhất.' })
    const { parts, effects, why } = await compare(kept, given)
    expect(parts.map(({ title }) => title)).toEqual(['Chi bộ', 'Trạng thái', 'Sinh hoạt'])
    expect(parts.find(({ title }) => title === 'Sinh hoạt')?.given[0]?.what).toBe(
      '1 buổi, gần nhất ở Chi bộ Trường học, có mặt 1',
    )
    expect(effects).toContain(
      'Chi bộ: không lấy Chi bộ Trường học của hồ sơ kia, vì hồ sơ giữ lại ghi khác trong thời gian ấy.',
    )
    expect(effects.join(' ')).toContain('1 buổi sinh hoạt đã ghi tên hồ sơ kia giữ nguyên')
    expect(why).toBeNull()
  })

  it('refuses a record beside itself', async () => {
    const { kept } = await twice()
    const error = await office.refusal('duplicates.compare', { keptId: kept, givenId: kept })
    expect(error.message).toContain('Hai hồ sơ là một')
  })
})

describe('a merger', () => {
  it('fills what the kept record lacks, takes the chosen values, and is found by the new numbers', async () => {
    const { kept, given } = await twice()
    await merge(kept, given, { birthDate: 'kept' })
    const card = await office.ask('people.card', { id: kept })
    expect(card).toMatchObject({
      fullName: 'Lò Văn Hặc',
      birthDate: '1970-05-19',
      ethnicity: 'Thái',
      cardNumber: '230000000007',
    })
    const { rows } = await office.ask('people.search', { query: '230000000007', standing: 'all' })
    expect(rows.map(({ id }) => id)).toEqual([kept])
  })

  it('can take the name and number of the given-up record', async () => {
    const kept = await add('Lo Van Hac', cells.sen)
    const given = await add('Lò Văn Hặc', cells.sen, { personalId: '012060000001' })
    await merge(kept, given, { fullName: 'given' })
    const { rows } = await office.ask('people.search', { query: 'hặc 0120600', standing: 'all' })
    expect(rows.map(({ id, fullName }) => [id, fullName])).toEqual([[kept, 'Lò Văn Hặc']])
  })

  it('moves posts, roles, contacts, photo, lists and papers', async () => {
    const { kept, given } = await twice()
    beside(office, (database) => {
      database.exec(`
        INSERT INTO post (id, person_id, body_id, post, valid_from) VALUES ('00000000-0000-7000-8000-0000000000ac', '${given}', '${cells.school}', 'in-charge', '2020-01-01');
        INSERT INTO outsider (id, person_id, body_id, role, valid_from) VALUES ('00000000-0000-7000-8000-0000000000ab', '${given}', '${cells.sen}', 'Khách mời thường xuyên', '2020-01-01');
        INSERT INTO contact (id, person_id, made_on) VALUES ('00000000-0000-7000-8000-0000000000aa', '${given}', '2026-01-05');
        INSERT INTO career (person_id, position, from_written, what) VALUES
          ('${kept}', 0, '1990', 'Bộ đội'), ('${kept}', 1, '2005', 'Trưởng bản'), ('${given}', 0, '1998', 'Giáo viên'), ('${given}', 1, '1990', 'Bộ đội');
        INSERT INTO dossier_item (person_id, type_code, state, note) VALUES
          ('${kept}', '001', 'missing', 'đang xin'), ('${given}', '001', 'have', ''), ('${given}', '002', 'have', '');
        INSERT INTO attachment (sha256, bytes, media_type, created_at) VALUES ('${'a'.repeat(64)}', 1, 'image/jpeg', '');
        INSERT INTO person_detail (person_id, photo_sha256, telephone) VALUES ('${given}', '${'a'.repeat(64)}', '0912345678');`)
    })
    const { effects } = await compare(kept, given)
    expect(effects).toEqual(
      expect.arrayContaining([
        'Chức vụ: chuyển sang hồ sơ giữ lại Cấp ủy viên phụ trách, Chi bộ Trường học.',
        'Chuyển 1 lần liên hệ sang hồ sơ giữ lại.',
        'Quá trình công tác: thêm 1 dòng của hồ sơ kia.',
        'Giấy tờ trong hồ sơ: thêm hoặc bổ sung 2 loại.',
      ]),
    )
    await merge(kept, given)
    const form = await office.ask('people.form', { id: kept })
    expect(form.lists.careers.map(({ what }) => what)).toEqual(['Bộ đội', 'Giáo viên', 'Trưởng bản'])
    expect(form.contacts).toHaveLength(1)
    expect(form.hasPhoto).toBe(true)
    expect(form.details.telephone).toBe('••••••5678')
    const { items } = await office.ask('people.dossier', { id: kept })
    expect(items.map(({ code, state, note }) => [code, state, note])).toEqual([
      ['001', 'have', 'đang xin'],
      ['002', 'have', ''],
    ])
    const card = await office.ask('people.card', { id: kept })
    expect(card.posts).toHaveLength(1)
    const outsider = await office.ask('outsiders.card', { id: kept })
    expect(outsider.roles.map(({ role }) => role)).toEqual(['Khách mời thường xuyên'])
  })

  it('makes a member of a record that was none', async () => {
    const { id: kept } = await office.ask('outsiders.add', outsiderNamed('Lò Thị Ún'))
    const given = await add('Lò Thị Ún', cells.sen, { cardNumber: '230000000009' })
    const actId = await merge(kept, given)
    expect(await office.ask('people.card', { id: kept })).toMatchObject({
      standing: 'official',
      cellName: 'Chi bộ bản Sen Đông',
      cardNumber: '230000000009',
    })
    await office.ask('duplicates.undo', { actId })
    expect((await office.ask('outsiders.card', { id: kept })).standing).toBeNull()
    expect((await office.ask('people.card', { id: given })).standing).toBe('official')
  })

  it('never changes the roll of a recorded meeting, which the kept record then counts as its own', async () => {
    const { kept, given } = await twice()
    const meeting = await openMeeting(office, cells.school, '2026-10', '2026-10-05')
    const marks = [{ personId: given, state: 'present' as const, reason: '' }]
    await record(office, meeting.id, { marks, conclusion: 'Thống nhất.' })
    const rollOf = () =>
      beside(office, (database) => database.prepare('SELECT * FROM attendance ORDER BY person_id').all())
    const before = rollOf()
    await merge(kept, given)
    expect(rollOf()).toEqual(before)
    const third = await add('Lò Văn Khác', cells.sen)
    const { parts } = await compare(kept, third)
    expect(parts.find(({ title }) => title === 'Sinh hoạt')?.kept[0]?.what).toContain('1 buổi')
  })

  it('takes over the tasks that are not done, and gives them back with the undo', async () => {
    const { kept, given } = await twice()
    const [open, done] = [newId(), newId()]
    const give = (taskId: string) => ({ taskId, title: 'Rà soát', who: '', personId: given, dueOn: null })
    const first = await openMeeting(office, cells.school, '2026-09', '2026-09-05')
    await record(office, first.id, { assignedTasks: [give(open), give(done)], conclusion: 'Thống nhất.' })
    const next = await openMeeting(office, cells.school, '2026-10', '2026-10-05')
    await record(office, next.id, {
      reportedTasks: [open, done].map((taskId) => ({
        ...{ taskId, title: 'Rà soát', who: '', dueOn: null, result: '' },
        state: taskId === done ? ('done' as const) : ('doing' as const),
      })),
      conclusion: 'Thống nhất.',
    })
    const holders = () =>
      beside(office, (database) =>
        [open, done].map((id) => database.prepare('SELECT person_id FROM task WHERE id = ?').pluck().get(id)),
      )
    expect((await compare(kept, given)).effects).toEqual(
      expect.arrayContaining([
        '1 nhiệm vụ chưa xong chuyển sang hồ sơ giữ lại.',
        '1 nhiệm vụ đã xong vẫn giữ tên như đã ghi.',
      ]),
    )
    const actId = await merge(kept, given)
    expect(holders()).toEqual([kept, given])
    await office.ask('duplicates.undo', { actId })
    expect(holders()).toEqual([given, given])
  })

  it('takes recorded movements over, so that the ledger names them with their paper', async () => {
    const kept = await add('Lò Văn Hặc', cells.sen, {}, '2026-09-01')
    const given = await add('Lo Van Hac', cells.school, {}, '2015-06-01')
    beside(office, (database) => {
      // The kept record begins where the other one's movement ends.
      database.exec(`
        DELETE FROM member_standing WHERE person_id = '${kept}';
        INSERT INTO member_standing (person_id, valid_from, from_written, standing) VALUES ('${kept}', '2026-09-01', '2026-09-01', 'official');`)
    })
    await office.ask('movements.record', {
      personId: given,
      revision: 1,
      kind: 'exemption',
      on: '2026-03-05',
      paperNumber: '7-NQ/CB',
    })
    const actId = await merge(kept, given)
    const movements = await office.ask('movements.ofPerson', { personId: kept })
    expect(movements.map(({ kind, paperNumber }) => [kind, paperNumber])).toEqual([['exemption', '7-NQ/CB']])
    const error = await office.refusal('movements.undo', { actId: movements[0]?.actId ?? '' })
    expect(error.code).toBe('refused')
    await office.ask('duplicates.undo', { actId })
    expect(await office.ask('movements.ofPerson', { personId: kept })).toEqual([])
    expect(await office.ask('movements.ofPerson', { personId: given })).toHaveLength(1)
  })

  it.each([
    ['a death that only the given-up record knows', 'death', 'Từ trần'],
    ['a movement that the kept history does not know', 'exemption', 'Miễn công tác'],
  ] as const)('refuses to lose %s', async (_what, kind, word) => {
    const { kept, given } = await twice()
    await office.ask('movements.record', { personId: given, revision: 1, kind, on: '2026-03-05' })
    const error = await refusalOf(kept, given)
    expect([error.code, error.message.includes(word)]).toEqual(['refused', true])
    expect((await compare(kept, given)).why).toBe(error.message)
    // The other way round nothing is lost.
    await merge(given, kept)
  })

  it('refuses to lose a death that came with an import, without a movement', async () => {
    const { kept, given } = await twice()
    beside(office, (database) => {
      database.exec(`
        UPDATE member_standing SET valid_to = '2024-05-01' WHERE person_id = '${given}' AND valid_to IS NULL;
        INSERT INTO member_standing (person_id, valid_from, from_written, standing)
          VALUES ('${given}', '2024-05-01', '2024-05-01', 'died');`)
    })
    expect((await refusalOf(kept, given)).message).toContain('"Từ trần" từ 01/05/2024')
    await merge(given, kept)
    expect((await office.ask('people.card', { id: given })).standing).toBe('died')
  })

  it('refuses somebody who died and met later', async () => {
    const { kept, given } = await twice()
    await office.ask('movements.record', { personId: kept, revision: 1, kind: 'death', on: '2026-03-05' })
    const meeting = await openMeeting(office, cells.school, '2026-10', '2026-10-05')
    const marks = [{ personId: given, state: 'present' as const, reason: '' }]
    await record(office, meeting.id, { marks, conclusion: 'Thống nhất.' })
    expect((await refusalOf(kept, given)).message).toContain('có mặt ở buổi sinh hoạt ngày 05/10/2026')
  })

  it('refuses an official member who would become probationary', async () => {
    const kept = (
      await office.ask('people.add', {
        ...member('Lò Văn Hặc', { joinedOn: '2026-03-01' }),
        cellId: cells.sen,
        from: '2026-03-01',
        standing: 'probationary',
      })
    ).id
    const given = await add('Lo Van Hac', cells.school)
    expect((await refusalOf(kept, given)).message).toContain('dự bị')
  })

  it('refuses when one of the two was changed meanwhile, and names it', async () => {
    const { kept, given } = await twice()
    const input = await pairInput(kept, given)
    await office.ask('people.markDossier', {
      id: given,
      revision: 1,
      items: [{ code: '001', state: 'have', keptWhere: '', note: '' }],
    })
    expect((await office.refusal('duplicates.merge', input)).code).toBe('conflict')
  })

  it('is in the audit of both records, with what was left behind', async () => {
    const { kept, given } = await twice()
    const actId = await merge(kept, given)
    const rows = auditOf(office, 'duplicates.merge')
    expect(rows.map(({ record_id }) => record_id)).toEqual([kept, given])
    expect(rows[0]?.changes).toMatchObject({ merged: given, act: actId, left: { fullName: ['LO VAN HAC'] } })
  })
})

describe('a merged record', () => {
  it('lies in the recycle bin, which names the way back and does not give it back by itself', async () => {
    const { kept, given } = await twice()
    await merge(kept, given)
    expect(await office.ask('recycle.list', {})).toMatchObject([
      { kind: 'person', id: given, reason: 'Gộp vào hồ sơ của Lò Văn Hặc' },
    ])
    const error = await office.refusal('recycle.restore', { kind: 'person', id: given })
    expect(error.message).toContain('đã gộp vào hồ sơ của Lò Văn Hặc')
  })

  it('comes back whole when the merger is taken back', async () => {
    const { kept, given } = await twice()
    const before = [
      await office.ask('people.card', { id: kept }),
      await office.ask('people.card', { id: given }),
    ]
    const actId = await merge(kept, given)
    expect((await office.ask('duplicates.decided', {})).merged).toMatchObject([
      { actId, keptId: kept, keptName: 'Lò Văn Hặc', givenName: 'LO VAN HAC' },
    ])
    await office.ask('duplicates.undo', { actId })
    const after = [
      await office.ask('people.card', { id: kept }),
      await office.ask('people.card', { id: given }),
    ]
    expect(after.map(({ revision: _, ...card }) => card)).toEqual(
      before.map(({ revision: _, ...card }) => card),
    )
    expect((await office.ask('duplicates.decided', {})).merged).toEqual([])
  })

  it('stays merged while the kept record was itself merged or removed since', async () => {
    const { kept, given } = await twice()
    const third = await add('Lò Văn Hắc', cells.sen)
    const first = await merge(kept, given)
    const second = await merge(third, kept)
    expect((await office.refusal('duplicates.undo', { actId: first })).message).toContain(
      'đã gộp vào hồ sơ khác',
    )
    await office.ask('duplicates.undo', { actId: second })
    const { revision } = await office.ask('people.card', { id: kept })
    await office.ask('people.remove', { id: kept, revision, reason: 'Nhầm' })
    expect((await office.refusal('duplicates.undo', { actId: first })).message).toContain('Thùng rác')
  })

  it('stays merged while the cell of the given-up record has ended since, with the way out', async () => {
    const { kept, given } = await twice()
    const actId = await merge(kept, given)
    await office.ask('organisation.change', {
      request: {
        kind: 'merge',
        sourceIds: [cells.school, cells.sen],
        into: { key: 'new-1', name: 'Chi bộ bản Sen' },
        on: '2026-11-01',
      },
    })
    const { message } = await office.refusal('duplicates.undo', { actId })
    expect(message).toBe(
      'Chưa hoàn tác được vì hồ sơ của LO VAN HAC khi gộp ở Chi bộ Trường học, là chi bộ đã kết thúc hoạt động từ ngày 01/11/2026. Hai hồ sơ vẫn gộp như đang có. Hãy hoàn tác thay đổi của chi bộ ấy ở mục Chi bộ trước, hoặc thêm người này vào chi bộ đang hoạt động như một hồ sơ mới.',
    )
    expect((await office.ask('duplicates.decided', {})).merged).toHaveLength(1)
  })

  it('stays merged while what it gave was changed since', async () => {
    const { kept, given } = await twice()
    const actId = await merge(kept, given)
    const card = await office.ask('people.card', { id: kept })
    const fields = member('Lò Văn Hặc', { ...joined, birthDate: card.birthDate, ethnicity: 'Mông' })
    await office.ask('people.changeForm', {
      fields: { ...fields, personalId: null, oldIdNumber: null },
      id: kept,
      revision: card.revision,
    })
    expect((await office.refusal('duplicates.undo', { actId })).message).toContain('đã được sửa')
  })
})
