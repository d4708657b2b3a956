import { describe, expect, it } from 'vitest'
import { disksQuery, readDisks, readVolumes } from '../../../electron/office/places/powershell.ts'

/* Outputs in the forms that Microsoft documents for Windows PowerShell 5.1; none was recorded on a real PC. */

const kingston = {
  path: 'E:\\',
  name: 'KINGSTON (E:)',
  freeBytes: 15_513_927_680,
  totalBytes: 15_518_924_800,
}

describe('the drives that Windows tells of', () => {
  it.each([
    ['no stick', '[]\r\n', []],
    ['nothing at all', '', []],
    [
      'one stick',
      '[{"letter":"E:","label":"KINGSTON","free":15513927680,"size":15518924800}]\r\n',
      [kingston],
    ],
    [
      'one stick that is not in a list',
      '{"letter":"E:","label":"KINGSTON","free":15513927680,"size":15518924800}\r\n',
      [kingston],
    ],
    [
      'a mark of the encoding and a line of somebody’s profile before it',
      '\uFEFFChào buổi sáng\r\n[{"letter":"E:","label":"KINGSTON","free":15513927680,"size":15518924800}]\r\n',
      [kingston],
    ],
    [
      'sticks without a name, with a Vietnamese name, a full one and one of two terabytes',
      '[{"letter":"E:","label":"","free":0,"size":4009754624},{"letter":"f:","label":null,"free":1,"size":2},' +
        '{"letter":"G:","label":"Đảng ủy xã","free":1999999999999,"size":2000398934016}]',
      [
        { path: 'E:\\', name: 'E:', freeBytes: 0, totalBytes: 4_009_754_624 },
        { path: 'F:\\', name: 'f:', freeBytes: 1, totalBytes: 2 },
        {
          ...{ path: 'G:\\', name: 'Đảng ủy xã (G:)' },
          ...{ freeBytes: 1_999_999_999_999, totalBytes: 2_000_398_934_016 },
        },
      ],
    ],
  ])('%s', (_what, output, drives) => {
    expect(readVolumes(output)).toEqual(drives)
  })

  it.each(['[{"letter":"E:\\\\..\\\\x","label":"","free":1,"size":2}]', '[{"letter":"E:"}]', '[not'])(
    'refuses %s, and no list is shown then',
    (output) => {
      expect(() => readVolumes(output)).toThrow()
    },
  )
})

describe('what a folder of Windows lies on', () => {
  it.each([
    ['a share', 'share\r\n0.\r\n', 'share'],
    ['another disk', '1.\r\n0.\r\n', 'disk'],
    ['another part of the same disk', '0.\r\n0.\r\n', 'same'],
    ['a volume over two disks, one of them the office’s', '0+1.\r\n0.\r\n', 'same'],
    ['a drive that tells no disk', '.\r\n0.\r\n', 'same'],
    ['no answer', '', 'same'],
    ['a mark of the encoding before it', '\uFEFF1.\r\n0.\r\n', 'disk'],
  ])('%s', (_what, output, medium) => {
    expect(readDisks(output)).toBe(medium)
  })

  it('is asked for letters alone', () => {
    expect(disksQuery(['E:', 'C:']).match(/DeviceID='[A-Z]:'/g)).toHaveLength(2)
  })
})
