import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BodyNow, ChangePlan, ChangeRequest, Situation } from '../../../shared/organisation/changes.ts'
import { planChange } from '../../../shared/organisation/planning.ts'
import { openRulebook } from '../../../shared/rulebook/rules.ts'

const book = openRulebook()
const on = '2026-10-01'
const asked = { on, decisionNumber: '15-QĐ/ĐU' }

const cell = (id: string, name: string, more: Partial<BodyNow> = {}): BodyNow => ({
  id,
  kind: 'cell',
  name,
  parentId: null,
  endedOn: null,
  changedOn: null,
  ...more,
})
const crowd = (cellId: string, count: number): Situation['members'] =>
  Array.from({ length: count }, (_, index) => ({
    personId: `${cellId}-${index}`,
    cellId,
    standing: 'official',
  }))

const situation: Situation = {
  today: '2026-11-22',
  bodies: [
    cell('xa', 'Mường Than', { kind: 'commune' }),
    cell('db', 'Đảng bộ UBND xã', { kind: 'intermediate', parentId: 'xa' }),
    cell('sen', 'Chi bộ bản Sen'),
    cell('dong', 'Chi bộ bản Đông', { changedOn: '2020-01-01' }),
    cell('vp', 'Chi bộ Văn phòng', { parentId: 'db' }),
    cell('cu', 'Chi bộ khu 8', { endedOn: '2025-01-01' }),
    cell('to', 'Tổ đảng 1', { kind: 'group', parentId: 'sen' }),
  ],
  members: [
    ...crowd('sen', 6),
    ...crowd('dong', 5),
    ...crowd('vp', 4),
    { personId: 'dong-db', cellId: 'dong', standing: 'probationary' },
    { personId: 'dong-khach', cellId: 'dong', standing: 'visiting' },
  ],
  joinedAfter: [],
  posts: [
    { id: 'bt-sen', post: 'secretary', personId: 'sen-0', bodyId: 'sen' },
    { id: 'bt-dong', post: 'secretary', personId: 'dong-0', bodyId: 'dong' },
    { id: 'pt-dong', post: 'in-charge', personId: 'uv', bodyId: 'dong' },
    { id: 'tt-dong', post: 'village-head', personId: 'ngoai-dang', bodyId: 'dong' },
  ],
  postsAfter: [],
  openTasks: [{ id: 't1', cellId: 'dong', personId: null }],
  meetingsAfter: [{ id: 'm1', cellId: 'dong', on: '2026-10-05' }],
}

function planOf(request: ChangeRequest, now: Situation = situation): ChangePlan {
  const planned = planChange(request, now, book)
  if (!planned.ok) throw new Error(planned.why.join(' '))
  return planned.plan
}
const whyNot = (request: ChangeRequest, now: Situation = situation): string => {
  const planned = planChange(request, now, book)
  return planned.ok ? 'planned' : planned.why.join(' ')
}
const merge = (
  into: Extract<ChangeRequest, { kind: 'merge' }>['into'],
  sourceIds: readonly string[] = ['sen', 'dong'],
): ChangeRequest => ({ ...asked, kind: 'merge', sourceIds, into })

describe('a renaming', () => {
  it('closes one name and opens the next, and moves nobody', () => {
    const plan = planOf({ ...asked, kind: 'rename', bodyId: 'sen', name: ' Chi bộ  bản Sen Đông ' })
    expect(plan).toMatchObject({
      on,
      decisionNumber: '15-QĐ/ĐU',
      namesClosed: ['sen'],
      namesOpened: [{ body: 'sen', name: 'Chi bộ bản Sen Đông' }],
      begun: [],
      ended: [],
      moved: [],
      postsEnded: [],
      warnings: [],
    })
  })

  it.each([
    ['', 'Chưa nhập tên mới.'],
    ['Chi bộ bản Sen', 'Tên mới giống tên đang dùng.'],
    ['chi bo ban dong', 'đang dùng cho một tổ chức khác'],
  ])('to "%s" cannot be', (name, words) => {
    expect(whyNot({ ...asked, kind: 'rename', bodyId: 'sen', name })).toContain(words)
  })

  it('may take the name of a cell that has ended', () => {
    expect(whyNot({ ...asked, kind: 'rename', bodyId: 'sen', name: 'Chi bộ khu 8' })).toBe('planned')
  })
})

