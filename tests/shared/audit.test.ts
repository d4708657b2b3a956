import { describe, expect, it } from 'vitest'
import { changeWords, secretsIn, valueWords } from '../../shared/audit/values.ts'

const nobody = { nameOf: () => undefined }

describe('a change of the audit in words', () => {
  it.each([
    ['textSize', 'largest', 'lớn nhất'],
    ['standing', 'official', 'Chính thức'],
    ['from', '2026-10', '10/2026'],
    ['from', '2026-10-05', '05/10/2026'],
    ['personalId', '012060000001', '••••••••0001'],
    ['name', '', 'trống'],
    ['isActive', false, 'không'],
    ['points', 9.5, '9,5'],
    ['rights', ['read', 'write'], 'Xem, Ghi'],
    ['guests', [{ fullName: 'A' }, { fullName: 'B' }, { fullName: 'C' }], 'A / B / C'],
    ['guests', [{ fullName: 'A', note: '' }], 'A'],
    ['guests', [{ fullName: 'A', note: 'Xã đội' }], 'Họ và tên: A; Ghi chú: Xã đội'],
    [
      'votes',
      [{ ballots: { issued: 2, invalid: 0 } }],
      'Phiếu: (Số phiếu phát ra: 2; Số phiếu không hợp lệ: 0)',
    ],
    ['residence', { country: '', detail: 'Bản Mường' }, 'Chi tiết: Bản Mường'],
    ['contact', { telephone: '0912345678' }, 'Điện thoại: ••••••5678'],
    ['exported', 'everything', 'toàn bộ sổ'],
    ['sha256', 'ab'.repeat(32), 'abababab…'],
    ['marks', {}, 'trống'],
  ])('says of %s %j: %s', (field, value, words) => {
    if (field === 'rights') expect(valueWords(field, value, nobody)).not.toContain('read')
    else expect(valueWords(field, value, nobody)).toBe(words)
  })

  it('names who is marked as what, and of a change only whom it is about', () => {
    const ids = Array.from({ length: 9 }, (_, index) => `0198a1b2-1111-7000-8000-00000000000${index}`)
    const names = (asked: string) => (ids.includes(asked) ? `Người ${ids.indexOf(asked)}` : undefined)
    const all = Object.fromEntries(ids.map((id) => [id, 'present']))
    expect(changeWords({ marks: [{}, all] }, { nameOf: names })).toEqual([
      { field: 'Điểm danh', before: 'trống', after: 'Có mặt: 9 người' },
    ])
    const later = { ...all, [ids[3] ?? '']: 'excused: đi viện', [ids[4] ?? '']: 'absent' }
    expect(changeWords({ marks: [all, later] }, { nameOf: names })).toEqual([
      {
        field: 'Điểm danh',
        before: 'Có mặt: Người 3, Người 4',
        after: 'Vắng có lý do (đi viện): Người 3; Vắng không lý do: Người 4',
      },
    ])
  })

  it('reads a list of two as a list, and an act without what holds nothing', () => {
    const telling = { nameOf: () => undefined, command: 'documents.recordSigned' }
    expect(changeWords({ signers: ['Lò A', 'Lò B'], note: '', act: crypto.randomUUID() }, telling)).toEqual([
      { field: 'Người ký', before: null, after: 'Lò A, Lò B' },
    ])
    expect(changeWords({ note: ['', ''], place: ['', 'Nhà văn hóa'] }, telling)).toEqual([
      { field: 'Địa điểm', before: 'trống', after: 'Nhà văn hóa' },
    ])
  })

  it('says the same code as the command means it', () => {
    const kind = (command: string) =>
      changeWords({ kind: 'exemption' }, { nameOf: () => undefined, command })[0]?.after
    expect(kind('movements.record')).toBe('Miễn công tác và sinh hoạt đảng')
    const taken = (value: unknown, command: string) =>
      changeWords({ taken: value }, { nameOf: () => undefined, command })[0]
    expect(taken(['ethnicity', 'photo'], 'duplicates.merge')?.after).toBe('Dân tộc, Ảnh thẻ')
    expect(taken('all', 'intake.apply')).toMatchObject({ field: 'Lấy từ tệp', after: 'mọi chỗ khác nhau' })
    expect(kind('reports.begin')).toBe('Đề nghị miễn công tác và sinh hoạt đảng')
  })

  it('shows numbers in full only where that is asked for, and uncut', () => {
    const away = { workingAway: [[], [{ place: 'B'.repeat(3000), telephone: '0912345678' }]] }
    const said = (numbers: 'masked' | 'full') =>
      changeWords(away, { nameOf: () => undefined, numbers })[0]?.after ?? ''
    expect(said('masked')).not.toContain('0912345678')
    expect(said('full')).toContain('Điện thoại: 0912345678')
    expect(secretsIn(away)).toEqual(['telephone'])
  })

  it('tells of a list of the form the rows that came and went, and how many stayed', () => {
    const school = { from: '1996', to: '2008-05', what: 'Học phổ thông', organisation: '' }
    const farm = { from: '2008', to: null, what: 'Làm ruộng', organisation: 'Bản Mường' }
    const said = (field: string, before: readonly unknown[], after: readonly unknown[]) =>
      changeWords({ [field]: [before, after] }, nobody)
    const farming = 'Từ: 2008; Công việc: Làm ruộng; Nơi làm việc: Bản Mường'
    expect(said('careers', [], [farm])).toEqual([
      { field: 'Quá trình công tác', before: 'không có', after: farming },
    ])
    expect(said('careers', [school, farm], [farm])).toEqual([
      {
        field: 'Quá trình công tác',
        before: 'Từ: 1996; Đến: 05/2008; Công việc: Học phổ thông / và 1 mục như cũ',
        after: '1 mục',
      },
    ])
    expect(said('careers', [school, school], [school, farm])[0]?.after).toBe(`${farming} / và 1 mục như cũ`)
    const badge = { kind: 'badge', badgeYears: 30, on: '2020', name: '', paperNumber: '', by: 'Tỉnh ủy' }
    expect(said('honours', [], [badge])[0]?.after).toBe(
      'Loại: Huy hiệu Đảng; Huy hiệu (năm): 30; Ngày: 2020; Cấp khen: Tỉnh ủy',
    )
    expect(said('careers', [school, farm], [farm, school])[0]).toMatchObject({
      ...{ before: '2 mục', after: 'xếp lại thứ tự' },
    })
  })

  it('tells of any list what was written in its rows, and of its program words nothing', () => {
    const vote = { key: 'v1', question: 'Thông qua kết luận', inFavour: 20, against: 1, kind: 'hands' }
    const said = (field: string, before: readonly unknown[], after: readonly unknown[]) =>
      changeWords({ [field]: [before, after] }, nobody)
    const [voted] = said('votes', [vote], [{ ...vote, against: 2 }])
    expect(voted?.before).toContain('Thông qua kết luận')
    expect(voted?.before?.replace('1', '2')).toBe(voted?.after)
    expect(said('votes', [vote], [{ ...vote, key: 'v2' }])).toEqual([])
    const people = Array.from({ length: 9 }, (_, index) => `Lò Văn ${index}`)
    expect(said('names', people, [...people.slice(1), 'Sùng A Páo'])).toEqual([
      expect.objectContaining({
        before: 'Lò Văn 0 / và 8 mục như cũ',
        after: 'Sùng A Páo / và 8 mục như cũ',
      }),
    ])
  })

  it('says moments by the clock on the wall', () => {
    const wall = new Date('2026-11-23T16:53:25.877Z')
    const time = [wall.getHours(), wall.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
    for (const text of ['2026-11-23T16:53:25.877Z', '2026-11-23T16-53-25-877Z']) {
      expect(valueWords('keptAs', text, nobody)).toMatch(new RegExp(`/11/2026 ${time}$`))
    }
  })

  it('names the records that ids stand for', () => {
    const id = '0198a1b2-1111-7000-8000-000000000001'
    const names = (asked: string) => (asked === id ? 'Chi bộ bản Sen Đông' : undefined)
    expect(changeWords({ cellId: [null, id] }, { nameOf: names })).toEqual([
      { field: 'Chi bộ', before: 'trống', after: 'Chi bộ bản Sen Đông' },
    ])
    expect(changeWords({ cellId: [null, id.replace('1111', '2222')] }, { nameOf: names })[0]?.after).toBe(
      'một bản ghi khác',
    )
  })
})
