import { Fragment } from 'react'
import { Link, useSearchParams } from 'wouter'
import { formatDate } from '../../shared/calendar/dates.ts'
import { periodPhrase } from '../../shared/calendar/periods.ts'
import type { Output } from '../../shared/contract.ts'
import { paperStateNames } from '../../shared/meetings/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { LinkFor } from '../accounts/for.tsx'
import { secondCopyPhrase } from '../backup/second-copy.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { useRead } from '../office.ts'
import { Attention } from './attention.tsx'
import classes from './home.module.css'
import { More, Section } from './section.tsx'

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
      {data.cells === 0 && data.members === 0 ? <Beginning backup={data.backup} /> : <Due overview={data} />}
    </Page>
  )
}

function Beginning({ backup }: { readonly backup: Overview['backup'] }) {
  return (
    <>
      <Empty
        title="Sổ còn trống"
        actions={
          <>
            <LinkFor right="write" to="/nhap-excel">
              Nhập từ Excel
            </LinkFor>
            <LinkFor right="write" to="/chi-bo" variant="default">
              Thêm chi bộ
            </LinkFor>
          </>
        }
      >
        Trước hết hãy nhập danh sách đảng viên từ Excel, hoặc thêm từng chi bộ.
      </Empty>
      <p className={classes.copies}>
        <span className={backup.freshness === 'none' || backup.isOld ? 'attention' : undefined}>
          {secondCopyPhrase(backup)}
          {backup.freshness === 'none' &&
            '. Ghi xong những dòng đầu tiên thì sao lưu ngay ra USB: máy hỏng là mất cả sổ'}
          .
        </span>
        <LinkFor right="export" to="/sao-luu" size="compact-sm" variant="default">
          Sao lưu
        </LinkFor>
      </p>
    </>
  )
}

function Due({ overview }: { readonly overview: Overview }) {
  const monthPath = `/sinh-hoat/${overview.period}`
  return (
    <>
      <nav className="figures" aria-label="Số liệu trong kỳ">
        <Figure
          to={`${monthPath}?xem=da-sinh-hoat`}
          value={`${formatCount(overview.met)} / ${formatCount(overview.cells)}`}
          name="Chi bộ đã sinh hoạt"
        />
        <Figure
          to={`${monthPath}?xem=chua-sinh-hoat`}
          value={formatCount(overview.notMet.length)}
          name="Chi bộ chưa sinh hoạt"
        />
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

const SHOWN = 10

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
                {dayPhrase(cell)}{' '}
                {cell.isUnwritten && (
                  <span className="tag" data-attention>
                    Chưa ghi
                  </span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      <More count={notMet.length - SHOWN} to={`${monthPath}?xem=chua-sinh-hoat`} what="chi bộ" />
    </Section>
  )
}

function dayPhrase({ opened, expectedOn, missed }: Overview['notMet'][number]): string {
  if (missed !== null) return `không họp: ${missed}`
  if (opened !== null) return `họp ngày ${formatDate(opened.heldOn)}`
  return expectedOn === null ? 'chưa biết ngày' : `dự kiến ${formatDate(expectedOn)}`
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
      <EarlierPapers earlier={earlier} />
    </Section>
  )
}

/** Older periods are few lines: each opens its month. */
const PERIODS_SHOWN = 6

function EarlierPapers({ earlier }: { readonly earlier: Overview['earlierPapers'] }) {
  if (earlier.length === 0) return null
  const left = earlier.slice(PERIODS_SHOWN)
  return (
    <p className="small muted">
      Các kỳ trước đó còn {formatCount(sumOf(earlier))} biên bản chưa xong:{' '}
      {earlier.slice(0, PERIODS_SHOWN).map(({ period, count }, place) => (
        <Fragment key={period}>
          {place > 0 && ', '}
          <TextLink to={`/sinh-hoat/${period}`}>
            {periodPhrase(period)} ({formatCount(count)})
          </TextLink>
        </Fragment>
      ))}
      {left.length > 0 && ` và ${formatCount(sumOf(left))} ở các kỳ cũ hơn`}
    </p>
  )
}

const sumOf = (earlier: Overview['earlierPapers']): number =>
  earlier.reduce((sum, { count }) => sum + count, 0)
