import { Route, Switch, useLocation } from 'wouter'
import { AccountsPage } from '../accounts/accounts-page.tsx'
import { Allowed } from '../accounts/allowed.tsx'
import { Entry } from '../accounts/for.tsx'
import { AgendasPage } from '../agendas/agendas-page.tsx'
import { CellAttendancePage } from '../attendance/cell-page.tsx'
import { AttendancePage } from '../attendance/commune-page.tsx'
import { AuditPage } from '../audit/audit-page.tsx'
import { BackupPage } from '../backup/backup-page.tsx'
import { BooksPage } from '../books/books-page.tsx'
import { BriefingsPage } from '../briefings/briefings-page.tsx'
import { ChecksPage } from '../checks/checks-page.tsx'
import { CommitmentsPage } from '../commitments/commitments-page.tsx'
import { ErrorBoundary } from '../components/error-boundary.tsx'
import { TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { ContributionsPage } from '../contributions/contributions-page.tsx'
import { BoardPage } from '../documents/board-page.tsx'
import { PaperPage } from '../documents/paper-page.tsx'
import { PapersPage } from '../documents/papers-page.tsx'
import { DuplicatesPage } from '../duplicates/duplicates-page.tsx'
import { FiguresPage } from '../figures/figures-page.tsx'
import { PointsPage } from '../figures/points-page.tsx'
import { FindingPage } from '../finding/finding-page.tsx'
import { HelpPage } from '../home/help-page.tsx'
import { HomePage } from '../home/home-page.tsx'
import { IntakePage } from '../intake/intake-page.tsx'
import { MeetingPage } from '../meetings/meeting-page.tsx'
import { MonthPage } from '../meetings/month-page.tsx'
import { OpeningPage } from '../months/opening-page.tsx'
import { StudiesPage } from '../months/studies-page.tsx'
import { DuePage } from '../movements/due-page.tsx'
import { LedgerPage } from '../movements/ledger-page.tsx'
import { MassMovePage } from '../movements/mass-move-page.tsx'
import { CellsPage } from '../organisation/cells-page.tsx'
import { ChangesPage as OrganisationChangesPage } from '../organisation/changes-page.tsx'
import { HeadsPage } from '../organisation/heads-page.tsx'
import { StartingPage } from '../organisation/starting-page.tsx'
import { TermsPage } from '../organisation/terms-page.tsx'
import { OutsidersPage } from '../outsiders/outsiders-page.tsx'
import { HistoryPage } from '../overview/history-page.tsx'
import { OverviewPage } from '../overview/overview-page.tsx'
import { PacketsPage } from '../packets/packets-page.tsx'
import { AwayPage } from '../people/away-page.tsx'
import { MembersPage } from '../people/members-page.tsx'
import { MissingPage } from '../people/missing-page.tsx'
import { YearPage } from '../plans/year-page.tsx'
import { RecyclePage } from '../recycle/recycle-page.tsx'
import { ReportPage } from '../reports/report-page.tsx'
import { ReportsPage } from '../reports/reports-page.tsx'
import { ScoresPage } from '../scores/scores-page.tsx'
import { SettingsPage } from '../setup/settings-page.tsx'
import { SupportPage } from '../support/support-page.tsx'
import { PetitionsPage } from '../tasks/petitions-page.tsx'
import { TasksPage } from '../tasks/tasks-page.tsx'
import { TopicsPage } from '../topics/topics-page.tsx'
import { TrainingPage } from '../training/training-page.tsx'
import { VillagesPage } from '../villages/villages-page.tsx'
import { VisitsPage } from '../visits/visits-page.tsx'

export function Routes() {
  const [path] = useLocation()
  return (
    <ErrorBoundary resetKey={path}>
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
    </ErrorBoundary>
  )
}
