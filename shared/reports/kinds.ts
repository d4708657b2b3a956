/** Kinds of report, each a kind of paper too: of a cell, and of the commune on the meetings of its cells. */
export const reportKinds = ['cell-report', 'submission', 'commune-report', 'commune-review'] as const
export type ReportKind = (typeof reportKinds)[number]

/** Tên loại, as it is printed. */
export const reportTitles: Readonly<Record<ReportKind, string>> = {
  'cell-report': 'BÁO CÁO',
  submission: 'TỜ TRÌNH',
  'commune-report': 'BÁO CÁO',
  'commune-review': 'BÁO CÁO',
}

export const reportNames: Readonly<Record<ReportKind, string>> = {
  'cell-report': 'Báo cáo tháng',
  submission: 'Tờ trình',
  'commune-report': 'Báo cáo sinh hoạt chi bộ',
  'commune-review': 'Báo cáo sơ kết sinh hoạt chi bộ',
}

/** Whether the commune itself reports; its papers get their numbers from its registry (văn thư). */
export const isOfCommune = (kind: ReportKind): boolean => kind.startsWith('commune-')

const ofCommune = ['held', 'attendance', 'thematic', 'quality', 'tasks', 'shortcomings'] as const

/** Kinds that a cell writes, each of one month. */
export const cellReportKinds = reportKinds.filter((kind) => !isOfCommune(kind))

/** The sections (mục) of each kind, in their order; their texts are kept under these names. */
export const sectionIds: Readonly<Record<ReportKind, readonly string[]>> = {
  'cell-report': ['held', 'tasks', 'petitions', 'quality', 'limits', 'next', 'wishes'],
  submission: ['reason', 'content', 'request'],
  'commune-report': [...ofCommune, 'directions'],
  'commune-review': [...ofCommune, 'assessment', 'directions'],
}
