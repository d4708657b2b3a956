import {
  bold,
  column,
  dashList,
  dottedLines,
  known,
  paragraph,
  paragraphs,
  romanHeading,
  signatory,
  signature,
  table,
  wideColumn,
} from '../documents/compose.ts'
import type { Block, PartyDocument } from '../documents/model.ts'
import { unended } from '../meetings/minutes-words.ts'
import { communeHeading } from '../organisation/heading.ts'
import { formatCount } from '../text/numbers.ts'
import type { HelpTeam, SupportedCell } from './contract.ts'
import {
  distanceWords,
  memberWords,
  monthTitle,
  monthWords,
  teamSpan,
  trendNames,
  trendOf,
  visitWords,
  weaknessSince,
} from './words.ts'

/** In whose name papers above the cells are made. Number and date are the registry's to write (domain.md 10.5). */
export interface CommuneHead {
  readonly communeName: string
  readonly province: string
  readonly placeName: string
}

export function communePaper(
  { communeName, province, placeName }: CommuneHead,
  type: string,
  subject: readonly string[],
  blocks: readonly Block[],
): PartyDocument {
  const { superior, issuing } = communeHeading(communeName, province)
  return {
    schemaVersion: 1,
    draft: false,
    header: {
      superior,
      issuer: issuing,
      placeAndDate: { ...(placeName.trim() !== '' && { place: placeName }) },
    },
    title: { type, subject },
    blocks,
  }
}

const monthTable = ({ months }: SupportedCell): Block =>
  table(
    [
      wideColumn('Kỳ', 1, 'center'),
      wideColumn('Điểm đánh giá', 1, 'center'),
      wideColumn('Cấp trên dự sinh hoạt', 1, 'center'),
    ],
    months.map((month) => [
      monthTitle(month),
      monthWords(month),
      month.came === null ? '' : month.came ? 'Có dự' : 'Không dự',
    ]),
  )

const teamBlocks = (team: HelpTeam | null): readonly Block[] =>
  team === null
    ? [paragraph('Chưa có tổ công tác.')]
    : [
        paragraph(bold('Quyết định: '), known(team.decision, 40), '.'),
        paragraph(bold('Thời gian: '), `${teamSpan(team)}.`),
        table(
          [column('STT', 12, 'center'), wideColumn('Họ và tên'), wideColumn('Nhiệm vụ')],
          team.members.map(({ fullName, duty }, place) => [String(place + 1), fullName, duty]),
        ),
        paragraph(bold('Mục tiêu:')),
        ...(team.goals === '' ? [dottedLines(3)] : paragraphs(team.goals)),
        paragraph(bold('Kết quả:')),
        ...(team.outcome === '' ? [dottedLines(4)] : paragraphs(team.outcome)),
      ]

/** Phiếu theo dõi a cell to be strengthened: how it stands, who helps it, how it went in the last months. */
export const supportSheet = (head: CommuneHead, title: string, cell: SupportedCell): PartyDocument =>
  communePaper(
    head,
    title,
    [cell.cellName],
    [
      romanHeading(1, 'Tình hình chi bộ'),
      dashList([
        [
          bold('Diện cần củng cố: '),
          cell.weakness === null ? 'không còn' : weaknessSince(cell.weakness),
          '.',
        ],
        ...(cell.weakness === null
          ? []
          : [[bold('Lý do: '), known(unended(cell.weakness.reason), 60), '.'] as const]),
        [bold('Khoảng cách đến trung tâm xã: '), known(distanceWords(cell), 12), '.'],
      ]),
      romanHeading(2, 'Sinh hoạt sáu tháng gần nhất'),
      monthTable(cell),
      romanHeading(3, 'Tổ công tác giúp chi bộ'),
      ...teamBlocks(cell.team),
      signature(signatory('T/M BAN THƯỜNG VỤ')),
    ],
  )

/** Danh sách of all of them, for the Standing Committee. */
export const supportList = (
  head: CommuneHead,
  title: string,
  cells: readonly SupportedCell[],
): PartyDocument =>
  communePaper(
    head,
    title,
    [`${formatCount(cells.length)} chi bộ`],
    [
      table(
        [
          column('STT', 12, 'center'),
          wideColumn('Chi bộ', 5),
          column('Cách trung tâm', 19, 'center'),
          wideColumn('Lý do, thời điểm', 5),
          wideColumn('Tổ công tác', 6),
          wideColumn('Điểm 6 tháng', 3, 'center'),
          column('Cấp trên dự', 16, 'center'),
        ],
        cells.map((cell, place) => {
          const trend = trendOf(cell.months)
          return [
            String(place + 1),
            cell.cellName,
            distanceWords(cell),
            cell.weakness === null
              ? ''
              : sentence(unended(cell.weakness.reason), weaknessSince(cell.weakness)),
            cell.team === null ? 'Chưa có' : sentence(cell.team.decision, memberWords(cell.team)),
            `${cell.months.flatMap((month) => (month.points === null ? [] : [monthWords(month)])).join('; ')}${trend === undefined ? '' : ` (${trendNames[trend]})`}`,
            visitWords(cell.months),
          ]
        }),
      ),
      signature(signatory('NGƯỜI LẬP DANH SÁCH')),
    ],
  )

const sentence = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('; ')
