import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Parsed } from '../../../shared/contract.ts'
import { noAdmission, noDetails, noLists } from '../../../shared/people/details.ts'
import { masked } from '../../../shared/people/masking.ts'
import { noAddress, type PersonFields } from '../../../shared/people/person.ts'
import { missingParts } from '../../../shared/people/required.ts'
import { jpeg as photo } from '../../fixtures/sample-forms.ts'
import { discard } from '../../helpers/office.ts'
import { type Filled, filledOffice, person } from '../filled-office.ts'

let filled: Filled
const member = () => filled.members[0] ?? ''
beforeEach(async () => {
  filled = await filledOffice()
})
afterEach(() => discard(filled.office))

const outsider = {
  ...{ otherName: '', sex: null, birthDate: null, ethnicity: '', religion: '', personalId: '' },
  ...{ residence: noAddress, occupation: '', workplace: '', youthUnionOn: null, roles: [] },
}

const everything = {
  fields: {},
  details: {
    ...noDetails,
    stayingAt: { country: 'Việt Nam', province: 'Lai Châu', detail: 'Bản Sen Đông' },
    telephone: '0912345678',
    occupation: 'Nông dân',
    generalSchooling: '10/10',
    isMartyrFamily: true,
    recruitedOn: '1986-03',
    householdIncome: 120_000_000,
    legalNote: 'Không',
  },
  admission: {
    ...noAdmission,
    profileNumber: '1201234567',
    admittedOn: '1995-01-20',
    ceremonyOn: '1995-02-03',
    firstIntroducer: 'Lò Văn Pâng, bí thư',
  },
  lists: {
    careers: [
      { from: '1986', to: '1990-06', what: 'Bộ đội', organisation: 'Trung đoàn 741' },
      { from: '1990', to: null, what: 'Làm ruộng', organisation: '' },
    ],
    trainings: [
      {
        from: '2001',
        to: '2002',
        school: 'Trung tâm chính trị',
        subject: 'Sơ cấp',
        form: '',
        certificate: '',
      },
    ],
    relatives: [{ relation: 'Vợ', fullName: 'Lò Thị Hoa', birthDate: '1972', detail: 'Cùng bản' }],
    honours: [
      { kind: 'badge' as const, badgeYears: 30, on: '2025-02-03', name: '', paperNumber: '12-QĐ/TU', by: '' },
      { kind: 'award' as const, badgeYears: null, on: '2020', name: 'Giấy khen', paperNumber: '', by: 'ĐU' },
    ],
    sanctions: [
      {
        kind: 'party' as const,
        form: 'Khiển trách',
        on: '2010-05',
        liftedOn: '2011-05',
        reason: '',
        paperNumber: '',
        by: '',
      },
    ],
    journeys: [{ from: '2015-08', to: '2015-09', country: 'Lào', purpose: 'Thăm thân' }],
  },
} satisfies Omit<Parsed<'people.changeForm'>, 'id' | 'revision'>

describe('the form of a member', () => {
  it('is empty until something is written, and then is what was written', async () => {
    const { office } = filled
    const before = await office.ask('people.form', { id: member() })
    expect(before).toMatchObject({
      details: noDetails,
      admission: noAdmission,
      lists: noLists,
      hasPhoto: false,
    })

    const { revision } = await office.ask('people.changeForm', {
      id: member(),
      revision: before.revision,
      ...everything,
    })
    const after = await office.ask('people.form', { id: member() })
    expect(after.revision).toBe(revision)
    expect(after.details).toEqual({ ...everything.details, telephone: '••••••5678' })
    expect(after.admission).toEqual(everything.admission)
    expect(after.lists).toEqual(everything.lists)
  })

  it('keeps a telephone that the window showed masked and did not change', async () => {
    const { office } = filled
    const { revision } = await office.ask('people.changeForm', { id: member(), revision: 1, ...everything })
    await office.ask('people.changeForm', {
      id: member(),
      revision,
      ...everything,
      details: { ...everything.details, telephone: null },
    })
    expect((await office.ask('people.reveal', { id: member() })).telephone).toBe('0912345678')
  })

  it('answers the newer form to a window that saw an older one, and writes nothing', async () => {
    const { office } = filled
    await office.ask('people.changeForm', { id: member(), revision: 1, ...everything })
    const answer = await office.refusal('people.changeForm', {
      id: member(),
      revision: 1,
      ...everything,
      admission: noAdmission,
    })
    expect(answer.code).toBe('conflict')
    expect((await office.ask('people.form', { id: member() })).admission).toEqual(everything.admission)
  })

  it('of somebody in the recycle bin can still be read, not changed', async () => {
    const { office } = filled
    const { revision } = await office.ask('people.changeForm', { id: member(), revision: 1, ...everything })
    await office.ask('people.remove', { id: member(), revision, reason: 'Ghi nhầm người' })
    expect((await office.ask('people.form', { id: member() })).admission).toEqual(everything.admission)
    expect((await office.ask('people.dossier', { id: member() })).items).toEqual([])
    expect(await office.ask('people.photo', { id: member() })).toBeNull()
    const change = { id: member(), revision: revision + 1, ...everything }
    expect((await office.refusal('people.changeForm', change)).code).toBe('not-found')
  })

  it('refuses a badge without its years', async () => {
    const lists = { ...noLists, honours: [{ ...everything.lists.honours[0], badgeYears: null }] }
    const answer = await filled.office.refusal('people.changeForm', {
      id: member(),
      revision: 1,
      ...everything,
      lists: lists as never,
    })
    expect(answer.message).toContain('Huy hiệu Đảng phải ghi số năm')
  })
})

