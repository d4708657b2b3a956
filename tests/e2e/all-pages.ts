import { isMonthlyKind } from '../../shared/meetings/meeting.ts'
import type { OfficeProcess } from '../helpers/office-process.ts'

/** Every page of the practice commune by what it is, with its address. Writes what some of them need to have something to show. */
export async function allPages(office: OfficeProcess): Promise<Readonly<Record<string, string>>> {
  const [cell] = await office.call('organisation.cells', {})
  const { rows } = await office.call('people.search', { limit: 2 })
  const meetings = await office.call('meetings.ofCell', { cellId: cell?.id ?? '' })
  const monthly = meetings.find(({ kind, present }) => isMonthlyKind(kind) && present > 0)
  const [paper] = await office.call('documents.papers', {})
  const [inCharge] = await office.call('visits.ofMeeting', { meetingId: monthly?.id ?? '' })
  const [task] = (await office.call('tasks.list', { state: 'all' })).tasks
  const [training] = await office.call('training.ofYear', { year: 2026 })
  const [check] = await office.call('checks.list', {})
  const [helped] = await office.call('support.cells', {})
  const [contribution] = (await office.call('contributions.list', {})).contributions
  const [petition] = (await office.call('petitions.list', { state: 'all' })).petitions
  const { id: briefing } = await office.call('briefings.open', { period: '2026-10', heldOn: '2026-10-26' })
  const { revision, content, roll } = await office.call('meetings.get', { id: briefing })
  const marks = roll
    .filter(({ inBase }) => inBase)
    .map(({ personId }) => ({ personId, state: 'present' as const, reason: '' }))
  await office.call('meetings.record', { id: briefing, revision, content: { ...content, marks } })
  const span = { from: '2026-10', to: '2026-10' }
  const begin = async (kind: 'cell-report' | 'commune-report', bodyId: string | null) =>
    (await office.call('reports.begin', { kind, bodyId, ...span })).id
  const cellReport = await begin('cell-report', cell?.id ?? '')
  const communeReport = await begin('commune-report', null)
  return {
    home: '/',
    month: '/sinh-hoat',
    'opening a month': '/sinh-hoat/2026-12/mo-ky',
    'plan of a year': `/ke-hoach?chi-bo=${cell?.id}`,
    'calendar of a month': '/ke-hoach?ky=2027-02',
    'documents studied': '/quan-triet',
    meeting: `/buoi/${meetings[0]?.id}`,
    cells: '/chi-bo',
    cell: `/chi-bo/${cell?.id}`,
    'the commune': '/chi-bo/dang-bo',
    'changes of organisation': '/chi-bo/thay-doi',
    'secretaries who head villages': '/chi-bo/kiem-truong-thon',
    'terms that run out': '/chi-bo/nhiem-ky',
    'starting facts': '/chi-bo/dieu-con-thieu',
    headings: '/chi-bo/dieu-con-thieu?xem=tieu-de',
    members: '/dang-vien',
    member: `/dang-vien/${rows[0]?.id}`,
    'member in the Party': `/dang-vien/${rows[0]?.id}?muc=dang-tich`,
    'dossier of a member': `/dang-vien/${rows[0]?.id}?muc=ho-so`,
    'editing a member': `/dang-vien/${rows[0]?.id}?xem=sua&muc=ban-than`,
    'editing a list of a member': `/dang-vien/${rows[0]?.id}?xem=sua&muc=cong-tac`,
    'new member': '/dang-vien?xem=them',
    'far away': '/di-lam-xa',
    missing: `/con-thieu?chi-bo=${cell?.id}`,
    movements: '/bien-dong',
    'names of a ledger': `/bien-dong?chi-bo=${cell?.id}&dong=cuoi`,
    'movements that are due': '/bien-dong/den-han',
    'moving many': `/bien-dong/chuyen-chi-bo?chi-bo=${cell?.id}`,
    outsiders: '/nguoi-ngoai',
    'new outsider': '/nguoi-ngoai?xem=them',
    'living elsewhere': '/nguoi-ngoai?xem=cu-tru-noi-khac',
    duplicates: '/trung-ho-so',
    comparison: `/trung-ho-so/${rows[0]?.id}/${rows[1]?.id}`,
    import: '/nhap-excel',
    papers: '/van-ban',
    'papers of a month': '/van-ban/ky/2026-10',
    'packets after the meetings': '/so-tay/2026-10',
    'packets before the meetings': '/so-tay/2026-11?luc=truoc',
    'books of a year': '/tap-luu?nam=2026',
    'book of a cell': `/tap-luu?nam=2026&tap=resolution&chi-bo=${cell?.id}`,
    ...(paper && { paper: `/van-ban/${paper.id}` }),
    reports: '/bao-cao?thang=2026-10',
    'reports of half a year': '/bao-cao?thang=2026-07&dai=6',
    'report of a cell': `/bao-cao/${cellReport}`,
    'report of the commune': `/bao-cao/${communeReport}`,
    'scores behind a mean': `/tong-hop?thang=2026-07&dai=6&dem=scored&chi-bo=${cell?.id}`,
    'twelve months of a cell': `/tinh-hinh/${cell?.id}`,
    'meetings behind a count': '/tong-hop?thang=2026-07&dai=6&dem=monthly',
    'table of a month': `/tong-hop?thang=${monthly?.period}&dai=1`,
    'table of a year': '/tong-hop?thang=2026-01&dai=12',
    'templates of agendas': '/mau-chuong-trinh',
    'template of a kind of cell': '/mau-chuong-trinh?loai=regular&chi-bo=school',
    'commitments of a year': '/cam-ket',
    'commitments of a cell': `/cam-ket?chi-bo=${cell?.id}`,
    'members in charge': '/cap-uy-vien',
    'cells to be strengthened': '/cung-co',
    'training classes': '/lop-tap-huan?nam=2026',
    'a training class': `/lop-tap-huan?nam=2026&lop=${training?.id}`,
    'a new training class': '/lop-tap-huan?lop=moi',
    'checks of books': '/kiem-tra-so-sach',
    'a check of books': `/kiem-tra-so-sach?phieu=${check?.id}`,
    'a new check of books': `/kiem-tra-so-sach?chi-bo=${cell?.id}&phieu=moi`,
    'a cell that is helped': `/cung-co?chi-bo=${helped?.cellId}`,
    briefings: '/giao-ban?nam=2026',
    'a briefing': `/buoi/${briefing}`,
    'a member in charge at a meeting': `/cap-uy-vien/${monthly?.period}?buoi=${monthly?.id}&nguoi=${inCharge?.personId}`,
    figures: '/ghi-so-lieu',
    'questions for the secretaries': '/can-hoi-lai',
    scores: `/cham-diem/${monthly?.period}`,
    'scores of a meeting': `/cham-diem/${monthly?.period}?buoi=${monthly?.id}`,
    attendance: '/du-sinh-hoat',
    'attendance of any periods': '/du-sinh-hoat?tu=2026-02&den=2026-09',
    'meetings behind an attendance': '/du-sinh-hoat?dem=recorded',
    'names behind an attendance': `/du-sinh-hoat?so=excused&chi-bo=${cell?.id}`,
    'attendance of a cell': `/du-sinh-hoat/${cell?.id}`,
    'attendance of a member': `/dang-vien/${rows[0]?.id}?muc=du-sinh-hoat`,
    tasks: '/nhiem-vu',
    'a task': `/nhiem-vu?xem=all&viec=${task?.id}`,
    'indicators of tasks': '/nhiem-vu?xem=all&chi-tieu=',
    'figures of villages': '/so-lieu-thon?nam=2026',
    'a village over the years': `/so-lieu-thon?nam=2026&chi-bo=${cell?.id}`,
    'topics gathered beforehand': '/de-nghi?xem=all',
    contributions: '/dong-gop?nam=2026',
    'a contribution': `/dong-gop?nam=2026&muc=${contribution?.id}`,
    petitions: '/kien-nghi?xem=all',
    'a petition': `/kien-nghi?xem=all&kien-nghi=${petition?.id}`,
    backup: '/sao-luu',
    settings: '/thiet-lap',
    'first account': '/tai-khoan',
    'recycle bin': '/thung-rac',
    audit: '/nhat-ky',
    help: '/tro-giup',
  }
}
