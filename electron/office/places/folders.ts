import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { Refusal } from '../../../shared/refusal.ts'
import { alone } from '../backup/alone.ts'
import { isSameDevice, type MediumWords, readBackDifferently, requireSameDevice } from '../backup/copying.ts'
import { whileWriting } from '../backup/medium-faults.ts'
import { requireRoom } from '../backup/paper-copies.ts'
import type { JobContext } from '../context.ts'
import { deviceOf, sha256, syncFolder, writeWhole } from '../files.ts'

/** A file of a folder that goes out: kept bytes of the office by their hash, or bytes made for it. */
export type OutgoingFile = { readonly name: string; readonly bytes: number } & (
  | { readonly kept: string }
  | { readonly content: Uint8Array }
  /** Made when its turn comes: many large ones would not fit into memory together. `bytes` is a guess then. */
  | { readonly make: () => Promise<Uint8Array> }
)

export interface OutgoingFolder {
  readonly name: string
  readonly files: readonly OutgoingFile[]
}

interface Outgoing {
  /** Where the clerk pointed at. */
  readonly place: string
  /** Below it, from the outside in; made where missing. */
  readonly under: readonly string[]
  readonly folders: readonly OutgoingFolder[]
  /** Beside the folders, written when all of them are there: where it is, everything is. */
  readonly last?: OutgoingFile
  readonly words: MediumWords
}

/** Lies in every folder that this program has written: what is in it may be replaced by the program, nothing else. */
const listName = 'so-chi-bo.json'
const listSchema = z.object({
  format: z.literal('so-chi-bo-folder'),
  files: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })),
})

const namesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : [])

/** Files in a folder that this program did not put there. */
function foreignIn(folder: string): readonly string[] {
  const names = namesIn(folder)
  const own = new Set([listName])
  try {
    const list = listSchema.parse(JSON.parse(readFileSync(join(folder, listName), 'utf8')))
    for (const { name } of list.files) own.add(name)
  } catch {
    // Without a list nothing in it is ours.
  }
  return names.filter((name) => !own.has(name))
}

function refuseForeign(root: string, folders: readonly OutgoingFolder[]): void {
  for (const { name } of folders) {
    const [foreign] = foreignIn(join(root, name))
    if (foreign === undefined) continue
    throw new Refusal(
      'refused',
      `Thư mục "${name}" ở nơi đã chọn có tệp "${foreign}" không do chương trình ghi, nên chưa ghi gì. Hãy chuyển tệp ấy sang chỗ khác, hoặc chọn thư mục khác, rồi ghi lại.`,
    )
  }
}

/** What is half-made bears the mark of its office: two offices may share a stick. */
const partialOf = (name: string, origin: string): string => `${name}.${origin.slice(0, 8)}.partial`
const formerOf = (name: string, origin: string): string => `${name}.${origin.slice(0, 8)}.former`

/** Puts right what a run that was killed has left: the former folder comes back where no new one took its place. */
function settle(root: string, { name }: OutgoingFolder, origin: string): void {
  rmSync(join(root, partialOf(name, origin)), { recursive: true, force: true })
  const former = join(root, formerOf(name, origin))
  if (!existsSync(former)) return
  if (existsSync(join(root, name))) rmSync(former, { recursive: true })
  else renameSync(former, join(root, name))
}

async function writeFile(folder: string, file: OutgoingFile, device: string, context: JobContext) {
  const to = join(folder, file.name)
  if ('kept' in file) {
    const bytes = context.papers.read(file.kept)
    await context.workshop.run('writeVerified', { bytes, to, device }, { signal: context.signal })
    return { name: file.name, bytes: bytes.length, sha256: file.kept }
  }
  const content = 'make' in file ? await file.make() : file.content
  requireSameDevice(folder, device)
  writeWhole(to, content)
  if (!readFileSync(to).equals(content)) throw readBackDifferently()
  return { name: file.name, bytes: content.length, sha256: sha256(content) }
}

/** Writes one folder whole: under another name until all of it was read back, then in place of the one before. */
async function writeFolder(
  root: string,
  folder: OutgoingFolder,
  { device, onFile }: { readonly device: string; readonly onFile: (index: number) => void },
  context: JobContext,
) {
  const { origin } = context.office
  const [partial, former, final] = [
    join(root, partialOf(folder.name, origin)),
    join(root, formerOf(folder.name, origin)),
    join(root, folder.name),
  ]
  requireSameDevice(root, device)
  mkdirSync(partial)
  const written = []
  for (const [index, file] of folder.files.entries()) {
    if (context.signal.aborted) throw cancelled()
    onFile(index)
    written.push(await writeFile(partial, file, device, context))
  }
  const list = Buffer.from(`${JSON.stringify({ format: 'so-chi-bo-folder', files: written }, null, 2)}\n`)
  await writeFile(partial, { name: listName, bytes: list.length, content: list }, device, context)
  syncFolder(partial)
  requireSameDevice(root, device)
  // Where the second renaming fails, `settle` brings the former one back.
  if (existsSync(final)) renameSync(final, former)
  renameSync(partial, final)
  syncFolder(root)
  requireSameDevice(root, device)
  rmSync(former, { recursive: true, force: true })
}

const notThere = () =>
  new Refusal('storage', 'Không thấy ổ hoặc thư mục đã chọn. Hãy cắm lại USB rồi chọn lại.')

/**
 * Writes folders onto a place that the clerk chose. Each is there complete or not at all, and takes the place of one of
 * the same name only when it is complete; those written before a fault or a cancelling stay.
 */
export async function writeFolders(outgoing: Outgoing, context: JobContext): Promise<void> {
  const { place, under, folders, last, words } = outgoing
  if (!(statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false)) throw notThere()
  await alone(context.office.folder, 'Đang ghi ra thư mục khác', async () => {
    const device = String(deviceOf(place))
    const root = join(place, ...under)
    try {
      for (const folder of folders) settle(root, folder, context.office.origin)
      refuseForeign(root, folders)
      requireRoom(
        place,
        [...folders.flatMap(({ files }) => files), ...(last ? [last] : [])].reduce(
          (sum, { bytes }) => sum + bytes,
          0,
        ),
        words,
      )
      mkdirSync(root, { recursive: true })
      const files = folders.reduce((sum, folder) => sum + folder.files.length, 0)
      let done = 0
      for (const folder of folders) {
        const before = done
        const onFile = (index: number) =>
          context.progress(`Đang ghi ${folder.files[index]?.name ?? folder.name}`, (before + index) / files)
        await writeFolder(root, folder, { device, onFile }, context)
        done += folder.files.length
      }
      if (last) {
        await writeFile(root, last, device, context)
        syncFolder(root)
      }
      syncFolder(dirname(root))
      requireSameDevice(place, device)
    } catch (thrown) {
      const fault = whileWriting(thrown, place, device, words)
      try {
        if (isSameDevice(place, device))
          for (const folder of folders) settle(root, folder, context.office.origin)
      } catch {}
      throw fault
    }
  })
}

const cancelled = () =>
  new Refusal('cancelled', 'Đã hủy theo yêu cầu. Những thư mục đã ghi xong thì còn nguyên.')
