import { mkdirSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { Refusal } from '../../../shared/refusal.ts'
import type { JobContext } from '../context.ts'
import { deviceOf, syncFolder } from '../files.ts'
import { makePapersFolder, papersFolder } from '../papers.ts'
import { backupWords } from './copying.ts'
import type { Inspection } from './inspection.ts'
import type { Shelf } from './shelves.ts'

/** Leaves room for the medium's own bookkeeping. */
const spareBytes = 4 * 1024 * 1024

export function requireRoom(folder: string, bytes: number, { disk } = backupWords): void {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  if (free < bytes + spareBytes) {
    const needed = Math.ceil((bytes + spareBytes) / 1024 / 1024)
    throw new Refusal(
      'storage',
      `${disk} không đủ chỗ: cần ${needed} MB, còn ${Math.floor(free / 1024 / 1024)} MB. Dữ liệu trong máy còn nguyên. Hãy dùng USB khác hoặc xóa bớt tệp trên USB này.`,
    )
  }
}

type Attachment = Inspection['attachments'][number]

/** Of papers that were proven when they were written, so many bytes are read through at each backup. */
const readThrough = 256 * 1024 * 1024

/** The papers of the office itself. */
export const officeShelf = ({ office, key }: JobContext): Shelf => ({
  folder: papersFolder(office.folder),
  form: 'office',
  key: key(),
})

interface PaperCopies {
  readonly root: string
  readonly shelf: Shelf
  /** To whom the papers are encrypted there; undefined where they are not. */
  readonly recipient: string | undefined
  readonly device: string
  readonly seen: Inspection
  readonly databaseBytes: number
}

/**
 * Copies the frozen papers that the medium lacks or holds damaged, and brings back from it what the PC has lost.
 * Answers those that neither has; every other one that the database names is on the medium afterwards.
 */
export async function copyPapers(
  { root, shelf, recipient, device, seen, databaseBytes }: PaperCopies,
  context: JobContext,
): Promise<readonly Attachment[]> {
  const { workshop, signal, progress } = context
  const here = officeShelf(context)
  const unsoundOn = async (among: Shelf, text: string): Promise<ReadonlySet<string>> =>
    new Set(
      await workshop.run(
        'unsoundPapers',
        { shelf: among, papers: seen.attachments, wholeBytes: readThrough },
        { signal, onProgress: (fraction) => progress(text, 0.1 + 0.1 * fraction) },
      ),
    )
  const lacking = await unsoundOn(shelf, 'Đang kiểm tra văn bản trên ổ sao lưu')
  const lostHere = await unsoundOn(here, 'Đang kiểm tra văn bản trong máy')
  const wanted = seen.attachments.filter(({ sha256 }) => lacking.has(sha256) && !lostHere.has(sha256))
  requireRoom(dirname(root), databaseBytes + wanted.reduce((sum, file) => sum + file.bytes, 0))
  mkdirSync(shelf.folder, { recursive: true })
  for (const [index, { sha256 }] of wanted.entries()) {
    progress('Đang chép văn bản đã chốt', 0.2 + (0.1 * index) / wanted.length)
    const input = { from: here, to: shelf, hash: sha256, device, recipient }
    if (!(await workshop.run('copyPaper', input, { signal }))) throw changedPaper()
  }
  syncFolder(shelf.folder)
  const returning = [...lostHere].filter((sha256) => !lacking.has(sha256))
  await bringBack(shelf, returning, context)
  return seen.attachments.filter(({ sha256 }) => lacking.has(sha256) && lostHere.has(sha256))
}

/** The backup is whole without it: what cannot be brought back stays lost here, and the next backup tries again. */
async function bringBack(from: Shelf, hashes: readonly string[], context: JobContext): Promise<void> {
  const { workshop, signal, office, log } = context
  if (hashes.length === 0) return
  try {
    makePapersFolder(office.folder)
    const device = String(deviceOf(office.folder))
    const to = officeShelf(context)
    for (const hash of hashes) await workshop.run('copyPaper', { from, to, hash, device }, { signal })
    syncFolder(papersFolder(office.folder))
  } catch (fault) {
    if (fault instanceof Refusal && fault.code === 'cancelled') throw fault
    log.fault('bring papers back', fault)
  }
}

const changedPaper = () =>
  new Refusal(
    'storage',
    'Tệp của một văn bản đã chốt trong máy vừa bị mất hoặc bị đổi trong lúc sao lưu. Sổ sách còn nguyên. Hãy sao lưu lại.',
  )
