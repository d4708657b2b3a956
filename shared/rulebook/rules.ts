import { aboveRules } from './above-rules.ts'
import { appraisalRules } from './appraisal-rules.ts'
import { attendanceRules } from './attendance-rules.ts'
import { checkRules } from './check-rules.ts'
import { commitmentRules } from './commitment-rules.ts'
import { meetingRules } from './meeting-rules.ts'
import { monthRules } from './month-rules.ts'
import { paperRules } from './paper-rules.ts'
import { resolutionRules } from './resolution-rules.ts'
import { define, type Entry, forever, percent, type Rule, statute2011, whole } from './rule.ts'
import { scoreRules } from './score-rules.ts'
import { taskRules } from './task-rules.ts'
import { trainingRules } from './training-rules.ts'
import { villageRules } from './village-rules.ts'
import { voteRules } from './vote-rules.ts'

/**
 * The rule book: rules and rates as dated data. Code asks `rule(id, onDay)` and never holds a threshold of its own.
 * Sources are those of the reference of the domain; 'second-hand' marks what was seen only in a third party's rendering.
 */

/** A printed form as its rule names it; `number` is '' for a form that the office lays out itself. */
export interface FormName {
  readonly number: string
  readonly title: string
}

export const rules = {
  'cell.minimumOfficial': define(
    'Số đảng viên chính thức tối thiểu của chi bộ',
    'đảng viên',
    [{ from: forever, value: 3, basis: `${statute2011}, Điều 24.1`, confidence: 'quoted' }],
    whole(1, 100),
  ),
  'cell.committeeFrom': define(
    'Số đảng viên chính thức từ đó chi bộ bầu chi ủy',
    'đảng viên',
    [{ from: forever, value: 9, basis: `${statute2011}, Điều 24.4`, confidence: 'quoted' }],
    whole(1, 1000),
  ),
  'cell.committeeMaximum': define(
    'Số chi ủy viên tối đa',
    'chi ủy viên',
    [{ from: '2016-07-25', value: 7, basis: 'Quy định 29-QĐ/TW (2016), mục 24', confidence: 'second-hand' }],
    whole(1, 100),
  ),
  'meeting.minimumMinutes': define(
    'Thời lượng tối thiểu của buổi sinh hoạt',
    'phút',
    [
      {
        from: '2018-07-06',
        value: 90,
        basis: 'Hướng dẫn 12-HD/BTCTW, ngày 06/7/2018',
        confidence: 'second-hand',
      },
      {
        from: '2025-10-28',
        value: 90,
        basis: 'Hướng dẫn 42-HD/BTCTW, ngày 28/10/2025',
        confidence: 'second-hand',
      },
    ],
    whole(0, 1440),
  ),
  'meeting.minimumMinutesCombined': define(
    'Thời lượng tối thiểu khi kết hợp chuyên đề',
    'phút',
    [
      {
        from: '2018-07-06',
        value: 90,
        basis: 'Hướng dẫn 12-HD/BTCTW, ngày 06/7/2018',
        confidence: 'second-hand',
      },
      {
        from: '2025-10-28',
        value: 120,
        basis: 'Hướng dẫn 42-HD/BTCTW, ngày 28/10/2025',
        confidence: 'second-hand',
      },
    ],
    whole(0, 1440),
  ),
  'attendance.targetPercent': define(
    'Tỷ lệ đảng viên dự sinh hoạt cần đạt',
    '%',
    [
      {
        from: '2018-07-06',
        value: 85,
        basis: 'Hướng dẫn 12-HD/BTCTW, ngày 06/7/2018',
        confidence: 'second-hand',
      },
      {
        from: '2025-10-28',
        value: 90,
        basis: 'Hướng dẫn 42-HD/BTCTW, ngày 28/10/2025',
        confidence: 'second-hand',
      },
    ],
    percent,
  ),
  'attendance.targetIsStrict': define(
    'Tỷ lệ phải vượt mức (1) hay từ mức trở lên (0)',
    '',
    [
      {
        from: '2018-07-06',
        value: 1,
        basis: 'Hướng dẫn 12-HD/BTCTW, ngày 06/7/2018',
        confidence: 'second-hand',
      },
      {
        from: '2025-10-28',
        value: 0,
        basis: 'Biểu chấm điểm Đảng ủy phường An Phú theo 42-HD/BTCTW',
        confidence: 'second-hand',
      },
    ],
    whole(0, 1),
  ),
  /** Standings left out of the rate unless the member came. */
  'attendance.outOfBase': define<readonly string[]>('Diện không tính vào tỷ lệ dự khi vắng', '', [
    {
      from: '2018-07-06',
      value: ['exempt'],
      basis: 'Hướng dẫn 12-HD/BTCTW, ngày 06/7/2018',
      confidence: 'second-hand',
    },
  ]),
  /** Standings that are called to a meeting: those temporarily away or suspended are not. */
  'roll.convened': define<readonly string[]>('Diện được triệu tập dự sinh hoạt', '', [
    {
      from: forever,
      value: ['official', 'probationary', 'exempt', 'visiting'],
      basis: `${statute2011}; Quy định 294-QĐ/TW (2025), điểm 9.3.2`,
      confidence: 'second-hand',
    },
  ]),
  ...voteRules,
  ...resolutionRules,
  ...appraisalRules,
  ...meetingRules,
  ...monthRules,
  ...paperRules,
  ...attendanceRules,
  ...scoreRules,
  ...aboveRules,
  ...checkRules,
  ...trainingRules,
  ...taskRules,
  ...commitmentRules,
  ...villageRules,
  'cell.consentAbove': define(
    'Số đảng viên mà vượt quá thì lập chi bộ cần cấp trên đồng ý',
    'đảng viên',
    [{ from: forever, value: 30, basis: `${statute2011}, Điều 21`, confidence: 'second-hand' }],
    whole(1, 1000),
  ),
  'cell.secretaryMaximum': define(
    'Số bí thư tối đa của chi bộ',
    'người',
    [{ from: forever, value: 1, basis: `${statute2011}, Điều 24.4`, confidence: 'second-hand' }],
    whole(1, 10),
  ),
  'cell.deputyMaximum': define(
    'Số phó bí thư từ đó cần xem lại',
    'người',
    [{ from: forever, value: 1, basis: 'Thông lệ của văn phòng', confidence: 'local' }],
    whole(0, 10),
  ),
  'cell.termMonths': define(
    'Nhiệm kỳ của chi bộ',
    'tháng',
    [
      { from: forever, value: 30, basis: `${statute2011}, Điều 24.3`, confidence: 'quoted' },
      {
        from: '2025-07-01',
        value: 60,
        basis: 'Quy định 294-QĐ/TW (2025), thí điểm nhiệm kỳ 5 năm',
        confidence: 'second-hand',
      },
    ],
    whole(1, 120),
  ),
  'cell.termReminderMonths': define(
    'Số tháng trước khi hết nhiệm kỳ thì nhắc',
    'tháng',
    [{ from: forever, value: 6, basis: 'Thông lệ của văn phòng', confidence: 'local' }],
    whole(0, 60),
  ),
  'admission.ceremonyWorkingDays': define(
    'Thời hạn tổ chức lễ kết nạp',
    'ngày làm việc',
    [
      { from: '2025-07-01', value: 30, basis: 'Quy định 294-QĐ/TW (2025)', confidence: 'second-hand' },
      {
        from: '2026-07-26',
        value: 30,
        basis: 'Quy định 208-QĐ/TW, ngày 26/7/2026',
        confidence: 'second-hand',
      },
    ],
    whole(1, 366),
  ),
  'admission.readmissionMonths': define(
    'Số tháng kể từ khi ra khỏi Đảng mới được xét kết nạp lại',
    'tháng',
    [
      { from: '2025-07-01', value: 36, basis: 'Quy định 294-QĐ/TW (2025)', confidence: 'second-hand' },
      {
        from: '2026-07-26',
        value: 36,
        basis: 'Quy định 208-QĐ/TW, ngày 26/7/2026',
        confidence: 'second-hand',
      },
    ],
    whole(0, 600),
  ),
  'probation.months': define(
    'Thời gian dự bị, tính từ ngày lễ kết nạp',
    'tháng',
    [{ from: forever, value: 12, basis: `${statute2011}, Điều 5.1`, confidence: 'second-hand' }],
    whole(1, 60),
  ),
  'probation.reviewWorkingDays': define(
    'Thời hạn chi bộ xét công nhận chính thức sau thời gian dự bị',
    'ngày làm việc',
    [
      { from: '2025-07-01', value: 30, basis: 'Quy định 294-QĐ/TW (2025)', confidence: 'second-hand' },
      {
        from: '2026-07-26',
        value: 30,
        basis: 'Quy định 208-QĐ/TW, ngày 26/7/2026',
        confidence: 'second-hand',
      },
    ],
    whole(1, 366),
  ),
  'transfer.workingDays': define(
    'Thời hạn làm thủ tục chuyển sinh hoạt đảng chính thức',
    'ngày làm việc',
    [
      {
        from: forever,
        value: 30,
        basis: 'Quy định thi hành Điều lệ trước 294-QĐ/TW (chưa đối chiếu)',
        confidence: 'second-hand',
      },
      {
        from: '2025-07-01',
        value: 60,
        basis: 'Quy định 294-QĐ/TW (2025), điểm 6.3.1a',
        confidence: 'second-hand',
      },
    ],
    whole(1, 366),
  ),
  'transfer.temporaryLeastMonths': define(
    'Thời gian chuyển sinh hoạt tạm thời ngắn nhất',
    'tháng',
    [{ from: forever, value: 3, basis: 'Thông lệ (chưa đối chiếu văn bản)', confidence: 'local' }],
    whole(0, 60),
  ),
  'transfer.temporaryMostMonths': define(
    'Thời gian chuyển sinh hoạt tạm thời dài nhất',
    'tháng',
    [{ from: forever, value: 12, basis: 'Thông lệ (chưa đối chiếu văn bản)', confidence: 'local' }],
    whole(1, 120),
  ),
  /** Standings that make up the number of members (đảng số); whoever is here for a time counts at home. */
  'ledger.counted': define<readonly string[]>('Diện tính vào tổng số đảng viên', '', [
    {
      from: forever,
      value: ['probationary', 'official', 'exempt', 'away', 'suspended'],
      basis: 'Thông lệ thống kê đảng số (chưa đối chiếu văn bản)',
      confidence: 'local',
    },
  ]),
  /** Completed years of party age; there is no badge for 35. */
  'badge.steps': define<readonly number[]>('Mốc tặng Huy hiệu Đảng (năm tuổi Đảng)', '', [
    {
      from: forever,
      value: [30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90],
      basis: 'Hướng dẫn 01-HD/TW, ngày 28/9/2021, mục 18',
      confidence: 'second-hand',
    },
  ]),
  'discipline.official': define<readonly string[]>('Hình thức kỷ luật đảng viên chính thức', '', [
    {
      from: forever,
      value: ['Khiển trách', 'Cảnh cáo', 'Cách chức', 'Khai trừ'],
      basis: statute2011,
      confidence: 'second-hand',
    },
  ]),
  'discipline.probationary': define<readonly string[]>('Hình thức kỷ luật đảng viên dự bị', '', [
    { from: forever, value: ['Khiển trách', 'Cảnh cáo'], basis: statute2011, confidence: 'second-hand' },
  ]),
  'form.member': define<FormName>('Mẫu phiếu đảng viên', '', [
    {
      from: forever,
      value: { number: 'Mẫu 2-HSĐV', title: 'PHIẾU ĐẢNG VIÊN' },
      basis: 'Hướng dẫn 38-HD/BTCTW (2025); số mẫu có từ Hướng dẫn 12-HD/BTCTW, ngày 17/5/2012',
      confidence: 'second-hand',
    },
  ]),
  /** Đồng; item 30 of the form asks for possessions of this value and more. */
  'form.assetsFrom': define(
    'Giá trị tài sản từ đó phiếu đảng viên phải ghi',
    'đồng',
    [{ from: forever, value: 50_000_000, basis: 'Mẫu 2-HSĐV, mục 30', confidence: 'second-hand' }],
    whole(0, 100_000_000_000),
  ),
  'form.supplement': define<FormName>('Mẫu phiếu bổ sung hồ sơ đảng viên', '', [
    {
      from: forever,
      value: { number: 'Mẫu 3-HSĐV', title: 'PHIẾU BỔ SUNG HỒ SƠ ĐẢNG VIÊN' },
      basis: 'Hướng dẫn 38-HD/BTCTW (2025); số mẫu có từ Hướng dẫn 12-HD/BTCTW, ngày 17/5/2012',
      confidence: 'second-hand',
    },
  ]),
  'form.cell': define<FormName>('Tên bản in thông tin chi bộ', '', [
    {
      from: forever,
      value: { number: '', title: 'THÔNG TIN CHI BỘ' },
      basis: 'Thông lệ của văn phòng',
      confidence: 'local',
    },
  ]),
  'form.ledger': define<FormName>('Tên bản in sổ tăng, giảm đảng viên', '', [
    {
      from: forever,
      value: { number: '', title: 'SỔ THEO DÕI TĂNG, GIẢM ĐẢNG VIÊN' },
      basis: 'Thông lệ của văn phòng',
      confidence: 'local',
    },
  ]),
  'dossier.codeDigits': define(
    'Số chữ số của mã loại tài liệu trong tên tệp hồ sơ',
    'chữ số',
    [{ from: forever, value: 3, basis: 'Công văn 1361-CV/BTCTW, Phụ lục 2', confidence: 'second-hand' }],
    whole(1, 6),
  ),
  'duplicates.blockLimit': define(
    'Số bản ghi giống nhau tối đa được so từng đôi khi tìm trùng',
    'bản ghi',
    [{ from: forever, value: 40, basis: 'Đặt sẵn của chương trình', confidence: 'local' }],
    whole(2, 1000),
  ),
  'duplicates.leastScore': define(
    'Điểm giống nhau từ đó hai bản ghi được nêu là có thể trùng',
    'điểm',
    [{ from: forever, value: 60, basis: 'Đặt sẵn của chương trình', confidence: 'local' }],
    whole(1, 100),
  ),
  'backup.warnAfterDays': define(
    'Số ngày chưa sao lưu thì nhắc',
    'ngày',
    [{ from: forever, value: 7, basis: 'Thông lệ của văn phòng', confidence: 'local' }],
    whole(1, 366),
  ),
} as const

