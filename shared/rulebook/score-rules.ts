import { define, percent, type Rule, whole } from './rule.ts'

/** One of the criteria of 42-HD, Mục II (tiêu chí): its maximum in points. */
export interface CriterionRule {
  readonly id: CriterionId
  readonly title: string
  readonly maximum: number
}
export const criterionIds = [
  'length',
  'attendance',
  'preparation',
  'conduct',
  'principles',
  'results',
  'ending',
] as const
export type CriterionId = (typeof criterionIds)[number]

/** The day of 42-HD; before it no points were prescribed for the whole country. */
const since = '2025-10-28'
const guideline42 = 'Hướng dẫn 42-HD/BTCTW, ngày 28/10/2025, Mục II'
const anPhu = 'Biểu chấm điểm Đảng ủy phường An Phú theo 42-HD/BTCTW'
const custom = 'Đặt sẵn của chương trình'

/** Points of a sub-score; the office may put its own from a day on, in tenths of a point. */
const points = (title: string, value: number, basis = anPhu): Rule<number> =>
  define(`Chấm điểm: ${title}`, 'điểm', [{ from: since, value, basis, confidence: 'local' }], {
    least: 0,
    most: 100,
    isWhole: false,
  })

const share = (title: string, value: number, basis = anPhu): Rule<number> =>
  define(`Chấm điểm: ${title}`, '%', [{ from: since, value, basis, confidence: 'local' }], percent)

const number = (title: string, unit: string, value: number, most: number, basis = anPhu): Rule<number> =>
  define(`Chấm điểm: ${title}`, unit, [{ from: since, value, basis, confidence: 'local' }], whole(0, most))

const band = (title: string, value: number): Rule<number> =>
  define(
    `Mức xếp loại buổi sinh hoạt: ${title} từ`,
    'điểm',
    [{ from: since, value, basis: guideline42, confidence: 'second-hand' }],
    { least: 0, most: 100, isWhole: false },
  )

/**
 * The score of a meeting (domain.md 2.4): the seven criteria and the bands by 42-HD, the sub-scores by the form of one
 * ward as the default of an office that has none of its own. A step of a ladder holds from its bound on, the bound
 * included: exactly 50 % of those present who spoke belong to the step "trên 50 %", which the form leaves open.
 */
