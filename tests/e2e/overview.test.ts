import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MeetingKind } from '../../shared/meetings/meeting.ts'
import { type Keyboard, keyboardOf } from './keyboard.ts'
import { type SmallOffice, smallOffice } from './small-office.ts'

describe('what stands behind the figures of the commune, by keyboard alone', () => {
  let office: SmallOffice
  let page: Page
  let keys: Keyboard
  let cellId: string

  const hold = async (cellId: string, kind: MeetingKind, absent: string | null) => {
    const { today } = office
    const opened = { cellId, period: today.slice(0, 7), kind, heldOn: today }
    const { id } = await office.call('meetings.open', opened)
    const { revision, content, roll } = await office.call('meetings.get', { id })
    const marks = roll.map(({ personId }) => ({
      ...{ personId, reason: '' },
      state: personId === absent ? ('absent' as const) : ('present' as const),
    }))
    await office.call('meetings.record', { id, revision, content: { ...content, marks } })
    return id
  }

  beforeAll(async () => {
    office = await smallOffice()
    const cellWith = async (name: string, members: readonly string[]) => {
      const { id } = await office.call('organisation.addCell', { name })
      const people: string[] = []
      for (const member of members) people.push(await office.addMember(id, member))
      return { id, people }
    }
    const first = await cellWith('Chi bộ bản Chợ Chậu', ['Lò Văn Hặc', 'Đặng Thị Ánh', 'Nguyễn Ước'])
    const second = await cellWith('Chi bộ bản Sen Đông', ['Vàng A Sính', 'Lường Thị Xuân'])
    cellId = first.id
    const regular = await hold(first.id, 'regular', first.people[0] ?? '')
    await hold(first.id, 'thematic', null)
    await hold(second.id, 'combined', null)
    await office.call('scores.setOwn', { meetingId: regular, seen: null, points: 925 })
    await office.call('scores.setCommittee', {
      ...{ meetingId: regular, seen: null, points: 900, judgedOn: office.today },
      ...{ judgedBy: 'Ban Thường vụ Đảng ủy', reason: 'Đăng văn bản chậm' },
    })
    page = await office.show(`/tong-hop?thang=${office.today.slice(0, 4)}-01&dai=12`, 'Tổng hợp sinh hoạt')
    keys = keyboardOf(page)
  })
  afterAll(() => office?.close())

  it('each count of the year opens exactly the meetings that it counted', async () => {
    for (const [figure, list, meetings] of [
      ['Toàn đảng bộ, buổi thường kỳ: 2', 'Buổi sinh hoạt thường kỳ', 2],
      ['Toàn đảng bộ, chuyên đề: 2', 'Buổi sinh hoạt chuyên đề', 2],
      ['Chi bộ bản Chợ Chậu, chuyên đề: 1', 'Buổi sinh hoạt chuyên đề', 1],
      ['Toàn đảng bộ, điểm bình quân: 90,0', 'Buổi có điểm', 1],
    ] as const) {
      await office.show(`/tong-hop?thang=${office.today.slice(0, 4)}-01&dai=12`, 'Tổng hợp sinh hoạt')
      await page.getByRole('link', { name: figure }).waitFor()
      await keys.enter(figure)
      const rows = page.getByRole('list', { name: list }).getByRole('listitem')
      await rows.first().waitFor()
      expect(await rows.count(), figure).toBe(meetings)
    }
  })

  it('the attendance of the year opens as many names and days', async () => {
    const year = `/tong-hop?thang=${office.today.slice(0, 4)}-01&dai=12`
    await office.show(year, 'Tổng hợp sinh hoạt')
    await page.getByRole('link', { name: 'Toàn đảng bộ, lượt dự: 7/8 (87,5%)' }).waitFor()
    await keys.enter('Toàn đảng bộ, lượt dự: 7/8 (87,5%)')
    await page.getByText('Toàn đảng bộ, 7 lượt của 5 đảng viên').waitFor()
    await keys.enter('Chi bộ bản Chợ Chậu, Vắng không lý do: 1')
    await page.getByText('Chi bộ bản Chợ Chậu, 1 lượt của 1 đảng viên').waitFor()
    await page.getByLabel('Tên sau con số').getByRole('link', { name: 'Lò Văn Hặc' }).waitFor()
    await office.show(`/du-sinh-hoat?dai=12`, 'Dự sinh hoạt')
    await page.getByRole('link', { name: 'Toàn đảng bộ, số buổi: 3' }).waitFor()
    await keys.enter('Toàn đảng bộ, số buổi: 3')
    const meetings = page.getByRole('list', { name: 'Buổi sinh hoạt đã ghi vào sổ' }).getByRole('listitem')
    await meetings.first().waitFor()
    expect(await meetings.count()).toBe(3)
  })

  it('the figure of one meeting of a month opens the names of that meeting, and its scores their reasons', async () => {
    await office.show(`/tong-hop?thang=${office.today.slice(0, 7)}&dai=1`, 'Tổng hợp sinh hoạt')
    await page.getByRole('button', { name: 'Xem lý do điểm: Chi bộ bản Chợ Chậu' }).first().waitFor()
    await keys.enter('Xem lý do điểm: Chi bộ bản Chợ Chậu')
    await page.getByText('Đăng văn bản chậm').waitFor()
    await keys.enter('Chi bộ bản Chợ Chậu, dự: 2/3 (66,7%)')
    await page.getByText('Chi bộ bản Chợ Chậu, 2 lượt của 2 đảng viên').waitFor()
  })

  it('the page of a cell before a visit opens the names behind its figures', async () => {
    await office.show(`/tinh-hinh/${cellId}`, 'Tình hình: Chi bộ bản Chợ Chậu')
    await page.getByRole('table', { name: 'Sinh hoạt và chấm điểm 12 tháng' }).waitFor()
    await keys.enter(/^Kỳ .*, dự: 2\/3 \(66,7%\)$/)
    await page.getByText('Chi bộ bản Chợ Chậu, 2 lượt của 2 đảng viên').waitFor()
  })

  it('takes any two periods for the commune, a cell and a member, and refuses what is none', async () => {
    const { today } = office
    const now = `${today.slice(5, 7)}/${today.slice(0, 4)}`
    await office.show('/du-sinh-hoat?tu=2025-02&den=2025-09', 'Dự sinh hoạt')
    await page.getByText('Toàn đảng bộ từ kỳ 02/2025 đến kỳ 09/2025: dự — lượt').waitFor()
    await keys.tabTo('Đến kỳ')
    await keys.press('Control+a')
    await page.keyboard.type('13/2025')
    await keys.press('Enter')
    await page.getByText('Nhập tháng và năm, ví dụ 03/2026').waitFor()
    await keys.tabTo('Đến kỳ')
    await keys.press('Control+a')
    await page.keyboard.type(now)
    await keys.press('Enter')
    await page.getByText(`Toàn đảng bộ từ kỳ 02/2025 đến kỳ ${now}: dự 7/8 (87,5%) lượt`).waitFor()

    await keys.enter('Chi bộ bản Chợ Chậu')
    await page.getByRole('heading', { level: 1, name: 'Dự sinh hoạt: Chi bộ bản Chợ Chậu' }).waitFor()
    expect(await page.getByRole('textbox', { name: 'Từ kỳ' }).inputValue()).toBe('02/2025')
    await page.getByText('Dự 5/6 (83,3%) lượt').waitFor()

    await keys.enter('Lò Văn Hặc')
    await page.getByText('Dự 1/2 (50,0%)').waitFor()
    await page.getByRole('combobox', { name: 'Độ dài của kỳ' }).selectOption('Từ kỳ … đến kỳ …')
    await keys.tabTo('Từ kỳ')
    await keys.press('Control+a')
    await page.keyboard.type('2/2025')
    await keys.tabTo('Đến kỳ')
    await keys.press('Control+a')
    await page.keyboard.type('8/2025')
    await keys.press('Enter')
    await page.getByText('Không có buổi sinh hoạt nào đã ghi vào sổ trong thời gian này.').waitFor()
  })
})
