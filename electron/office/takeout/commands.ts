import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { datePhrase, timePhrase } from '../../../shared/calendar/phrases.ts'
import { wallOf } from '../../../shared/calendar/wall.ts'
import { groupBy } from '../../../shared/collections.ts'
import type { Output } from '../../../shared/contract.ts'
import { takeoutPage } from '../../../shared/takeout/page.ts'
import { takeoutWorkbooks } from '../../../shared/takeout/tables.ts'
import { plainFileName } from '../../../shared/text/file-names.ts'
import type { MediumWords } from '../backup/copying.ts'
import { officeShelf } from '../backup/paper-copies.ts'
import { readsAll } from '../backup/shelves.ts'
import type { Handlers, JobContext } from '../context.ts'
import { databaseName } from '../database/name.ts'
import { clearAway, sizeOf } from '../files.ts'
import { recordExport } from '../forms/exporting.ts'
import { type OutgoingFile, type OutgoingFolder, writeFolders } from '../places/folders.ts'
import { communeOf } from '../setup/store.ts'
import type { PlannedFile, TakeoutPlan } from './plan.ts'
import type { SheetWish } from './sheets.ts'

const words: MediumWords = {
  medium: 'USB hoặc thư mục đã chọn',
  disk: 'Ổ đã chọn',
  copy: 'bản xuất này',
  doing: 'xuất',
}

/** Rows of one sheet; a table with more goes on in a workbook of its own. */
const mostRows = 50_000

interface WorkbookPlan {
  readonly workbook: string
  readonly file: string
  readonly sheets: readonly SheetWish[]
}

/** Workbooks with what goes into them; the later parts of a long table come after its own. */
function workbooksOf({ rows }: TakeoutPlan): readonly WorkbookPlan[] {
  return takeoutWorkbooks.flatMap(({ name, tables }) => {
    const parts = tables.flatMap((each) => {
      const more = Math.max(0, Math.ceil((rows[each.table] ?? 0) / mostRows) - 1)
      return Array.from({ length: more }, (_, index) => ({ ...each, part: index + 1 }))
    })
    const wish = (table: string, title: string, part: number): SheetWish => ({
      ...{ table, title, from: part * mostRows, count: mostRows },
    })
    return [
      {
        workbook: name,
        file: `${plainFileName(name)}.xlsx`,
        sheets: tables.map(({ table, title }) => wish(table, title, 0)),
      },
      ...parts.map(({ table, title, part }) => ({
        workbook: name,
        file: `${plainFileName(`${name} ${title} phan ${part + 1}`)}.xlsx`,
        sheets: [wish(table, title, part)],
      })),
    ]
  })
}

const inFolders = (files: readonly PlannedFile[]): OutgoingFolder[] =>
  [...groupBy(files, ({ folder }) => folder)].map(([name, those]) => ({
    name,
    files: those.map(({ name: file, sha256, bytes }) => ({ name: file, bytes, kept: sha256 })),
  }))

/** Takes everything out of a copy of the office as it is at this moment; the clerk may write on meanwhile. */
async function writeTakeout(place: string, context: JobContext): Promise<Output<'takeout.write'>> {
  const { workshop, signal, progress, office, databaseKey } = context
  const file = join(office.folder, 'snapshots', 'takeout.db')
  const key = databaseKey()
  try {
    progress('Đang chụp dữ liệu trong máy', 0)
    mkdirSync(join(office.folder, 'snapshots'), { recursive: true, mode: 0o700 })
    await workshop.run('snapshot', { from: join(office.folder, databaseName), to: file, key }, { signal })
    const at = context.now()
    const plan = await workshop.run('planTakeout', { file, key }, { signal })
    const kept = [...plan.papers, ...plan.others]
    const lost = new Set(
      await workshop.run(
        'unsoundPapers',
        { shelf: officeShelf(context), papers: kept, wholeBytes: readsAll },
        { signal, onProgress: (fraction) => progress('Đang kiểm tra văn bản, ảnh', fraction) },
      ),
    )
    const whole = ({ sha256 }: PlannedFile) => !lost.has(sha256)
    const commune = context.read(({ db }) => communeOf(db))
    const author = context.read(({ office: { version } }) => `Sổ Chi bộ ${version}`)
    const workbooks = workbooksOf(plan)
    const guess = (sizeOf(file) ?? 0) / Math.max(1, workbooks.length)
    const sheets = workbooks.map(({ workbook, file: name, sheets }): OutgoingFile => {
      const facts = { title: workbook, author, at }
      return {
        ...{ name, bytes: guess },
        make: () => workshop.run('takeoutWorkbook', { file, key, sheets, facts }, { signal }),
      }
    })
    const folders = inFolders(kept.filter(whole))
    const { day, time } = wallOf(new Date(at))
    const page = takeoutPage({
      communeName: commune?.communeName ?? '',
      madeAt: `${timePhrase(time)} ${datePhrase(day)}`,
      programVersion: office.version,
      schemaVersion: plan.schemaVersion,
      rows: plan.rows,
      workbooks: Object.fromEntries(
        takeoutWorkbooks.map(({ name }) => [
          name,
          workbooks.filter(({ workbook }) => workbook === name).map((each) => each.file),
        ]),
      ),
      folders: folders.map(({ name, files }) => ({ name, files: files.length })),
      lost: kept.filter((each) => !whole(each)).map(({ folder, name }) => `${folder}/${name}`),
    })
    const content = Buffer.from(page)
    const folderName = `So Chi bo xuat ${day} ${time.replace(':', '-')}`
    await writeFolders(
      {
        ...{ place, under: [folderName], words },
        folders: [{ name: 'So lieu Excel', files: sheets }, ...folders],
        last: { name: 'Doc truoc.html', bytes: content.length, content },
      },
      context,
    )
    const rows = Object.values(plan.rows).reduce((sum, count) => sum + count, 0)
    const papers = plan.papers.filter(whole).length
    const attachments = plan.others.filter(whole).length
    context.write((write) => recordExport(write, { exported: 'everything', rows, papers, attachments }))
    return {
      ...{ placeName: basename(place) || place, folderName, workbooks: workbooks.length, rows, papers },
      ...{ attachments, lost: lost.size },
    }
  } finally {
    clearAway(file)
  }
}

export const takeoutCommands: Handlers<'takeout'> = {
  'takeout.write': ({ folder }, context) => writeTakeout(context.places.pathOf(folder), context),
}
