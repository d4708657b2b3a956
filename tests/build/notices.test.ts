import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { notices, partsOfProgram } from '../../build/packaging/notices.ts'
import { informationSheet, sheetFile } from '../../build/packaging/sheet.ts'

/** As a build notes them. */
const parts = partsOfProgram({
  desktop: ['node_modules/zod', 'node_modules/docx'],
  office: ['node_modules/yauzl', 'node_modules/zod'],
  renderer: ['node_modules/react-dom', 'node_modules/wouter'],
  browser: ['node_modules/vite'],
})

describe('the notices beside the program', () => {
  it('name what is in the bundles, what lies beside them, and what those brought along, once each', () => {
    const names = parts.map(({ name }) => name)
    expect(names).toEqual(
      expect.arrayContaining([
        '@fontsource/tinos',
        'better-sqlite3-multiple-ciphers',
        'docx',
        'fflate',
        'react-dom',
        'wouter',
        'yauzl',
        'zod',
      ]),
    )
    expect(new Set(names).size).toBe(names.length)
    expect(names).not.toContain('vite')
  })

  it('give every one its licence, as it came or in a line where it came without', () => {
    for (const { name, license, texts } of parts) {
      expect(license, name).not.toBe('')
      expect(texts.join('').length, name).toBeGreaterThan(20)
    }
    const text = notices(parts)
    expect(text).toContain('SIL Open Font License')
    expect(text).toMatch(/wouter [\d.]+ \(Unlicense\)/)
    expect(text).toContain('LICENSES.chromium.html')
  })

  it('name the authors of what is compiled into the database', () => {
    const text = notices(parts)
    for (const holder of ['Ulrich Telle', 'Frank Denis', 'Olivier Gay', 'Argon2'])
      expect(text).toContain(holder)
  })

  it.each(['GPL', 'AGPL', 'LGPL', 'SSPL', 'UNLICENSED'])('hold nothing under %s', (license) => {
    expect(
      parts.filter((part) => part.license.split(/[^\w.-]+/).some((one) => one.startsWith(license))),
    ).toEqual([])
  })
})

describe('the Phiếu thông tin phần mềm', () => {
  const facts = {
    version: '1.2.3',
    packagedOn: '05/02/2027',
    electronVersion: '45.4.1',
    files: [{ name: 'SoChiBo-1.2.3-cai-dat.exe', size: 98_700_000, sha256: 'a'.repeat(64) }],
    isSigned: false,
    installedSize: 310,
  }
  const text = (change: Partial<typeof facts> = {}) =>
    informationSheet({ ...facts, ...change })
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')

  it('answers what whoever allows the installation asks', () => {
    const said = text()
    for (const words of [
      'phiên bản 1.2.3, đóng gói ngày 05/02/2027',
      'Windows 10 hoặc 11, bản 64-bit; khoảng 310 MB trống. Không cần quyền quản trị',
      'Không kết nối mạng, không gửi và không nhận gì',
      '%LOCALAPPDATA%\\SoChiBo',
      'Cài đặt → Ứng dụng → Sổ Chi bộ → Gỡ cài đặt',
      'SoChiBo-1.2.3-cai-dat.exe (98,7 MB)',
      `${'aaaaaaaa '.repeat(8)}`,
      'certutil -hashfile',
    ])
      expect(said).toContain(words)
  })

  it('says that it is not signed only where it is not', () => {
    expect(text()).toContain('Tệp chưa có chữ ký số')
    expect(text({ isSigned: true })).toContain('Tệp có chữ ký số')
  })

  it('needs nothing but its own file', () => {
    expect(informationSheet(facts)).not.toMatch(/<script|<link|src=|url\(|https?:/)
  })

  it('gives the hash of the file as it lies there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'so-chi-bo-sheet-'))
    try {
      const file = join(folder, 'bo-cai.exe')
      writeFileSync(file, 'nội dung')
      expect(sheetFile(file)).toEqual({
        name: 'bo-cai.exe',
        size: Buffer.byteLength('nội dung'),
        sha256: createHash('sha256').update('nội dung').digest('hex'),
      })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
