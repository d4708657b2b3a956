import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyPerson } from '../../shared/people/person.ts'
import { pdfPages } from '../helpers/pdf.ts'
import { type Keyboard, keyboardOf } from './keyboard.ts'
import { type SmallOffice, smallOffice } from './small-office.ts'

const names =
  'Lò Văn Hặc, Lường Thị Đôi, Quàng Văn Ơn, Cà Thị Ún, Tòng Văn Pâng, Lò Thị Mẩy, Hoàng Văn Diễn, Vàng Thị Ánh, Lò Văn Phanh, Cà Văn Thưởng, Lường Văn Bun, Quàng Thị Xôm, Lò Thị Hịa, Tòng Thị Yểng'
const members = names.split(', ')
const [secretary = '', deputy = '', writer = '', second = '', third = ''] = members
const [newMember, exemptMember] = members.slice(-2)

/** What the secretary of the cell brings of a month, as it is typed. */
const october = {
  day: '05/10/2026',
  agenda: 'Thông tin thời sự\nĐánh giá tháng 9\nBàn nhiệm vụ tháng 10',
  fees: '13/13 đảng viên đã nộp đủ.',
  review: 'Nhân dân thu hoạch xong lúa mùa trên 42 ha, an ninh trong bản được giữ vững.',
  opinions: [
    [second, 'Đề nghị làm sớm 300 m đường nội bản trước mùa mưa.'],
    [third, 'Nhất trí; mỗi hộ góp thêm hai công.'],
  ],
  tasks: [
    ['Vận động 12 hộ trồng ngô vụ đông', second, '20/10/2026'],
    ['Làm 300 m đường nội bản', third, '25/10/2026'],
    ['Rà soát 3 hộ nghèo của bản', writer, '31/12/2026'],
  ],
  petition: 'Đề nghị xã cấp 20 tấn xi măng làm đường.',
  question: 'Thông qua nhiệm vụ tháng 10',
  conclusion: 'Chi bộ thống nhất ba nhiệm vụ đã nêu, đồng chí Bí thư theo dõi chung.',
} as const

