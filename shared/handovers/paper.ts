import { mediumNames } from '../backup/media.ts'
import { datePhrase, timePhrase, type WallMoment } from '../calendar/phrases.ts'
import {
  blank,
  bold,
  column,
  dashList,
  dottedLines,
  paragraph,
  romanHeading,
  signatory,
  signature,
  signaturePair,
  table,
  wideColumn,
} from '../documents/compose.ts'
import type { Block, PartyDocument } from '../documents/model.ts'
import { communeHeading } from '../organisation/heading.ts'
import { formatCount } from '../text/numbers.ts'
import type { HandoverFacts } from './contract.ts'

export interface HandoverSource {
  readonly giver: { readonly name: string; readonly login: string }
  readonly receiver: { readonly name: string; readonly login: string }
  readonly received: WallMoment
  /** Of the copies that the facts name, by `madeAt`. */
  readonly momentOf: (at: string) => WallMoment
  readonly facts: HandoverFacts
}

const momentText = ({ day, time }: WallMoment): string => `${timePhrase(time)} ${datePhrase(day)}`

const counted = ({ counts, openMeetings, openTasks, overdueTasks }: HandoverFacts): Block =>
  table(
    [column('TT', 12, 'center'), wideColumn('Nội dung'), column('Số lượng', 30, 'center')],
    [
      ['1', 'Đảng viên đang quản lý', counts.members],
      ['2', 'Chi bộ', counts.cells],
      ['3', 'Buổi sinh hoạt đã mở trong sổ', counts.meetings],
      ['', '- Trong đó chưa ghi vào sổ', openMeetings],
      ['4', 'Văn bản đã chốt bản in', counts.papers],
      ['', '- Trong đó chưa ghi nhận đã ký', counts.papers - counts.signedPapers],
      ['5', 'Nhiệm vụ chưa hoàn thành', openTasks],
      ['', '- Trong đó đã quá hạn', overdueTasks],
      ['6', 'Bản chụp, ảnh, tệp kèm theo', counts.attachments],
    ].map(([order, name, count]) => [String(order), String(name), formatCount(Number(count))]),
  )

function copies({ facts, momentOf }: HandoverSource): Block[] {
  const { lastCopy, secondCopy } = facts
  if (lastCopy === null) return [paragraph('Chưa có bản sao lưu nào.')]
  const told = ({ madeAt, placeName, medium, setName, lacksPapers }: NonNullable<typeof lastCopy>): string =>
    [
      `lúc ${momentText(momentOf(madeAt))}, tại ${placeName}${medium === null ? '' : ` (${mediumNames[medium]})`}, `,
      `tên bộ: ${setName}`,
      lacksPapers ? '; bản này thiếu văn bản đã mất trước đó' : '; đã đọc lại và khớp với sổ',
    ].join('')
  if (secondCopy === null) {
    return [
      dashList([
        `Bản gần nhất làm ${told(lastCopy)}.`,
        'Chưa có bản sao lưu nào ở ổ khác với ổ cứng đang chứa sổ.',
      ]),
    ]
  }
  return secondCopy.setName === lastCopy.setName
    ? [dashList([`Bản gần nhất làm ${told(lastCopy)}.`])]
    : [dashList([`Bản gần nhất làm ${told(lastCopy)}.`, `Bản gần nhất ở ổ khác làm ${told(secondCopy)}.`])]
}

/** Biên bản bàn giao: what was handed over, counted, and by whom; what can be held in the hand is written in by hand. */
export function handoverPaper(source: HandoverSource): PartyDocument {
  const { giver, receiver, received, facts } = source
  const heading = communeHeading(facts.communeName, facts.province)
  const { sequence, hash } = facts.audit
  return {
    schemaVersion: 1,
    draft: false,
    header: {
      superior: heading.superior,
      issuer: heading.issuing,
    },
    title: { type: 'BIÊN BẢN', subject: ['bàn giao sổ quản lý đảng viên, sinh hoạt chi bộ'] },
    blocks: [
      paragraph(`Hôm nay, hồi ${momentText(received)}, tại Văn phòng Đảng ủy, chúng tôi gồm:`),
      dashList([
        [bold('Người giao: '), `đồng chí ${giver.name}, chức vụ: `, blank(40)],
        [bold('Người nhận: '), `đồng chí ${receiver.name}, chức vụ: `, blank(40)],
        [bold('Người chứng kiến: '), 'đồng chí ', blank(40), ', Chánh Văn phòng'],
      ]),
      paragraph('đã bàn giao những nội dung sau đây trong chương trình Sổ Chi bộ:'),
      romanHeading(1, 'Số liệu trong sổ'),
      counted(facts),
      romanHeading(2, 'Bản sao lưu'),
      ...copies(source),
      romanHeading(3, 'Tài khoản'),
      dashList([
        `Tài khoản ${giver.login} của người giao ngừng dùng từ ${momentText(received)}; mật khẩu cũ không còn mở được sổ.`,
        ...facts.accounts.map(
          ({ name, login, role }) => `Tài khoản đang dùng: ${login}, đồng chí ${name}, quyền: ${role}.`,
        ),
        `Nhật ký của sổ có ${formatCount(sequence)} dòng, mã kiểm của dòng cuối: ${hash.slice(0, 16)}.`,
      ]),
      romanHeading(4, 'Máy tính, USB, phong bì mã khôi phục và hồ sơ giấy kèm theo'),
      dottedLines(3),
      paragraph(
        'Người nhận đã mở sổ, kiểm tra số liệu nêu trên và chịu trách nhiệm từ thời điểm bàn giao. Biên bản lập thành 03 bản, người giao, người nhận và Văn phòng mỗi bên giữ 01 bản.',
      ),
      signaturePair(signatory('NGƯỜI GIAO', giver.name), signatory('NGƯỜI NHẬN', receiver.name)),
      signature(signatory('CHÁNH VĂN PHÒNG', null, 'NGƯỜI CHỨNG KIẾN')),
    ],
  }
}
