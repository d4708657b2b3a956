import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import type { BackupCounts, RestorePreview } from '../../../shared/backup/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { JobContext } from '../context.ts'
import { newestVersion } from '../database/migrations/index.ts'
import { databaseName } from '../database/opening.ts'
import { deviceOf, syncFolder } from '../files.ts'
import { paperFile, papersFolder } from '../papers.ts'
import { countsOf } from './inspection.ts'
import { papersOfSet, readSet, setDatabase, setsIn } from './sets.ts'

/** What was looked at, and may therefore be restored. */
interface Looked {
  readonly database: string
  readonly papers: string
  readonly sha256: string
  readonly name: string
  readonly attachments: readonly { readonly sha256: string; readonly bytes: number }[]
}

const looked = new Map<string, Looked>()

const keptFolder = (context: JobContext): string => join(context.office.folder, 'kept')

const noCounts: BackupCounts = { members: 0, cells: 0, meetings: 0, papers: 0, signedPapers: 0, attachments: 0 }

/** The office as it stands; nothing to count when its file cannot be opened. */
function presentState(context: JobContext): { counts: BackupCounts; lastChange: string | null; isOpen: boolean } {
  try {
    const connection = context.connection()
    return {
      counts: countsOf(connection),
      lastChange: (connection.prepare('SELECT max(at) FROM audit').pluck().get() as string | null) ?? null,
      isOpen: true,
    }
  } catch {
    return { counts: noCounts, lastChange: null, isOpen: false }
  }
}

const less = (what: string, inside: number, now: number): string[] =>
  inside < now ? [`Bản sao lưu có ít hơn ${now - inside} ${what} so với hiện nay.`] : []

async function look(
  source: { readonly database: string; readonly papers: string; readonly name: string; readonly madeAt: string; readonly sha256?: string },
  context: JobContext,
): Promise<RestorePreview> {
  const { workshop, signal, progress } = context
  progress('Đang đọc bản sao lưu', 0.2)
  const sha256 = await workshop.run('hashFile', { file: source.database }, { signal })
  if (source.sha256 !== undefined && source.sha256 !== sha256) {
    throw new Refusal('refused', 'Bản sao lưu này bị hỏng: nội dung không còn như lúc sao lưu. Dữ liệu trong máy chưa bị đụng đến. Hãy chọn bản khác.')
  }
  progress('Đang mở và đếm', 0.6)
  const found = await workshop.run('inspectBackup', { file: source.database }, { signal })
  if (!found.ours || found.integrity !== 'ok') {
    throw new Refusal('refused', 'Bản sao lưu này bị hỏng hoặc không phải của Sổ Chi bộ. Dữ liệu trong máy chưa bị đụng đến. Hãy chọn bản khác.')
  }
  if (found.schemaVersion > newestVersion) {
    throw new Refusal('refused', 'Bản sao lưu này do bản Sổ Chi bộ mới hơn tạo ra. Hãy cài bản mới hơn rồi khôi phục. Dữ liệu trong máy chưa bị đụng đến.')
  }
  const missing = found.attachments.filter(
    ({ sha256: hash }) => !existsSync(join(source.papers, hash)) && !existsSync(paperFile(context.office.folder, hash)),
  )
  if (missing.length > 0) {
    throw new Refusal('refused', `Bản sao lưu này thiếu ${missing.length} văn bản đã chốt nên chưa dùng được. Hãy chọn bản khác, hoặc tìm thư mục "papers" đi kèm.`)
  }
  const now = presentState(context)
  const previewId = randomBytes(15).toString('base64url')
  looked.set(previewId, { database: source.database, papers: source.papers, sha256, name: source.name, attachments: found.attachments })
  return {
    previewId,
    setName: source.name,
    madeAt: source.madeAt,
    communeName: found.communeName,
    inside: found.counts,
    now: now.counts,
    lastChangeInside: found.lastChangeAt,
    lastChangeNow: now.lastChange,
    warnings: [
      ...(now.isOpen ? [] : ['Dữ liệu hiện nay chưa mở được nên không so sánh được; tệp hiện nay vẫn được giữ lại.']),
      ...(now.lastChange !== null && found.lastChangeAt !== null && found.lastChangeAt < now.lastChange
        ? ['Bản sao lưu cũ hơn dữ liệu hiện nay: những gì ghi sau đó sẽ không có trong bản khôi phục.']
        : []),
      ...less('đảng viên', found.counts.members, now.counts.members),
      ...less('buổi sinh hoạt', found.counts.meetings, now.counts.meetings),
      ...less('văn bản đã ký', found.counts.signedPapers, now.counts.signedPapers),
    ],
  }
}