export const scoreRules = {
  'score.criteria': define<readonly CriterionRule[]>('Tiêu chí đánh giá chất lượng buổi sinh hoạt', '', [
    {
      from: since,
      value: [
        { id: 'length', title: 'Chấp hành thời gian, thời lượng sinh hoạt', maximum: 5 },
        { id: 'attendance', title: 'Tỷ lệ đảng viên dự sinh hoạt', maximum: 5 },
        { id: 'preparation', title: 'Công tác chuẩn bị', maximum: 10 },
        { id: 'conduct', title: 'Tổ chức sinh hoạt', maximum: 40 },
        { id: 'principles', title: 'Thực hiện nguyên tắc tổ chức, sinh hoạt đảng', maximum: 5 },
        {
          id: 'results',
          title: 'Kết quả lãnh đạo thực hiện kết luận, nghị quyết kỳ trước',
          maximum: 30,
        },
        { id: 'ending', title: 'Kết thúc sinh hoạt', maximum: 5 },
      ],
      basis: guideline42,
      confidence: 'second-hand',
    },
  ]),
  'score.band.good': band('Tốt', 90),
  'score.band.fair': band('Khá', 70),
  'score.band.medium': band('Trung bình', 50),

  'score.length.bySize': number('yêu cầu thời lượng theo số đảng viên (1 là có, 0 là không)', '', 0, 1),
  'score.length.largeFrom': number('chi bộ đông từ', 'đảng viên', 30, 1000),
  'score.length.largeMinutes': number('thời lượng tối thiểu của chi bộ đông', 'phút', 120, 1440),
  'score.length.smallGap': number('thiếu thời lượng ít là đến', 'phút', 15, 1440),
  'score.length.largeGap': number('thiếu thời lượng nhiều là quá', 'phút', 30, 1440),
  'score.length.full': points('đủ thời lượng', 5),
  'score.length.nearlyFull': points('thiếu ít thời lượng', 4),
  'score.length.short': points('thiếu thời lượng ở mức giữa', 3),
  'score.length.half': points('thiếu nhiều thời lượng, còn từ một nửa', 2),
  'score.length.less': points('thời lượng dưới một nửa', 1),

  'score.attendance.firstShare': share('mức dự thứ nhất từ', 90),
  'score.attendance.secondShare': share('mức dự thứ hai từ', 75),
  'score.attendance.thirdShare': share('mức dự thứ ba từ', 65),
  'score.attendance.first': points('dự từ mức thứ nhất', 4),
  'score.attendance.second': points('dự từ mức thứ hai', 3),
  'score.attendance.third': points('dự từ mức thứ ba', 2),
  'score.attendance.least': points('dự dưới mức thứ ba, hoặc có người vắng không lý do', 1),
  'score.attendance.bonus': points('không có đảng viên vắng có lý do quá số buổi liên tiếp', 1),

  'score.preparation.content': points('nội dung chuẩn bị đúng, đủ, có trọng tâm', 3),
  'score.preparation.draft': points('có gợi ý thảo luận và dự thảo kết luận', 2),
  'score.preparation.committee': points('họp chi ủy hoặc hội ý trước buổi sinh hoạt', 2),
  'score.preparation.notice': points('thông báo trước thời gian, địa điểm, nội dung', 1),
  'score.preparation.upload': points('đưa tài liệu lên Sổ tay đảng viên điện tử đúng hạn', 2),

  'score.conduct.steps': points('thực hiện đủ các bước', 5),
  'score.conduct.stepLoss': points('trừ cho mỗi bước còn thiếu', 1, custom),
  'score.conduct.content': points('nội dung sinh hoạt', 10),
  'score.conduct.thematic': points('sinh hoạt chuyên đề', 5),
  'score.conduct.thematicToContent': number(
    'tháng không có chuyên đề thì điểm chuyên đề cộng vào điểm nội dung (1), hay tính đủ (0)',
    '',
    1,
    1,
    custom,
  ),
  'score.conduct.praise': points('biểu dương, nhắc nhở đảng viên', 2),
  'score.speakers.firstShare': share('mức phát biểu thứ nhất từ', 50),
  'score.speakers.secondShare': share('mức phát biểu thứ hai từ', 40),
  'score.speakers.thirdShare': share('mức phát biểu thứ ba từ', 30),
  'score.speakers.first': points('phát biểu từ mức thứ nhất', 5),
  'score.speakers.second': points('phát biểu từ mức thứ hai', 4),
  'score.speakers.third': points('phát biểu từ mức thứ ba', 3),
  'score.speakers.least': points('phát biểu dưới mức thứ ba', 2),
  'score.conduct.minuteBook': points('ghi biên bản đầy đủ', 1),
  'score.conduct.example': points('dành thời gian cho nội dung học tập và làm theo Bác', 1),
  'score.conduct.documents': points('dùng tài liệu trên Sổ tay đảng viên điện tử', 1),
  'score.conduct.flexible': points('chủ trì điều hành linh hoạt', 2),
  'score.conduct.orientation': points('chủ trì định hướng, gợi mở thảo luận', 4),
  'score.conduct.democratic': points('chủ trì phát huy dân chủ', 3),
  'score.conduct.summary': points('chủ trì tổng hợp, kết luận', 1),

  'score.principles.centralism': points('tập trung dân chủ', 1),
  'score.principles.criticism': points('tự phê bình và phê bình', 2),
  'score.principles.unity': points('đoàn kết, kỷ luật', 1),
  'score.principles.voting': points('biểu quyết đúng thẩm quyền, đúng cơ sở tính', 1),

  'score.results.firstShare': share('kết quả kỳ trước mức thứ nhất từ', 90),
  'score.results.secondShare': share('kết quả kỳ trước mức thứ hai từ', 80),
  'score.results.thirdShare': share('kết quả kỳ trước mức thứ ba từ', 70),
  'score.results.fourthShare': share('kết quả kỳ trước mức thứ tư từ', 60),
  'score.results.fifthShare': share('kết quả kỳ trước mức thứ năm từ', 50),
  'score.results.first': points('kết quả kỳ trước từ mức thứ nhất', 30),
  'score.results.second': points('kết quả kỳ trước từ mức thứ hai', 27),
  'score.results.third': points('kết quả kỳ trước từ mức thứ ba', 24),
  'score.results.fourth': points('kết quả kỳ trước từ mức thứ tư', 20),
  'score.results.fifth': points('kết quả kỳ trước từ mức thứ năm', 15),
  'score.results.least': points('kết quả kỳ trước dưới mức thứ năm', 10),

  'score.ending.conclusion': points('có kết luận', 2),
  'score.ending.minutes': points('thông qua biên bản, giao nhiệm vụ', 2),
  'score.ending.posting': points('đăng văn bản đúng hạn sau buổi sinh hoạt', 1),
} as const
