import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type {
  AuditHead,
  BackupCounts,
  Manifest,
  Newest,
  RestorePreview,
} from '../../../shared/backup/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { KeysFile } from '../accounts/keys-file.ts'
import type { JobContext } from '../context.ts'
import { newestVersion } from '../database/migrations/index.ts'
import { databaseName } from '../database/name.ts'
import type { DataKey } from '../database/open.ts'
import { keptFolder } from '../database/replacement.ts'
import { isPlainDatabase } from '../database/sealing.ts'
import { sizeOf } from '../files.ts'
import {
  countsOf,
  countsVersion,
  type Inspection,
  lastWorkOf,
  newestOf,
  noCounts,
  nothingNew,
} from './inspection.ts'
import { damagedSet, whileReading } from './medium-faults.ts'
import { lostPapers } from './missing.ts'
import { officeShelf } from './paper-copies.ts'
import { keyOfSet, keysOfSet } from './set-keys.ts'
import { papersOfSet, readSet, setsIn } from './sets.ts'
import { readsAll, type Shelf } from './shelves.ts'

/** What was looked at, and may therefore be restored. */
export interface Looked {
  readonly database: RestoreFile
  readonly papers: Shelf
  /** What opens the office from then on, where this PC's has no accounts and the backup has. */
  readonly keys: KeysFile | undefined
  readonly sha256: string
  readonly name: string
  readonly attachments: readonly Attachment[]
  /** Hashes of papers that neither the backup nor this PC has; the clerk was told. */
  readonly missing: ReadonlySet<string>
  readonly auditHeads: readonly AuditHead[]
  readonly isAuditBroken: boolean
  readonly schemaVersion: number
  /** Where it lies, for a set outside this PC: the restored office then knows that this copy exists. */
  readonly set?: { readonly madeAt: string; readonly place: string; readonly bytes: number }
}

/** A database to restore, as it lies there: one that SQLite opens, or one in an encrypted set. */
export type RestoreFile =
  | { readonly form: 'database'; readonly file: string; readonly key: DataKey | undefined }
  | { readonly form: 'sealed'; readonly file: string; readonly key: DataKey; readonly bytes: number }

type Attachment = Inspection['attachments'][number]

const looked = new Map<string, Looked>()

export const findLooked = (previewId: string): Looked | undefined => looked.get(previewId)
export const dropLooked = (previewId: string): boolean => looked.delete(previewId)

/** The office as it stands; nothing to count when its file cannot be opened. */
function presentState(context: JobContext): {
  counts: BackupCounts
  newest: Newest
  lastChange: string | null
  isOpen: boolean
} {
  try {
    const connection = context.connection()
    return {
      counts: countsOf(connection),
      newest: newestOf(connection),
      lastChange: lastWorkOf(connection),
      isOpen: true,
    }
  } catch {
    return { counts: noCounts, newest: nothingNew, lastChange: null, isOpen: false }
  }
}

const countsKeys = Object.keys(noCounts) as readonly (keyof BackupCounts)[]

/** What the manifest says of the database, and what the database says of itself. */
const claims = (
  said: Pick<Inspection, 'schemaVersion' | 'lastChangeAt' | 'communeName' | 'origin'> & {
    readonly attachments: readonly { readonly sha256: string; readonly bytes: number }[]
  },
): string => {
  const { schemaVersion, attachments, lastChangeAt, communeName, origin } = said
  const files = attachments.map(({ sha256, bytes }) => [sha256, bytes])
  return JSON.stringify([schemaVersion, files, lastChangeAt, communeName, origin])
}

/** Whether the counts of a set are what its database holds; a program that counts otherwise cannot be held to ours. */
const countsAgree = (said: Manifest, found: Inspection): boolean =>
  said.countsVersion !== countsVersion || countsKeys.every((key) => said.counts[key] === found.counts[key])

/** Whether the audit of a copy goes as far as it went when the copy was made. */
const reachesHeads = (said: Manifest, found: Inspection): boolean =>
  said.auditHeads.every(({ origin, sequence, hash }) =>
    found.auditHeads.some(
      (head) => head.origin === origin && head.sequence === sequence && head.hash === hash,
    ),
  )

