import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { PacketRow } from '../../../shared/packets/contract.ts'
import { discard, type OfficeUnderTest, temporaryFolder } from '../../helpers/office.ts'
import { stickHost, stickOf } from '../backup/sticks.ts'
import { raw } from '../database/raw.ts'
import { content, type Filled, filledOffice, freeze } from '../filled-office.ts'
import { newId } from '../meetings/samples.ts'

const period = '2026-11'
const open: OfficeUnderTest[] = []
const sticks: string[] = []
afterEach(async () => {
  for (const office of open.splice(0)) await discard(office)
  for (const stick of sticks.splice(0)) rmSync(stick, { recursive: true, force: true })
})

async function prepared(now?: string): Promise<Filled & { readonly stick: string }> {
  const stick = temporaryFolder()
  sticks.push(stick)
  const filled = await filledOffice({ host: stickHost(stick), ...(now !== undefined && { now }) })
  open.push(filled.office)
  return { ...filled, stick }
}

const rowsOf = (office: OfficeUnderTest) => office.ask('packets.ofPeriod', { period })
async function onlyRow(office: OfficeUnderTest): Promise<PacketRow> {
  const [row] = await rowsOf(office)
  if (!row) throw new Error('no meeting')
  return row
}
const chosen = ({ meetingId, after }: PacketRow) => ({
  meetingId,
  items: after.items.filter(({ isPosted }) => isPosted).map(({ key }) => key),
})
const root = (stick: string) => join(stick, 'SoChiBo-so-tay', '2026-11 sau buoi sinh hoat')

async function writeAfter(
  { office }: Pick<Filled, 'office'>,
  meetings?: { meetingId: string; items: string[] }[],
) {
  const folder = await stickOf(office)
  const wanted = meetings ?? (await rowsOf(office)).map(chosen)
  return office.ask('packets.write', { folder, period, phase: 'after', meetings: wanted })
}

const pdf = (mark: string) => Buffer.from(`%PDF-1.4\n% ${mark}\n%%EOF\n`)
async function attach({ office, meeting }: Filled, name: string, purpose: 'signed' | 'preparation') {
  const upload = office.door.put({ name, mediaType: '', bytes: pdf(name) })
  await office.ask('attachments.add', { meetingId: meeting, upload, name, purpose })
}

const rerecord = async ({ office, meeting, members }: Filled, more: Parameters<typeof content>[1]) => {
  const { revision } = await office.ask('meetings.get', { id: meeting })
  const marks = members.slice(0, 3).map((personId) => ({ personId, state: 'present' as const, reason: '' }))
  await office.ask('meetings.record', {
    id: meeting,
    revision,
    content: content(more?.conclusion ?? 'Chi bộ thống nhất.', { marks, ...more }),
  })
}

