import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPeriods } from '../../shared/calendar/periods.ts'
import type { Output } from '../../shared/contract.ts'
import { leadTo } from '../helpers/leading.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { layoutFaults, seriousFaults } from './page-faults.ts'
import { closeWindow, newWindow } from './stage.ts'

/** What the guide of the program promises for an ordinary month of 14 members, the words themselves left out. */
const mostActions = 25

/** A clerk whose presses are counted: clicks, choices and keys that command something, not what is typed. */
function countedClerk(page: Page) {
  let actions = 0
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const box = (name: string) => page.getByRole('textbox', { name, exact: true })
  return {
    actions: () => actions,
    button,
    box,
    click: async (target: Locator) => {
      actions += 1
      await target.click()
    },
    choose: async (name: string, option: string) => {
      actions += 1
      await page.getByRole('combobox', { name, exact: true }).selectOption(option)
    },
    /** Words, days and times. */
    write: async (name: string, text: string) => {
      await box(name).fill(text)
      await box(name).press('Tab')
    },
    /** A few letters of a name, and Enter for the one that is offered. */
    pick: async (name: string, fullName: string) => {
      actions += 1
      await box(name).click()
      await box(name).pressSequentially(fullName.toLocaleLowerCase('vi'))
      await page.getByRole('option', { name: fullName }).first().waitFor()
      await box(name).press('Enter')
    },
  }
}

