import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ProgramManifest, productId, readManifest } from '../../../shared/updates/manifest.ts'
import { faults, programVerdict, verdicts, verdictWords } from '../../../shared/updates/verdict.ts'
import { compareVersions, parseVersion, type Version } from '../../../shared/updates/version.ts'

const number = fc.integer({ min: 0, max: 99_999 })
const version = fc.tuple(number, number, number)

describe('versions', () => {
  it.each([
    ['1.10.0', '1.9.0'],
    ['1.0.10', '1.0.9'],
    ['2.0.0', '1.99.99'],
    ['0.10.0', '0.9.12'],
  ])('%s comes after %s', (newer, older) => {
    const [a, b] = [parseVersion(newer), parseVersion(older)] as [Version, Version]
    expect(compareVersions(a, b)).toBeGreaterThan(0)
    expect(compareVersions(b, a)).toBeLessThan(0)
  })

  it.each([
    '',
    '1',
    '1.2',
    '1.2.3.4',
    'v1.2.3',
    '1.2.3-beta',
    '01.2.3',
    '1.2.３',
    ' 1.2.3',
    '1.2.3\n',
    '1.2.123456',
  ])('"%s" is none that could be published', (text) => expect(parseVersion(text)).toBeUndefined())

  it('stand in one order, whatever they are', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(parseVersion(a.join('.'))).toEqual(a)
        expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0)
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
          expect(compareVersions(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })
})

const file = { name: 'SoChiBo-1.2.0-cai-dat.exe', bytes: 5, sha256: 'a'.repeat(64) }
const portable = { ...file, name: 'SoChiBo-1.2.0-mang-theo.zip' }
const manifest = {
  ...{ format: 'so-chi-bo-update', formatVersion: 1, product: productId, kind: 'program' },
  ...{ version: '1.2.0', schema: 100, updatesFrom: '0.5.0', date: '2026-12-01' },
  ...{ news: ['In nhanh hơn.'], files: [file] },
} satisfies ProgramManifest
const read = (change: object) => readManifest(JSON.stringify({ ...manifest, ...change }))

describe('a release is held to the program that runs', () => {
  it.each([
    ['newer', { version: '1.1.9', schema: 100 }],
    ['newer', { version: '0.5.0', schema: 90 }],
    ['newer', { version: '1.1.10', schema: 100 }],
    ['same', { version: '1.2.0', schema: 100 }],
    ['older', { version: '1.10.0', schema: 100 }],
    ['older', { version: '1.2.1', schema: 100 }],
    // An older program of a higher number does not become installable by its number.
    ['older-data', { version: '1.1.0', schema: 110 }],
    ['between', { version: '0.4.9', schema: 90 }],
    // A program that was never published, as a developer's.
    ['between', { version: '0.0.0-test', schema: 90 }],
  ] as const)('%s, against %o', (verdict, here) => {
    expect(programVerdict(manifest, { ...here, rules: 1 })).toBe(verdict)
  })

  it('every verdict has a sentence that says what to do', () => {
    for (const verdict of verdicts) {
      const words = verdictWords(verdict, { version: '1.2.0', here: '1.1.0', needs: '0.5.0' })
      expect(words).toMatch(/\.$/)
      expect(words).not.toContain('undefined')
      if (faults.some((fault) => fault === verdict)) expect(words).toMatch(/giữ nguyên.*Hãy|giữ nguyên.*Đừng/)
    }
  })
})

describe('a manifest', () => {
  it('is read as it was written', () => {
    expect(read({})).toEqual(manifest)
    expect(read({ files: [file, portable] })).toMatchObject({ files: [file, portable] })
  })

  it('of another product is named so, whatever else it holds', () => {
    expect(read({ product: 'vn.khac' })).toBe('foreign')
    expect(readManifest('{"format":"so-chi-bo-update","product":"vn.khac"}')).toBe('foreign')
  })

  const renamed = (name: string) => ({ files: [{ ...file, name }] })
  it.each([
    ['a path upwards', renamed('../SoChiBo-1.2.0-cai-dat.exe')],
    ['a path of Windows upwards', renamed('..\\SoChiBo-1.2.0-cai-dat.exe')],
    ['an absolute path', renamed('/bin/sh')],
    ['an absolute path of Windows', renamed('C:\\Windows\\System32\\cmd.exe')],
    ['a share', renamed('\\\\server\\share\\SoChiBo-1.2.0-cai-dat.exe')],
    ['a device', renamed('CON')],
    ['a device with an ending', renamed('NUL.exe')],
    ['a stream of a file', renamed('SoChiBo-1.2.0-cai-dat.exe:hidden')],
    ['a file of another version', renamed('SoChiBo-1.1.0-cai-dat.exe')],
    ['no file', { files: [] }],
    ['only the portable folder', { files: [portable] }],
    ['a file twice', { files: [file, file] }],
    ['three files', { files: [file, portable, portable] }],
    ['an empty file', { files: [{ ...file, bytes: 0 }] }],
    ['a file without end', { files: [{ ...file, bytes: 1e12 }] }],
    ['half a hash', { files: [{ ...file, sha256: 'ab' }] }],
    ['a hash in capitals', { files: [{ ...file, sha256: 'A'.repeat(64) }] }],
    ['a version that is none', { version: '1.2' }],
    ['a day that is not in the calendar', { date: '2026-02-30' }],
    ['nothing new', { news: [] }],
    ['a sentence that turns round', { news: ['a\u202eb'] }],
    ['a sentence without end', { news: ['a'.repeat(301)] }],
    ['a later format', { formatVersion: 2 }],
    ['something that we do not know', { also: 1 }],
    ['another kind', { kind: 'plugin' }],
  ])('with %s is not understood', (_what, change) => {
    expect(read(change)).toBe('malformed')
  })

  it('never throws, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readManifest(text)).toBe('malformed')
      }),
    )
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(['malformed', 'foreign']).toContain(readManifest(text))
      }),
    )
  })
})
