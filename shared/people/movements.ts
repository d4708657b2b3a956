/**
 * Biến động đảng viên as a table: from which standing to which, by what paper, counted how, as the Statute and its
 * guidelines know them (domain.md 2.7, 5.1-5.3). `standing.ts` says whether one may be recorded of a person.
 */
import type { RuleId } from '../rulebook/rules.ts'
import type { Standing } from './person.ts'

/** Kinds of movement (biến động đảng viên). */
export const movementKinds = [
  'admission',
  'readmission',
  'restoration',
  'arrival',
  'temporary-arrival',
  'departure',
  'temporary-departure',
  'return',
  'visit-end',
  'confirmation',
  'exemption',
  'exemption-end',
  'suspension',
  'suspension-end',
  'death',
  'striking-off',
  'expulsion',
  'resignation',
  'cell-change',
] as const
export type MovementKind = (typeof movementKinds)[number]

/** What happens to a number of members. A change of cell takes from one cell and gives to another. */
export type Effect = 'increase' | 'decrease' | 'neutral'

/** What has to be said with a movement: without standing and cell it is refused, the rest is only asked for. */
export const needs = ['standing', 'cell', 'decision', 'other-organisation', 'until'] as const
export type Need = (typeof needs)[number]

/** Nobody yet: a person of the register who is no member. */
export type Before = Standing | 'none'
/** `as-before`: the standing held before the one that ends now. */
export type After = Standing | 'as-before' | 'same'

/** A rule that somebody should look at when recording the movement. */
export interface MovementHint {
  readonly ruleId: RuleId
  readonly text: string
}

export interface Movement {
  readonly kind: MovementKind
  /** As the ledger and the forms call it. */
  readonly name: string
  readonly from: readonly Before[]
  /** More than one where whoever records it has to choose. */
  readonly to: readonly After[]
  readonly commune: Effect
  readonly cell: Effect | 'moves'
  readonly needs: readonly Need[]
  /** Numbers of the 104 document types (shared/lists/dossier.ts) that belong to it. */
  readonly papers: readonly number[]
  readonly hints: readonly MovementHint[]
}

const members: readonly Standing[] = ['probationary', 'official', 'exempt', 'suspended']
const onRoll: readonly Standing[] = [...members, 'away']
const left: readonly Standing[] = ['struck-off', 'expelled', 'resigned']

const transferPapers = [54, 55, 56, 57, 58, 59, 60]

