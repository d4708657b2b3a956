import { endingOf, type FileKind } from '../../../shared/attachments/contract.ts'
import { formatDate } from '../../../shared/calendar/dates.ts'
import { groupBy } from '../../../shared/collections.ts'
import { paperTypes } from '../../../shared/documents/kinds.ts'
import { takeoutWorkbooks } from '../../../shared/takeout/tables.ts'
import { distinctNames, plainFileName } from '../../../shared/text/file-names.ts'
import { createExecutor, q, type Reader } from '../database/executor.ts'
import { schemaVersionOf } from '../database/migrate.ts'
import { type Connection, type DataKey, openDatabase } from '../database/open.ts'
import { toPaperKind } from '../documents/store.ts'
import { cellNamesEver } from '../organisation/store.ts'

/** A kept file and where it goes. */
export interface PlannedFile {
  readonly folder: string
  readonly name: string
  readonly sha256: string
  readonly bytes: number
}

export interface TakeoutPlan {
  readonly schemaVersion: number
  readonly rows: Readonly<Record<string, number>>
  readonly papers: readonly PlannedFile[]
  /** Scans, photos, signed papers that came from elsewhere. */
  readonly others: readonly PlannedFile[]
}

const isKnown = (mediaType: string): mediaType is FileKind => Object.hasOwn(endingOf, mediaType)
const endingFor = (mediaType: string): string => (isKnown(mediaType) ? endingOf[mediaType] : 'bin')

/** `Van ban 2026 Chi bo thon Dong` */
const folderOf = (day: string, body: string): string =>
  plainFileName(`Van ban ${day.slice(0, 4)} ${body === '' ? 'Dang uy' : body}`, 90)

const dayText = (day: string): string => formatDate(day).replaceAll('/', '-')

function papersOf(db: Reader, bodyName: (id: string | null, day: string) => string): PlannedFile[] {
  const versions = db.all(
    q
      .selectFrom('paper_version')
      .innerJoin('paper', 'paper.id', 'paper_version.paper_id')
      .innerJoin('attachment', 'attachment.sha256', 'paper_version.pdf_sha256')
      .leftJoin('meeting', 'meeting.id', 'paper.meeting_id')
      .select(['paper.kind', 'paper.body_id', 'paper_version.number', 'paper_version.version'])
      .select(['paper_version.frozen_at', 'meeting.held_on', 'attachment.sha256', 'attachment.bytes'])
      .orderBy('paper.created_at')
      .orderBy('paper_version.version'),
  )
  return versions.map(({ kind, body_id, number, version, frozen_at, held_on, sha256, bytes }) => {
    const day = held_on ?? frozen_at.slice(0, 10)
    const which = version > 1 ? ` ban ${version}` : ''
    const name = plainFileName(`${paperTypes[toPaperKind(kind)].name} ${number} ${dayText(day)}${which}`, 90)
    return { folder: folderOf(day, bodyName(body_id, day)), name: `${name}.pdf`, sha256, bytes }
  })
}

function filesOfMeetings(db: Reader, bodyName: (id: string | null, day: string) => string): PlannedFile[] {
  return db
    .all(
      q
        .selectFrom('meeting_file')
        .innerJoin('meeting', 'meeting.id', 'meeting_file.meeting_id')
        .innerJoin('attachment', 'attachment.sha256', 'meeting_file.sha256')
        .select(['meeting.cell_id', 'meeting.held_on', 'meeting_file.name'])
        .select(['attachment.sha256', 'attachment.bytes', 'attachment.media_type'])
        .orderBy('meeting.held_on')
        .orderBy('meeting_file.position'),
    )
    .map(({ cell_id, held_on, name, sha256, bytes, media_type }) => ({
      folder: folderOf(held_on, bodyName(cell_id, held_on)),
      name: `${plainFileName(`Tep kem ${dayText(held_on)} ${name.replace(/\.\w{2,4}$/, '')}`, 90)}.${endingFor(media_type)}`,
      ...{ sha256, bytes },
    }))
}