const less = (what: string, inside: number, now: number): string[] =>
  inside < now ? [`Bản sao lưu có ít hơn ${now - inside} ${what} so với hiện nay.`] : []

const unreadableSet = () =>
  new Refusal('not-found', 'Không đọc được bản sao lưu này. Hãy cắm lại USB hoặc chọn bản khác.')

/** Papers that are sound neither beside the backup nor in the office here. */
async function missingPapers(
  papers: Shelf,
  attachments: readonly Attachment[],
  context: JobContext,
): Promise<readonly Attachment[]> {
  const { workshop, signal, progress } = context
  const here = officeShelf(context)
  const unsoundOn = async (shelf: Shelf, among: readonly Attachment[]) => {
    if (among.length === 0) return []
    const unsound = new Set(
      await workshop.run(
        'unsoundPapers',
        { shelf, papers: among, wholeBytes: readsAll },
        { signal, onProgress: (fraction) => progress('Đang kiểm tra văn bản', 0.7 + 0.25 * fraction) },
      ),
    )
    return among.filter(({ sha256 }) => unsound.has(sha256))
  }
  const lacking = await unsoundOn(papers, attachments)
  return papers.folder === here.folder ? lacking : unsoundOn(here, lacking)
}

interface Source {
  readonly database: RestoreFile
  readonly papers: Shelf
  readonly keys?: KeysFile | undefined
  readonly name: string
  readonly madeAt: string
  /** A set says what it holds; an office kept on this PC does not. */
  readonly manifest?: Manifest
}

async function look(source: Source, context: JobContext): Promise<RestorePreview> {
  try {
    return await proven(source, context)
  } catch (fault) {
    throw whileReading(fault, source.database.file)
  }
}

async function proven(source: Source, context: JobContext): Promise<RestorePreview> {
  const { workshop, signal, progress, office } = context
  const { database } = source
  progress('Đang đọc bản sao lưu', 0.2)
  const sha256 = await workshop.run('hashFile', { file: database.file }, { signal })
  if (source.manifest && source.manifest.database.sha256 !== sha256) throw damagedSet()
  progress('Đang mở và đếm', 0.6)
  const found =
    database.form === 'sealed'
      ? await workshop.run(
          'inspectSealed',
          { ...database, folder: office.folder },
          { signal, endsThread: true },
        )
      : await workshop.run('inspectBackup', database, { signal })
  if (!found.ours || found.integrity !== 'ok') {
    throw new Refusal(
      'refused',
      'Bản sao lưu này bị hỏng hoặc không phải của Sổ Chi bộ. Dữ liệu trong máy chưa bị đụng đến. Hãy chọn bản khác.',
    )
  }
  if (found.schemaVersion > newestVersion) {
    throw new Refusal(
      'refused',
      'Bản sao lưu này do bản Sổ Chi bộ mới hơn tạo ra. Hãy cài bản mới hơn rồi khôi phục. Dữ liệu trong máy chưa bị đụng đến.',
    )
  }
  const said = source.manifest
  if (said && (claims(said) !== claims(found) || !countsAgree(said, found))) throw damagedSet()
  const isAuditBroken = found.isAuditBroken || (said !== undefined && !reachesHeads(said, found))
  const missing = await missingPapers(source.papers, found.attachments, context)
  // Where the stick is gone its papers seem lost too.
  if (sizeOf(database.file) === undefined) throw unreadableSet()
  const now = presentState(context)
  const previewId = randomBytes(15).toString('base64url')
  looked.set(previewId, {
    database,
    papers: source.papers,
    keys: source.keys,
    sha256,
    name: source.name,
    attachments: found.attachments,
    missing: new Set(missing.map((paper) => paper.sha256)),
    auditHeads: found.auditHeads,
    isAuditBroken,
    schemaVersion: found.schemaVersion,
    ...(source.manifest && {
      set: {
        madeAt: source.madeAt,
        place: dirname(dirname(dirname(database.file))),
        bytes: source.manifest.database.bytes,
      },
    }),
  })
  return {
    previewId,
    setName: source.name,
    madeAt: source.madeAt,
    communeName: found.communeName,
    inside: found.counts,
    now: now.counts,
    newestInside: found.newest,
    newestNow: now.newest,
    lastChangeInside: found.lastWorkAt,
    lastChangeNow: now.lastChange,
    warnings: [
      ...(missing.length > 0
        ? [
            `Bản sao lưu này thiếu hoặc có tệp hỏng của ${lostPapers(missing)}, máy này cũng không có. Khôi phục được sổ sách và các văn bản khác; những văn bản này sẽ không mở được cho đến khi tìm lại được tệp.`,
          ]
        : []),
      ...(isAuditBroken
        ? [
            'Nhật ký trong bản sao lưu này không còn liền mạch: có dòng bị mất hoặc bị sửa ngoài chương trình. Vẫn khôi phục được; hãy báo người phụ trách.',
          ]
        : []),
      ...(now.isOpen
        ? []
        : ['Dữ liệu hiện nay chưa mở được nên không so sánh được; tệp hiện nay vẫn được giữ lại.']),
      ...(now.lastChange !== null && found.lastWorkAt !== null && found.lastWorkAt < now.lastChange
        ? ['Bản sao lưu cũ hơn dữ liệu hiện nay: những gì ghi sau đó sẽ không có trong bản khôi phục.']
        : []),
      ...less('đảng viên', found.counts.members, now.counts.members),
      ...less('buổi sinh hoạt', found.counts.meetings, now.counts.meetings),
      ...less('văn bản đã ký', found.counts.signedPapers, now.counts.signedPapers),
    ],
  }
}

