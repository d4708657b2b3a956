import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatDate } from '../../shared/calendar/dates.ts'
import { emptyPerson } from '../../shared/people/person.ts'
import { leadTo } from '../helpers/leading.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { closeWindow, newWindow } from './stage.ts'

/** An old PC: six times slower than this one. */
const SLOWER = 6
const ROUNDS = 20
const reason = 'điều trị ở tỉnh'

const others = Array.from({ length: ROUNDS }, (_, index) => `Vàng Thị ${String.fromCharCode(65 + index)}`)
const names = [
  'Lý Thu Ngọc',
  'Lý Thu Ngà',
  'Thào A Chu',
  'Giàng Văn Hòa',
  'Giàng Văn Hoa',
  ...others,
  'Vàng Thị Yến',
]
const twins = ['Sùng A Páo', 'Sùng A Páo']
/** Came to the cell in September. */
const newcomer = 'Ma Thị Mới'

let office: OfficeProcess
let page: Page
let cdp: CDPSession
let cellId: string
let people: Readonly<Record<string, string>>

beforeAll(async () => {
  office = await startOffice()
  await office.call('setup.begin', { communeName: 'xã Lùng Vai', province: 'Lào Cai', placeName: '' })
  cellId = (await office.call('organisation.addCell', { name: 'Chi bộ thôn Na Lang' })).id
  const added: Record<string, string> = {}
  for (const fullName of [...names, ...twins, newcomer]) {
    const known = { ...emptyPerson, fullName, joinedOn: '2000-02-03', officialOn: '2001-02-03' }
    const person = await office.call('people.add', {
      ...known,
      cellId,
      from: fullName === newcomer ? '2026-09-10' : '2010-01-01',
      standing: 'official',
    })
    added[fullName] = person.id
  }
  people = added
  page = await newWindow()
  await page.goto(office.url)
  cdp = await page.context().newCDPSession(page)
})
afterAll(async () => {
  await closeWindow(page)
  await office?.clear()
})

const keys: Readonly<Record<string, string>> = { '\n': 'Enter', '\t': 'Tab' }

/** What the browser is told for a letter: a key of the keyboard, or the letter as an input method writes it. */
function strokesOf(letter: string): readonly Promise<unknown>[] {
  if (letter > '~') return [cdp.send('Input.insertText', { text: letter })]
  const name = keys[letter]
  const press =
    name === undefined
      ? { type: 'keyDown' as const, key: letter, text: letter }
      : name === 'Enter'
        ? { type: 'keyDown' as const, key: name, code: name, windowsVirtualKeyCode: 13, text: '\r' }
        : { type: 'rawKeyDown' as const, key: name, code: name, windowsVirtualKeyCode: 9 }
  return [
    cdp.send('Input.dispatchKeyEvent', press),
    cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key: press.key }),
  ]
}

/** Presses one key after another without waiting for the window: what a quick typist or a slow PC does. */
const typeAhead = (text: string): Promise<unknown> => Promise.all([...text].flatMap(strokesOf))

let id: string

/** Opens a meeting of the cell in the window. */
async function openMeeting(heldOn: string): Promise<void> {
  const period = heldOn.slice(0, 7)
  id = (await office.call('meetings.open', { cellId, period, kind: 'regular', heldOn })).id
  await leadTo(page, `/buoi/${id}`)
  await page.getByText(`họp ngày ${formatDate(heldOn)}`).waitFor()
  await page.getByRole('heading', { name: 'Điểm danh' }).waitFor()
}

const field = (name: string) => page.getByRole('textbox', { name, exact: true })

/** Puts the cursor into a field so that typing replaces what stands there. */
const enter = (name: string) => field(name).selectText()

const content = async () => (await office.call('meetings.get', { id })).content
const isKept = () => page.getByText(/^Đã lưu lúc [\d:]+$/).waitFor()