describe('the numbers of a person', () => {
  it('are masked on the card until they are asked for, and the audit says so', async () => {
    const { office } = filled
    expect((await office.ask('people.card', { id: member() })).personalId).toBe('••••••••0000')
    expect((await office.ask('people.reveal', { id: member() })).personalId).toBe('012060000000')
  })

  it('stay as they are when the card is changed without them', async () => {
    const { office } = filled
    const card = await office.ask('people.card', { id: member() })
    const fields: PersonFields = person(card.fullName, { ethnicity: 'Thái' })
    await office.ask('people.changeForm', {
      id: member(),
      revision: card.revision,
      fields: { ...fields, personalId: null, oldIdNumber: null },
    })
    expect((await office.ask('people.card', { id: member() })).ethnicity).toBe('Thái')
    expect((await office.ask('people.reveal', { id: member() })).personalId).toBe('012060000000')
  })

  it('that come back masked are refused, whichever they are, and the true ones stay', async () => {
    const { office } = filled
    const away = { from: '2026-02-01', to: null, place: 'Bắc Ninh', work: '', contactPerson: '' }
    const first = { ...away, telephone: '0987654321' }
    const { revision } = await office.ask('people.changeForm', { id: member(), revision: 1, ...everything })
    const next = await office.ask('people.setWorkingAway', { id: member(), revision, rows: [first] })
    const seen = { id: member(), revision: next.revision }
    const form = await office.ask('people.form', { id: member() })
    const { details, workingAway } = form
    expect([details.telephone, workingAway[0]?.telephone]).toEqual(['••••••5678', '••••••4321'])
    const card = await office.ask('people.card', { id: member() })
    const answers = [
      await office.refusal('people.changeForm', { ...seen, details: { telephone: details.telephone } }),
      await office.refusal('people.changeForm', { ...seen, fields: { personalId: card.personalId } }),
      await office.refusal('people.setWorkingAway', { ...seen, rows: workingAway }),
      await office.refusal('outsiders.add', {
        ...outsider,
        ...{ fullName: 'Quàng Văn Tướng', telephone: details.telephone },
      }),
    ]
    expect(answers.map(({ code, fields }) => [code, Object.keys(fields ?? {})])).toEqual([
      ['invalid', ['details.telephone']],
      ['invalid', ['fields.personalId']],
      ['invalid', ['rows.0.telephone']],
      ['invalid', ['telephone']],
    ])
    expect(answers[0]?.message).toContain('Số điện thoại còn bị che. Hãy nhập đủ số')
    expect(await office.ask('people.reveal', { id: member() })).toMatchObject({
      ...{ personalId: '012060000000', telephone: '0912345678', awayTelephones: ['0987654321'] },
    })
  })

  it.each([
    ['', ''],
    ['1234', '••••'],
    ['12345', '•2345'],
    ['030098123456', '••••••••3456'],
  ])('%j is shown as %j', (number, shown) => {
    expect(masked(number)).toBe(shown)
  })
})