describe('a merger', () => {
  it('into a new cell ends both and takes everybody over', () => {
    const plan = planOf(merge({ key: 'new-1', name: 'Chi bộ bản Sen Đông' }))
    expect(plan.begun).toEqual([{ key: 'new-1', name: 'Chi bộ bản Sen Đông', parentId: null }])
    // Its group ends with it.
    expect(plan.ended).toEqual(['sen', 'dong', 'to'])
    expect(plan.moved).toHaveLength(13)
    expect(plan.namesClosed).toEqual([])
    expect(plan.postsEnded).toEqual(['bt-sen', 'bt-dong', 'pt-dong'])
    // A village keeps its head, in the cell that takes over.
    expect(plan.postsMoved).toEqual([{ id: 'tt-dong', to: 'new-1' }])
    expect(plan.tasksMoved).toEqual([{ id: 't1', to: 'new-1' }])
    expect(plan.lineage).toEqual([
      { from: 'sen', to: 'new-1' },
      { from: 'dong', to: 'new-1' },
    ])
    expect(plan.sizes).toEqual([
      {
        body: 'new-1',
        name: 'Chi bộ bản Sen Đông',
        before: { official: 0, exempt: 0, members: 0 },
        after: { official: 11, exempt: 0, members: 12 },
      },
    ])
    expect(plan.warnings).toEqual([
      '"Chi bộ bản Sen Đông" sẽ có 11 đảng viên chính thức: từ 9 trở lên thì chi bộ bầu chi ủy.',
      '3 chức vụ sẽ kết thúc cùng ngày. Hãy ghi chức vụ mới khi có quyết định.',
      '"Chi bộ bản Sen" có 1 tổ đảng, kết thúc cùng ngày. Hãy lập lại ở chi bộ tiếp nhận nếu cần.',
      '"Chi bộ bản Đông" còn 1 nhiệm vụ chưa xong; các nhiệm vụ ấy chuyển sang chi bộ tiếp nhận.',
      '"Chi bộ bản Đông" có 1 buổi sinh hoạt ghi từ ngày này trở đi; các buổi ấy vẫn giữ tên cũ.',
    ])
  })

  it('into one of them leaves that one, under a new name if it has one', () => {
    const plan = planOf(merge({ bodyId: 'sen', name: 'Chi bộ bản Sen Đông' }))
    expect(plan.ended).toEqual(['dong'])
    expect(plan.namesClosed).toEqual(['sen'])
    expect(plan.moved.every(({ from, to }) => from === 'dong' && to === 'sen')).toBe(true)
    expect(plan.postsEnded).toEqual(['bt-dong', 'pt-dong'])
    expect(plan.postsMoved).toEqual([{ id: 'tt-dong', to: 'sen' }])
    expect(planOf(merge({ bodyId: 'sen', name: null })).namesOpened).toEqual([])
  })

  it.each([
    [merge({ bodyId: 'sen', name: null }, ['sen']), 'từ hai chi bộ khác nhau'],
    [merge({ bodyId: 'sen', name: null }, ['sen', 'sen']), 'từ hai chi bộ khác nhau'],
    [merge({ bodyId: 'vp', name: null }), 'phải là một trong'],
    [merge({ bodyId: 'sen', name: null }, ['sen', 'db']), 'không phải chi bộ'],
    [merge({ bodyId: 'sen', name: null }, ['sen', 'cu']), 'đã kết thúc hoạt động'],
    [merge({ bodyId: 'sen', name: null }, ['sen', '?']), 'Không tìm thấy'],
    [merge({ key: 'new-1', name: 'Chi bộ Văn phòng' }), 'đang dùng cho một tổ chức khác'],
    [{ ...merge({ bodyId: 'sen', name: null }), on: '2026-11-23' }, 'ở sau hôm nay'],
    [{ ...merge({ bodyId: 'sen', name: null }), on: '2020-01-01' }, 'đã có thay đổi ngày 01/01/2020'],
  ])('%o cannot be: %s', (request, words) => {
    expect(whyNot(request as ChangeRequest)).toContain(words)
  })

  it('on a day after which somebody was written into a source cannot be', () => {
    const joinedAfter = [{ personId: 'moi', cellId: 'dong', on: '2026-10-20' }]
    expect(whyNot(merge({ bodyId: 'sen', name: null }), { ...situation, joinedAfter })).toContain(
      '1 đảng viên được ghi vào',
    )
  })

  it('without a decision’s number is only pointed out', () => {
    const request = { ...merge({ bodyId: 'sen', name: null }), decisionNumber: '  ' }
    expect(planOf(request).warnings[0]).toBe('Chưa ghi số quyết định; có thể bổ sung sau.')
  })
})

