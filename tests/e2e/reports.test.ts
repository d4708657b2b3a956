import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { periodOf } from '../../shared/calendar/periods.ts'
import { emptyPerson } from '../../shared/people/person.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { keyboardOf } from './keyboard.ts'
import { closeWindow, newWindow } from './stage.ts'

describe('reports written by keyboard alone', () => {
  let office: OfficeProcess
  let page: Page
  let period: string

  beforeAll(async () => {
    office = await startOffice({})
    await office.call('setup.begin', {
      communeName: 'xã Mường Than',
      province: 'Lai Châu',
      placeName: 'Mường Than',
    })
    const { id: cellId } = await office.call('organisation.addCell', { name: 'Chi bộ thôn Sen Đông' })
    const { today } = await office.call('setup.state', {})
    period = periodOf(today)
    const { id: personId } = await office.call('people.add', {
      ...{ ...emptyPerson, fullName: 'Lò Văn Hặc', joinedOn: '1995-02-03', officialOn: '1996-02-03' },
      ...{ cellId, from: '1995-02-03', standing: 'official' },
    })
    const opened = { cellId, period, kind: 'regular', heldOn: `${period}-01` } as const
    const { id } = await office.call('meetings.open', opened)
    const { revision, content } = await office.call('meetings.get', { id })
    await office.call('meetings.record', {
      ...{ id, revision },
      content: {
        ...{ ...content, conclusion: 'Làm xong đường bản.' },
        marks: [{ personId, state: 'present' as const, reason: '' }],
      },
    })
    page = await newWindow()
    await page.goto(office.url)
    await page.getByRole('heading', { level: 1, name: 'Việc cần làm' }).waitFor()
  })
  afterAll(async () => {
    await closeWindow(page)
    await office?.clear()
  })

  it('begins what is missing, keeps what is typed under the figures, and freezes it with its number', async () => {
    const keys = keyboardOf(page)
    await keys.press('Alt+7')
    await page.getByRole('heading', { level: 1, name: 'Báo cáo' }).waitFor()
    await page.getByText('1 chi bộ đã sinh hoạt, chưa có báo cáo').waitFor()
    await keys.enter('Lập cho 1 chi bộ đã sinh hoạt')
    const drafted = 'Báo cáo của Chi bộ thôn Sen Đông: Nháp'
    await page.getByRole('link', { name: drafted }).waitFor()
    await keys.enter(drafted)

    const next = page.getByRole('textbox', { name: 'Nhiệm vụ thời gian tới: lời báo cáo' })
    await next.waitFor()
    expect(await next.inputValue()).toBe('Làm xong đường bản.')
    await page.getByRole('link', { name: 'Tình hình sinh hoạt chi bộ, Dự: 1/1 (100,0%)' }).waitFor()
    await keys.tabTo('Hạn chế, nguyên nhân: lời báo cáo')
    await page.keyboard.type('Còn đảng viên đi làm xa.')
    await keys.press('Tab')
    await page.getByText('Đã lưu lúc').waitFor()
    await page.getByRole('region', { name: /như sẽ in, 1 trang/ }).waitFor()

    await keys.tabTo('Số')
    await page.keyboard.type('03-BC/CB')
    await keys.enter('Chốt bản in')
    const question = page.getByRole('dialog', { name: 'Chốt bản in' })
    await question.getByText('Báo cáo tháng mang số 03-BC/CB.').waitFor()
    await keys.enter('Chốt bản in')
    await page.getByText('Số 03-BC/CB', { exact: true }).waitFor()

    const { cells } = await office.call('reports.ofSpan', { from: period, to: period })
    expect(cells[0]?.report?.paper).toMatchObject({ state: 'frozen', number: '03-BC/CB' })
    const view = await office.call('reports.get', { id: cells[0]?.report?.id ?? '' })
    const written = view.sections.filter(({ content }) => content !== null)
    expect(written.map(({ section, content }) => [section, content])).toEqual([
      ['limits', 'Còn đảng viên đi làm xa.'],
    ])
  })

  it('goes from a figure to the names behind it, and back with Esc', async () => {
    const keys = keyboardOf(page)
    await keys.enter('Tình hình sinh hoạt chi bộ, Dự: 1/1 (100,0%)')
    await page.getByRole('heading', { level: 1, name: 'Dự sinh hoạt' }).waitFor()
    await page.getByRole('region', { name: 'Tên sau con số' }).getByText('Lò Văn Hặc').waitFor()
    await keys.press('Escape')
    await page.getByRole('textbox', { name: 'Hạn chế, nguyên nhân: lời báo cáo' }).waitFor()
  })

  it('drafts the report of the commune for the registry to number', async () => {
    const keys = keyboardOf(page)
    await keys.press('Alt+7')
    await page.getByText('Đảng ủy chưa có báo cáo').waitFor()
    await keys.enter('Lập báo cáo')
    await page.getByText('Số văn bản của Đảng ủy do văn thư cấp.').waitFor()
    const wish = page.getByRole('textbox', { name: 'Phương hướng, nhiệm vụ: lời báo cáo' })
    await wish.waitFor()
    expect(await wish.inputValue()).toContain('42-HD/BTCTW')
    await page
      .getByRole('link', { name: 'Kết quả tổ chức sinh hoạt chi bộ, Chi bộ đã sinh hoạt: 1/1' })
      .waitFor()
  })
})
