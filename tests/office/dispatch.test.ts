import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { ReadContext, WriteContext } from '../../electron/office/context.ts'
import { createDispatcher, type DispatchOptions } from '../../electron/office/dispatch.ts'
import { createLog } from '../../electron/office/log.ts'
import type { OfficeEvent, Right } from '../../shared/command.ts'
import { type CommandName, contract } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusal.ts'
import { discard, type OfficeUnderTest, officeAt, temporaryFolder } from '../helpers/office.ts'
import { content, draftRevisionOf, filledOffice, now, person } from './filled-office.ts'

const open: OfficeUnderTest[] = []
const opened = async () => {
  const result = await filledOffice()
  open.push(result.office)
  return result
}
afterEach(async () => {
  for (const office of open.splice(0)) await discard(office)
})

/** The dispatcher alone, with handlers of our own and a real log. */
function dispatcherWith(
  handlers: Partial<Record<CommandName, unknown>>,
  options: Partial<DispatchOptions> = {},
) {
  const folder = temporaryFolder()
  const events: OfficeEvent[] = []
  const file = join(folder, 'log', 'office.log')
  const none = {} as ReadContext & WriteContext
  const dispatcher = createDispatcher({
    handlers: handlers as DispatchOptions['handlers'],
    runner: {
      read: (work) => work(none),
      write: (_command, work) => work(none),
      jobContext: (_command, _job, signal) => ({ signal }) as never,
    },
    log: createLog(folder),
    emit: (event) => events.push(event),
    refuse: () => undefined,
    ...options,
  })
  return { ...dispatcher, events, log: () => (existsSync(file) ? readFileSync(file, 'utf8') : '') }
}
const failure = (answer: Awaited<ReturnType<OfficeUnderTest['call']>>) => {
  if (answer.ok) throw new Error('was not refused')
  return answer.error
}

describe('what is not in the contract', () => {
  it.each(['people.eraseAll', '', '__proto__', 'constructor', 'toString', 'people', 'people.search '])(
    'is not a command: "%s"',
    async (name) => {
      const { office } = await opened()
      const error = failure(await office.call(name, {}))
      expect(error).toEqual({ code: 'not-found', message: 'Chương trình không có lệnh này.' })
    },
  )
})

describe('input that does not fit', () => {
  it('is answered in Vietnamese, field by field', async () => {
    const { office, cells } = await opened()
    const fields = { ...person(''), personalId: '12', birthDate: '1970-02-31' }
    const error = await office.refusal('people.add', {
      ...fields,
      cellId: cells[0],
      from: '2026-02-31',
      standing: 'official',
    })
    expect(error.code).toBe('invalid')
    expect(error.message).toMatch(/^Chưa ghi được vì có ô chưa hợp lệ: /)
    expect(error.fields).toEqual({
      fullName: 'Chưa nhập họ và tên',
      personalId: 'Số định danh cá nhân phải có 12 chữ số',
      birthDate: 'Ngày không có trong lịch',
      from: 'Ngày không có trong lịch',
    })
  })

  it.each([
    ['nothing', undefined],
    ['a text', 'x'],
    ['a list', []],
    ['a number where a text belongs', { query: 7 }],
    ['an unknown standing', { standing: 'retired' }],
    ['a limit out of range', { limit: 100_000 }],
  ])('is refused before any work: %s', async (_what, input) => {
    const { office } = await opened()
    const error = failure(await office.call('people.search', input))
    expect(error.code).toBe('invalid')
    expect(error.message).not.toMatch(/Invalid|expected|received/)
  })

  it('names the place inside a list', async () => {
    const { office, meeting } = await opened()
    const broken = content('', {
      votes: [{ kind: 'resolution', question: '', inFavour: -1, against: 0, other: 0 }],
    })
    const error = await office.refusal('meetings.keep', { id: meeting, draftRevision: 0, content: broken })
    expect(Object.keys(error.fields ?? {})).toEqual(['content.votes.0.inFavour'])
  })
})