export function lookAtSet(path: string, context: JobContext): Promise<RestorePreview> {
  const set = readSet(path)
  if (!set) throw new Refusal('not-found', 'Không đọc được bản sao lưu này. Hãy cắm lại USB hoặc chọn bản khác.')
  return look(
    {
      database: join(set.path, setDatabase),
      papers: papersOfSet(set),
      name: set.name,
      madeAt: set.manifest.madeAt,
      sha256: set.manifest.database.sha256,
    },
    context,
  )
}

export function keptOffices(folder: string): readonly { readonly path: string; readonly name: string; readonly keptAt: string }[] {
  const kept = join(folder, 'kept')
  try {
    return readdirSync(kept)
      .filter((name) => existsSync(join(kept, name, databaseName)))
      .map((name) => ({ path: join(kept, name), name, keptAt: statSync(join(kept, name, databaseName)).mtime.toISOString() }))
      .sort((a, b) => (a.keptAt < b.keptAt ? 1 : -1))
  } catch {
    return []
  }
}

export const lookAtKept = (path: string, context: JobContext): Promise<RestorePreview> =>
  look(
    {
      database: join(path, databaseName),
      papers: papersFolder(context.office.folder),
      name: path.slice(path.lastIndexOf('/') + 1),
      madeAt: statSync(join(path, databaseName)).mtime.toISOString(),
    },
    context,
  )

/** Keeps the office as it is: a snapshot while it is open, else its files as they lie there. */
async function keepPresent(context: JobContext, isOpen: boolean): Promise<string> {
  const name = context.now().replace(/[:.]/g, '-')
  const to = join(keptFolder(context), name)
  const file = join(context.office.folder, databaseName)
  mkdirSync(to, { recursive: true, mode: 0o700 })
  if (isOpen) await context.workshop.run('snapshot', { from: file, to: join(to, databaseName) })
  else {
    for (const ending of ['', '-wal', '-shm']) {
      if (existsSync(file + ending)) copyFileSync(file + ending, join(to, databaseName + ending))
    }
  }
  syncFolder(to)
  return name
}

/**
 * Puts a looked-at backup in place of the office. Until the last rename, which is one step of the file system, the
 * office is the old one; after it, the new one. What was there is kept and one click away.
 */
export async function restore(previewId: string, context: JobContext): Promise<{ counts: BackupCounts; keptAs: string }> {
  const source = looked.get(previewId)
  if (!source) throw new Refusal('not-found', 'Bản xem trước đã hết hạn. Hãy chọn lại bản sao lưu.')
  const { workshop, signal, progress, office } = context
  const staging = join(office.folder, 'restoring')
  rmSync(staging, { recursive: true, force: true })
  mkdirSync(staging, { recursive: true, mode: 0o700 })
  mkdirSync(papersFolder(office.folder), { recursive: true, mode: 0o700 })
  const device = String(deviceOf(office.folder))
  const staged = join(staging, databaseName)

  progress('Đang chép vào máy và đọc lại', 0.2)
  const copied = await workshop.run('copyVerified', { from: source.database, to: staged, device }, { signal })
  if (copied.sha256 !== source.sha256) {
    throw new Refusal('refused', 'Bản sao lưu vừa thay đổi sau khi xem trước nên chưa khôi phục. Dữ liệu trong máy còn nguyên. Hãy xem lại.')
  }
  for (const { sha256 } of source.attachments) {
    const to = paperFile(office.folder, sha256)
    if (existsSync(to)) continue
    const paper = await workshop.run('copyVerified', { from: join(source.papers, sha256), to: `${to}.partial`, device }, { signal })
    if (paper.sha256 !== sha256) {
      throw new Refusal('refused', 'Một văn bản trong bản sao lưu bị hỏng nên chưa khôi phục. Dữ liệu trong máy còn nguyên. Hãy chọn bản khác.')
    }
    renameSync(`${to}.partial`, to)
  }
  syncFolder(papersFolder(office.folder))

  progress('Đang giữ lại dữ liệu hiện nay', 0.6)
  const keptAs = await keepPresent(context, presentState(context).isOpen)
  progress('Đang đặt bản khôi phục vào chỗ', 0.8)
  await context.replaceDatabase(async (file) => {
    // The old file's journal must not be played into the new one.
    rmSync(`${file}-wal`, { force: true })
    rmSync(`${file}-shm`, { force: true })
    renameSync(staged, file)
    syncFolder(office.folder)
  })
  rmSync(staging, { recursive: true, force: true })
  looked.delete(previewId)
  context.write(({ audit }) => audit({ changes: { restored: source.name, sha256: source.sha256, keptAs } }))
  return { counts: countsOf(context.connection()), keptAs }
}

export const setsFor = (folder: string, context: JobContext) =>
  setsIn(folder).map((set) => ({
    token: context.places.tokenOf(set.path),
    setName: set.name,
    madeAt: set.manifest.madeAt,
    communeName: set.manifest.communeName,
    counts: set.manifest.counts,
  }))