describe('typing ahead of the window', () => {
  beforeAll(() => cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER }))
  afterAll(() => cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 }))

  it('picks the secretary and calls the roll without losing a key, twenty times', async () => {
    await openMeeting('2026-01-05')
    for (const [round, name] of others.entries()) {
      const secretary = round % 2 === 0 ? 'Lý Thu Ngọc' : 'Lý Thu Ngà'
      await enter('Thư ký')
      if (round % 4 < 2) {
        await typeAhead(round % 2 === 0 ? 'thu ngo' : 'thu nga')
        await page.getByRole('option', { name: secretary }).click()
      } else await typeAhead(round % 2 === 0 ? 'thu ngo\n' : 'thu nga\n')
      await page.getByRole('radio', { name: `${name}: Có mặt` }).focus()
      await typeAhead(`p${reason}\nk`)
      expect(await field('Thư ký').inputValue()).toBe(secretary)
      expect(await field(`Lý do vắng của ${name}`).inputValue()).toBe(reason)
    }
    await isKept()
    const { marks, secretaryId } = await content()
    expect(secretaryId).toBe(people['Lý Thu Ngà'])
    const excused = others.map((name) => ({ personId: people[name], state: 'excused', reason }))
    expect(marks).toEqual(expect.arrayContaining(excused))
    // The `k` after each reason fell on the line below; no letter of a reason has marked anybody.
    expect(new Set(marks.map(({ state }) => state))).toEqual(new Set(['excused', 'absent']))
    await page.getByRole('button', { name: 'Ghi vào sổ' }).click()
    await page.getByText('Chưa ghi vào sổ').waitFor({ state: 'hidden' })
  }, 240_000)
  it('goes on from row to row at the speed of the keys', async () => {
    await openMeeting('2026-02-05')
    await page.getByRole('button', { name: 'Thêm ý kiến' }).focus()
    await typeAhead('\nthao a\nĐề nghị xã sửa đường.\nthu ngo\nNhất trí.\nÔng Sùng\tBà con đồng tình.')
    await isKept()
    expect((await content()).opinions).toEqual([
      { speakerId: people['Thào A Chu'], speaker: 'Thào A Chu', text: 'Đề nghị xã sửa đường.' },
      { speakerId: people['Lý Thu Ngọc'], speaker: 'Lý Thu Ngọc', text: 'Nhất trí.' },
      { speakerId: null, speaker: 'Ông Sùng', text: 'Bà con đồng tình.' },
    ])
  })

  it('marks one line by a key that is held down, and writes none of it into the reason', async () => {
    await openMeeting('2026-03-05')
    const [first, second] = others.map((name) => page.getByRole('radio', { name: `${name}: Có mặt` }))
    const hold = async (key: string) => {
      for (const autoRepeat of [false, true, true, true])
        await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key, autoRepeat })
      await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key })
    }
    await first?.focus()
    await hold('c')
    await hold('p')
    await typeAhead('ốm')
    await isKept()
    expect(await first?.isChecked()).toBe(true)
    expect((await content()).marks).toEqual([
      { personId: people['Vàng Thị A'], state: 'present', reason: '' },
      { personId: people['Vàng Thị B'], state: 'excused', reason: 'ốm' },
    ])
    expect(await second?.isChecked()).toBe(false)
  })
})

describe('a name of the roll', () => {
  beforeAll(() => openMeeting('2026-04-05'))

  it.each([
    ['THÀO A CHU', 'Thào A Chu'],
    ['thao  a chu', 'Thào A Chu'],
    ['giàng văn hoà', 'Giàng Văn Hòa'],
    ['Giàng Văn Hoa', 'Giàng Văn Hoa'],
  ])('typed in full as "%s" is taken on leaving the field', async (typed, name) => {
    await enter('Thư ký')
    await typeAhead(`${typed}\t`)
    expect(await field('Thư ký').inputValue()).toBe(name)
    await isKept()
    expect((await content()).secretaryId).toBe(people[name])
  })

  it.each([
    ['giang van hoa', 'Danh sách có 2 người tên này'],
    ['Sùng A Páo', 'Danh sách có 2 người tên này'],
    ['Sùng A P', 'Không có tên này trong danh sách'],
  ])('typed as "%s" is asked about, and picking answers', async (typed, problem) => {
    await enter('Thư ký')
    await typeAhead(`${typed}\t`)
    await page.getByText(problem).waitFor()
    await page.getByText(/1 ô chưa đúng/).waitFor()
    await enter('Thư ký')
    await typeAhead('thu ng')
    await page.getByRole('option', { name: 'Lý Thu Ngọc' }).click()
    await page.getByText(/1 ô chưa đúng/).waitFor({ state: 'hidden' })
    expect(await page.getByText(problem).count()).toBe(0)
    await isKept()
    expect((await content()).secretaryId).toBe(people['Lý Thu Ngọc'])
  })

  it('that two people bear is told apart by their places on the roll', async () => {
    await enter('Thư ký')
    await typeAhead('sung a pao')
    const shown = await page
      .getByRole('option')
      .filter({ hasText: 'Sùng A Páo', visible: true })
      .allInnerTexts()
    expect(shown).toHaveLength(2)
    for (const text of shown) expect(text).toMatch(/số \d+ trong danh sách/)
    expect(new Set(shown).size).toBe(2)
    await page.getByRole('option').filter({ visible: true }).last().click()
    await isKept()
  })

  it('half typed is not judged while another program is in front', async () => {
    await enter('Thư ký')
    await typeAhead('thu ng')
    await field('Thư ký').dispatchEvent('focusout')
    await page.getByRole('option', { name: 'Lý Thu Ngọc' }).click()
    expect(await field('Thư ký').inputValue()).toBe('Lý Thu Ngọc')
  })
})