describe('a fault of the program', () => {
  const secret = 'Nguyễn Văn Bí Mật'
  const thrown = [
    `cannot read ${secret} 012060000001`,
    `two lines\n${secret} born 1958-03-02`,
    `Unexpected token in JSON "{"fullName":"${secret}"}"`,
    'row of Tran Van An 19/05/1970',
  ]

  it.each(thrown)('becomes a general sentence with the number of its log entry: %j', async (message) => {
    const { call, log } = dispatcherWith({
      'setup.state': () => {
        throw new TypeError(message)
      },
    })
    const error = failure(await call('setup.state', {}))
    expect(error.code).toBe('internal')
    expect(error.message).toContain(error.logId)
    expect(Object.keys(error).sort()).toEqual(['code', 'logId', 'message'])
    expect(JSON.stringify(error)).not.toMatch(/Error|\.ts|at /)

    const entry = JSON.parse(log().trim())
    expect(entry).toMatchObject({ event: 'setup.state', number: error.logId, name: 'TypeError' })
    expect(entry.stack).toContain('dispatch.test.ts')
    expect(log()).not.toMatch(/Nguyễn|Văn|Bí|Mật|Tran|Van An|012060000001|1958|1970/)
  })

  it('keeps what tells where to look', async () => {
    const { call, log } = dispatcherWith({
      'setup.state': () => {
        throw Object.assign(new Error('FOREIGN KEY constraint failed: person.cell_id'), {
          code: 'SQLITE_CONSTRAINT',
        })
      },
    })
    await call('setup.state', {})
    expect(log()).toContain('FOREIGN KEY constraint failed: person.cell_id')
  })

  it('in a job ends the job', async () => {
    const { call, cancelAll } = dispatcherWith({
      'places.drives': () => {
        throw new Error('at once')
      },
      'backup.make': () => Promise.reject(new Error('later')),
    })
    expect(failure(await call('places.drives', {})).code).toBe('internal')
    expect(failure(await call('backup.make', { folder: 'a'.repeat(20) })).code).toBe('internal')
    await cancelAll()
  })

  it('in a write leaves nothing of what was written before it', async () => {
    const { office, cells } = await opened()
    const facts = (await office.ask('organisation.startingFacts', {})).find((row) => row.cellId === cells[0])
    if (!facts) throw new Error('no facts')
    const rows = [
      { ...facts, habit: { day: 9, time: null, place: '' } },
      { ...facts, revision: 77 },
    ]
    expect((await office.refusal('organisation.saveStartingFacts', { rows })).code).toBe('conflict')
    expect((await office.ask('organisation.cell', { id: cells[0] })).facts.habit.day).toBeNull()
  })

  it.each([
    ['SQLITE_FULL', 'hết chỗ trống'],
    ['ENOSPC', 'hết chỗ trống'],
    ['SQLITE_READONLY_DBMOVED', 'Không ghi được vào thư mục'],
    ['SQLITE_CORRUPT_VTAB', 'bị hỏng'],
    ['SQLITE_IOERR_FSYNC', 'Ổ đĩa không đọc hoặc ghi được'],
    ['SQLITE_BUSY_SNAPSHOT', 'đang bận'],
  ])('of the disk is said in words: %s', async (code, words) => {
    const { call, log } = dispatcherWith({
      'setup.state': () => {
        throw Object.assign(new Error('a technical text'), { code })
      },
    })
    const error = failure(await call('setup.state', {}))
    expect(error.code).toBe('storage')
    expect(error.message).toContain(words)
    expect(error).not.toHaveProperty('current')
    expect(log()).toContain(code)
  })
})