export type RuleId = keyof typeof rules
export type RuleValue<I extends RuleId> = (typeof rules)[I] extends Rule<infer T> ? T : never

/** A value that the office put in place of the book's, from a day on. */
export interface OwnValue {
  readonly ruleId: string
  readonly from: string
  /** A number for a rule with a range; lists have the shape of their rule. */
  readonly value: unknown
}

/** Counts up with each program that prints another book; an update of the rules (sổ quy định) bears a higher number. */
export const printedBook = 1

/** An entry that came after the printed book, with an update of the rules: it stands in the book like a printed one. */
export interface AddedEntry extends Entry<unknown> {
  readonly ruleId: string
}

/** Stands for the basis where the office put its own value. */
export const ownBasis = 'Do văn phòng đặt'

/** Which entry holds on a day, and until when: those of the book with the office's own of the same rule laid over. */
export function entryOn<T>(
  entries: readonly Entry<T>[],
  own: readonly { readonly from: string; readonly value: T }[],
  onDay: string,
): Entry<T> | undefined {
  const printed = entries.findLast((candidate) => candidate.from <= onDay) ?? entries[0]
  const local = own.findLast((value) => value.from <= onDay)
  // A later rule of the book replaces the office's older habit.
  const holding: Entry<T> | undefined =
    local && (printed === undefined || local.from >= printed.from)
      ? { from: local.from, value: local.value, basis: ownBasis, confidence: 'local' }
      : printed
  if (holding === undefined) return undefined
  const next = [...entries, ...own]
    .map((later) => later.from)
    .filter((from) => from > holding.from && from > onDay)
  const to = [...next, ...(holding.to === undefined ? [] : [holding.to])].sort()[0]
  return { ...holding, ...(to !== undefined && { to }) }
}

