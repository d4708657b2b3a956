import { formatDate } from '../calendar/dates.ts'
import { formatPeriod } from '../calendar/periods.ts'
import { meetingKindNames } from '../meetings/meeting.ts'
import type { History } from './contract.ts'
import { points, type SheetValue, shares } from './sheet.ts'

interface NamedSheet {
  readonly sheet: string
  readonly headers: readonly string[]
  readonly rows: readonly (readonly SheetValue[])[]
}

const day = (on: string | null): SheetValue => (on === null ? null : formatDate(on))
const overdue = (isOverdue: boolean): SheetValue => (isOverdue ? 'Quá hạn' : null)

/** Tình hình chi bộ as a workbook: its parts, a sheet each. */
export const historySheets = ({
  cellName,
  facts,
  months,
  tasks,
  promises,
  remarks,
}: History): readonly NamedSheet[] => [
  {
    sheet: 'Chi bộ',
    headers: ['Mục', 'Nội dung'],
    rows: [['Chi bộ', cellName], ...facts.map(({ label, text }) => [label, text === '' ? 'chưa ghi' : text])],
  },
  {
    sheet: 'Sinh hoạt và chấm điểm',
    headers: [
      ...['Kỳ', 'Ngày họp', 'Loại', 'Có mặt', 'Phải dự', 'Tỷ lệ dự', 'Vắng có lý do', 'Vắng không lý do'],
      ...['Chi bộ tự chấm', 'Phần mềm gợi ý', 'Điểm chưa biết', 'Đảng ủy thẩm định'],
    ],
    rows: months.flatMap(({ period, missed, meetings }) => [
      ...(missed !== null || meetings.length === 0
        ? [[formatPeriod(period), null, missed === null ? 'Chưa sinh hoạt' : `Không họp: ${missed}`]]
        : []),
      ...meetings.map(({ meeting, turns, own, suggestion, committee }) =>
        meeting.isRecorded
          ? [
              ...[formatPeriod(period), formatDate(meeting.heldOn), meetingKindNames[meeting.kind]],
              ...[...shares(turns), turns.excused, turns.absent],
              ...[points(own), points(suggestion?.points ?? null), points(suggestion?.open ?? null)],
              points(committee),
            ]
          : [formatPeriod(period), null, 'Đã mở, chưa ghi vào sổ'],
      ),
    ]),
  },
  {
    sheet: 'Nhiệm vụ đang mở',
    headers: ['Nhiệm vụ', 'Người thực hiện', 'Hạn', 'Tình trạng'],
    rows: tasks.map(({ title, who, dueOn, isOverdue }) => [title, who, day(dueOn), overdue(isOverdue)]),
  },
  {
    sheet: 'Việc đã hứa',
    headers: ['Việc đã hứa', 'Cấp ủy viên', 'Kỳ', 'Hạn', 'Tình trạng'],
    rows: promises.map(({ promise, fullName, period, dueOn, isOverdue }) => [
      ...[promise, fullName, formatPeriod(period), day(dueOn), overdue(isOverdue)],
    ]),
  },
  {
    sheet: 'Nhận xét',
    headers: ['Ngày họp', 'Cấp ủy viên', 'Nhận xét'],
    rows: remarks.map(({ heldOn, fullName, text }) => [formatDate(heldOn), fullName, text]),
  },
]