describe('the minutes of an ordinary month', () => {
  let office: OfficeProcess
  let page: Page
  let cell: Output<'organisation.cells'>[number]
  let period: string

  beforeAll(async () => {
    office = await startOffice({ demo: true })
    page = await newWindow()
    const cells = await office.call('organisation.cells', {})
    const found = cells.find(({ numbers, secretary }) => numbers.total === 14 && secretary !== '')
    if (found === undefined) throw new Error('The practice commune has no cell of 14 members')
    cell = found
    const [last] = await office.call('meetings.ofCell', { cellId: cell.id })
    period = addPeriods(last?.period ?? '2026-10', 1)
    await page.goto(office.url)
  })
  afterAll(async () => {
    await closeWindow(page)
    await office?.clear()
  })

  const goTo = (path: string) => leadTo(page, path)
  const meetingId = () => new URL(page.url()).hash.split('/').at(-1) ?? ''
  const recorded = async () => {
    const view = await office.call('meetings.get', { id: meetingId() })
    expect(view).toMatchObject({ isRecorded: true, hasUnrecordedChanges: false })
    return view
  }

  it(`of 14 members takes at most ${mostActions} actions besides the words`, async () => {
    const { click, write, pick, choose, button, actions } = countedClerk(page)
    await goTo(`/sinh-hoat/${period}`)
    const row = page.getByRole('row', { name: new RegExp(cell.name) })
    await click(row.getByRole('button', { name: 'Mở buổi sinh hoạt' }))
    await click(page.getByRole('dialog').getByRole('button', { name: 'Mở buổi sinh hoạt' }))
    await page.getByRole('heading', { name: 'Điểm danh' }).waitFor()
    const { roll } = await office.call('meetings.get', { id: meetingId() })
    expect(roll).toHaveLength(14)
    const [ill, late, speaker, doer] = roll.filter(({ post, inBase }) => post === '' && inBase)
    if (!ill || !late || !speaker || !doer) throw new Error('Too few members without a post')

    await write('Kết thúc lúc', '2235')
    await pick('Thư ký', speaker.fullName)
    await click(button('Tất cả có mặt'))
    await click(page.getByRole('radio', { name: `${ill.fullName}: Vắng có lý do` }))
    await write(`Lý do vắng của ${ill.fullName}`, 'điều trị tại bệnh viện huyện')
    await click(page.getByRole('checkbox', { name: `${late.fullName}: Đến muộn` }))
    await click(button('Thêm đại biểu'))
    await write('Họ và tên đại biểu 1', 'Hoàng Văn Hoan')
    await write('Chức vụ đại biểu 1', 'Ủy viên Ban Chấp hành Đảng bộ xã')
    await write('Chương trình', 'Thông tin thời sự\nĐánh giá tháng trước\nBàn nhiệm vụ tháng tới')
    await write('Tình hình nộp đảng phí', '14/14 đảng viên đã nộp đủ.')
    await choose('Tình trạng nhiệm vụ 1', 'done')
    await write('Kết quả nhiệm vụ 1', 'xong trước hạn')
    await write('Đánh giá tình hình trong tháng', 'Nhân dân thu hoạch xong vụ mùa, an ninh được giữ vững.')
    await write('Biểu dương, nhắc nhở', 'Biểu dương tổ an ninh của bản.')
    await write('Nội dung học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh', 'Nêu gương')
    await write('Số phút học tập và làm theo Bác', '20')
    for (const [position, { fullName }] of [speaker, doer].entries()) {
      await click(button('Thêm ý kiến'))
      await pick(`Người phát biểu ý kiến ${position + 1}`, fullName)
      await write(`Nội dung ý kiến ${position + 1}`, 'Nhất trí với báo cáo, đề nghị làm sớm.')
    }
    await click(button('Thêm kiến nghị'))
    await write('Người nêu kiến nghị 1', 'Trưởng bản')
    await write('Nội dung kiến nghị 1', 'Đề nghị xã sửa đường vào bản.')
    await write('Người trả lời kiến nghị 1', 'UBND xã')
    for (const [position, { fullName }] of [doer, late].entries()) {
      await click(button('Thêm nhiệm vụ'))
      await write(`Nhiệm vụ ${position + 1}`, `Vận động ${position + 5} hộ trồng cây vụ đông`)
      await pick(`Người thực hiện nhiệm vụ ${position + 1}`, fullName)
      await write(`Thời hạn nhiệm vụ ${position + 1}`, '20/12/2026')
    }
    await click(button('Thêm biểu quyết'))
    await write('Nội dung biểu quyết 1', 'Thông qua kết luận của buổi sinh hoạt')
    await click(button('Tất cả tán thành'))
    await write('Kết luận', 'Chi bộ thống nhất các nhiệm vụ đã nêu.')
    await click(button('Ghi vào sổ'))
    await page.getByText('Đã ghi vào sổ').waitFor()

    const { content } = await recorded()
    expect(content.marks.find(({ personId }) => personId === ill.personId)).toEqual({
      ...{ personId: ill.personId, state: 'excused', reason: 'điều trị tại bệnh viện huyện' },
    })
    expect(content.marks.find(({ personId }) => personId === late.personId)).toEqual({
      ...{ personId: late.personId, state: 'present', reason: '', isLate: true },
    })
    expect(content).toMatchObject({
      secretaryId: speaker.personId,
      endsAt: '22:35',
      exampleMinutes: 20,
      opinions: [{ speakerId: speaker.personId }, { speakerId: doer.personId }],
      petitions: [{ raisedBy: 'Trưởng bản', answerer: 'UBND xã' }],
      assignedTasks: [{ personId: doer.personId, dueOn: '2026-12-20' }, { personId: late.personId }],
    })
    expect(content.votes[0]?.inFavour).toBeGreaterThan(0)
    expect(actions()).toBeLessThanOrEqual(mostActions)
  })

  it('that takes words of the month before shows them tinted, and records them only when confirmed', async () => {
    const { click, button, box } = countedClerk(page)
    await page.getByRole('button', { name: 'Kết luận: lấy từ biên bản trước' }).click()
    const dialog = page.getByRole('dialog', { name: 'Kết luận: lấy từ biên bản trước' })
    await dialog.getByRole('button').nth(1).waitFor()
    const words = (await dialog.locator('.phrase-text').first().textContent()) ?? ''
    await dialog.getByRole('textbox', { name: 'Tìm câu' }).press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    expect(await box('Kết luận').inputValue()).toBe(`Chi bộ thống nhất các nhiệm vụ đã nêu.\n${words}`)
    await page.getByText('Lấy từ biên bản trước, chưa xác nhận.').waitFor()
    for (const textSize of ['largest', 'normal'] as const) {
      await office.call('setup.textSize', { textSize })
      await page.reload()
      await page.getByText('Lấy từ biên bản trước, chưa xác nhận.').waitFor()
      for (const place of ['Điểm danh', 'Ý kiến thảo luận', 'Biểu quyết', 'Chuẩn bị và sau buổi họp']) {
        await page.getByRole('heading', { name: place }).scrollIntoViewIfNeeded()
        expect([...(await layoutFaults(page)), ...(await seriousFaults(page))]).toEqual([])
      }
    }

    await click(button('Ghi vào sổ'))
    await page.getByText('Còn 1 chỗ lấy từ biên bản trước chưa được xác nhận').first().waitFor()
    expect(await box('Kết luận').evaluate((field) => field === document.activeElement)).toBe(true)
    await page.reload()
    await page.getByText('Lấy từ biên bản trước, chưa xác nhận.').waitFor()
    await click(button('Đúng với buổi này'))
    await page.getByText('Lấy từ biên bản trước, chưa xác nhận.').waitFor({ state: 'hidden' })
    await page.getByText(/Đã lưu lúc/).waitFor()
    await click(button('Ghi vào sổ'))
    await page.getByText('Đã ghi vào sổ').waitFor()
    expect((await recorded()).content).toMatchObject({
      unconfirmed: [],
      conclusion: expect.stringContaining(words),
    })
  })

  it('keeps the days of its way without a press of "Ghi vào sổ"', async () => {
    const { write } = countedClerk(page)
    const { content } = await office.call('meetings.get', { id: meetingId() })
    await write('Thông báo cho đảng viên', content.heldOn.split('-').toReversed().join('/'))
    await expect
      .poll(async () => (await recorded()).preparation?.notifiedOn, { timeout: 10_000 })
      .toBe(content.heldOn)
  })

  it('of a committee calls its members alone', async () => {
    const holders = (await office.call('organisation.posts', { bodyId: cell.id })).posts
    expect(holders.some(({ post }) => post === 'committee-member')).toBe(true)
    const { id: ofCell, content } = await recorded()
    await page.getByRole('button', { name: 'Mở buổi họp chi ủy' }).click()
    await page.getByText(/Họp chi ủy, kỳ/).waitFor()
    const { roll } = await office.call('meetings.get', { id: meetingId() })
    await expect
      .poll(() => page.getByRole('table', { name: 'Điểm danh' }).getByRole('row').count())
      .toBe(roll.length + 1)
    expect(roll.every(({ post }) => post !== '')).toBe(true)
    expect([...(await layoutFaults(page)), ...(await seriousFaults(page))]).toEqual([])

    await goTo(`/buoi/${ofCell}`)
    const day = content.heldOn.split('-').toReversed().join('/')
    await page.getByRole('link', { name: `Họp chi ủy ngày ${day}` }).waitFor()
  })

  it('says so when it is nearly the minutes of the month before', async () => {
    const { content } = await recorded()
    const next = addPeriods(period, 1)
    const { id } = await office.call('meetings.open', {
      ...{ cellId: cell.id, period: next, kind: 'thematic' as const, heldOn: content.heldOn },
    })
    const opened = await office.call('meetings.get', { id })
    const { review, praise, opinions, conclusion } = content
    await office.call('meetings.record', {
      ...{ id, revision: opened.revision },
      content: { ...opened.content, review, praise, opinions, conclusion },
    })
    await goTo(`/buoi/${id}`)
    await page.getByText(/Nội dung giống \d+% biên bản trước/).waitFor()
    expect([...(await layoutFaults(page)), ...(await seriousFaults(page))]).toEqual([])
    await page.goBack()
    await page.getByText(/Nội dung giống/).waitFor({ state: 'hidden' })
  })

  it('stays to be opened where only the committee, or a thematic meeting, was held', async () => {
    const next = addPeriods(period, 1)
    const { heldOn } = (await recorded()).content
    await office.call('meetings.open', { cellId: cell.id, period: next, kind: 'committee', heldOn })
    await goTo(`/sinh-hoat/${next}`)
    await page
      .getByRole('link', { name: new RegExp(`${cell.name}, họp ngày`) })
      .first()
      .waitFor()
    const row = page.getByRole('row', { name: new RegExp(cell.name) }).first()
    await row.getByRole('button', { name: 'Mở buổi sinh hoạt' }).waitFor()
  })

  it('tells beside "Ghi vào sổ" that its day is still to come and its topic is missing, until both are right', async () => {
    const { today } = await office.call('setup.state', {})
    const heldOn = `${addPeriods(today.slice(0, 7), 2)}-05`
    const { id } = await office.call('meetings.open', {
      ...{ cellId: cell.id, period: heldOn.slice(0, 7), kind: 'combined' as const, heldOn },
    })
    await goTo(`/buoi/${id}`)
    const day = heldOn.split('-').toReversed().join('/')
    const told = page.getByText(`Ngày họp ${day} ở sau hôm nay.`)
    await told.waitFor()
    expect(await told.textContent()).toContain('Chưa ghi nội dung chuyên đề.')
    expect(await layoutFaults(page)).toEqual([])
    await page.getByRole('textbox', { name: 'Nội dung chuyên đề' }).fill('Chuyển đổi số')
    await expect.poll(() => told.textContent()).not.toContain('chuyên đề')
  })
})