function officialTexts(db: Reader, bodyName: (id: string | null, day: string) => string): PlannedFile[] {
  return db
    .all(
      q
        .selectFrom('official_text')
        .innerJoin('paper', 'paper.id', 'official_text.paper_id')
        .innerJoin('attachment', 'attachment.sha256', 'official_text.sha256')
        .leftJoin('meeting', 'meeting.id', 'paper.meeting_id')
        .select(['paper.body_id', 'meeting.held_on', 'official_text.name', 'official_text.added_at'])
        .select(['attachment.sha256', 'attachment.bytes', 'attachment.media_type'])
        .orderBy('official_text.added_at'),
    )
    .map(({ body_id, held_on, name, added_at, sha256, bytes, media_type }) => {
      const day = held_on ?? added_at.slice(0, 10)
      const plain = plainFileName(`Ban chinh thuc ${dayText(day)} ${name.replace(/\.\w{2,4}$/, '')}`, 90)
      const folder = folderOf(day, bodyName(body_id, day))
      return { folder, name: `${plain}.${endingFor(media_type)}`, sha256, bytes }
    })
}

const photos = (db: Reader): PlannedFile[] =>
  db
    .all(
      q
        .selectFrom('person_detail')
        .innerJoin('person', 'person.id', 'person_detail.person_id')
        .innerJoin('attachment', 'attachment.sha256', 'person_detail.photo_sha256')
        .select(['person.full_name', 'person.birth_written'])
        .select(['attachment.sha256', 'attachment.bytes', 'attachment.media_type'])
        .orderBy('person.sort_key'),
    )
    .map(({ full_name, birth_written, sha256, bytes, media_type }) => ({
      folder: 'Anh the',
      name: `${plainFileName(`${full_name} ${birth_written?.slice(0, 4) ?? ''}`, 90)}.${endingFor(media_type)}`,
      ...{ sha256, bytes },
    }))

/** What nothing else names: kept, so taken out. */
function rest(db: Reader, taken: ReadonlySet<string>): PlannedFile[] {
  return db
    .all(q.selectFrom('attachment').selectAll().orderBy('created_at'))
    .filter(({ sha256 }) => !taken.has(sha256))
    .map(({ sha256, bytes, media_type }) => ({
      folder: 'Tep khac',
      name: `${sha256}.${endingFor(media_type)}`,
      ...{ sha256, bytes },
    }))
}

/** Names that are one in their folder, whatever the case. */
function apart(files: readonly PlannedFile[]): readonly PlannedFile[] {
  const byFolder = groupBy(files, ({ folder }) => folder)
  return [...byFolder.values()].flatMap((those) => {
    const stems = distinctNames(those.map(({ name }) => name.replace(/\.\w+$/, '')))
    return those.map((file, index) => ({
      ...file,
      name: `${stems[index]}.${file.name.split('.').at(-1)}`,
    }))
  })
}

const countOf = (connection: Connection, table: string): number =>
  Number(connection.prepare(`SELECT count(*) FROM "${table}"`).pluck().get())

/** What there is to take out of a copy of the office. Runs in the workshop. */
export function planTakeout(input: {
  readonly file: string
  readonly key: DataKey | undefined
}): TakeoutPlan {
  const connection = openDatabase(input.file, { key: input.key, readonly: true })
  try {
    const db = createExecutor(connection)
    const bodies = cellNamesEver(db)
    const bodyName = (id: string | null, day: string) => (id === null ? '' : (bodies.get(id)?.(day) ?? ''))
    const tables = takeoutWorkbooks.flatMap((workbook) => workbook.tables)
    const papers = papersOf(db, bodyName)
    const others = [...filesOfMeetings(db, bodyName), ...officialTexts(db, bodyName), ...photos(db)]
    const taken = new Set([...papers, ...others].map(({ sha256 }) => sha256))
    const all = apart([...papers, ...others, ...rest(db, taken)])
    const ofPapers = new Set(papers.map(({ sha256 }) => sha256))
    return {
      schemaVersion: schemaVersionOf(connection),
      rows: Object.fromEntries(tables.map(({ table }) => [table, countOf(connection, table)])),
      papers: all.filter(({ sha256 }) => ofPapers.has(sha256)),
      others: all.filter(({ sha256 }) => !ofPapers.has(sha256)),
    }
  } finally {
    connection.close()
  }
}