describe('rights', () => {
  it('are asked for before the input is even looked at', async () => {
    const asked: Right[] = []
    const refuse = (right: Right) => {
      asked.push(right)
      return 'forbidden' as const
    }
    const { call } = dispatcherWith({}, { refuse })
    for (const name of Object.keys(contract))
      expect(failure(await call(name, 'nonsense')).code).toBe('forbidden')
    expect(asked).toEqual(Object.values(contract).map((command) => command.right))
  })
})

describe('events', () => {
  it('tell which rooms show something else after a write, and nothing after a read or a kept draft', async () => {
    const { office, members, meeting } = await opened()
    const draftRevision = await draftRevisionOf({ office, meeting })
    const events: OfficeEvent[] = []
    office.onEvent((event) => events.push(event))
    await office.ask('people.search', {})
    await office.ask('meetings.keep', { id: meeting, draftRevision, content: content('') })
    expect(events).toEqual([])
    await office.ask('people.remove', { id: members[0] ?? '', revision: 1, reason: 'Ghi trùng' })
    expect(events).toEqual([
      { kind: 'changed', capabilities: expect.arrayContaining(['people', 'home', 'recycle']) },
    ])
    await office.refusal('people.remove', { id: members[0] ?? '', revision: 1, reason: 'Ghi trùng' })
    expect(events).toHaveLength(1)
  })

  it('are no longer sent to who left', async () => {
    const { office } = await opened()
    const events: OfficeEvent[] = []
    office.onEvent((event) => events.push(event))()
    await office.ask('setup.textSize', { textSize: 'large' })
    expect(events).toEqual([])
  })
})

describe('jobs', () => {
  const waiting = (_input: unknown, { signal }: { signal: AbortSignal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Refusal('cancelled', 'Đã hủy theo yêu cầu.')))
    })

  it('are cancelled by their name, one without the other', async () => {
    const { call, cancel, cancelAll } = dispatcherWith({ 'places.drives': waiting })
    const first = call('places.drives', {}, 'first')
    const second = call('places.drives', {}, 'second')
    cancel('first')
    cancel('unknown')
    expect(failure(await first).code).toBe('cancelled')
    const still = Symbol('still running')
    expect(await Promise.race([second, Promise.resolve(still)])).toBe(still)
    await cancelAll()
    expect(failure(await second).code).toBe('cancelled')
  })

  it('have ended when all are cancelled', async () => {
    let hasEnded = false
    const slow = async (_input: unknown, { signal }: { signal: AbortSignal }) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      await new Promise((resolve) => setTimeout(resolve, 30))
      hasEnded = true
      return []
    }
    const { call, cancelAll } = dispatcherWith({ 'places.drives': slow })
    const answer = call('places.drives', {})
    await cancelAll()
    expect(hasEnded).toBe(true)
    expect((await answer).ok).toBe(true)
  })

  it('say how far they are under the name that the window gave them', async () => {
    const { office } = await opened()
    const events: OfficeEvent[] = []
    office.onEvent((event) => events.push(event))
    const { here } = await office.ask('places.list', { folder: null })
    expect(here).toBeNull()
    const [home] = (await office.ask('places.list', { folder: null })).folders
    await office.call('backup.sets', { folder: home?.token }, 'sets')
    expect(events.every((event) => event.kind === 'progress' && event.job === 'sets')).toBe(true)
  })
})

describe('an answer that does not fit the contract', () => {
  it('is noticed where answers are checked', async () => {
    const { call } = dispatcherWith({ 'setup.state': () => ({ isSetUp: 'yes' }) }, { checksOutputs: true })
    expect(failure(await call('setup.state', {})).code).toBe('internal')
  })
})

describe('an office that is not there yet', () => {
  it('answers a missing record with what is missing', async () => {
    const office = await officeAt({ now })
    open.push(office)
    const id = '00000000-0000-7000-8000-000000000000'
    const error = await office.refusal('people.card', { id })
    expect(error).toEqual({ code: 'not-found', message: expect.stringContaining('Không tìm thấy') })
  })
})
