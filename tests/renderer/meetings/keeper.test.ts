import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createKeeper, type Keeper } from '../../../renderer/meetings/keeper.ts'
import type { Answer, OfficeError } from '../../../shared/command.ts'
import { emptyMeeting, type MeetingContent } from '../../../shared/meetings/meeting.ts'

const PAUSE = 400
const RETRY = 5000
/** How long the office takes to answer. */
const TRAVEL = 50

interface Kept {
  readonly draftRevision: number
  readonly keptAt: string
}

const full: OfficeError = { code: 'storage', message: 'Ổ đĩa đầy.' }
const newer: OfficeError = { code: 'conflict', message: 'Có bản mới hơn.' }

/** The end of the office that a draft is sent to: it refuses a revision that is not its own, and a full disk. */
function openDesk() {
  const kept: string[] = []
  let revision = 0
  let isFull = false
  let atWork = 0
  const send = async (content: MeetingContent, seen: number): Promise<Answer<Kept>> => {
    atWork += 1
    expect(atWork).toBe(1)
    await new Promise((done) => setTimeout(done, TRAVEL))
    atWork -= 1
    if (isFull) return { ok: false, error: full }
    if (seen !== revision) return { ok: false, error: newer }
    revision += 1
    kept.push(content.conclusion)
    return { ok: true, value: { draftRevision: revision, keptAt: `2026-11-05T19:30:0${revision % 10}` } }
  }
  return {
    send,
    kept,
    revision: () => revision,
    setFull: (now: boolean) => {
      isFull = now
    },
    /** Another window keeps its draft. */
    keepElsewhere: (text: string) => {
      revision += 1
      kept.push(text)
    },
    /** What `Ghi vào sổ` does with the draft. */
    record: async (text: string, seen: number): Promise<number> => {
      await new Promise((done) => setTimeout(done, TRAVEL))
      if (isFull || seen !== revision) throw new Error('refused')
      revision += 1
      kept.push(text)
      return revision
    },
  }
}

let desk: ReturnType<typeof openDesk>
let keeper: Keeper
let text: string

const type = (more: string) => {
  text += more
  keeper.changed()
}
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms)

const begin = () => {
  desk = openDesk()
  text = ''
  keeper = createKeeper({
    draftRevision: 0,
    keptAt: null,
    read: () => ({ ...emptyMeeting('2026-11-05'), conclusion: text }),
    send: desk.send,
    pause: PAUSE,
  })
}

