import { describe, expect, it } from 'vitest'
import { stageOf } from '../../../shared/months/stage.ts'
import { documentName } from '../../../shared/months/wording.ts'

const meeting = {
  heldOn: '2026-11-05',
  isRecorded: false,
  depth: 'full',
  paperState: 'draft',
} as const

describe('a meeting of the month', () => {
  it.each([
    ['before its day', {}, '2026-11-04', 'Chưa họp', false],
    ['on its day', {}, '2026-11-05', 'Chưa họp', false],
    ['after its day', {}, '2026-11-06', 'Chưa ghi', true],
    ['by figures', { isRecorded: true, depth: 'figures' }, '2026-11-06', 'Đã ghi số liệu', false],
    ['in full', { isRecorded: true }, '2026-11-06', 'Đã ghi đầy đủ', false],
    ['frozen', { isRecorded: true, paperState: 'frozen' }, '2026-11-06', 'Đã chốt bản in', false],
    ['signed', { isRecorded: true, paperState: 'signed' }, '2026-11-06', 'Đã ký', false],
    ['posted', { isRecorded: true, paperState: 'posted' }, '2026-11-06', 'Đã đăng', false],
  ] as const)('%s', (_what, change, today, name, isLate) => {
    expect(stageOf({ ...meeting, ...change }, today)).toEqual({ name, isLate })
  })
})

describe('a document to be studied', () => {
  const document = { number: '57-NQ/TW', issuer: 'Bộ Chính trị', issuedOn: '2024-12-22', title: 'Nghị quyết' }
  it.each([
    [{}, 'Nghị quyết (số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị)'],
    [{ issuedOn: null }, 'Nghị quyết (số 57-NQ/TW của Bộ Chính trị)'],
    [{ number: '', issuedOn: null }, 'Nghị quyết (của Bộ Chính trị)'],
    [{ number: '', issuedOn: '2024', issuer: '' }, 'Nghị quyết (ngày 2024)'],
    [{ number: '', issuedOn: null, issuer: '' }, 'Nghị quyết'],
  ])('is named with what is known of it: %o', (change, name) => {
    expect(documentName({ ...document, ...change })).toBe(name)
  })
})