describe('a split', () => {
  const split = (
    parts: readonly { readonly key: string; readonly name: string; readonly personIds: readonly string[] }[],
    sourceGoesOn = true,
  ): ChangeRequest => ({ ...asked, kind: 'split', sourceId: 'sen', sourceGoesOn, parts })
  const part = (key: string, name: string, ...numbers: readonly number[]) => ({
    key,
    name,
    personIds: numbers.map((number) => `sen-${number}`),
  })

  it('founds a cell and leaves the rest where they are', () => {
    const plan = planOf(split([part('new-1', 'Chi bộ bản Sen Thượng', 0, 1)]))
    expect(plan.ended).toEqual([])
    expect(plan.moved.map(({ personId }) => personId)).toEqual(['sen-0', 'sen-1'])
    expect(plan.postsEnded).toEqual(['bt-sen'])
    expect(plan.sizes.map(({ body, after }) => [body, after.official])).toEqual([
      ['new-1', 2],
      ['sen', 4],
    ])
    expect(plan.warnings[0]).toBe(
      '"Chi bộ bản Sen Thượng" sẽ có 2 đảng viên chính thức, dưới mức 3: chưa đủ điều kiện là một chi bộ.',
    )
  })

  it('takes an open task with whoever has it where the source ends, else to the first part', () => {
    const openTasks = [
      { id: 't-1', cellId: 'sen', personId: 'sen-4' },
      { id: 't-2', cellId: 'sen', personId: 'dong-0' },
      { id: 't-3', cellId: 'sen', personId: null },
      { id: 't-4', cellId: 'dong', personId: 'sen-4' },
    ]
    const parts = [part('new-1', 'Chi bộ Sen Thượng', 0, 1, 2), part('new-2', 'Chi bộ Sen Hạ', 3, 4, 5)]
    expect(planOf(split(parts, false), { ...situation, openTasks }).tasksMoved).toEqual([
      { id: 't-1', to: 'new-2' },
      { id: 't-2', to: 'new-1' },
      { id: 't-3', to: 'new-1' },
    ])
    // A cell that goes on keeps them all.
    expect(planOf(split(parts.slice(1)), { ...situation, openTasks }).tasksMoved).toEqual([])
  })

  it('may give the old name to one of the parts where the source ends', () => {
    const plan = planOf(
      split([part('new-1', 'Chi bộ bản Sen', 0, 1, 2), part('new-2', 'Chi bộ bản Sen Hạ', 3, 4, 5)], false),
    )
    expect(plan.ended).toEqual(['sen', 'to'])
    expect(plan.begun).toHaveLength(2)
  })

  it.each([
    [split([]), 'từ hai chi bộ trở lên'],
    [split([part('new-1', 'Chi bộ A', 0)], false), 'từ hai chi bộ trở lên'],
    [
      split([part('n1', 'Chi bộ A', 0, 1, 2), part('n2', 'Chi bộ B', 3)], false),
      'Còn 2 đảng viên chưa được xếp',
    ],
    [split([part('n1', 'Chi bộ A', 0), part('n2', 'Chi bộ B', 0)]), 'xếp vào hai chi bộ'],
    [split([part('n1', 'Chi bộ A', 0), part('n2', 'chi bo a', 1)]), 'tên khác nhau'],
    [split([part('n1', 'Chi bộ A', 99)]), 'không thuộc chi bộ'],
    [split([part('n1', 'Chi bộ bản Sen', 0)]), 'đang dùng'],
    [split([part('n1', ' ', 0)]), 'Chưa nhập tên'],
  ])('%o cannot be: %s', (request, words) => {
    expect(whyNot(request)).toContain(words)
  })
})