describe('the picture of a member', () => {
  const segment = (code: number, ...body: readonly number[]) => [0xff, code, 0, body.length + 2, ...body]
  const frame = (width: number, height: number, code = 0xc0) =>
    segment(code, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0)
  const [begin, end] = [
    [0xff, 0xd8],
    [0xff, 0xd9],
  ]
  // Coded data holds 0xff only as 0xff00 or as a restart.
  const scan = [...segment(0xda, 1, 1, 0, 0, 63, 0), 7, 0xff, 0, 7, 0xff, 0xd0, 7]
  const jpeg = Buffer.from([...begin, ...segment(0xe0, 7, 7), ...frame(354, 472), ...scan, ...end])
  const upload = (bytes: Uint8Array) =>
    filled.office.door.put({ name: 'anh.jpg', mediaType: 'image/jpeg', bytes })

  it('is kept as a blob beside the database and comes back byte for byte', async () => {
    const { office } = filled
    const { revision } = await office.ask('people.setPhoto', {
      id: member(),
      revision: 1,
      upload: upload(jpeg),
    })
    const photo = await office.ask('people.photo', { id: member() })
    expect(Buffer.from(office.door.take(photo?.file ?? '')?.bytes ?? [])).toEqual(jpeg)
    expect(readdirSync(join(office.folder, 'papers'))).toHaveLength(1)
    expect((await office.ask('people.form', { id: member() })).hasPhoto).toBe(true)

    await office.ask('people.setPhoto', { id: member(), revision, upload: null })
    expect(await office.ask('people.photo', { id: member() })).toBeNull()
  })

  it.each([
    ['progressive', [...begin, ...frame(354, 472, 0xc2), ...scan, ...scan, ...end]],
    ['padded between its markers', [...begin, 0xff, ...frame(354, 472), ...scan, ...end]],
    ['of one dot with bytes behind its end', [...photo(2000)]],
  ])('may be %s', async (_, bytes) => {
    const sent = upload(Buffer.from(bytes))
    await filled.office.ask('people.setPhoto', { id: member(), revision: 1, upload: sent })
    expect((await filled.office.ask('people.form', { id: member() })).hasPhoto).toBe(true)
  })

  it.each([
    ['a GIF', [...Buffer.from('GIF89a')]],
    ['nothing', []],
    ['text behind the first bytes of a JPEG', [...begin, 0xff, ...Buffer.from('không phải ảnh')]],
    ['a JPEG without a picture', [...begin, ...segment(0xe0, 7, 7), ...end]],
    ['a JPEG without coded data', [...begin, ...frame(354, 472), ...end]],
    ['a JPEG that was cut off', [...begin, ...frame(354, 472), ...scan]],
    ['a JPEG that was cut off in a marker', [...begin, ...frame(354, 472).slice(0, 8)]],
    ['a JPEG of no width', [...begin, ...frame(0, 472), ...scan, ...end]],
    ['a JPEG of no height', [...begin, ...frame(354, 0), ...scan, ...end]],
    ['a JPEG of 60,000 dots', [...begin, ...frame(60_000, 60_000), ...scan, ...end]],
    ['a lossless JPEG', [...begin, ...frame(354, 472, 0xc3), ...scan, ...end]],
  ])('is refused when it is %s', async (_, bytes) => {
    const answer = await filled.office.refusal('people.setPhoto', {
      id: member(),
      revision: 1,
      upload: upload(Buffer.from(bytes)),
    })
    expect(answer.message).toContain('không phải ảnh thẻ JPEG')
    expect(await filled.office.ask('people.photo', { id: member() })).toBeNull()
  })
})

describe('the file of a member (hồ sơ đảng viên)', () => {
  it('says of each type whether it is there and where, and forgets what was said', async () => {
    const { office } = filled
    const have = { code: '002', state: 'have' as const, keptWhere: 'Tủ 1, ngăn 3', note: '' }
    const lacks = { code: '007', state: 'missing' as const, keptWhere: '', note: 'Xin bản sao' }
    const first = await office.ask('people.markDossier', { id: member(), revision: 1, items: [have, lacks] })
    expect((await office.ask('people.dossier', { id: member() })).items).toEqual([have, lacks])
    await office.ask('people.markDossier', {
      id: member(),
      revision: first.revision,
      items: [{ ...lacks, state: null }],
    })
    expect((await office.ask('people.dossier', { id: member() })).items).toEqual([have])
  })

  it('has names of the office for types that the reference does not name, for every file', async () => {
    const { office } = filled
    const name = (code: string, text: string) => office.ask('people.nameDossierType', { code, name: text })
    const ownNames = async () => (await office.ask('people.dossier', { id: member() })).ownNames
    await name('008', ' Quyết định  chuẩn y ')
    await name('054', 'Giấy giới thiệu chính thức')
    expect(await ownNames()).toEqual({ '008': 'Quyết định chuẩn y', '054': 'Giấy giới thiệu chính thức' })
    await name('008', '')
    expect(await ownNames()).toEqual({ '054': 'Giấy giới thiệu chính thức' })
    const refused = await office.refusal('people.nameDossierType', { code: '003', name: 'Phiếu' })
    expect(refused.message).toContain('đã có tên trong danh mục')
  })
})