describe('a new day', () => {
  const call = async () => {
    await page.getByRole('button', { name: 'Tất cả có mặt' }).click()
    await isKept()
  }
  const typeDay = async (day: string) => {
    await enter('Ngày họp')
    await typeAhead(`${day}\t`)
  }
  const dialog = () => page.getByRole('dialog', { name: 'Đổi ngày họp' })

  it('on whose roll somebody marked is missing is asked about, and Enter keeps the old one', async () => {
    await openMeeting('2026-10-05')
    await call()
    await typeDay('05/09/2026')
    await dialog().getByText(`Danh sách ngày 05/09/2026 không còn: ${newcomer}.`).waitFor()
    const safe = dialog().getByRole('button', { name: 'Giữ ngày 05/10/2026' })
    await expect.poll(() => safe.evaluate((button) => button === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    expect(await field('Ngày họp').inputValue()).toBe('05/10/2026')
    await isKept()
    await expect.poll(async () => (await content()).heldOn).toBe('2026-10-05')
    expect((await content()).marks).toContainEqual({
      personId: people[newcomer],
      state: 'present',
      reason: '',
    })
    await page.getByRole('radio', { name: `${newcomer}: Có mặt`, checked: true }).waitFor()
  })

  it('is taken over without those marks when it is right, and recorded', async () => {
    await typeDay('05/09/2026')
    await dialog().getByRole('button', { name: 'Đổi sang ngày 05/09/2026' }).click()
    await page.getByRole('button', { name: 'Ghi vào sổ' }).click()
    await page.getByText('Chưa ghi vào sổ').waitFor({ state: 'hidden' })
    const view = await office.call('meetings.get', { id })
    expect(view.hasUnrecordedChanges).toBe(false)
    expect(view.content.heldOn).toBe('2026-09-05')
    expect(view.roll.map((line) => line.fullName)).not.toContain(newcomer)
    expect(view.content.marks).toHaveLength(view.roll.length)
  })

  it('is asked about at the latest before it is recorded, also on a page that was left meanwhile', async () => {
    await office.call('meetings.open', { cellId, period: '2026-11', kind: 'regular', heldOn: '2026-11-05' })
    const [meeting] = await office.call('meetings.ofCell', { cellId })
    id = meeting?.id ?? ''
    const { content: opened, draftRevision, roll } = await office.call('meetings.get', { id })
    const marks = roll.map(({ personId }) => ({ personId, state: 'present' as const, reason: '' }))
    await office.call('meetings.keep', {
      id,
      draftRevision,
      content: { ...opened, marks, heldOn: '2026-09-03' },
    })
    await leadTo(page, `/buoi/${id}`)
    await page.getByText('họp ngày 03/09/2026').waitFor()
    await page.getByRole('button', { name: 'Ghi vào sổ' }).click()
    await dialog().getByText(`Danh sách ngày 03/09/2026 không còn: ${newcomer}.`).waitFor()
    await dialog().getByRole('button', { name: 'Quay lại' }).click()
    expect((await office.call('meetings.get', { id })).isRecorded).toBe(false)
    await page.getByRole('button', { name: 'Ghi vào sổ' }).click()
    await dialog().getByRole('button', { name: 'Bỏ điểm danh' }).click()
    await page.getByRole('button', { name: 'Ghi vào sổ' }).click()
    await page.getByText('Chưa ghi vào sổ').waitFor({ state: 'hidden' })
    expect((await content()).heldOn).toBe('2026-09-03')
  })
})

describe('what is no day and no time', () => {
  it('stands in its field again, with its problem, after the page was left', async () => {
    await openMeeting('2026-08-05')
    await enter('Bắt đầu lúc')
    await page.keyboard.type('19h75')
    await page.keyboard.press('Tab')
    await page.getByText('1 ô chưa đúng').waitFor()
    await page.waitForFunction(() => document.querySelector('.save-state')?.textContent?.includes('Đã lưu'))
    const { hash } = new URL(page.url())
    await leadTo(page, '/')
    await page.getByRole('heading', { name: 'Việc cần làm' }).waitFor()
    await leadTo(page, hash.slice(1))
    await page.getByText('Giờ chưa đúng.').waitFor()
    expect(await field('Bắt đầu lúc').inputValue()).toBe('19h75')
    await enter('Bắt đầu lúc')
    await page.keyboard.type('19h30')
    await page.keyboard.press('Tab')
    await isKept()
    expect((await content()).unclear).toEqual({})
    expect((await content()).startsAt).toBe('19:30')
  })
})

describe('a record that another window has written', () => {
  it('does not take away what is typed while the newer one is being read', async () => {
    await openMeeting('2026-05-05')
    const asked: (() => void)[] = []
    let isHeld = true
    await page.route('**/call/meetings.get', async (route) => {
      if (isHeld) await new Promise<void>((answer) => asked.push(answer))
      await route.continue()
    })
    const { revision, draftRevision, content: opened } = await office.call('meetings.get', { id })
    await office.call('meetings.record', { id, revision, draftRevision, content: opened })
    // The window hears of it and asks once; what it reads has a newer revision, so that it asks again.
    await expect.poll(() => asked.length).toBe(1)
    asked[0]?.()
    await expect.poll(() => asked.length).toBe(2)
    await field('Kết luận').click()
    await typeAhead('Nhất trí.')
    isHeld = false
    for (const answer of asked) answer()
    await page.getByText('Biên bản này vừa được sửa ở một cửa sổ khác').waitFor()
    expect(await field('Kết luận').inputValue()).toBe('Nhất trí.')
    await page.getByRole('button', { name: 'Giữ bản đang gõ ở đây' }).click()
    await isKept()
    expect((await content()).conclusion).toBe('Nhất trí.')
  })
})
