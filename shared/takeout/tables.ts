/** One table of the database as a sheet of a workbook. */
export interface TakeoutTable {
  readonly table: string
  /** Name of the sheet, at most 31 letters. */
  readonly title: string
}

export interface TakeoutWorkbook {
  readonly name: string
  readonly tables: readonly TakeoutTable[]
}

const t = (table: string, title: string): TakeoutTable => ({ table, title })

/** Every table that is taken out, by subject. A test holds this list and the next to the database. */
export const takeoutWorkbooks: readonly TakeoutWorkbook[] = [
  {
    name: 'Đảng viên',
    tables: [
      t('person', 'Người'),
      t('member', 'Đảng tịch'),
      t('member_standing', 'Tình trạng đảng'),
      t('cell_membership', 'Sinh hoạt ở chi bộ'),
      t('group_membership', 'Tổ đảng'),
      t('person_detail', 'Bản thân, hoàn cảnh'),
      t('post', 'Chức vụ'),
      t('career', 'Quá trình công tác'),
      t('training', 'Đào tạo, bồi dưỡng'),
      t('travel', 'Đi nước ngoài'),
      t('relative', 'Gia đình'),
      t('award', 'Khen thưởng, huy hiệu'),
      t('discipline', 'Kỷ luật'),
      t('dossier_item', 'Giấy tờ trong hồ sơ'),
      t('working_away', 'Đi làm xa'),
      t('contact', 'Liên hệ người đi xa'),
      t('outsider', 'Người ngoài danh sách'),
      t('distinct_people', 'Đã xác nhận khác người'),
    ],
  },
  {
    name: 'Tổ chức, biến động',
    tables: [
      t('body', 'Tổ chức'),
      t('body_name', 'Tên tổ chức theo thời gian'),
      t('body_parent', 'Trực thuộc'),
      t('body_weakness', 'Cần củng cố'),
      t('act', 'Quyết định, việc'),
      t('act_subject', 'Đối tượng của việc'),
      t('movement', 'Biến động'),
      t('help_team', 'Tổ công tác'),
      t('help_team_person', 'Người của tổ công tác'),
    ],
  },
  {
    name: 'Sinh hoạt',
    tables: [
      t('meeting', 'Buổi sinh hoạt'),
      t('attendance', 'Điểm danh'),
      t('roll_number', 'Số thứ tự điểm danh'),
      t('guest', 'Đại biểu, khách mời'),
      t('opinion', 'Ý kiến'),
      t('vote', 'Biểu quyết'),
      t('candidate', 'Ứng cử, bầu cử'),
      t('score', 'Chấm điểm từng tiêu chí'),
      t('appraisal', 'Điểm, thẩm định'),
      t('visit', 'Cấp ủy viên dự'),
      t('missed_meeting', 'Không họp'),
      t('month', 'Kỳ'),
      t('plan', 'Kế hoạch'),
      t('study_document', 'Văn bản quán triệt'),
      t('studied', 'Đã quán triệt'),
      t('topic', 'Nội dung đề nghị'),
      t('open_point', 'Điều cần hỏi lại'),
    ],
  },
  {
    name: 'Nhiệm vụ, kiến nghị',
    tables: [
      t('task', 'Nhiệm vụ'),
      t('task_report', 'Kết quả tại buổi họp'),
      t('task_note', 'Theo dõi giữa kỳ'),
      t('common_task', 'Nhiệm vụ chung'),
      t('petition', 'Kiến nghị'),
      t('commitment', 'Bản cam kết'),
      t('contribution', 'Đóng góp'),
      t('village_sheet', 'Phiếu số liệu thôn'),
      t('village_fact', 'Số liệu thôn'),
      t('book_check', 'Kiểm tra sổ sách'),
      t('book_check_item', 'Nội dung kiểm tra'),
      t('training_class', 'Lớp tập huấn'),
      t('training_class_person', 'Người dự tập huấn'),
    ],
  },
  {
    name: 'Văn bản, báo cáo',
    tables: [
      t('paper', 'Văn bản'),
      t('paper_version', 'Các bản của văn bản'),
      t('paper_series', 'Dãy số văn bản'),
      t('attachment', 'Tệp đã giữ'),
      t('meeting_file', 'Tệp của buổi sinh hoạt'),
      t('official_text', 'Bản chính thức'),
      t('report', 'Báo cáo'),
      t('report_section', 'Mục của báo cáo'),
    ],
  },
  {
    name: 'Văn phòng, thiết lập',
    tables: [
      t('office', 'Văn phòng'),
      t('setting', 'Thiết lập'),
      t('rule_value', 'Quy định đã sửa'),
      t('saved_list', 'Danh sách đã lưu'),
      t('account', 'Tài khoản'),
      t('handover', 'Bàn giao'),
      t('backup_made', 'Các lần sao lưu'),
      t('intake_batch', 'Các lần nhập Excel'),
      t('workbook_layout', 'Cách đọc tệp Excel'),
    ],
  },
  { name: 'Nhật ký', tables: [t('audit', 'Nhật ký')] },
]

/** Tables that stay out, and why. */
export const takeoutLeftOut: Readonly<Record<string, string>> = {
  draft: 'Phần đang nhập dở, chưa ghi vào sổ',
  act_row: 'Dữ liệu để hoàn tác; nội dung có trong nhật ký',
  intake_change: 'Dữ liệu để hoàn tác; nội dung có trong nhật ký',
  backup_place: 'Đường dẫn ổ sao lưu của riêng máy này',
}

/** Columns that serve the program alone, in whatever table. */
export const takeoutHidden: ReadonlySet<string> = new Set(['sort_key', 'search_key', 'match_key'])

/** Columns of single tables that are too long for a sheet; what they say stands in the PDF of the paper. */
export const takeoutHiddenOf: Readonly<Record<string, readonly string[]>> = {
  paper_version: ['document', 'layout', 'rules'],
}
