import { mkdirSync, renameSync, rmSync, statfsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Refusal } from '../../../shared/refusal.ts'
import type { JobContext } from '../context.ts'
import { deviceOf, syncFolder } from '../files.ts'
import { makePapersFolder, paperFile, papersFolder } from '../papers.ts'
import { backupWords, isSameDevice } from './copying.ts'
import type { Inspection } from './inspection.ts'

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

/**
 * Copies the frozen papers that the medium lacks or holds damaged, and brings back from it what the PC has lost.
 * Answers those that neither has; every other one that the database names is on the medium afterwards.
 */
export async function copyPapers(
  {
    root,
    device,
    seen,
    databaseBytes,
  }: { root: string; device: string; seen: Inspection; databaseBytes: number },
  context: JobContext,
): Promise<readonly Attachment[]> {
  const { workshop, signal, progress, office } = context
  const papers = join(root, 'papers')
  const unsoundIn = async (folder: string, text: string): Promise<ReadonlySet<string>> =>
    new Set(
      await workshop.run(
        'unsoundPapers',
        { folder, papers: seen.attachments },
        { signal, onProgress: (fraction) => progress(text, 0.1 + 0.1 * fraction) },
      ),
    )
  const lacking = await unsoundIn(papers, 'Đang kiểm tra văn bản trên ổ sao lưu')
  const lostHere = await unsoundIn(papersFolder(office.folder), 'Đang kiểm tra văn bản trong máy')
  const wanted = seen.attachments.filter(({ sha256 }) => lacking.has(sha256) && !lostHere.has(sha256))
  requireRoom(dirname(root), databaseBytes + wanted.reduce((sum, file) => sum + file.bytes, 0))
  mkdirSync(papers, { recursive: true })
  for (const [index, { sha256 }] of wanted.entries()) {
    progress('Đang chép văn bản đã chốt', 0.2 + (0.1 * index) / wanted.length)
    const from = paperFile(office.folder, sha256)
    const to = join(papers, sha256)
    try {
      const copied = await workshop.run('copyVerified', { from, to: `${to}.partial`, device }, { signal })
      if (copied.sha256 !== sha256) throw changedPaper()
      renameSync(`${to}.partial`, to)
    } catch (fault) {
      takeAway(`${to}.partial`, device)
      throw fault
    }
  }
  syncFolder(papers)
  const returning = [...lostHere].filter((sha256) => !lacking.has(sha256))
  await bringBack(papers, returning, context)
  return seen.attachments.filter(({ sha256 }) => lacking.has(sha256) && lostHere.has(sha256))
}

/** As well as it goes: on a medium that is gone or failing there may be nothing to take away. */
function takeAway(file: string, device: string): void {
  try {
    if (isSameDevice(dirname(file), device)) rmSync(file, { force: true })
  } catch {}
}

/** The backup is whole without it: what cannot be brought back stays lost here, and the next backup tries again. */
async function bringBack(papers: string, hashes: readonly string[], context: JobContext): Promise<void> {
  const { workshop, signal, office, log } = context
  if (hashes.length === 0) return
  try {
    makePapersFolder(office.folder)
    const device = String(deviceOf(office.folder))
    for (const sha256 of hashes) {
      const to = paperFile(office.folder, sha256)
      const input = { from: join(papers, sha256), to: `${to}.partial`, device }
      const copied = await workshop.run('copyVerified', input, { signal })
      if (copied.sha256 === sha256) renameSync(`${to}.partial`, to)
    }
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
