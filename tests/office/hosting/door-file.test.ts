import { describe, expect, it } from 'vitest'
import { uploadMediaType, uploadName } from '../../../electron/office/hosting/door-file.ts'

describe('the name of an uploaded file', () => {
  it.each([
    ['plain', 'dang-vien.xlsx', 'dang-vien.xlsx'],
    ['percent-encoded Vietnamese', '%C4%90%E1%BA%A3ng%20vi%C3%AAn.xlsx', 'Đảng viên.xlsx'],
    ['decomposed, made NFC', encodeURIComponent('Đảng viên.xlsx'.normalize('NFD')), 'Đảng viên.xlsx'],
    ['a Windows path', 'C%3A%5CUsers%5CHa%5CDS.xlsx', 'DS.xlsx'],
    ['a climbing path', '../../etc/passwd', 'passwd'],
    ['an encoded climbing path', '..%2F..%2Foffice.db', 'office.db'],
    ['control characters and line ends', 'a%0D%0Ab%00.xlsx', 'ab.xlsx'],
    ['a broken encoding, kept as typed', '100%.xlsx', '100%.xlsx'],
    ['nothing', undefined, 'tep'],
    ['only forbidden characters', '%3F%2A%22', 'tep'],
  ])('is taken from %s', (_, header, name) => {
    expect(uploadName(header)).toBe(name)
  })

  it('is never longer than file systems allow', () => {
    expect(Buffer.byteLength(uploadName('ế'.repeat(1000)))).toBeLessThanOrEqual(600)
  })
})

describe('the media type of an uploaded file', () => {
  it.each([
    ['application/pdf', 'application/pdf'],
    ['Text/CSV; charset=utf-8', 'text/csv'],
    ['nonsense', 'application/octet-stream'],
    [undefined, 'application/octet-stream'],
  ])('%s is taken as %s', (header, type) => {
    expect(uploadMediaType(header)).toBe(type)
  })
})