/** @param secret a password of the day of the copy, or the recovery code, for a set that this office's key does not open */
export async function lookAtSet(
  path: string,
  secret: string | undefined,
  context: JobContext,
): Promise<RestorePreview> {
  const set = reading(path, () => readSet(path))
  if (!set) throw unreadableSet()
  const { database, sealed } = set.manifest
  const file = join(set.path, database.name)
  const own = context.key()
  const key = sealed && (await keyOfSet(set, own, secret))
  return look(
    {
      database: key
        ? { form: 'sealed', file, key, bytes: sealed.content.bytes }
        : { form: 'database', file, key: undefined },
      papers: { folder: papersOfSet(set), form: key ? 'age' : 'office', key },
      keys: key && !own ? keysOfSet(set) : undefined,
      name: set.name,
      madeAt: set.manifest.madeAt,
      manifest: set.manifest,
    },
    context,
  )
}

export function keptOffices(
  folder: string,
): readonly { readonly path: string; readonly name: string; readonly keptAt: string }[] {
  const kept = keptFolder(folder)
  try {
    return readdirSync(kept)
      .filter((name) => existsSync(join(kept, name, databaseName)))
      .map((name) => ({ path: join(kept, name), name, keptAt: timeOfKept(name) }))
      .sort((a, b) => (a.name < b.name ? 1 : -1))
  } catch {
    return []
  }
}

export async function lookAtKept(path: string, context: JobContext): Promise<RestorePreview> {
  const kept = join(path, databaseName)
  if (sizeOf(kept) === undefined)
    throw new Refusal('not-found', 'Không còn bản dữ liệu đã giữ này. Hãy chọn bản khác.')
  const folded = join(path, 'folded.db')
  const key = isPlainDatabase(kept) ? undefined : context.key()
  // What was moved here as it lay may have a journal, and then the file alone is not the whole office.
  if ((sizeOf(`${kept}-wal`) ?? 0) > 0)
    await context.workshop.run('snapshot', { from: kept, to: folded, key }, { signal: context.signal })
  return look(
    {
      database: { form: 'database', file: existsSync(folded) ? folded : kept, key },
      papers: officeShelf(context),
      name: basename(path),
      madeAt: timeOfKept(basename(path)),
    },
    context,
  )
}

/** `2026-11-22T07-05-12-345Z-2` as the time that it stands for. */
const timeOfKept = (name: string): string =>
  name.replace(/^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)-(\d{3}Z).*$/, '$1:$2:$3.$4')

function reading<T>(place: string, work: () => T): T {
  try {
    return work()
  } catch (fault) {
    throw whileReading(fault, place)
  }
}

export const setsFor = (folder: string, context: JobContext) =>
  reading(folder, () => setsIn(folder)).map((set) => ({
    token: context.places.tokenOf(set.path),
    setName: set.name,
    madeAt: set.manifest.madeAt,
    communeName: set.manifest.communeName,
    counts: set.manifest.counts,
  }))
