import { describe, expect, it } from 'vitest'
import { numbersIn, withoutPersonalNumbers } from '../../../shared/packets/personal-numbers.ts'
import { packetText, textFile } from '../../../shared/packets/text.ts'
import { distinctNames, plainFileName } from '../../../shared/text/file-names.ts'

describe('the name of a file that goes out', () => {
  it.each([
    ['Chi bộ bản Sen Đông', 'Chi bo ban Sen Dong'],
    ['Biên bản số 08-BB/CB', 'Bien ban so 08-BB CB'],
    ['a\\b:c*d?e"f<g>h|i', 'a b c d e f g h i'],
    ['Chi bộ 3. ', 'Chi bo 3'],
    ['..', 'tep'],
    ['', 'tep'],
    ['NUL', 'NUL_'],
    ['com1', 'com1_'],
    ['Thôn\u200b Đoài\n', 'Thon Doai'],
    [`${'Đ'.repeat(79)} X`, 'D'.repeat(79)],
  ])('of %j is %j', (text, name) => {
    expect(plainFileName(text)).toBe(name)
  })

  it('of two that differ only in capitals are two on FAT', () => {
    expect(distinctNames(['Chi bo A', 'chi bo a', 'Chi bo A', 'B'])).toEqual([
      'Chi bo A',
      'chi bo a (2)',
      'Chi bo A (3)',
      'B',
    ])
  })
})

describe('personal numbers in a text', () => {
  it('are twelve figures in a row, whosever they are', () => {
    expect(numbersIn('CCCD 012060000001, đợt 2').sure).toEqual(['012060000001'])
    expect(numbersIn('0912345678 là điện thoại; 1234567890123 là mã').sure).toEqual([])
  })

  it('may be nine figures, or groups of three', () => {
    expect(numbersIn('số 123456789 và 012 060 000 001, kinh phí 120.000.000 đồng').possible).toEqual([
      '123456789',
      '012060000001',
      '120000000',
    ])
  })

  it('are taken out where the register has them; an amount of money stays', () => {
    const isKnown = (number: string) => number === '012060000001'
    expect(withoutPersonalNumbers('012060000002; 012 060 000 001; 120.000.000 đồng', isKnown)).toBe(
      '[bỏ số định danh]; [bỏ số định danh]; 120.000.000 đồng',
    )
  })
})

const told: Parameters<typeof packetText>[0] = {
  ...{ cellName: 'Chi bộ bản Sen Đông', period: '2026-11', kind: 'combined', heldOn: '2026-11-05' },
  ...{ startsAt: '19:30', endsAt: '21:35', place: 'Nhà văn hóa bản', topic: 'Học tập và làm theo Bác' },
  ...{ agenda: '1. Thời sự\n2. Chuyên đề', conclusion: 'Chi bộ thống nhất.', documents: ['Nghị quyết 12'] },
  attendance: {
    ...{ convened: 14, official: 13, probationary: 1, present: 12, excused: 1, absent: 0, exempt: 1 },
    ...{ unmarked: 0, base: 13, presentOfficial: 11, late: 0, online: 0 },
  },
}

describe('the text to paste', () => {
  it('tells title, time, place, attendance and conclusion after the meeting', () => {
    expect(packetText(told, 'after').split('\n')).toEqual([
      'Sinh hoạt chi bộ thường kỳ kết hợp chuyên đề tháng 11 năm 2026',
      'Chi bộ bản Sen Đông',
      'Thời gian: từ 19 giờ 30 phút đến 21 giờ 35 phút, ngày 05 tháng 11 năm 2026',
      'Địa điểm: Nhà văn hóa bản',
      'Chuyên đề: Học tập và làm theo Bác',
      'Dự sinh hoạt: 12/13 đảng viên (92,3%); vắng có lý do 01; miễn sinh hoạt 01',
      '',
      'Kết luận:',
      'Chi bộ thống nhất.',
      '',
    ])
  })

  it('tells agenda and documents before it, and nothing of what is still to come', () => {
    const text = packetText(told, 'before')
    expect(text).toContain('Thời gian: từ 19 giờ 30 phút, ngày 05')
    expect(text).toContain('Nội dung:\n1. Thời sự\n2. Chuyên đề')
    expect(text).toContain('- Nghị quyết 12')
    expect(text).not.toMatch(/Kết luận|Dự sinh hoạt/)
  })

  it('is a file that Notepad shows rightly', () => {
    const bytes = Buffer.from(textFile('Đảng\nviên\n'))
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(bytes.toString('utf8')).toBe('\ufeffĐảng\r\nviên\r\n')
  })
})