export const movements: Readonly<Record<MovementKind, Movement>> = {
  admission: {
    kind: 'admission',
    name: 'Kết nạp',
    from: ['none'],
    to: ['probationary'],
    commune: 'increase',
    cell: 'increase',
    needs: ['cell', 'decision'],
    papers: [1, 5, 37, 38, 39, 42, 43, 45],
    hints: [
      { ruleId: 'admission.ceremonyWorkingDays', text: 'Lễ kết nạp trong thời hạn kể từ khi có quyết định' },
      { ruleId: 'probation.months', text: 'Thời gian dự bị tính từ ngày lễ kết nạp' },
    ],
  },
  readmission: {
    kind: 'readmission',
    name: 'Kết nạp lại',
    from: left,
    to: ['probationary'],
    commune: 'increase',
    cell: 'increase',
    needs: ['cell', 'decision'],
    papers: [6],
    hints: [{ ruleId: 'admission.readmissionMonths', text: 'Thời gian tối thiểu kể từ khi ra khỏi Đảng' }],
  },
  restoration: {
    kind: 'restoration',
    name: 'Khôi phục đảng tịch',
    from: left,
    to: ['official', 'probationary'],
    commune: 'increase',
    cell: 'increase',
    needs: ['standing', 'cell', 'decision'],
    papers: [],
    hints: [],
  },
  arrival: {
    kind: 'arrival',
    name: 'Chuyển đến chính thức',
    from: ['none', 'transferred', 'visiting'],
    to: ['official', 'probationary', 'exempt'],
    commune: 'increase',
    cell: 'increase',
    needs: ['standing', 'cell', 'other-organisation'],
    papers: transferPapers,
    hints: [{ ruleId: 'transfer.workingDays', text: 'Thời hạn làm thủ tục chuyển sinh hoạt chính thức' }],
  },
  'temporary-arrival': {
    kind: 'temporary-arrival',
    name: 'Chuyển đến tạm thời',
    from: ['none', 'transferred'],
    to: ['visiting'],
    commune: 'neutral',
    cell: 'neutral',
    needs: ['cell', 'other-organisation', 'until'],
    papers: transferPapers,
    hints: [
      { ruleId: 'transfer.temporaryLeastMonths', text: 'Thời gian sinh hoạt tạm thời ngắn nhất' },
      { ruleId: 'transfer.temporaryMostMonths', text: 'Thời gian sinh hoạt tạm thời dài nhất' },
    ],
  },
  departure: {
    kind: 'departure',
    name: 'Chuyển đi chính thức',
    from: onRoll,
    to: ['transferred'],
    commune: 'decrease',
    cell: 'decrease',
    needs: ['other-organisation'],
    papers: transferPapers,
    hints: [{ ruleId: 'transfer.workingDays', text: 'Thời hạn làm thủ tục chuyển sinh hoạt chính thức' }],
  },
  'temporary-departure': {
    kind: 'temporary-departure',
    name: 'Chuyển đi tạm thời',
    from: ['probationary', 'official', 'exempt'],
    to: ['away'],
    commune: 'neutral',
    cell: 'neutral',
    needs: ['other-organisation', 'until'],
    papers: transferPapers,
    hints: [
      { ruleId: 'transfer.temporaryLeastMonths', text: 'Thời gian sinh hoạt tạm thời ngắn nhất' },
      { ruleId: 'transfer.temporaryMostMonths', text: 'Thời gian sinh hoạt tạm thời dài nhất' },
    ],
  },
  return: {
    kind: 'return',
    name: 'Trở về sau khi chuyển đi tạm thời',
    from: ['away'],
    to: ['as-before'],
    commune: 'neutral',
    cell: 'neutral',
    needs: [],
    papers: [],
    hints: [],
  },
  'visit-end': {
    kind: 'visit-end',
    name: 'Hết sinh hoạt tạm thời tại đây',
    from: ['visiting'],
    to: ['transferred'],
    commune: 'neutral',
    cell: 'neutral',
    needs: [],
    papers: [],
    hints: [],
  },
  confirmation: {
    kind: 'confirmation',
    name: 'Công nhận chính thức',
    from: ['probationary'],
    to: ['official'],
    commune: 'neutral',
    cell: 'neutral',
    needs: ['decision'],
    papers: [7, 46, 47, 48, 49, 50, 51, 52, 100],
    hints: [
      {
        ruleId: 'probation.months',
        text: 'Ngày chính thức là ngày hết thời gian dự bị, kể cả khi quyết định ký sau',
      },
      {
        ruleId: 'probation.reviewWorkingDays',
        text: 'Chi bộ xét trong thời hạn sau khi hết thời gian dự bị',
      },
    ],
  },
  exemption: {
    kind: 'exemption',
    name: 'Miễn công tác và sinh hoạt đảng',
    from: ['official'],
    to: ['exempt'],
    commune: 'neutral',
    cell: 'neutral',
    needs: ['decision'],
    papers: [79, 80, 81],
    hints: [],
  },
  'exemption-end': {
    kind: 'exemption-end',
    name: 'Hết miễn công tác và sinh hoạt đảng',
    from: ['exempt'],
    to: ['official'],
    commune: 'neutral',
    cell: 'neutral',
    needs: [],
    papers: [],
    hints: [],
  },
  suspension: {
    kind: 'suspension',
    name: 'Đình chỉ sinh hoạt đảng',
    from: ['probationary', 'official', 'exempt'],
    to: ['suspended'],
    commune: 'neutral',
    cell: 'neutral',
    needs: ['decision'],
    papers: [],
    hints: [],
  },
  'suspension-end': {
    kind: 'suspension-end',
    name: 'Hết đình chỉ sinh hoạt đảng',
    from: ['suspended'],
    to: ['as-before'],
    commune: 'neutral',
    cell: 'neutral',
    needs: ['decision'],
    papers: [],
    hints: [],
  },
  death: {
    kind: 'death',
    name: 'Từ trần',
    from: onRoll,
    to: ['died'],
    commune: 'decrease',
    cell: 'decrease',
    needs: [],
    papers: [102],
    hints: [],
  },
  'striking-off': {
    kind: 'striking-off',
    name: 'Xóa tên',
    from: onRoll,
    to: ['struck-off'],
    commune: 'decrease',
    cell: 'decrease',
    needs: ['decision'],
    papers: [16],
    hints: [],
  },
  expulsion: {
    kind: 'expulsion',
    name: 'Khai trừ',
    from: ['official', 'exempt', 'suspended', 'away'],
    to: ['expelled'],
    commune: 'decrease',
    cell: 'decrease',
    needs: ['decision'],
    papers: [22],
    hints: [],
  },
  resignation: {
    kind: 'resignation',
    name: 'Cho ra khỏi Đảng',
    from: onRoll,
    to: ['resigned'],
    commune: 'decrease',
    cell: 'decrease',
    needs: ['decision'],
    papers: [17, 101],
    hints: [],
  },
  'cell-change': {
    kind: 'cell-change',
    name: 'Chuyển chi bộ trong đảng bộ',
    from: [...onRoll, 'visiting'],
    to: ['same'],
    commune: 'neutral',
    cell: 'moves',
    needs: ['cell'],
    papers: transferPapers,
    hints: [],
  },
}

/** The movements that a person of this standing can have, in the order of the list. */
export const possibleMovements = (standing: Standing | null): readonly Movement[] =>
  movementKinds.map((kind) => movements[kind]).filter(({ from }) => from.includes(standing ?? 'none'))
