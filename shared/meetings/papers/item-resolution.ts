import { blank, type Content, dottedLines, paragraph } from '../../documents/compose.ts'
import type { Block, PartyDocument } from '../../documents/model.ts'
import { people } from '../../documents/phrases.ts'
import { formatPercent } from '../../text/numbers.ts'
import type { Vote, VoteKind } from '../meeting.ts'
import { printedPosts } from '../minutes.ts'
import { comrade } from '../minutes-words.ts'
import { voteResult } from '../voting.ts'
import {
  cellSignature,
  chairContent,
  dayContent,
  type PaperSource,
  paperHead,
  placeContent,
} from './source.ts'
import { composition, votedItems, voteOf } from './voted.ts'

interface Proposal {
  /** What the meeting was held on, after "để xét". */
  readonly considering: string
  /** How the person is called: an admission is about somebody who is no member yet. */
  readonly person: 'quần chúng' | 'đồng chí'
  /** What is written about the person, a heading with lines for the hand. */
  readonly findings: readonly string[]
  /** What those in favour agree to, and what is asked of the committee above, with the person between. */
  readonly agreed: readonly [before: string, after: string]
}

const conduct = [
  'Về phẩm chất chính trị:',
  'Về đạo đức, lối sống:',
  'Về năng lực công tác:',
  'Về quan hệ quần chúng:',
]
const breach = ['Nội dung vi phạm:', 'Tính chất, mức độ, tác hại, nguyên nhân vi phạm:']

/** The layouts of Ban Tổ chức Trung ương for what goes into a person's file (domain.md 3.2, 5.1). */
const proposals = {
  admission: {
    considering: 'đề nghị kết nạp',
    person: 'quần chúng',
    findings: ['Về lý lịch:', ...conduct],
    agreed: ['kết nạp', 'vào Đảng'],
  },
  confirmation: {
    considering: 'đề nghị công nhận đảng viên chính thức đối với',
    person: 'đồng chí',
    findings: ['Về thời gian dự bị:', ...conduct],
    agreed: ['công nhận', 'trở thành đảng viên chính thức'],
  },
  exemption: {
    considering: 'đề nghị miễn công tác và sinh hoạt đảng đối với',
    person: 'đồng chí',
    findings: ['Lý do xin miễn:', 'Thời gian miễn:'],
    agreed: ['cho', 'được miễn công tác và sinh hoạt đảng'],
  },
  discipline: {
    considering: 'thi hành kỷ luật đối với',
    person: 'đồng chí',
    findings: breach,
    agreed: ['thi hành kỷ luật', 'theo hình thức nêu trên'],
  },
  removal: {
    considering: 'đề nghị thi hành kỷ luật cách chức đối với',
    person: 'đồng chí',
    findings: breach,
    agreed: ['thi hành kỷ luật cách chức', 'theo chức vụ đang giữ'],
  },
  expulsion: {
    considering: 'đề nghị thi hành kỷ luật khai trừ đối với',
    person: 'đồng chí',
    findings: breach,
    agreed: ['khai trừ', 'ra khỏi Đảng'],
  },
} as const satisfies Partial<Record<VoteKind, Proposal>>
type ProposedKind = keyof typeof proposals

const isProposed = (kind: VoteKind): kind is ProposedKind => Object.hasOwn(proposals, kind)

/** The questions of a meeting that yield a resolution of their own. */
export const resolvedItems = (votes: readonly Pick<Vote, 'question' | 'kind'>[]) =>
  votedItems(votes, ({ kind }) => isProposed(kind))

const resultOf = ({ roll, content, book }: PaperSource, vote: Vote) =>
  voteResult(vote, roll, content.marks, book, content.heldOn)

/** Whether the question was put to the vote and not carried: there is no resolution then. */
export function isItemVotedDown(source: PaperSource, item: string): boolean {
  const vote = voteOf(source, item)
  return vote !== undefined && resultOf(source, vote).isCarried === false
}

const counted = (count: number | null, base: number): readonly Content[] =>
  count === null ? [blank(6), ' đồng chí'] : [`${people(count)} đồng chí (${formatPercent(count, base)})`]

function adopted(source: PaperSource, vote: Vote, name: Content, proposal: Proposal): Block[] {
  const { base } = resultOf(source, vote)
  const [before, after] = proposal.agreed
  return [
    paragraph(
      `Số đảng viên chính thức tán thành ${before} ${proposal.person} `,
      name,
      ` ${after}: `,
      ...counted(vote.inFavour, base),
      ` so với ${people(base)} đảng viên chính thức được tính; không tán thành: `,
      ...counted(vote.against, base),
      '; ý kiến khác: ',
      ...counted(vote.other, base),
      vote.method === 'ballot' ? '. Hình thức: bỏ phiếu kín.' : '. Hình thức: giơ tay.',
    ),
  ]
}

/**
 * The resolution of a cell on one person (nghị quyết đề nghị kết nạp, công nhận chính thức, miễn sinh hoạt, thi hành kỷ
 * luật): the figures of its minutes, with lines for what only the cell can say. Undefined where the meeting has no such
 * question.
 */
export function itemResolution(source: PaperSource, item: string): PartyDocument | undefined {
  const vote = voteOf(source, item)
  if (!vote || vote.question === '' || !isProposed(vote.kind)) return undefined
  const proposal: Proposal = proposals[vote.kind]
  const { content, roll, book } = source
  const name: Content = vote.about?.fullName ?? blank(40)
  const secretary = roll.find(({ personId }) => personId === content.secretaryId)?.fullName
  const [before, after] = proposal.agreed
  const form = book.rule(`form.resolution.${vote.kind}`, content.heldOn)
  const head = paperHead(source, {
    type: 'NGHỊ QUYẾT',
    subject: [form.title],
    date: content.heldOn,
    isNumbered: true,
  })
  return {
    ...head,
    header: { ...head.header, ...(form.number !== '' && { form: form.number }) },
    blocks: [
      paragraph(
        `Ngày họp: ${dayContent(source)}, tại `,
        placeContent(source),
        `, ${source.cellName} họp để xét, ${proposal.considering} ${proposal.person} `,
        name,
        '.',
      ),
      composition(source),
      paragraph(
        ...chairContent(source, printedPosts),
        ' Thư ký: ',
        secretary === undefined ? blank(30) : comrade(secretary),
        '.',
      ),
      paragraph(`Nội dung biểu quyết: ${vote.question.replace(/\.$/, '')}.`),
      paragraph(`Sau khi thảo luận, chi bộ thống nhất kết luận về ${proposal.person} `, name, ' như sau:'),
      ...proposal.findings.flatMap((heading) => [paragraph(heading), dottedLines(2)]),
      ...adopted(source, vote, name, proposal),
      vote.kind === 'discipline'
        ? paragraph(`${source.cellName} quyết nghị ${before} ${proposal.person} `, name, ` ${after}.`)
        : paragraph(
            `${source.cellName} báo cáo và đề nghị Đảng ủy xem xét, ${before} ${proposal.person} `,
            name,
            ` ${after}.`,
          ),
      cellSignature(source, book.rule('paper.recipients.resolution', content.heldOn)),
    ],
  }
}
