import { type Confidence, define, forever, type Rule, statute2011 } from './rule.ts'

/**
 * Who is counted under a vote (cơ sở tính phiếu): the official members called to the meeting, present or not, without
 * those of `vote.outOfBase` who did not come; or every official member on the roll.
 */
export type VoteBase = 'official-convened' | 'official-all'
export interface Threshold {
  readonly numerator: number
  readonly denominator: number
  /** True for "more than"; false for "at least". */
  readonly isStrict: boolean
}

const moreThanHalf: Threshold = { numerator: 1, denominator: 2, isStrict: true }
const twoThirds: Threshold = { numerator: 2, denominator: 3, isStrict: false }

const circular294 = 'Quy định 294-QĐ/TW (2025)'
const discipline296 = 'Quy định 296-QĐ/TW (2025), chưa đối chiếu văn bản'

const electoralRules = 'Quy chế bầu cử trong Đảng, chưa đối chiếu văn bản'

const convened = (what: string): Rule<VoteBase> =>
  define<VoteBase>(`Cơ sở tính khi ${what}`, '', [
    {
      from: forever,
      value: 'official-convened',
      basis: `${circular294}, điểm 9.3.2`,
      confidence: 'second-hand',
    },
  ])

const carriedBy = (
  what: string,
  value: Threshold,
  basis: string,
  confidence: Confidence = 'second-hand',
): Rule<Threshold> =>
  define<Threshold>(`Mức thông qua ${what}`, '', [{ from: forever, value, basis, confidence }])

/** Base and threshold of every kind of question that a cell votes on (domain.md 2.6). */
export const voteRules = {
  /** Standings left out of a voting base of those convened unless the member came. */
  'vote.outOfBase': define<readonly string[]>('Diện không tính vào cơ sở biểu quyết khi vắng', '', [
    {
      from: forever,
      value: ['exempt'],
      basis: `${circular294}, điểm 9.3.2`,
      confidence: 'second-hand',
    },
  ]),
  /** Kinds of question on which a cell below `cell.minimumOfficial` cannot vote. */
  'vote.needsMinimum': define<readonly string[]>(
    'Nội dung mà chi bộ chưa đủ số đảng viên chính thức tối thiểu thì không biểu quyết',
    '',
    [
      {
        from: forever,
        value: ['admission', 'confirmation'],
        basis: `${statute2011}, Điều 24.1`,
        confidence: 'second-hand',
      },
    ],
  ),
  'vote.resolution.base': convened('biểu quyết nghị quyết, kết luận'),
  'vote.resolution.threshold': carriedBy('nghị quyết, kết luận', moreThanHalf, statute2011),
  'vote.admission.base': convened('đề nghị kết nạp'),
  'vote.admission.threshold': carriedBy('đề nghị kết nạp', twoThirds, circular294),
  'vote.confirmation.base': convened('đề nghị công nhận chính thức'),
  'vote.confirmation.threshold': carriedBy('đề nghị công nhận chính thức', twoThirds, circular294),
  'vote.discipline.base': convened('thi hành kỷ luật khiển trách, cảnh cáo'),
  'vote.discipline.threshold': carriedBy(
    'kỷ luật khiển trách, cảnh cáo',
    moreThanHalf,
    discipline296,
    'local',
  ),
  'vote.removal.base': convened('đề nghị kỷ luật cách chức'),
  'vote.removal.threshold': carriedBy('đề nghị kỷ luật cách chức', moreThanHalf, discipline296, 'local'),
  'vote.expulsion.base': convened('đề nghị kỷ luật khai trừ'),
  'vote.expulsion.threshold': carriedBy('đề nghị kỷ luật khai trừ', twoThirds, discipline296, 'local'),
  'vote.exemption.base': convened('đề nghị miễn công tác và sinh hoạt đảng'),
  'vote.exemption.threshold': carriedBy('đề nghị miễn công tác và sinh hoạt đảng', moreThanHalf, statute2011),
  'vote.election.base': define<VoteBase>('Cơ sở tính khi bầu cử', '', [
    { from: forever, value: 'official-convened', basis: electoralRules, confidence: 'local' },
  ]),
  'vote.election.threshold': carriedBy('trúng cử', moreThanHalf, electoralRules, 'local'),
  'vote.rating.base': convened('xếp loại chất lượng đảng viên'),
  'vote.rating.threshold': carriedBy(
    'xếp loại chất lượng đảng viên',
    moreThanHalf,
    'Hướng dẫn 43-HD/BTCTW, ngày 31/10/2025',
  ),
} as const
