import { readFileSync, realpathSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { Refusal } from '../../../shared/refusal.ts'

/** File systems of other machines, as /proc/mounts names them; those of FUSE name their program after a dot. */
const networkFileSystem =
  /^(nfs4?|cifs|smb3|smbfs|ncpfs|afs|ceph|gfs2|ocfs2|lustre|davfs|fuse\.(sshfs|smbnetfs|gvfsd-fuse|rclone|davfs2?|glusterfs|curlftpfs))$/

/** `\\may-chu\chung`, also in its long form `\\?\UNC\may-chu\chung`; `\\?\C:\` is a drive of the PC. */
const isShareName = (path: string): boolean =>
  /^[\\/]{2}(?![?.][\\/])/.test(path) || /^[\\/]{2}[?.][\\/]UNC[\\/]/i.test(path)

/** A path without the mark that lets Windows take long ones. */
const withoutMark = (path: string): string => path.replace(/^[\\/]{2}[?.][\\/](?=[A-Za-z]:)/, '')

const isWithin = (path: string, folder: string, isWindows: boolean): boolean => {
  const plain = (text: string) =>
    isWindows
      ? withoutMark(text).replaceAll('/', '\\').replace(/\\+$/, '').toLowerCase()
      : text.replace(/\/+$/, '')
  const inner = plain(path)
  const outer = plain(folder)
  return inner === outer || inner.startsWith(outer + (isWindows ? '\\' : '/'))
}

/** Kind of the file system under a path: that of the longest mount over it, the later one where two are equal. */
function fileSystemOf(path: string, mounts: string): string {
  let found = { kind: '', length: -1 }
  for (const line of mounts.split('\n')) {
    const [, point, kind] = line.split(' ')
    if (point === undefined || kind === undefined) continue
    const place = point.replace(/\\([0-7]{3})/g, (_, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    )
    if (isWithin(path, place, false) && place.length >= found.length) found = { kind, length: place.length }
  }
  return found.kind
}

export interface Place {
  /** The folder as it was named, and as the system resolves it: on Windows a mapped drive (Z:) becomes its share. */
  readonly paths: readonly string[]
  readonly removable: readonly string[]
  /** Folders that a program of the system copies to other machines. */
  readonly synced?: readonly string[]
  readonly isWindows: boolean
  /** Text of /proc/mounts; empty where there is none. */
  readonly mounts: string
}

/** Why live data must not lie at a place: shares and sticks break SQLite's promises, OneDrive takes the file elsewhere. */
export function unsafeKind({
  paths,
  removable,
  synced = [],
  isWindows,
  mounts,
}: Place): 'network' | 'removable' | 'synced' | undefined {
  if (paths.some((path) => isShareName(path) || networkFileSystem.test(fileSystemOf(path, mounts))))
    return 'network'
  if (paths.some((path) => removable.some((mount) => isWithin(path, mount, isWindows)))) return 'removable'
  if (paths.some((path) => synced.some((folder) => isWithin(path, folder, isWindows)))) return 'synced'
  return undefined
}

/** A folder as the system resolves it, also when its last parts do not exist yet. */
function resolved(folder: string): string {
  for (let place = folder; ; place = dirname(place)) {
    try {
      return join(realpathSync.native(place), relative(place, folder))
    } catch {
      if (place === dirname(place)) return folder
    }
  }
}

function mountsHere(): string {
  if (process.platform !== 'linux') return ''
  try {
    return readFileSync('/proc/mounts', 'utf8')
  } catch {
    return ''
  }
}

/** Windows names the folders of OneDrive in these; there is one for the office's account and one for a person's own. */
export const syncedFolders = (env: NodeJS.ProcessEnv): readonly string[] =>
  [env.OneDrive, env.OneDriveCommercial, env.OneDriveConsumer].flatMap((folder) => folder || [])

/** A live database belongs on the PC's own disk. */
export function refuseUnsafePlace(folder: string, removable: readonly string[]): void {
  // A share that is gone is not even asked for: that would hold the start for its whole waiting time.
  const paths = isShareName(folder) ? [folder] : [folder, resolved(folder)]
  const kind = unsafeKind({
    paths,
    removable,
    synced: process.platform === 'win32' ? syncedFolders(process.env) : [],
    isWindows: process.platform === 'win32',
    mounts: mountsHere(),
  })
  if (kind === 'network') {
    throw new Refusal(
      'not-ready',
      'Dữ liệu không đặt được trên thư mục mạng, vì dễ hỏng khi mất kết nối. Hãy đặt dữ liệu trên ổ đĩa của máy này.',
    )
  }
  if (kind === 'removable') {
    throw new Refusal(
      'not-ready',
      'Dữ liệu không đặt được trên USB hoặc ổ rời, vì dễ mất khi rút ra. Hãy đặt dữ liệu trên ổ đĩa của máy này; USB chỉ dùng để sao lưu.',
    )
  }
  if (kind === 'synced') {
    throw new Refusal(
      'not-ready',
      'Dữ liệu không đặt được trong thư mục OneDrive, vì OneDrive chép tệp đang ghi ra ngoài máy và dễ làm hỏng tệp. Hãy đặt dữ liệu ở thư mục khác trên ổ đĩa của máy này.',
    )
  }
}
