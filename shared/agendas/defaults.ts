import type { MeetingKind } from '../meetings/meeting.ts'
import { type Entry, forever } from '../rulebook/rule.ts'
import type { AgendaCase, AgendaItem } from './agenda.ts'

/*
 * The agendas with which the program comes. The steps are those of Hướng dẫn 42-HD/BTCTW as a third party renders them
 * (domain.md 2.2); who presents and for how long is the program's own proposal, so that the sum reaches the least length.
 */

const item = (title: string, presenter: string, minutes: number | null): AgendaItem => ({
  title,
  presenter,
  minutes,
})
const only = (onlyFor: AgendaCase, title: string, presenter: string, minutes: number): AgendaItem => ({
  ...item(title, presenter, minutes),
  onlyFor,
})

const secretary = 'Bí thư'
const deputy = 'Phó bí thư'
const clerk = 'Thư ký'
const assigned = 'Người được phân công'
const everybody = 'Toàn thể đảng viên'

const beginning: readonly AgendaItem[] = [
  item('Tuyên bố lý do, giới thiệu đại biểu; cử thư ký; thông qua chương trình', secretary, 5),
  item('Điểm danh; thông báo tình hình nộp đảng phí', clerk, 5),
]
const news = (minutes: number): readonly AgendaItem[] => [
  item('Thông tin thời sự, quán triệt văn bản mới của Đảng, Nhà nước', secretary, minutes),
]
const example: AgendaItem = {
  ...item('Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh', assigned, 15),
  isExample: true,
}
/** What is decided in some months only stands before the vote on the whole. */
const cases: readonly AgendaItem[] = [
  only('admission', 'Xét đề nghị kết nạp đảng viên; bỏ phiếu', deputy, 20),
  only('confirmation', 'Xét đề nghị công nhận đảng viên chính thức; bỏ phiếu', deputy, 15),
  only('exemption', 'Xét đề nghị miễn công tác và sinh hoạt đảng; biểu quyết', secretary, 10),
  only('discipline', 'Xét kỷ luật đảng viên; bỏ phiếu kín', secretary, 30),
  only('election', 'Bầu cử, kiện toàn chi ủy, bí thư, phó bí thư', secretary, 40),
]
const ending = (minutes: number): readonly AgendaItem[] => [
  item('Kết luận; biểu quyết; chi bộ tự chấm điểm buổi sinh hoạt', secretary, minutes),
  item('Thông qua biên bản', clerk, 5),
]

/** A monthly meeting of 90 minutes; `work` names what this kind of cell leads. */
const regular = (work: string): readonly AgendaItem[] => [
  ...beginning,
  ...news(10),
  item(`Đánh giá kết quả thực hiện nhiệm vụ tháng trước: ${work}`, secretary, 10),
  item('Đảng viên báo cáo nhiệm vụ được phân công; biểu dương, nhắc nhở', assigned, 10),
  example,
  item('Thảo luận, tự phê bình và phê bình; dự thảo nhiệm vụ tháng tới', everybody, 20),
  item('Phân công nhiệm vụ, thời hạn; trả lời kiến nghị', secretary, 5),
  ...cases,
  ...ending(5),
]

const thematic: readonly AgendaItem[] = [
  ...beginning,
  item('Nêu mục đích, yêu cầu của chuyên đề', secretary, 5),
  item('Trình bày chuyên đề', assigned, 25),
  item('Thảo luận, liên hệ trách nhiệm của đảng viên', everybody, 35),
  item('Kết luận chuyên đề; biểu quyết; phân công thực hiện', secretary, 10),
  item('Thông qua biên bản', clerk, 5),
]

/** The monthly part first and whole, then the thematic one: neither takes the place of the other (42-HD). */
const combined: readonly AgendaItem[] = [
  ...beginning,
  ...news(10),
  item('Đánh giá kết quả thực hiện nhiệm vụ tháng trước', secretary, 10),
  item('Đảng viên báo cáo nhiệm vụ được phân công; biểu dương, nhắc nhở', assigned, 10),
  example,
  item('Thảo luận, tự phê bình và phê bình; dự thảo nhiệm vụ tháng tới', everybody, 15),
  item('Phân công nhiệm vụ, thời hạn; trả lời kiến nghị', secretary, 5),
  item('Chuyên đề: nêu mục đích, trình bày', assigned, 15),
  item('Thảo luận chuyên đề', everybody, 20),
  ...cases,
  ...ending(5),
]

