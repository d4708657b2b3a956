import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Refusal } from '../../../shared/refusal.ts'
import type { ProgramManifest } from '../../../shared/updates/manifest.ts'
import { makeBackup } from '../backup/making.ts'
import type { JobContext } from '../context.ts'
import { clearAway } from '../files.ts'
import { changedSinceSeen, codeOf, fileVerdict, hereOf, newerAsSeen, type Wish, wordsOf } from './looking.ts'
import type { ReadUpdate } from './reading.ts'
import { keepLast } from './store.ts'

interface Installed {
  readonly version: string
  readonly isStarted: boolean
  readonly backupName: string
}

const holding = (folder: string): string => join(folder, 'updates')

/** An installer of an earlier time; one that still runs on Windows goes the next time. */
export const sweepInstallers = (folder: string): void => clearAway(holding(folder))

const notStarted = () =>
  new Refusal(
    'refused',
    'Windows không cho chạy tệp cài đặt nên chưa cập nhật. Chương trình và dữ liệu đang dùng giữ nguyên; bản sao lưu vừa làm vẫn dùng được. Hãy báo người phụ trách máy cho phép chạy tệp cài đặt của Sổ Chi bộ.',
  )

/**
 * Checks the installer, makes a copy of the office that proves itself, and starts the installer. It runs from a folder of
 * the office, so that the stick may go; what is started is what lies there, read once more just before.
 */
export async function installProgram(wish: Wish, context: JobContext): Promise<Installed> {
  const read = newerAsSeen('program', wish, context)
  const { version } = read.manifest
  const install = context.office.canInstall ? context.host.install : undefined
  const installer = install && (await bringOver(read, context))
  try {
    const { setName } = await makeBackup(wish.backup, context)
    if (!install || !installer) {
      // The clerk starts it from the stick.
      await requireSound(read, context)
      noteHandedOver(read, context)
      return { version, isStarted: false, backupName: setName }
    }
    if (!(await isStillSigned(installer, read, context))) throw changedSinceSeen()
    noteHandedOver(read, context)
    await install(installer).catch((thrown: unknown) => {
      context.log.note('installer not started', { code: codeOf(thrown) })
      context.write(({ db, audit }) => {
        keepLast(db, null)
        audit({ changes: { installer: [version, null] } })
      })
      throw notStarted()
    })
    return { version, isStarted: true, backupName: setName }
  } catch (thrown) {
    sweepInstallers(context.office.folder)
    throw thrown
  }
}

async function requireSound(read: ReadUpdate & { manifest: ProgramManifest }, context: JobContext) {
  const verdict = await fileVerdict(read, read.manifest, context)
  if (verdict) throw new Refusal('refused', wordsOf(verdict, read, hereOf(context)))
}

const signedInstaller = ({ files }: ProgramManifest) => {
  const [installer] = files
  if (!installer) throw new Error('a manifest without its installer')
  return installer
}

/** Copies the installer into a new folder of its own: it would load whatever lies beside it. */
async function bringOver(
  read: ReadUpdate & { manifest: ProgramManifest },
  context: JobContext,
): Promise<string> {
  const { workshop, signal, progress, office } = context
  const { name, bytes, sha256 } = signedInstaller(read.manifest)
  sweepInstallers(office.folder)
  const folder = join(holding(office.folder), randomBytes(8).toString('hex'))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const to = join(folder, name)
  const from = join(dirname(read.path), name)
  const onProgress = (fraction: number) => progress('Đang chép tệp cài đặt vào máy', fraction)
  try {
    const isSound = await workshop.run('takeOver', { from, to, bytes, sha256 }, { signal, onProgress })
    if (!isSound) throw new Refusal('refused', wordsOf('damaged', read, hereOf(context)))
    return to
  } catch (thrown) {
    sweepInstallers(office.folder)
    if (thrown instanceof Refusal) throw thrown
    throw roomOrStick(thrown, read, context)
  }
}

/** Of faults while copying, those of the PC's own disk are told apart from those of the stick. */
function roomOrStick(thrown: unknown, read: ReadUpdate, context: JobContext): unknown {
  const code = codeOf(thrown)
  if (/^(ENOSPC|EDQUOT|EROFS|EACCES|EPERM)/.test(code)) return thrown
  context.log.note('update not read', { code })
  const verdict = code === 'ENOENT' ? 'missing-file' : 'unreadable'
  return new Refusal('storage', wordsOf(verdict, read, hereOf(context)))
}

async function isStillSigned(
  file: string,
  { manifest }: { readonly manifest: ProgramManifest },
  { workshop, signal, progress }: JobContext,
): Promise<boolean> {
  const { bytes, sha256 } = signedInstaller(manifest)
  const onProgress = (fraction: number) => progress('Đang kiểm tra lần cuối', fraction)
  return workshop.run('isAsSigned', { file, bytes, sha256 }, { signal, onProgress })
}

function noteHandedOver({ manifest, seen }: ReadUpdate & { manifest: ProgramManifest }, context: JobContext) {
  const { version } = manifest
  context.write(({ db, audit, now, office }) => {
    keepLast(db, { version, at: now })
    audit({ changes: { program: [office.version, version], manifest: seen } })
  })
}