describe('the packet of a meeting', () => {
  it('holds its finished papers, and says what is not there yet', async () => {
    const filled = await prepared()
    expect((await onlyRow(filled.office)).after).toEqual({
      items: [],
      missing: ['Chưa chốt biên bản, chưa có bản quét.'],
    })
    await freeze(filled)
    const { after } = await onlyRow(filled.office)
    expect(after.items).toMatchObject([{ name: 'Biên bản', isPosted: true, note: '' }])
    expect(after.missing).toEqual(['Biên bản chưa ghi nhận đã ký.'])
  })

  it('takes the scan of the handwritten sheet where no minutes are printed', async () => {
    const filled = await prepared()
    await attach(filled, 'IMG 012060000001.pdf', 'signed')
    const scan = (await onlyRow(filled.office)).after.items[0]
    expect(scan).toMatchObject({ isPosted: true, paper: null })
    expect(scan?.fileName).toBe('Ban quet bien ban Chi bo thon Sen Dong 11-2026.pdf')
    await freeze(filled)
    const withMinutes = (await onlyRow(filled.office)).after.items
    expect(withMinutes.map(({ isPosted }) => isPosted)).toEqual([true, false])
  })

  it('holds what was prepared before it, and nothing of that after it', async () => {
    const filled = await prepared()
    await attach(filled, 'Đề cương 012060000001.pdf', 'preparation')
    const { before, after } = await onlyRow(filled.office)
    expect(before.items.map(({ fileName }) => fileName)).toEqual(['Tai lieu De cuong.pdf'])
    expect(after.items).toEqual([])
  })

  it.each([
    ['discipline', 'Có nội dung kỷ luật: mặc định không đăng.'],
    ['removal', 'Có nội dung kỷ luật: mặc định không đăng.'],
    ['expulsion', 'Có nội dung kỷ luật: mặc định không đăng.'],
    ['admission', 'Có nội dung xét kết nạp, công nhận đảng viên: mặc định không đăng.'],
    ['confirmation', 'Có nội dung xét kết nạp, công nhận đảng viên: mặc định không đăng.'],
    ['rating', 'Có nội dung kiểm điểm, xếp loại: mặc định không đăng.'],
  ] as const)(
    'keeps the papers of a meeting with a vote of %s off the e-handbook by default',
    async (kind, note) => {
      const filled = await prepared()
      await rerecord(filled, {
        votes: [{ kind, question: 'Khiển trách đồng chí A', inFavour: 3, against: 0, other: 0 }],
      })
      await freeze(filled)
      const { items } = (await onlyRow(filled.office)).after
      expect(items).toMatchObject([{ isPosted: false, note }])
    },
  )

  const task = { taskId: newId(), personId: null, who: 'Chi ủy', dueOn: null }
  it.each<[string, Parameters<typeof content>[1], string]>([
    [
      'criticism told as a whole',
      { criticism: 'Đồng chí A tự nhận khuyết điểm' },
      'Có nội dung tự phê bình và phê bình: mặc định không đăng.',
    ],
    [
      'one member who criticised himself',
      {
        opinions: [{ speakerId: null, speaker: 'Lò Văn A', text: 'Tôi còn nể nang', kind: 'self-criticism' }],
      },
      'Có nội dung tự phê bình và phê bình: mặc định không đăng.',
    ],
    [
      'vetting as a task and in the conclusion',
      {
        conclusion: 'Thẩm tra lý lịch xong trong tháng 12.',
        assignedTasks: [{ ...task, title: 'Xác minh lý lịch quần chúng ưu tú' }],
      },
      'Có nội dung thẩm tra, xác minh lý lịch (ở phần kết luận, nhiệm vụ): mặc định không đăng.',
    ],
    ['nothing of the kind', { opinions: [{ speakerId: null, speaker: 'Lò Văn A', text: 'Nhất trí' }] }, ''],
  ])('of an ordinary month with %s tells what it does by default', async (_what, more, note) => {
    const filled = await prepared()
    await rerecord(filled, more)
    await freeze(filled)
    const { items } = (await onlyRow(filled.office)).after
    expect(items).toMatchObject([{ isPosted: note === '', note }])
  })

  it('keeps a file off by default whose name speaks of vetting', async () => {
    const filled = await prepared()
    await attach(filled, 'Thẩm_tra_lý_lịch_quần_chúng.pdf', 'preparation')
    expect((await onlyRow(filled.office)).before.items).toMatchObject([
      { isPosted: false, note: 'Tên tệp nói đến thẩm tra, xác minh lý lịch: mặc định không đăng.' },
    ])
  })

  it.each(['committee', 'review'] as const)(
    'keeps the papers of a %s meeting off by default',
    async (kind) => {
      const filled = await prepared()
      const { office, cells, members } = filled
      const { revision } = await office.ask('organisation.posts', { bodyId: cells[0] })
      await office.ask('organisation.appoint', {
        ...{ bodyId: cells[0], revision, post: 'committee-member', from: '2025-01-01' },
        person: { personId: members[0] ?? null, fullName: 'Lò Văn Hặc' },
      })
      const other = await office.ask('meetings.open', {
        cellId: cells[0],
        period,
        kind,
        heldOn: '2026-11-02',
      })
      const answer = await office.ask('packets.ofPeriod', { period })
      const row = answer.find(({ meetingId }) => meetingId === other.id)
      await attach({ ...filled, meeting: other.id }, 'bien-ban.pdf', 'signed')
      const [item] = (await rowsOf(office)).find(({ meetingId }) => meetingId === other.id)?.after.items ?? []
      expect(row?.kind).toBe(kind)
      expect(item).toMatchObject({ isPosted: false, note: expect.stringContaining('mặc định không đăng') })
    },
  )
})