describe('members who work far away (đi làm xa)', () => {
  it('are listed while they are away, those longest without a word first', async () => {
    const { office, members } = filled
    const away = { place: 'Bắc Ninh', work: 'Công nhân', telephone: '0987654321', contactPerson: 'Anh trai' }
    const [first = '', second = '', back = ''] = members
    for (const [id, to] of [
      [first, null],
      [second, null],
      [back, '2026-10-01'],
    ] as const) {
      await office.ask('people.setWorkingAway', {
        id,
        revision: 1,
        rows: [{ ...away, from: '2026-02-01', to }],
      })
    }
    await office.ask('people.addContact', {
      personId: first,
      on: '2026-11-01',
      by: 'Bí thư',
      means: 'Điện thoại',
      note: 'Khỏe',
    })
    const list = await office.ask('people.away', {})
    expect(list.map(({ id, lastContact, telephone }) => [id, lastContact, telephone])).toEqual([
      [second, null, '••••••4321'],
      [first, '2026-11-01', '••••••4321'],
    ])
  })
})

describe('times far away', () => {
  const time = (from: string, to: string | null) => ({
    ...{ from, to, place: 'Bắc Ninh', work: '', telephone: '', contactPerson: '' },
  })

  it.each([
    ['two of one first day', [time('2026-01-01', '2026-02-01'), time('2026-01-01', null)], 'rows.1.from'],
    ['one that goes on and a later one', [time('2026-01-01', null), time('2026-03-01', null)], 'rows.0.to'],
    [
      'two with a day in common, the later first',
      [time('2026-03-01', null), time('2026-01-01', '2026-03-02')],
      'rows.1.to',
    ],
    ['an end before the beginning', [time('2026-03-01', '2026-02-01')], 'rows.0.to'],
    ['an end on the first day', [time('2026-03-01', '2026-03-01')], 'rows.0.to'],
  ])('are refused with %s, and what was there stays', async (_, rows, field) => {
    const { office } = filled
    const kept = [time('2025-01-01', '2025-06-01')]
    const { revision } = await office.ask('people.setWorkingAway', { id: member(), revision: 1, rows: kept })
    const refusal = await office.refusal('people.setWorkingAway', { id: member(), revision, rows })
    expect([refusal.code, Object.keys(refusal.fields ?? {})]).toEqual(['invalid', [field]])
    expect(refusal.message).toMatch(/^Chưa ghi được: Ngày .+\. Hãy sửa ô được đánh dấu\.$/)
    const form = await office.ask('people.form', { id: member() })
    expect([form.revision, form.workingAway]).toEqual([revision, kept])
  })

  it('may follow each other without a day between, in whatever order they are sent', async () => {
    const rows = [time('2026-03-01', null), time('2026-01-01', '2026-03-01')]
    await filled.office.ask('people.setWorkingAway', { id: member(), revision: 1, rows })
    const { workingAway } = await filled.office.ask('people.form', { id: member() })
    expect(workingAway).toEqual(rows.toReversed())
  })
})

describe('what the national workbook requires', () => {
  it('is counted by cell as the rule counts it, member by member', async () => {
    const { office, cells } = filled
    const text = fc.constantFrom('', 'có')
    const some = fc.record({
      sex: fc.constantFrom(null, 'male' as const),
      ethnicity: text,
      religion: text,
      personalId: fc.constant(''),
      cardNumber: fc.constantFrom('', '012345678901'),
      birthplace: fc.constantFrom(noAddress, { country: 'Việt Nam', province: '', detail: 'x' }),
      officialOn: fc.constantFrom(null, '1996-02-03'),
      standing: fc.constantFrom('official' as const, 'probationary' as const),
    })
    const added = fc.sample(some, { numRuns: 12, seed: 7 })
    for (const [index, { standing, ...more }] of added.entries()) {
      await office.ask('people.add', {
        ...person(`Thành viên ${index}`, more),
        cellId: cells[1],
        from: '2020-01-01',
        standing,
      })
    }
    const expected = [
      ...['Vàng A Dơ', 'Trần Thị Ý'].map((name) =>
        missingParts(person(name, { personalId: '012060000003' }), 'official'),
      ),
      ...added.map(({ standing, ...more }) => missingParts(person('x', more), standing)),
    ]
    const { cells: counted, people } = await office.ask('people.missing', { cellId: cells[1] })
    const cell = counted.find((row) => row.cellId === cells[1])
    expect(cell).toMatchObject({
      members: 14,
      incomplete: expected.filter((parts) => parts.length > 0).length,
      fields: expected.reduce((sum, parts) => sum + parts.length, 0),
    })
    expect(people.reduce((sum, row) => sum + row.missing.length, 0)).toBe(cell?.fields)
  })

  it('does not ask a probationary member for a card and an official day', () => {
    const bare = person('x', { officialOn: null, cardNumber: '' })
    expect(missingParts(bare, 'probationary')).not.toContain('cardNumber')
    expect(missingParts(bare, 'official')).toEqual(expect.arrayContaining(['cardNumber', 'officialOn']))
  })
})