/** The cell of the articles: 14 members, two months one after the other, by keyboard alone. */
describe('the cell of Sen Đông', () => {
  let office: SmallOffice
  let page: Page
  let keys: Keyboard
  let cellId: string

  beforeAll(async () => {
    office = await smallOffice()
    ;({ id: cellId } = await office.call('organisation.addCell', { name: 'Chi bộ bản Sen Đông' }))
    for (const fullName of members) {
      const isNew = fullName === newMember
      const from = isNew ? '2026-02-03' : '1998-02-03'
      const { id } = await office.call('people.add', {
        ...{ ...emptyPerson, fullName, joinedOn: from, cellId, from },
        ...(isNew
          ? { officialOn: null, standing: 'probationary' as const }
          : { officialOn: '1999-02-03', standing: 'official' as const }),
      })
      if (fullName === exemptMember) {
        const { revision } = await office.call('people.card', { id })
        await office.call('movements.record', {
          ...{ personId: id, revision, kind: 'exemption' as const, on: '2020-03-01' },
        })
      }
      if (fullName === secretary) await office.appoint(cellId, 'secretary', id)
      if (fullName === deputy) await office.appoint(cellId, 'deputy', id)
    }
  })
  afterAll(() => office?.close())

  const dialog = () => page.getByRole('dialog')
  /** A dialog that still slides in has its fields elsewhere; whatever can be clicked stands still. */
  const opened = () => dialog().getByRole('button', { name: 'Đóng' }).click({ trial: true })
  const write = async (name: string, text: string) => {
    await keys.tabTo(name)
    await keys.press('Control+a')
    await page.keyboard.type(text)
  }
  const pick = async (name: string, fullName: string) => {
    await write(name, fullName.toLocaleLowerCase('vi'))
    await page.getByRole('option', { name: fullName }).first().waitFor()
    await keys.press('Enter')
  }
  const mark = async (fullName: string, key: 'p' | 'k', reason: string) => {
    await keys.tabTo(/: Có mặt$/)
    for (let row = 0; (await keys.focused()) !== `${fullName}: Có mặt`; row += 1) {
      if (row > members.length) throw new Error(`${fullName} is on no row`)
      await keys.press('ArrowDown')
    }
    await keys.press(key)
    if (reason !== '') await page.keyboard.type(reason)
    await keys.press('Enter')
  }
  const vote = async (question: string) => {
    await write('Nội dung biểu quyết 1', question)
    // The button stands in the line above the question.
    await keys.press('Shift+Tab')
    await keys.enter('Tất cả tán thành')
  }
  const meetingId = () => new URL(page.url()).hash.split('/').at(-1) ?? ''
  const view = () => office.call('meetings.get', { id: meetingId() })

  /** From the table of a month to the minutes of the cell. */
  async function open(period: string, day: string): Promise<void> {
    page = await office.show(`/sinh-hoat/${period}`, 'Sinh hoạt')
    keys = keyboardOf(page)
    await page.getByRole('row', { name: /Sen Đông/ }).waitFor()
    await keys.enter('Mở buổi sinh hoạt')
    await opened()
    await write('Ngày họp *', day)
    await keys.enter('Mở buổi sinh hoạt')
    await page.getByRole('heading', { name: 'Điểm danh' }).waitFor()
  }
  const record = async () => {
    await page.getByText(/Đã lưu lúc/).waitFor()
    await keys.enter('Ghi vào sổ')
    await page.getByText('Đã ghi vào sổ').waitFor()
    expect(await view()).toMatchObject({ isRecorded: true, hasUnrecordedChanges: false })
  }
  const savedText = async (): Promise<string> => {
    const [download] = await Promise.all([page.waitForEvent('download'), keys.enter('Lưu PDF')])
    const pages = await pdfPages(new Uint8Array(readFileSync(await download.path())))
    return pages
      .flatMap(({ lines }) => lines.map(({ text }) => text))
      .join(' ')
      .replace(/\s+/g, ' ')
  }
  /** Chốt bản in, in, ký; answers what stands on the paper. */
  async function sign(): Promise<string> {
    await keys.enter('Chốt bản in')
    await opened()
    await keys.enter('Chốt bản in')
    await page.getByText('Đã chốt bản in, bản 1', { exact: false }).waitFor()
    const text = await savedText()
    await keys.enter('Đã in')
    await page.getByRole('button', { name: 'Ghi nhận đã ký' }).waitFor()
    await keys.enter('Ghi nhận đã ký')
    await opened()
    await keys.enter('Ghi nhận')
    await page.getByText('Đã ký, bản 1', { exact: false }).waitFor()
    return text
  }
  const score = async (points: string) => {
    await keys.enter('Ghi điểm chi bộ tự chấm')
    await opened()
    await write('Tổng điểm', points)
    await keys.press('Enter')
    await dialog().waitFor({ state: 'detached' })
    // Whoever has no mouse goes on from where the dialog was opened.
    await expect.poll(keys.focused).toBe('Sửa điểm chi bộ tự chấm')
  }
  /** A cell of a table breaks its words where it must. */
  const beginning = (title: string) => title.split(' ').slice(0, 3).join(' ')
  const expectInOrder = (text: string, ...inOrder: readonly string[]) => {
    let from = 0
    for (const words of inOrder) {
      const at = text.indexOf(words, from)
      expect(
        at,
        `"${words}" after "${text.slice(Math.max(0, from - 60), from + 200)}"`,
      ).toBeGreaterThanOrEqual(0)
      from = at
    }
  }

  it('prepares the meeting of October, holds it, freezes its minutes and has them signed', async () => {
    await open('2026-10', october.day)
    expect((await view()).roll).toHaveLength(14)
    await write('Bí thư, phó bí thư hội ý', '01/10/2026')
    await write('Thông báo cho đảng viên', '02/10/2026')
    await keys.press('Tab')
    await expect
      .poll(async () => (await view()).preparation?.notifiedOn, { timeout: 10_000 })
      .toBe('2026-10-02')

    await write('Bắt đầu lúc', '1930')
    await write('Kết thúc lúc', '2105')
    await write('Địa điểm', 'Nhà văn hóa bản Sen Đông')
    await pick('Thư ký', writer)
    await keys.enter('Tất cả có mặt')
    await mark('Lò Văn Phanh', 'p', 'điều trị tại bệnh viện tỉnh')
    await mark('Cà Văn Thưởng', 'k', '')
    await keys.enter('Thêm đại biểu')
    await write('Họ và tên đại biểu 1', 'Hoàng Văn Hoan')
    await write('Chức vụ đại biểu 1', 'Ủy viên Ban Chấp hành Đảng bộ xã')
    await write('Chương trình', october.agenda)
    await write('Tình hình nộp đảng phí', october.fees)
    await write('Đánh giá tình hình trong tháng', october.review)
    for (const [index, [speaker, text]] of october.opinions.entries()) {
      await keys.enter('Thêm ý kiến')
      await pick(`Người phát biểu ý kiến ${index + 1}`, speaker)
      await write(`Nội dung ý kiến ${index + 1}`, text)
    }
    await keys.enter('Thêm kiến nghị')
    await write('Người nêu kiến nghị 1', 'Trưởng bản')
    await write('Nội dung kiến nghị 1', october.petition)
    await write('Người trả lời kiến nghị 1', 'UBND xã')
    for (const [index, [title, doer, due]] of october.tasks.entries()) {
      await keys.enter('Thêm nhiệm vụ')
      await write(`Nhiệm vụ ${index + 1}`, title)
      await pick(`Người thực hiện nhiệm vụ ${index + 1}`, doer)
      await write(`Thời hạn nhiệm vụ ${index + 1}`, due)
    }
    await keys.enter('Thêm biểu quyết')
    await vote(october.question)
    await write('Kết luận', october.conclusion)
    await keys.press('Tab')
    await record()
    await score('93')

    const text = await sign()
    expectInOrder(
      text,
      ...['CHI BỘ BẢN SEN ĐÔNG', 'BIÊN BẢN', 'tháng 10 năm 2026', '19 giờ 30 phút'],
      ...['tổng số 14 đồng chí (chính thức 13, dự bị 01)', 'có mặt 11 đồng chí', 'vắng có lý do 01'],
      ...['vắng không có lý do 01', 'Lò Văn Phanh (điều trị tại bệnh viện tỉnh)', 'Cà Văn Thưởng'],
      ...['Hoàng Văn Hoan', secretary, writer, 'Thông tin thời sự', october.fees, october.review],
      ...october.opinions.flat(),
      ...['Đề nghị xã cấp', 'UBND xã'],
      ...october.tasks.map(([title]) => beginning(title)),
      ...[october.question, october.conclusion, '93 điểm', '21 giờ 05 phút'],
    )
  })

  it('opens November with the tasks of October, and takes words of October only once they are confirmed', async () => {
    await open('2026-11', '05/11/2026')
    const { content } = await view()
    expect(content.reportedTasks.map(({ title }) => title)).toEqual(october.tasks.map(([title]) => title))
    await write('Bắt đầu lúc', '1930')
    await write('Kết thúc lúc', '2040')
    await pick('Thư ký', writer)
    await keys.enter('Tất cả có mặt')
    await keys.enter('Đánh giá tình hình trong tháng: lấy từ biên bản trước')
    await opened()
    await dialog().locator('.phrase-text').first().waitFor()
    await keys.tabTo('Tìm câu')
    await keys.press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    const tinted = page.getByText('Lấy từ biên bản trước, chưa xác nhận.')
    await tinted.waitFor()
    await keys.enter('Ghi vào sổ')
    await page.getByText('Còn 1 chỗ lấy từ biên bản trước chưa được xác nhận').first().waitFor()
    expect(await savedText()).toContain('DỰ THẢO')
    await keys.enter('Đúng với buổi này')
    await tinted.waitFor({ state: 'hidden' })
    expect((await view()).content.review).toBe(october.review)
  })

  it('hears what became of the tasks, and is told what its meeting lost points by', async () => {
    const results = [
      ['done', 'Đã trồng 4,5 ha, 13 hộ tham gia'],
      ['doing', 'Mới xong 180 m'],
      ['not-started', ''],
    ] as const
    for (const [index, [state, result]] of results.entries()) {
      await keys.tabTo(`Tình trạng nhiệm vụ ${index + 1}`)
      const value = () =>
        page.getByRole('combobox', { name: `Tình trạng nhiệm vụ ${index + 1}`, exact: true }).inputValue()
      await keys.press('Home')
      for (let option = 0; (await value()) !== state && option < 4; option += 1) await keys.press('ArrowDown')
      expect(await value()).toBe(state)
      if (result !== '') await write(`Kết quả nhiệm vụ ${index + 1}`, result)
    }
    await keys.enter('Thêm nhiệm vụ')
    await write('Nhiệm vụ 1', 'Kiểm điểm đảng viên cuối năm')
    await pick('Người thực hiện nhiệm vụ 1', secretary)
    await write('Thời hạn nhiệm vụ 1', '20/12/2026')
    await keys.enter('Thêm biểu quyết')
    await vote('Thông qua nhiệm vụ tháng 11')
    await write('Kết luận', 'Làm tiếp 120 m đường còn lại trong tháng.')
    await keys.press('Tab')
    await record()

    const { suggestion } = await office.call('scores.ofMeeting', { meetingId: meetingId() })
    const reasons = (suggestion?.criteria ?? [])
      .flatMap(({ parts }) => parts)
      .filter(
        ({ state, points, maximum, reason }) => state !== 'unknown' && points < maximum && reason !== '',
      )
      .map(({ reason }) => reason)
    expect(reasons.length).toBeGreaterThan(1)
    await score('85')
    for (const reason of reasons) await page.getByText(reason, { exact: false }).first().waitFor()

    const text = await sign()
    expectInOrder(
      text,
      ...['BIÊN BẢN', 'tháng 11 năm 2026', 'tổng số 14 đồng chí', 'có mặt 13 đồng chí', october.review],
      ...['Kiểm điểm đảng viên', 'Làm tiếp 120 m đường', '85 điểm', '20 giờ 40 phút'],
    )
    for (const [index, words] of ['Hoàn thành', 'Đang thực', 'Chưa thực'].entries()) {
      const [title = ''] = october.tasks[index] ?? []
      expectInOrder(text, beginning(title), words)
    }
    expect(text).toContain('13 hộ tham gia')
    expect(text).not.toContain('DỰ THẢO')
    const open = await office.call('tasks.open', { cellId })
    expect(open.map(({ title, isOverdue }) => [title, isOverdue])).toEqual([
      ['Làm 300 m đường nội bản', true],
      ['Kiểm điểm đảng viên cuối năm', false],
      ['Rà soát 3 hộ nghèo của bản', false],
    ])
  })
})
