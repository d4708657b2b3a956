import type { Output } from '../../shared/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { useAccess } from '../accounts/access.ts'
import { LinkFor } from '../accounts/for.tsx'
import { SecondCopyMark, secondCopyPhrase } from '../backup/second-copy.tsx'
import { CommitmentsDue } from '../commitments/commitment-hints.tsx'
import { TextLink } from '../components/link.tsx'
import { momentPhrase } from '../components/moments.ts'
import { useRead } from '../office.ts'
import { PacketsDue } from '../packets/packets-due.tsx'
import { More, Section } from './section.tsx'

type Overview = Output<'home.overview'>

const HINTS_SHOWN = 4

/** Cần để ý: what nobody is late with yet, and what would be forgotten. */
export function Attention({ overview }: { readonly overview: Overview }) {
  const { actAhead, backup, recalls, cellsWithoutSecretary, headingsToConfirm, hints } = overview
  const terms = useRead('organisation.terms', {}).data?.rows.length ?? 0
  return (
    <Section title="Cần để ý">
      <ul className="plain-list">
        {actAhead !== null && (
          <li>
            <span className="attention">
              Đồng hồ của máy có thể sai: sổ có việc ghi lúc {momentPhrase(actAhead)}, sau giờ của máy lúc
              này. Hãy xem và chỉnh lại ngày giờ của máy rồi làm tiếp; những gì đã ghi còn nguyên.
            </span>
          </li>
        )}
        <NoPassword />
        <HandoverWaiting />
        <li>
          <span className={backup.isOld ? 'attention' : undefined}>
            <TextLink to="/sao-luu">{secondCopyPhrase(backup)}</TextLink>
          </span>{' '}
          {(backup.isOld || backup.freshness !== 'none') && <SecondCopyMark copy={backup} />}{' '}
          {backup.isOld && (
            <LinkFor right="export" to="/sao-luu" size="compact-sm" variant="default">
              Sao lưu
            </LinkFor>
          )}
        </li>
        {recalls > 0 && (
          <li>
            <TextLink to="/van-ban?xem=thu-hoi">{formatCount(recalls)} bản đã in cần thu hồi</TextLink>
          </li>
        )}
        {overview.differing > 0 && (
          <li>
            <TextLink to="/van-ban?xem=khong-khop">
              {formatCount(overview.differing)} văn bản đã chốt không còn khớp với sổ
            </TextLink>
          </li>
        )}
        {overview.openPoints > 0 && (
          <li>
            <TextLink to="/can-hoi-lai">{formatCount(overview.openPoints)} điều cần hỏi lại bí thư</TextLink>
          </li>
        )}
        {overview.remindedTasks > 0 && (
          <li>
            <TextLink to="/nhiem-vu?xem=can-nhac">
              {formatCount(overview.remindedTasks)} nhiệm vụ đến ngày nhắc
            </TextLink>
          </li>
        )}
        {overview.overduePetitions > 0 && (
          <li>
            <TextLink to="/kien-nghi?xem=overdue">
              {formatCount(overview.overduePetitions)} kiến nghị quá hạn trả lời
            </TextLink>
          </li>
        )}
        <PacketsDue />
        <CommitmentsDue year={Number(overview.period.slice(0, 4))} />
        {overview.overdueChecks > 0 && (
          <li>
            <TextLink to="/kiem-tra-so-sach?xem=overdue">
              {formatCount(overview.overdueChecks)} phiếu kiểm tra sổ sách quá hạn sửa
            </TextLink>
          </li>
        )}
        <DueMovements due={overview.due} />
        {terms > 0 && (
          <li>
            <TextLink to="/chi-bo/nhiem-ky">{formatCount(terms)} nhiệm kỳ sắp hết hoặc đã hết</TextLink>
          </li>
        )}
        {cellsWithoutSecretary > 0 && (
          <li>
            <TextLink to="/chi-bo/dieu-con-thieu">
              {formatCount(cellsWithoutSecretary)} chi bộ chưa ghi bí thư
            </TextLink>
          </li>
        )}
        {headingsToConfirm > 0 && (
          <li>
            <TextLink to="/chi-bo/dieu-con-thieu?xem=tieu-de">
              {formatCount(headingsToConfirm)} chi bộ chưa xem tiêu đề văn bản
            </TextLink>
          </li>
        )}
        {hints.slice(0, HINTS_SHOWN).map((hint) => (
          <li key={`${hint.cellId} ${hint.text}`}>
            <span>
              <TextLink to={`/chi-bo/${hint.cellId}`}>{hint.cellName}</TextLink>: {hint.text}
            </span>
          </li>
        ))}
      </ul>
      <More count={hints.length - HINTS_SHOWN} to="/chi-bo?xem=goi-y" what="gợi ý" />
    </Section>
  )
}

/** Of an office whose data are real. */
function NoPassword() {
  const access = useAccess().data
  const isDemo = useRead('setup.state', {}).data?.isDemo
  if (access?.phase === 'open' && !access.isEncrypted) {
    return (
      <li>
        <TextLink to="/tai-khoan">
          Dữ liệu chưa mã hóa được (ổ đĩa hết chỗ hoặc tệp đang bận); lần đăng nhập sau chương trình làm lại
        </TextLink>
      </li>
    )
  }
  if (access?.phase !== 'unprotected' || isDemo !== false) return null
  return (
    <li>
      <TextLink to="/tai-khoan">Chưa đặt mật khẩu: ai mở máy cũng xem được sổ</TextLink>
    </li>
  )
}

function DueMovements({ due }: { readonly due: Overview['due'] }) {
  const lists = [
    { to: 'du-bi', ...due.confirmations, what: 'đảng viên đến hạn xét công nhận chính thức' },
    { to: 'tam-thoi', ...due.stays, what: 'người đến hạn sinh hoạt tạm thời' },
  ].filter(({ count }) => count > 0)
  return lists.map(({ to, count, late, what }) => (
    <li key={to}>
      <TextLink to={`/bien-dong/den-han?xem=${to}`}>
        {formatCount(count)} {what}
      </TextLink>
      {late > 0 && (
        <span className="tag" data-attention>
          {formatCount(late)} quá hạn
        </span>
      )}
    </li>
  ))
}

function HandoverWaiting() {
  const me = useAccess().data?.person?.id
  const waiting = useRead('handovers.list', {}).data?.find(
    ({ state, receiver }) => state === 'waiting' && receiver.id === me,
  )
  if (me === undefined || waiting === undefined) return null
  return (
    <li>
      <TextLink to="/tai-khoan">{waiting.giver.name} bàn giao sổ, chờ đồng chí nhận</TextLink>
    </li>
  )
}
