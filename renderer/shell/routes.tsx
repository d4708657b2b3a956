import { type ComponentType, lazy, Suspense } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { Allowed } from '../accounts/allowed.tsx'
import { Entry } from '../accounts/for.tsx'
import { ErrorBoundary } from '../components/error-boundary.tsx'
import { TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'

/** A page that is loaded when it is first opened. */
function page<N extends string, P>(load: () => Promise<Record<N, ComponentType<P>>>, name: N) {
  return lazy(async () => ({ default: (await load())[name] }))
}

const HomePage = page(() => import('../home/home-page.tsx'), 'HomePage')
const TasksPage = page(() => import('../tasks/tasks-page.tsx'), 'TasksPage')
const TopicsPage = page(() => import('../topics/topics-page.tsx'), 'TopicsPage')
const PetitionsPage = page(() => import('../tasks/petitions-page.tsx'), 'PetitionsPage')
const ContributionsPage = page(() => import('../contributions/contributions-page.tsx'), 'ContributionsPage')
const VillagesPage = page(() => import('../villages/villages-page.tsx'), 'VillagesPage')
const MonthPage = page(() => import('../meetings/month-page.tsx'), 'MonthPage')
const OpeningPage = page(() => import('../months/opening-page.tsx'), 'OpeningPage')
const StudiesPage = page(() => import('../months/studies-page.tsx'), 'StudiesPage')
const YearPage = page(() => import('../plans/year-page.tsx'), 'YearPage')
const MeetingPage = page(() => import('../meetings/meeting-page.tsx'), 'MeetingPage')
const ScoresPage = page(() => import('../scores/scores-page.tsx'), 'ScoresPage')
const AttendancePage = page(() => import('../attendance/commune-page.tsx'), 'AttendancePage')
const CellAttendancePage = page(() => import('../attendance/cell-page.tsx'), 'CellAttendancePage')
const AgendasPage = page(() => import('../agendas/agendas-page.tsx'), 'AgendasPage')
const CommitmentsPage = page(() => import('../commitments/commitments-page.tsx'), 'CommitmentsPage')
const OverviewPage = page(() => import('../overview/overview-page.tsx'), 'OverviewPage')
const HistoryPage = page(() => import('../overview/history-page.tsx'), 'HistoryPage')
const BriefingsPage = page(() => import('../briefings/briefings-page.tsx'), 'BriefingsPage')
const ChecksPage = page(() => import('../checks/checks-page.tsx'), 'ChecksPage')
const SupportPage = page(() => import('../support/support-page.tsx'), 'SupportPage')
const TrainingPage = page(() => import('../training/training-page.tsx'), 'TrainingPage')
const VisitsPage = page(() => import('../visits/visits-page.tsx'), 'VisitsPage')
const FiguresPage = page(() => import('../figures/figures-page.tsx'), 'FiguresPage')
const PointsPage = page(() => import('../figures/points-page.tsx'), 'PointsPage')
const CellsPage = page(() => import('../organisation/cells-page.tsx'), 'CellsPage')
const OrganisationChangesPage = page(() => import('../organisation/changes-page.tsx'), 'ChangesPage')
const HeadsPage = page(() => import('../organisation/heads-page.tsx'), 'HeadsPage')
const TermsPage = page(() => import('../organisation/terms-page.tsx'), 'TermsPage')
const StartingPage = page(() => import('../organisation/starting-page.tsx'), 'StartingPage')
const MembersPage = page(() => import('../people/members-page.tsx'), 'MembersPage')
const AwayPage = page(() => import('../people/away-page.tsx'), 'AwayPage')
const MissingPage = page(() => import('../people/missing-page.tsx'), 'MissingPage')
const OutsidersPage = page(() => import('../outsiders/outsiders-page.tsx'), 'OutsidersPage')
const DuplicatesPage = page(() => import('../duplicates/duplicates-page.tsx'), 'DuplicatesPage')
const FindingPage = page(() => import('../finding/finding-page.tsx'), 'FindingPage')
const LedgerPage = page(() => import('../movements/ledger-page.tsx'), 'LedgerPage')
const DuePage = page(() => import('../movements/due-page.tsx'), 'DuePage')
const MassMovePage = page(() => import('../movements/mass-move-page.tsx'), 'MassMovePage')
const IntakePage = page(() => import('../intake/intake-page.tsx'), 'IntakePage')
const PapersPage = page(() => import('../documents/papers-page.tsx'), 'PapersPage')
const BoardPage = page(() => import('../documents/board-page.tsx'), 'BoardPage')
const BooksPage = page(() => import('../books/books-page.tsx'), 'BooksPage')
const PacketsPage = page(() => import('../packets/packets-page.tsx'), 'PacketsPage')
const PaperPage = page(() => import('../documents/paper-page.tsx'), 'PaperPage')
const ReportsPage = page(() => import('../reports/reports-page.tsx'), 'ReportsPage')
const ReportPage = page(() => import('../reports/report-page.tsx'), 'ReportPage')
const BackupPage = page(() => import('../backup/backup-page.tsx'), 'BackupPage')
const SettingsPage = page(() => import('../setup/settings-page.tsx'), 'SettingsPage')
const AuditPage = page(() => import('../audit/audit-page.tsx'), 'AuditPage')
const AccountsPage = page(() => import('../accounts/accounts-page.tsx'), 'AccountsPage')
const RecyclePage = page(() => import('../recycle/recycle-page.tsx'), 'RecyclePage')
const HelpPage = page(() => import('../home/help-page.tsx'), 'HelpPage')

export function Routes() {
  const [path] = useLocation()
  return (
    <ErrorBoundary resetKey={path}>
      <Suspense fallback={null}>
        <Switch>
          <Route path="/">
            <HomePage />
          </Route>
          <Route path="/nhiem-vu">
            <TasksPage />
          </Route>
          <Route path="/kien-nghi">
            <PetitionsPage />
          </Route>
          <Route path="/de-nghi">
            <TopicsPage />
          </Route>
          <Route path="/so-lieu-thon">
            <VillagesPage />
          </Route>
          <Route path="/dong-gop">
            <ContributionsPage />
          </Route>
          <Route path="/sinh-hoat/:period/mo-ky">
            {({ period }) => (
              <Allowed right="write" title="Mở kỳ cho các chi bộ">
                <OpeningPage period={period} />
              </Allowed>
            )}
          </Route>
          <Route path="/ke-hoach">
            <YearPage />
          </Route>
          <Route path="/quan-triet">
            <StudiesPage />
          </Route>
          <Route path="/sinh-hoat/:period?">
            <MonthPage />
          </Route>
          <Route path="/cham-diem/:period?">
            <ScoresPage />
          </Route>
          <Route path="/du-sinh-hoat">
            <AttendancePage />
          </Route>
          <Route path="/du-sinh-hoat/:id">{({ id }) => <CellAttendancePage id={id} key={id} />}</Route>
          <Route path="/mau-chuong-trinh">
            <AgendasPage />
          </Route>
          <Route path="/cam-ket">
            <CommitmentsPage />
          </Route>
          <Route path="/tong-hop">
            <OverviewPage />
          </Route>
          <Route path="/tinh-hinh/:id">{({ id }) => <HistoryPage id={id} key={id} />}</Route>
          <Route path="/giao-ban">
            <BriefingsPage />
          </Route>
          <Route path="/lop-tap-huan">
            <TrainingPage />
          </Route>
          <Route path="/kiem-tra-so-sach">
            <ChecksPage />
          </Route>
          <Route path="/cung-co">
            <SupportPage />
          </Route>
          <Route path="/cap-uy-vien/:period?">
            <VisitsPage />
          </Route>
          <Route path="/ghi-so-lieu/:period?">
            <FiguresPage />
          </Route>
          <Route path="/can-hoi-lai">
            <PointsPage />
          </Route>
          <Route path="/buoi/:id">{({ id }) => <MeetingPage id={id} key={id} />}</Route>
          <Route path="/chi-bo/dieu-con-thieu">
            <Entry right="write">
              <StartingPage />
            </Entry>
          </Route>
          <Route path="/chi-bo/thay-doi">
            <OrganisationChangesPage />
          </Route>
          <Route path="/chi-bo/kiem-truong-thon">
            <HeadsPage />
          </Route>
          <Route path="/chi-bo/nhiem-ky">
            <TermsPage />
          </Route>
          <Route path="/chi-bo/:id?">{({ id }) => <CellsPage id={id} />}</Route>
          <Route path="/dang-vien/:id?">{({ id }) => <MembersPage id={id} />}</Route>
          <Route path="/di-lam-xa">
            <AwayPage />
          </Route>
          <Route path="/con-thieu">
            <MissingPage />
          </Route>
          <Route path="/nguoi-ngoai/:id?">{({ id }) => <OutsidersPage id={id} />}</Route>
          <Route path="/trung-ho-so/:keptId?/:givenId?">
            {({ keptId, givenId }) => <DuplicatesPage keptId={keptId} givenId={givenId} />}
          </Route>
          <Route path="/danh-sach/:id?">{({ id }) => <FindingPage id={id} key={id} />}</Route>
          <Route path="/bien-dong">
            <LedgerPage />
          </Route>
          <Route path="/bien-dong/den-han">
            <DuePage />
          </Route>
          <Route path="/bien-dong/chuyen-chi-bo">
            <Allowed right="write" title="Chuyển nhiều người">
              <MassMovePage />
            </Allowed>
          </Route>
          <Route path="/nhap-excel">
            <Allowed right="write" title="Nhập từ Excel">
              <IntakePage />
            </Allowed>
          </Route>
          <Route path="/van-ban">
            <PapersPage />
          </Route>
          <Route path="/van-ban/ky/:period?">
            <BoardPage />
          </Route>
          <Route path="/van-ban/:id">{({ id }) => <PaperPage id={id} key={id} />}</Route>
          <Route path="/so-tay/:period?">
            <PacketsPage />
          </Route>
          <Route path="/tap-luu">
            <BooksPage />
          </Route>
          <Route path="/bao-cao">
            <ReportsPage />
          </Route>
          <Route path="/bao-cao/:id">{({ id }) => <ReportPage id={id} key={id} />}</Route>
          <Route path="/sao-luu">
            <Allowed right="export" title="Sao lưu">
              <BackupPage />
            </Allowed>
          </Route>
          <Route path="/thiet-lap">
            <SettingsPage />
          </Route>
          <Route path="/tai-khoan">
            <AccountsPage />
          </Route>
          <Route path="/nhat-ky">
            <AuditPage />
          </Route>
          <Route path="/thung-rac">
            <RecyclePage />
          </Route>
          <Route path="/tro-giup">
            <HelpPage />
          </Route>
          <Route>
            <Page title="Không có trang này">
              <TextLink to="/">Về Việc cần làm</TextLink>
            </Page>
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  )
}