beforeEach(() => {
  vi.useFakeTimers()
  begin()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('what is typed', () => {
  it('is sent once after a pause, not at every letter', async () => {
    for (const letter of 'Nhất trí') {
      type(letter)
      await wait(PAUSE / 2)
    }
    expect(desk.kept).toEqual([])
    await wait(PAUSE + TRAVEL)
    expect(desk.kept).toEqual(['Nhất trí'])
  })

  it('counts as kept only when the office has said so', async () => {
    expect(keeper.state()).toEqual({ kind: 'kept', at: null })
    type('a')
    expect(keeper.state()).toEqual({ kind: 'waiting' })
    await wait(PAUSE + TRAVEL - 1)
    expect(keeper.state()).toEqual({ kind: 'waiting' })
    expect(keeper.hasUnkept()).toBe(true)
    await wait(1)
    expect(keeper.state()).toEqual({ kind: 'kept', at: '2026-11-05T19:30:01' })
    expect(keeper.hasUnkept()).toBe(false)
  })

  it('while an earlier part is on its way follows it, and nothing seems kept in between', async () => {
    const seen: string[] = []
    keeper.subscribe(() => seen.push(keeper.state().kind))
    type('a')
    await wait(PAUSE + 1)
    type('b')
    await wait(TRAVEL)
    expect(keeper.hasUnkept()).toBe(true)
    await wait(PAUSE + TRAVEL)
    expect(desk.kept).toEqual(['a', 'ab'])
    expect(seen).toEqual(['waiting', 'waiting', 'kept'])
  })

  it('is sent at once when the field or the page is left, which waits until the office has it', async () => {
    type('a')
    await wait(PAUSE + 1)
    type('b')
    const left = keeper.flush()
    await wait(2 * TRAVEL)
    expect(await left).toBe(true)
    expect(desk.kept).toEqual(['a', 'ab'])
    await wait(RETRY)
    expect(desk.kept).toEqual(['a', 'ab'])
  })
})

describe('a keep that fails', () => {
  it('is said, and tried again by itself until it succeeds', async () => {
    desk.setFull(true)
    type('a')
    const left = keeper.flush()
    await wait(TRAVEL)
    expect(await left).toBe(false)
    expect(keeper.state()).toEqual({ kind: 'failed', error: full })
    await wait(RETRY)
    expect(keeper.state()).toEqual({ kind: 'failed', error: full })
    desk.setFull(false)
    await wait(RETRY + TRAVEL)
    expect(desk.kept).toEqual(['a'])
    expect(keeper.state().kind).toBe('kept')
  })

  it('counts as unkept also while it is being tried again', async () => {
    desk.setFull(true)
    type('a')
    await wait(PAUSE + TRAVEL)
    await wait(RETRY + TRAVEL / 2)
    expect(keeper.hasUnkept()).toBe(true)
  })
})

describe('a draft that another window has changed', () => {
  it('is never overwritten unasked, however much is typed', async () => {
    desk.keepElsewhere('của cửa sổ kia')
    type('a')
    await wait(PAUSE + TRAVEL)
    expect(keeper.state()).toEqual({ kind: 'conflict' })
    type('b')
    await wait(RETRY)
    expect(await keeper.flush()).toBe(false)
    expect(desk.kept).toEqual(['của cửa sổ kia'])
    expect(keeper.hasUnkept()).toBe(true)
  })

  it('gives way when the clerk says so', async () => {
    desk.keepElsewhere('của cửa sổ kia')
    type('a')
    await wait(PAUSE + TRAVEL)
    const replaced = keeper.replace(desk.revision())
    await wait(TRAVEL)
    expect(await replaced).toBe(true)
    expect(desk.kept.at(-1)).toBe('a')
    type('b')
    await wait(PAUSE + TRAVEL)
    expect(desk.kept.at(-1)).toBe('ab')
  })

  it('stops the sending when the record is newer than the page', async () => {
    type('a')
    keeper.standBack()
    await wait(RETRY)
    expect(desk.kept).toEqual([])
    expect(keeper.state()).toEqual({ kind: 'conflict' })
  })
})

describe('taking the draft over into the record', () => {
  const takeOver = () => keeper.takeOver((revision) => desk.record(text, revision))

  it('sends nothing meanwhile, and afterwards what was typed meanwhile', async () => {
    type('a')
    const taken = takeOver()
    await wait(TRAVEL / 2)
    type('b')
    await wait(TRAVEL / 2)
    await taken
    expect(desk.kept).toEqual(['a'])
    expect(keeper.state()).toEqual({ kind: 'waiting' })
    await wait(PAUSE + TRAVEL)
    expect(desk.kept).toEqual(['a', 'ab'])
  })

  it('waits for a keep that is on its way, and takes over the revision after it', async () => {
    type('a')
    await wait(PAUSE + 1)
    const taken = takeOver()
    await wait(2 * TRAVEL)
    await taken
    expect(desk.kept).toEqual(['a', 'a'])
  })

  it('that is refused leaves the typing unkept, and it is kept as a draft', async () => {
    type('a')
    const refused = keeper.takeOver(() => Promise.reject(new Error('refused')))
    await expect(refused).rejects.toThrow('refused')
    expect(keeper.hasUnkept()).toBe(true)
    await wait(PAUSE + TRAVEL)
    expect(desk.kept).toEqual(['a'])
  })
})

describe('whatever happens in whatever order', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('type' as const), text: fc.string({ minLength: 1, maxLength: 3 }) }),
    fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 2 * PAUSE }) }),
    fc.record({ do: fc.constantFrom('flush', 'record', 'fill', 'empty') }),
  )

  it('the last letter reaches the office, and nothing counts as kept that has not', () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        begin()
        const isTrue = () => keeper.hasUnkept() || (desk.kept.at(-1) ?? '') === text
        keeper.subscribe(() => expect(keeper.state().kind !== 'kept' || isTrue()).toBe(true))
        for (const now of steps) {
          if (now.do === 'type') type(now.text)
          else if (now.do === 'wait') await wait(now.ms)
          else if (now.do === 'flush') void keeper.flush()
          else if (now.do === 'record')
            void keeper.takeOver((revision) => desk.record(text, revision)).catch(() => undefined)
          else desk.setFull(now.do === 'fill')
          expect(isTrue()).toBe(true)
        }
        desk.setFull(false)
        await wait(2 * RETRY + steps.length * TRAVEL)
        expect(keeper.state().kind).toBe('kept')
        expect(desk.kept.at(-1) ?? '').toBe(text)
      }),
      { numRuns: 200 },
    ))
})