describe('a dissolution', () => {
  const dissolve = (
    toBodyId: string | null,
    others: readonly { readonly personId: string; readonly toBodyId: string }[] = [],
    bodyId = 'vp',
  ): ChangeRequest => ({ ...asked, kind: 'dissolve', bodyId, toBodyId, others })

  it('sends everybody to one cell, and some to another', () => {
    const plan = planOf(dissolve('sen', [{ personId: 'vp-0', toBodyId: 'dong' }]))
    expect(plan.ended).toEqual(['vp'])
    expect(plan.moved.filter(({ to }) => to === 'sen')).toHaveLength(3)
    expect(plan.moved.filter(({ to }) => to === 'dong')).toEqual([
      { personId: 'vp-0', from: 'vp', to: 'dong' },
    ])
    expect(plan.warnings).toEqual([
      '"Chi bộ bản Sen" sẽ có 9 đảng viên chính thức: từ 9 trở lên thì chi bộ bầu chi ủy.',
    ])
  })

  it('counts the exempt apart, and with the official where the rule does', () => {
    const exempt = { personId: 'vp-mien', cellId: 'vp', standing: 'exempt' } as const
    const plan = planOf(dissolve('sen'), { ...situation, members: [...situation.members, exempt] })
    expect(plan.sizes.map(({ after }) => after)).toEqual([{ official: 10, exempt: 1, members: 11 }])
    expect(plan.warnings).toEqual([
      '"Chi bộ bản Sen" sẽ có 11 đảng viên chính thức (kể cả 1 miễn sinh hoạt): từ 9 trở lên thì chi bộ bầu chi ủy.',
    ])
  })

  it('sends an open task with whoever has it, else to the cell that takes everybody else', () => {
    const openTasks = [
      { id: 't-1', cellId: 'vp', personId: 'vp-0' },
      { id: 't-2', cellId: 'vp', personId: null },
    ]
    const others = [{ personId: 'vp-0', toBodyId: 'dong' }]
    expect(planOf(dissolve('sen', others), { ...situation, openTasks }).tasksMoved).toEqual([
      { id: 't-1', to: 'dong' },
      { id: 't-2', to: 'sen' },
    ])
  })

  it('leaves open tasks where they are when nothing comes of the cell, and says so', () => {
    const openTasks = [{ id: 't-1', cellId: 'vp', personId: null }]
    const empty = { ...situation, members: crowd('sen', 6), openTasks }
    const plan = planOf(dissolve(null), empty)
    expect(plan.tasksMoved).toEqual([])
    expect(plan.warnings).toEqual([
      '"Chi bộ Văn phòng" còn 1 nhiệm vụ chưa xong mà không có chi bộ nào nhận.',
    ])
  })

  it('says nothing of a rule that the receiving cell obeyed before', () => {
    const large = { ...situation, members: [...crowd('sen', 31), ...crowd('vp', 4)] }
    expect(planOf(dissolve('sen'), large).warnings).toEqual([])
    const grows = { ...situation, members: [...crowd('sen', 30), ...crowd('vp', 1)] }
    expect(planOf(dissolve('sen'), grows).warnings).toEqual([
      '"Chi bộ bản Sen" sẽ có 31 đảng viên, trên 30: cần cấp trên đồng ý.',
    ])
  })

  it('needs a cell in being for everybody', () => {
    expect(whyNot(dissolve(null))).toContain('Còn 4 đảng viên chưa có chi bộ nơi đến.')
    for (const to of ['vp', 'cu', 'db', '?'])
      expect(whyNot(dissolve(to))).toContain('một chi bộ khác đang hoạt động')
  })

  it('of an intermediate body waits for its cells', () => {
    expect(whyNot(dissolve(null, [], 'db'))).toContain('còn 1 chi bộ trực thuộc')
    const alone = { ...situation, bodies: situation.bodies.filter(({ id }) => id !== 'vp') }
    expect(planOf(dissolve(null, [], 'db'), alone)).toMatchObject({ ended: ['db'], moved: [] })
  })

  it('of the commune is none of this register', () => {
    expect(whyNot(dissolve('sen', [], 'xa'))).toContain('Không giải thể đảng bộ xã')
  })
})

