import type { MeetingKind, VoteKind } from '../meetings/meeting.ts'

/** What of a meeting decides whether its papers go on the e-handbook. */
export interface WithholdingFacts {
  readonly kind: MeetingKind
  readonly votes: readonly VoteKind[]
  /** Whether its minutes hold self-criticism or criticism of anybody. */
  readonly hasCriticism: boolean
  /** The parts of its minutes that speak of the vetting of a person, in words. */
  readonly vettingIn: readonly string[]
}

const discipline: ReadonlySet<VoteKind> = new Set(['discipline', 'removal', 'expulsion'])
/** Votes on people: what the cell knows of a person's past and worth stays in the cell. */
const admission: ReadonlySet<VoteKind> = new Set(['admission', 'confirmation'])
const appraisal: ReadonlySet<VoteKind> = new Set(['rating'])
const withheldMeetings: Readonly<Partial<Record<MeetingKind, string>>> = {
  committee: 'Văn bản của chi ủy: mặc định không đăng.',
  review: 'Nội dung tự phê bình, kiểm điểm: mặc định không đăng.',
}

/** Thẩm tra, xác minh lý lịch: what was found out about a person, or who is to find it out. */
const vetting = /thẩm tra|lý lịch|xác minh (?:đảng viên|quần chúng|nhân thân|về chính trị)/iu

/** Whether a text speaks of the vetting of a person; NFC. */
export const speaksOfVetting = (text: string): boolean => vetting.test(text)

/** Why the papers of a meeting stay off the e-handbook unless the clerk says otherwise; '' where they do not. */
export function withheld({ kind, votes, hasCriticism, vettingIn }: WithholdingFacts): string {
  if (votes.some((vote) => discipline.has(vote))) return 'Có nội dung kỷ luật: mặc định không đăng.'
  if (votes.some((vote) => admission.has(vote)))
    return 'Có nội dung xét kết nạp, công nhận đảng viên: mặc định không đăng.'
  if (votes.some((vote) => appraisal.has(vote)))
    return 'Có nội dung kiểm điểm, xếp loại: mặc định không đăng.'
  if (vettingIn.length > 0)
    return `Có nội dung thẩm tra, xác minh lý lịch (ở phần ${vettingIn.join(', ')}): mặc định không đăng.`
  if (hasCriticism) return 'Có nội dung tự phê bình và phê bình: mặc định không đăng.'
  return withheldMeetings[kind] ?? ''
}
