import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'wouter'
import { formatDate } from '../../shared/calendar/dates.ts'
import { periodPhrase } from '../../shared/calendar/periods.ts'
import type { Output } from '../../shared/contract.ts'
import { paperStateNames } from '../../shared/meetings/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { useRead } from '../office.ts'
import classes from './home.module.css'

type Overview = Output<'home.overview'>

/** Việc cần làm: what is due in the whole commune. Every figure opens the list behind it. */
export function HomePage() {
  const { data, error, refetch } = useRead('home.overview', {})
  if (data === undefined) {
    return (
      <Page title="Việc cần làm">
        <Fault fault={error} onAgain={() => void refetch()} />
      </Page>
    )
  }
  return (
    <Page
      title="Việc cần làm"
      note={
        <>
          Kỳ {periodPhrase(data.period)},{' '}
          <TextLink to="/dang-vien">{formatCount(data.members)} đảng viên</TextLink>,{' '}
          <TextLink to="/chi-bo">{formatCount(data.cells)} chi bộ</TextLink>
        </>
      }
    >
      <Fault fault={error} onAgain={() => void refetch()} />
      {data.cells === 0 && data.members === 0 ? <Beginning /> : <Due overview={data} />}
    </Page>
  )
}

function Beginning() {
  return (
    <Empty
      title="Sổ còn trống"
      actions={
        <>
          <ButtonLink to="/nhap-excel">Nhập từ Excel</ButtonLink>
          <ButtonLink to="/chi-bo" variant="default">
            Thêm chi bộ
          </ButtonLink>
        </>
      }
    >
      Trước hết hãy nhập danh sách đảng viên từ Excel, hoặc thêm từng chi bộ.
    </Empty>
  )
}

function Due({ overview }: { readonly overview: Overview }) {
  const monthPath = `/sinh-hoat/${overview.period}`
  return (
    <>
      <nav className="figures" aria-label="Số liệu trong kỳ">
        <Figure to={monthPath} value={`${overview.met} / ${overview.cells}`} name="Chi bộ đã sinh hoạt" />
        <Figure to={monthPath} value={formatCount(overview.notMet.length)} name="Chi bộ chưa sinh hoạt" />
        <Figure
          to={allPapersPath}
          value={formatCount(overview.papers.length)}
          name="Biên bản chưa xong"
          onFollow={() => document.getElementById(papersId)?.scrollIntoView({ block: 'start' })}
        />
        <Figure to="/nhiem-vu" value={formatCount(overview.openTasks)} name="Nhiệm vụ đang mở" />
        <Figure
          to="/nhiem-vu?xem=qua-han"
          value={formatCount(overview.overdueTasks)}
          name="Nhiệm vụ quá hạn"
          needsAttention={overview.overdueTasks > 0}
        />
      </nav>
      <div className={classes.columns}>
        <div>
          <NotMet overview={overview} monthPath={monthPath} />
        </div>
        <div>
          <Attention overview={overview} />
          <Papers papers={overview.papers} earlier={overview.earlierPapers} />
        </div>
      </div>
    </>
  )
}

interface FigureProps {
  readonly to: string
  readonly value: string
  readonly name: string
  readonly needsAttention?: boolean
  readonly onFollow?: () => void
}

/** The list of papers on this page, with all its rows. */
const allPapersPath = '/?xem=bien-ban'
const papersId = 'bien-ban'

function Figure({ to, value, name, needsAttention = false, onFollow }: FigureProps) {
  return (
    <Link href={to} className="figure" onClick={() => onFollow?.()}>
      <span className={needsAttention ? 'figure-value attention' : 'figure-value'}>{value}</span>
      <span className="figure-name">{name}</span>
    </Link>
  )
}

interface SectionProps {
  readonly title: string
  readonly id?: string
  readonly children: ReactNode
}

function Section({ title, id, children }: SectionProps) {
  return (
    <section className="section" id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

const SHOWN = 10
const HINTS_SHOWN = 4

function NotMet({ overview, monthPath }: { readonly overview: Overview; readonly monthPath: string }) {
  const { notMet } = overview
  return (
    <Section title={`Chưa sinh hoạt trong kỳ ${periodPhrase(overview.period)}`}>
      {notMet.length === 0 ? (
        <p className="muted">Mọi chi bộ đã có buổi sinh hoạt trong kỳ này.</p>
      ) : (
        <ul className="plain-list">
          {notMet.slice(0, SHOWN).map((cell) => (
            <li key={cell.cellId}>
              <TextLink to={`${monthPath}?chi-bo=${cell.cellId}`}>{cell.cellName}</TextLink>
              <span className="muted small nowrap">
                {cell.expectedOn === null ? 'chưa biết ngày' : `thường họp ${formatDate(cell.expectedOn)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <More count={notMet.length - SHOWN} to={monthPath} what="chi bộ" />
    </Section>
  )
}

interface PapersProps {
  readonly papers: Overview['papers']
  readonly earlier: Overview['earlierPapers']
}

function Papers({ papers, earlier }: PapersProps) {
  const [search] = useSearchParams()
  const shown = search.get('xem') === papersId ? papers.length : SHOWN
  return (
    <Section title="Biên bản đang làm" id={papersId}>
      {papers.length === 0 ? (
        <p className="muted">Không có biên bản nào dở dang.</p>
      ) : (
        <ul className="plain-list">
          {papers.slice(0, shown).map((paper) => (
            <li key={paper.meetingId}>
              <TextLink
                to={paper.paperId === null ? `/buoi/${paper.meetingId}` : `/van-ban/${paper.paperId}`}
              >
                {paper.cellName}, {formatDate(paper.heldOn)}
              </TextLink>
              <span className="tag">{paperStateNames[paper.state]}</span>
            </li>
          ))}
        </ul>
      )}
      <More count={papers.length - shown} to={allPapersPath} what="biên bản" />
      {earlier[0] !== undefined && (
        <p className="small muted">
          Các kỳ trước đó còn {formatCount(earlier.reduce((sum, { count }) => sum + count, 0))} biên bản chưa
          xong, gần nhất là{' '}
          <TextLink to={`/sinh-hoat/${earlier[0].period}`}>kỳ {periodPhrase(earlier[0].period)}</TextLink>
        </p>
      )}
    </Section>
  )
}

function More({ count, to, what }: { readonly count: number; readonly to: string; readonly what: string }) {
  if (count <= 0) return null
  return (
    <p className="small">
      <TextLink to={to}>
        Còn {formatCount(count)} {what}
      </TextLink>
    </p>
  )
}

function Attention({ overview }: { readonly overview: Overview }) {
  const { backup, recalls, cellsWithoutSecretary, headingsToConfirm, hints } = overview
  return (
    <Section title="Cần để ý">
      <ul className="plain-list">
        <li>
          <span className={backup.isOld ? 'attention' : undefined}>
            <TextLink to="/sao-luu">{backupPhrase(backup.ageDays)}</TextLink>
          </span>
          {backup.placeName !== null && <span className="muted small">{backup.placeName}</span>}
        </li>
        {recalls > 0 && (
          <li>
            <TextLink to="/van-ban?xem=thu-hoi">{formatCount(recalls)} bản đã in cần thu hồi</TextLink>
          </li>
        )}
        <DueMovements due={overview.due} />
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

function backupPhrase(ageDays: number | null): string {
  if (ageDays === null) return 'Chưa có bản sao lưu nào'
  if (ageDays === 0) return 'Đã sao lưu hôm nay'
  if (ageDays === 1) return 'Sao lưu lần cuối hôm qua'
  return `Sao lưu lần cuối cách đây ${formatCount(ageDays)} ngày`
}