describe('a move under another body', () => {
  const move = (bodyId: string, parentId: string | null): ChangeRequest => ({
    ...asked,
    kind: 'move',
    bodyId,
    parentId,
  })

  it('changes the superior and nothing else', () => {
    expect(planOf(move('vp', null))).toMatchObject({
      parents: [{ body: 'vp', parentId: null }],
      moved: [],
      ended: [],
    })
  })

  it.each([
    ['vp', 'db', 'đang trực thuộc'],
    ['sen', 'dong', 'không đặt dưới'],
    ['to', 'db', 'không đặt dưới'],
  ])('of %s under %s cannot be', (bodyId, parentId, words) => {
    expect(whyNot(move(bodyId, parentId))).toContain(words)
  })
})

describe('whatever is planned', () => {
  const ids = ['sen', 'dong', 'vp'] as const
  const anyRequest: fc.Arbitrary<ChangeRequest> = fc.oneof(
    fc
      .tuple(fc.uniqueArray(fc.constantFrom(...ids), { minLength: 2 }), fc.boolean())
      .map(([sources, isNew]) =>
        merge(isNew ? { key: 'n', name: 'Chi bộ mới' } : { bodyId: sources[0] ?? '', name: null }, sources),
      ),
    fc
      .tuple(fc.constantFrom(...ids), fc.boolean(), fc.array(fc.nat(1), { minLength: 7, maxLength: 7 }))
      .map(([sourceId, sourceGoesOn, where]): ChangeRequest => {
        const own = situation.members
          .filter(({ cellId }) => cellId === sourceId)
          .map(({ personId }) => personId)
        const parts = ['A', 'B'].map((name, number) => ({
          key: `n${number}`,
          name: `Chi bộ ${name}`,
          personIds: own.filter((_, index) => where[index] === number),
        }))
        return { ...asked, kind: 'split', sourceId, sourceGoesOn, parts }
      }),
    fc
      .tuple(fc.constantFrom(...ids), fc.constantFrom(...ids))
      .filter(([a, b]) => a !== b)
      .map(
        ([bodyId, toBodyId]): ChangeRequest => ({ ...asked, kind: 'dissolve', bodyId, toBodyId, others: [] }),
      ),
  )

  it('nobody is lost, nobody stands in two cells and nobody stays in one that ended', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const plan = planOf(request)
        const to = new Map(plan.moved.map((move) => [move.personId, move.to]))
        expect(to.size).toBe(plan.moved.length)
        for (const { personId, cellId } of situation.members) {
          const place = to.get(personId) ?? cellId
          expect(plan.ended).not.toContain(place)
          expect([...situation.bodies.map(({ id }) => id), ...plan.begun.map(({ key }) => key)]).toContain(
            place,
          )
          if (to.has(personId))
            expect(plan.moved.find((move) => move.personId === personId)?.from).toBe(cellId)
        }
      }),
    )
  })

  it('every cell that ends has an heir, and every group that ends had a cell that did', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const plan = planOf(request)
        const heirs = (id: string | null | undefined) => plan.lineage.some(({ from }) => from === id)
        for (const id of plan.ended) {
          const body = situation.bodies.find((each) => each.id === id)
          expect(heirs(body?.kind === 'group' ? body.parentId : id)).toBe(true)
        }
      }),
    )
  })
})
