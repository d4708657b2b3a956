import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRecoveryCode, recoveryBytes, writeRecoveryCode } from '../../../shared/accounts/recovery-code.ts'

const codes = fc
  .uint8Array({ minLength: recoveryBytes, maxLength: recoveryBytes })
  .map((bytes) => writeRecoveryCode(bytes))

describe('a recovery code', () => {
  it('is six groups of five without characters that are taken for each other', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/)
      }),
    )
  })

  it('is another one for other bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: recoveryBytes, maxLength: recoveryBytes }),
        fc.nat(recoveryBytes - 1),
        fc.integer({ min: 1, max: 255 }),
        (bytes, position, change) => {
          const other = Uint8Array.from(bytes, (byte, index) => (index === position ? byte ^ change : byte))
          expect(writeRecoveryCode(other)).not.toBe(writeRecoveryCode(bytes))
        },
      ),
    )
  })

  it('is read as it was printed, however it is typed', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(readRecoveryCode(code)).toEqual({ code })
        const typed = code.toLowerCase().replaceAll('-', '  ').replaceAll('0', 'o').replaceAll('1', 'l')
        expect(readRecoveryCode(typed)).toEqual({ code })
      }),
    )
  })

  it('says which group holds a character that was copied wrong', () => {
    fc.assert(
      fc.property(
        codes,
        fc.nat(29),
        fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
        (code, at, wrong) => {
          const characters = [...code.replaceAll('-', '')]
          fc.pre(characters[at] !== wrong)
          characters[at] = wrong
          const read = readRecoveryCode(characters.join(''))
          expect(read).toHaveProperty(
            'problem',
            expect.stringContaining(`Nhóm thứ ${Math.floor(at / 5) + 1} `),
          )
        },
      ),
    )
  })

  it.each(['', '7KQ2M', '7KQ2M-7KQ2M-7KQ2M-7KQ2M-7KQ2M-7KQ2M-7', 'đây không phải mã'])(
    'is not "%s"',
    (typed) => {
      expect(readRecoveryCode(typed)).toHaveProperty('problem', expect.stringContaining('6 nhóm'))
    },
  )
})
