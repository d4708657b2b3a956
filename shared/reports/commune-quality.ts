import { paragraph, table, wideColumn } from '../documents/compose.ts'
import { scoreTrend } from '../overview/trend.ts'
import { formatTenths, scoreBandNames, scoreBands, suggestedWords } from '../scores/points.ts'
import {
  type CommuneRecord,
  isMonth,
  lowScored,
  namesOf,
  type ScoreFacts,
  type Scorer,
  scoreFacts,
  scorers,
} from './commune-facts.ts'
import type { Section } from './section.ts'

const scorerNames: Readonly<Record<Scorer, string>> = {
  own: 'Chi bộ tự chấm',
  suggestion: 'Phần mềm gợi ý',
  committee: 'Đảng ủy thẩm định',
}

const meanText = (points: number | null): string => (points === null ? '' : formatTenths(points))
const ofScorer = ({ mean, open }: ScoreFacts): string =>
  mean === null ? '' : suggestedWords({ points: mean, open }, formatTenths)

/** The three scores side by side, each counted by itself. */
export function quality(record: CommuneRecord): Section {
  const facts = scoreFacts(record)
  const { now, before } = record.span
  const trend = scoreTrend(now.score, before.score)
  const low = lowScored(record)
  return {
    id: 'quality',
    title: 'Chất lượng sinh hoạt',
    figures: scorers.map((scorer) => ({
      name: scorerNames[scorer],
      text:
        facts[scorer].mean === null
          ? 'chưa có'
          : `${ofScorer(facts[scorer])} điểm, ${facts[scorer].scored} buổi`,
      way: 'scores',
    })),
    drawn: [
      table(
        [
          wideColumn('Điểm', 3),
          wideColumn('Số buổi', 1.4, 'center'),
          ...scoreBands.map((band) => wideColumn(scoreBandNames[band], 1.4, 'center')),
          wideColumn('Bình quân', 1.6, 'center'),
        ],
        scorers.map((scorer) => {
          const { scored, bands } = facts[scorer]
          return [
            scorerNames[scorer],
            String(scored),
            ...scoreBands.map((band) => String(bands[band])),
            ofScorer(facts[scorer]),
          ]
        }),
      ),
      ...(trend === '' || isMonth(record)
        ? []
        : [
            paragraph(
              `Điểm bình quân (thẩm định, buổi chưa thẩm định lấy điểm tự chấm): ${meanText(now.score)}; ` +
                `so với thời gian liền trước cùng độ dài: ${trend}.`,
            ),
          ]),
      ...(low.length === 0
        ? []
        : [paragraph('Chi bộ có buổi sinh hoạt loại trung bình, kém: ', namesOf(low), '.')]),
    ],
    proposal: '',
  }
}
