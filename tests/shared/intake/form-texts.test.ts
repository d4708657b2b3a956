import { describe, expect, it } from 'vitest'
import { sections } from '../../../renderer/people/sections.ts'
import { type FormText, formTextNames, formTexts, judgeFormText } from '../../../shared/intake/form-texts.ts'
import type { CellValue } from '../../../shared/intake/layout.ts'

describe('a text of the form in a workbook', () => {
  it.each<[FormText, CellValue, string, 'as-is' | 'mended' | 'wrong']>([
    ['telephone', '0912 345 678', '0912 345 678', 'as-is'],
    ['telephone', 912345678, '0912345678', 'mended'],
    ['telephone', '912345678.0', '0912345678', 'mended'],
    ['telephone', '2143876543', '02143876543', 'mended'],
    ['telephone', '0214.3876543; 0912345678', '0214.3876543; 0912345678', 'as-is'],
    ['telephone', 'không có', '', 'mended'],
    ['telephone', '12345', '', 'mended'],
    ['telephone', '-', '', 'as-is'],
    ['generalSchooling', '12 / 12', '12/12', 'as-is'],
    ['generalSchooling', new Date('2026-12-12'), '12/12', 'mended'],
    ['generalSchooling', new Date('2026-10-07'), '7/10', 'mended'],
    ['generalSchooling', new Date('2026-07-10'), '7/10', 'mended'],
    ['generalSchooling', new Date('2026-10-12'), '10/12', 'mended'],
    ['generalSchooling', new Date('2026-03-05'), '', 'mended'],
    ['generalSchooling', 'THPT', 'THPT', 'as-is'],
    ['professionalLevel', 'ĐẠI HỌC', 'Đại học', 'as-is'],
    ['professionalLevel', 'Đại học Nông nghiệp', 'Đại học Nông nghiệp', 'as-is'],
    ['politicalTheory', 'trung cap', 'Trung cấp', 'as-is'],
    ['occupation', 'x'.repeat(161), '', 'wrong'],
    ['residenceCell', 'Chi bộ tổ 4, phường Tân Phong', 'Chi bộ tổ 4, phường Tân Phong', 'as-is'],
  ])('%s: %j is "%s", %s', (name, value, stored, certainty) => {
    expect(judgeFormText(value, name)).toMatchObject({ value: stored, certainty })
  })

  it('is called as on the card', () => {
    const labels = new Map(
      sections.flatMap(({ groups }) =>
        groups.flatMap(({ fields }) => fields.map(({ key, label }) => [String(key), label] as const)),
      ),
    )
    expect(formTexts.map((name) => [name, formTextNames[name]])).toEqual(
      formTexts.map((name) => [name, labels.get(name)]),
    )
  })
})