describe('the two deadlines', () => {
  it('sort the meetings by the hours that are left of the next one', async () => {
    // Nine in the morning in Vietnam on the 4th; tests run in any zone, so only the order and the sign are held.
    const { office, cells } = await prepared('2026-11-04T02:00:00Z')
    await office.ask('meetings.open', { cellId: cells[1], period, kind: 'regular', heldOn: '2026-11-10' })
    const rows = await rowsOf(office)
    expect(rows.map(({ due, uploadBy, postBy }) => ({ due, uploadBy, postBy }))).toEqual([
      { due: 'after', uploadBy: '2026-11-02', postBy: '2026-11-05' },
      { due: 'before', uploadBy: '2026-11-09', postBy: '2026-11-12' },
    ])
    const [first = 0, second = 0] = rows.map(({ hoursLeft }) => hoursLeft ?? 0)
    expect(first).toBeGreaterThan(0)
    expect(second - first).toBe(4 * 24)
  })

  it.each([
    ['two days before the day', '2026-11-03T02:00:00Z', []],
    ['on the day', '2026-11-05T02:00:00Z', [{ period, soon: 1, late: 0 }]],
    ['two days after it', '2026-11-07T02:00:00Z', [{ period, soon: 0, late: 1 }]],
    ['in the month after', '2026-12-07T02:00:00Z', []],
  ])('are told on the first page while they are near: %s', async (_name, at, due) => {
    const { office } = await prepared(at)
    expect(await office.ask('packets.due', {})).toEqual(due)
  })

  it('are over when the day has passed, and gone when it was done', async () => {
    const { office } = await prepared()
    const row = await onlyRow(office)
    expect(row.hoursLeft).toBeLessThan(0)
    const meetings = [{ meetingId: row.meetingId, revision: row.revision, papers: [] }]
    await office.ask('packets.tick', { phase: 'after', on: '2026-11-05', meetings })
    expect(await onlyRow(office)).toMatchObject({ due: null, hoursLeft: null, postedOn: '2026-11-05' })
  })
})

describe('ticking what was posted', () => {
  it('writes the day on the meeting and on its signed papers', async () => {
    const filled = await prepared()
    const paperId = await freeze(filled)
    const { office } = filled
    const { revision } = await office.ask('documents.paper', { id: paperId })
    await office.ask('documents.recordSigned', { paperId, revision, signedOn: '2026-11-04', signers: '' })
    const row = await onlyRow(office)
    const papers = row.after.items.flatMap(({ paper }) =>
      paper ? [{ paperId: paper.id, revision: paper.revision }] : [],
    )
    const meetings = [{ meetingId: row.meetingId, revision: row.revision, papers }]
    await office.ask('packets.tick', { phase: 'after', on: '2026-11-05', meetings })
    const after = await onlyRow(office)
    expect(after.postedOn).toBe('2026-11-05')
    expect(after.after.items[0]?.paper).toMatchObject({ state: 'posted', postedOn: '2026-11-05' })
  })

  it.each([
    ['after today', '2026-11-23', 'sau hôm nay'],
    ['before the meeting', '2026-11-02', 'trước ngày họp'],
  ])('refuses a day %s, and writes nothing for anybody', async (_what, on, why) => {
    const { office } = await prepared()
    const row = await onlyRow(office)
    const meetings = [{ meetingId: row.meetingId, revision: row.revision, papers: [] }]
    const error = await office.refusal('packets.tick', { phase: 'after', on, meetings })
    expect(error).toMatchObject({ code: 'invalid', message: expect.stringContaining(why) })
    expect((await onlyRow(office)).postedOn).toBeNull()
  })
})

describe('a meeting that was opened and never recorded', () => {
  it('cannot be told as posted, and nothing is written for the others', async () => {
    const { office, cells } = await prepared()
    await office.ask('meetings.open', { cellId: cells[1], period, kind: 'regular', heldOn: '2026-11-05' })
    const rows = await rowsOf(office)
    const meetings = rows.map(({ meetingId, revision }) => ({ meetingId, revision, papers: [] }))
    const error = await office.refusal('packets.tick', { phase: 'after', on: '2026-11-06', meetings })
    expect(error.message).toContain('chưa ghi vào sổ nên chưa ghi nhận đã đăng')
    expect((await rowsOf(office)).map(({ postedOn }) => postedOn)).toEqual([null, null])
  })
})