const extraordinary: readonly AgendaItem[] = [
  item('Tuyên bố lý do, giới thiệu đại biểu; cử thư ký; thông qua chương trình', secretary, 5),
  item('Điểm danh', clerk, 5),
  item('Trình bày nội dung cần chi bộ quyết định', secretary, 15),
  ...cases,
  item('Thảo luận', everybody, 25),
  item('Kết luận, biểu quyết', secretary, 10),
  item('Thông qua biên bản', clerk, 5),
]

const review: readonly AgendaItem[] = [
  ...beginning,
  item('Báo cáo kiểm điểm tập thể chi ủy, chi bộ', secretary, 20),
  item('Thảo luận, góp ý báo cáo kiểm điểm tập thể', everybody, 25),
  item('Đảng viên trình bày bản tự kiểm điểm; kiểm tra việc thực hiện bản cam kết năm', everybody, 45),
  item('Góp ý, phê bình đối với từng đảng viên', everybody, 40),
  only('rating', 'Bỏ phiếu xếp loại chất lượng đảng viên; đề xuất xếp loại chi bộ', deputy, 25),
  item('Kết luận; hướng dẫn đăng ký bản cam kết năm sau', secretary, 10),
  item('Thông qua biên bản', clerk, 5),
]

const committee: readonly AgendaItem[] = [
  item('Nêu nội dung cuộc họp', secretary, 5),
  item('Đánh giá kết quả thực hiện nhiệm vụ tháng trước', secretary, 10),
  item('Dự kiến nhiệm vụ tháng tới, phân công đảng viên', deputy, 10),
  item(
    'Thống nhất nội dung, chương trình buổi sinh hoạt chi bộ; phân công chuẩn bị, dự thảo nghị quyết',
    'Chi ủy viên',
    10,
  ),
  item('Kết luận', secretary, 5),
]

const briefing: readonly AgendaItem[] = [
  item('Nêu mục đích, chương trình giao ban', 'Chủ trì', 5),
  item('Thông tin thời sự, văn bản mới', 'Chủ trì', 15),
  item('Bí thư chi bộ báo cáo tình hình, khó khăn, kiến nghị của chi bộ', 'Các đồng chí bí thư chi bộ', 60),
  item('Trao đổi, giải đáp', 'Chủ trì', 20),
  item('Kết luận, giao nhiệm vụ tháng tới', 'Chủ trì', 15),
]

const of42 = (value: readonly AgendaItem[]): readonly Entry<readonly AgendaItem[]>[] => [
  {
    from: forever,
    value,
    basis: 'Các bước theo Hướng dẫn 42-HD/BTCTW, ngày 28/10/2025; thời gian do chương trình gợi ý',
    confidence: 'second-hand',
  },
]
const local = (value: readonly AgendaItem[]): readonly Entry<readonly AgendaItem[]>[] => [
  { from: forever, value, basis: 'Gợi ý của chương trình theo thông lệ', confidence: 'local' },
]

/** By kind of meeting. */
export const printedAgendas: Readonly<Record<MeetingKind, readonly Entry<readonly AgendaItem[]>[]>> = {
  regular: of42(regular('công tác xây dựng Đảng và nhiệm vụ của chi bộ')),
  thematic: of42(thematic),
  combined: of42(combined),
  extraordinary: local(extraordinary),
  review: local(review),
  committee: of42(committee),
  briefing: local(briefing),
}

/** What is led differs by kind of cell; the steps are the same. Codes of `shared/lists/kinds.ts`. */
export const printedOfCellKinds: Readonly<Record<string, readonly Entry<readonly AgendaItem[]>[]>> = {
  village: of42(
    regular(
      'phát triển kinh tế, an ninh trật tự, nông thôn mới, giảm nghèo, chính sách, văn hóa ở thôn, bản',
    ),
  ),
  office: local(regular('nhiệm vụ chuyên môn của cơ quan, cải cách hành chính, kỷ luật công vụ')),
  school: local(regular('dạy và học, nền nếp nhà trường, phổ cập giáo dục, an toàn học sinh')),
  health: local(regular('khám chữa bệnh, y tế dự phòng, dân số, tinh thần thái độ phục vụ')),
  police: local(regular('an ninh chính trị, trật tự an toàn xã hội, kỷ luật, điều lệnh')),
  military: local(
    regular('nhiệm vụ quân sự, quốc phòng địa phương, sẵn sàng chiến đấu, huấn luyện, tuyển quân'),
  ),
  enterprise: local(regular('sản xuất kinh doanh, việc làm, đời sống người lao động')),
  cooperative: local(regular('sản xuất, dịch vụ, đời sống thành viên hợp tác xã')),
}