/** The book with what an update added and the office's own values laid over it. `own` is in order of `from`, then of when it was set. */
export interface Rulebook {
  /** The value that holds on a day; before the first entry the first one is taken, as the best that is known. */
  readonly rule: <I extends RuleId>(id: I, onDay: string) => RuleValue<I>
  readonly entry: (id: RuleId, onDay: string) => Entry<unknown>
  /** Every rule as it holds on a day, for a paper to remember what it was made under. */
  readonly snapshot: (
    onDay: string,
  ) => Readonly<Record<string, { readonly value: unknown; readonly basis: string }>>
}

/** Those of the book and those added, in order of `from`; of one day the added one holds. */
function allEntries(id: RuleId, added: readonly AddedEntry[]): readonly Entry<unknown>[] {
  const printed: readonly Entry<unknown>[] = rules[id].entries
  const later = added.filter(({ ruleId }) => ruleId === id)
  if (later.length === 0) return printed
  return [...printed.filter(({ from }) => later.every((entry) => entry.from !== from)), ...later].sort(
    (a, b) => (a.from < b.from ? -1 : 1),
  )
}

export function openRulebook(own: readonly OwnValue[] = [], added: readonly AddedEntry[] = []): Rulebook {
  const entry = (id: RuleId, onDay: string): Entry<unknown> => {
    const entries = allEntries(id, added)
    const found = entryOn(
      entries,
      own.filter((value) => value.ruleId === id),
      onDay,
    )
    if (!found) throw new Error(`rule ${id} has no entry`)
    return found
  }
  return {
    rule: <I extends RuleId>(id: I, onDay: string) => entry(id, onDay).value as RuleValue<I>,
    entry,
    snapshot: (onDay) =>
      Object.fromEntries(
        (Object.keys(rules) as RuleId[]).map((id) => {
          const { value, basis } = entry(id, onDay)
          return [id, { value, basis }]
        }),
      ),
  }
}