describe('writing packets onto a stick', () => {
  it('makes a folder a meeting with the papers and a text to paste', async () => {
    const filled = await prepared()
    await freeze(filled)
    const made = await writeAfter(filled)
    expect(made).toMatchObject({
      meetings: 1,
      papers: 1,
      files: 3,
      folderName: 'SoChiBo-so-tay/2026-11 sau buoi sinh hoat',
    })
    const folder = join(root(filled.stick), 'Chi bo thon Sen Dong')
    expect(readdirSync(folder)).toHaveLength(made.files)
    expect(readdirSync(folder).sort()).toEqual([
      'Bien ban Chi bo thon Sen Dong 11-2026.pdf',
      'Noi dung de dan.txt',
      'so-chi-bo.json',
    ])
    const text = readFileSync(join(folder, 'Noi dung de dan.txt'), 'utf8')
    expect(text.startsWith('\ufeffSinh hoạt chi bộ thường kỳ tháng 11 năm 2026\r\n')).toBe(true)
    expect(text).toContain('Dự sinh hoạt: 03/03 đảng viên (100,0%)')
  })

  it('replaces a packet only as a whole: what was left out this time is gone', async () => {
    const filled = await prepared()
    await freeze(filled)
    await writeAfter(filled)
    await writeAfter(filled, [{ meetingId: filled.meeting, items: [] }])
    const folder = join(root(filled.stick), 'Chi bo thon Sen Dong')
    expect(readdirSync(folder).sort()).toEqual(['Noi dung de dan.txt', 'so-chi-bo.json'])
    expect(readdirSync(root(filled.stick))).toEqual(['Chi bo thon Sen Dong'])
  })

  it('touches nothing where a file lies that somebody else put there', async () => {
    const filled = await prepared()
    await freeze(filled)
    await writeAfter(filled)
    const folder = join(root(filled.stick), 'Chi bo thon Sen Dong')
    writeFileSync(join(folder, 'cua toi.docx'), 'x')
    const token = await stickOf(filled.office)
    const error = await filled.office.refusal('packets.write', {
      folder: token,
      period,
      phase: 'after',
      meetings: [{ meetingId: filled.meeting, items: [] }],
    })
    expect(error).toMatchObject({ code: 'refused', message: expect.stringContaining('"cua toi.docx"') })
    expect(readdirSync(folder)).toHaveLength(4)
  })

  it('clears away what a killed run left, and brings back the packet that it had put aside', async () => {
    const filled = await prepared()
    await freeze(filled)
    await writeAfter(filled)
    const { office, stick } = filled
    const folder = join(root(stick), 'Chi bo thon Sen Dong')
    const mark = raw(office.folder, (db) =>
      String(db.prepare('SELECT origin FROM office').pluck().get()),
    ).slice(0, 8)
    const others = `${folder}.01234567.partial`
    mkdirSync(others)
    mkdirSync(`${folder}.${mark}.partial`)
    renameSync(folder, `${folder}.${mark}.former`)
    writeFileSync(join(`${folder}.${mark}.former`, 'cua toi.docx'), 'x')
    const token = await stickOf(office)
    const again = {
      folder: token,
      period,
      phase: 'after' as const,
      meetings: [{ meetingId: filled.meeting, items: [] }],
    }
    // What was put aside is back before anything else is looked at: with the file that is not ours.
    expect((await office.refusal('packets.write', again)).message).toContain('"cua toi.docx"')
    rmSync(join(folder, 'cua toi.docx'))
    await office.ask('packets.write', again)
    // Another office's half-made folder is none of ours.
    expect(readdirSync(root(stick)).sort()).toEqual(['Chi bo thon Sen Dong', basename(others)])
  })

  it('never takes a paper with a personal number', async () => {
    const filled = await prepared()
    await rerecord(filled, { conclusion: 'Giới thiệu quần chúng, số 012 060 000 001, đi học lớp cảm tình.' })
    await freeze(filled)
    const folder = await stickOf(filled.office)
    const meetings = [chosen(await onlyRow(filled.office))]
    const error = await filled.office.refusal('packets.write', { folder, period, phase: 'after', meetings })
    expect(error.message).toContain('có số định danh cá nhân nên không đưa vào gói')
    expect(existsSync(root(filled.stick))).toBe(false)
    await writeAfter(filled, [{ meetingId: filled.meeting, items: [] }])
    const text = readFileSync(join(root(filled.stick), 'Chi bo thon Sen Dong', 'Noi dung de dan.txt'), 'utf8')
    expect(text).toContain('[bỏ số định danh]')
    expect(text).not.toMatch(/060/)
  })

  it('takes the official text in place of the frozen print, and keeps the print', async () => {
    const filled = await prepared()
    const paperId = await freeze(filled)
    const { office } = filled
    const { revision } = await office.ask('documents.paper', { id: paperId })
    const upload = office.door.put({ name: 'sua.pdf', mediaType: '', bytes: pdf('sửa bằng bút') })
    await office.ask('attachments.setOfficial', { paperId, revision, upload, name: 'sua.pdf' })
    await writeAfter(filled)
    const file = join(root(filled.stick), 'Chi bo thon Sen Dong', 'Bien ban Chi bo thon Sen Dong 11-2026.pdf')
    expect(readFileSync(file)).toEqual(pdf('sửa bằng bút'))
    const kept = await office.ask('documents.pdf', { paperId })
    expect(office.door.take(kept.token)?.bytes).not.toEqual(pdf('sửa bằng bút'))
  })
})
