import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { columnWords } from '../../../shared/takeout/columns.ts'
import {
  takeoutHidden,
  takeoutHiddenOf,
  takeoutLeftOut,
  takeoutWorkbooks,
} from '../../../shared/takeout/tables.ts'
import { keyOf } from '../../helpers/keys.ts'
import { type OfficeUnderTest, temporaryFolder } from '../../helpers/office.ts'
import { officesOfFile } from '../backup/offices.ts'
import { hashOf, raw, rowCounts } from '../database/raw.ts'
import { freeze } from '../filled-office.ts'
import { walk } from '../walk.ts'

const { filled } = officesOfFile()
const listed = takeoutWorkbooks.flatMap(({ tables }) => tables)

const takeOut = async (office: OfficeUnderTest, place: string) => {
  const { token } = await office.ask('places.find', { path: place })
  return office.ask('takeout.write', { folder: token })
}

describe('the list of what is taken out', () => {
  it('names every table of the database, or why it stays out', async () => {
    const { office } = await filled(temporaryFolder())
    const [tables, columns] = raw(office.folder, (database) => {
      const names = database
        .prepare(
          "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
        )
        .pluck()
        .all() as string[]
      const infoOf = (table: string) => database.pragma(`table_info("${table}")`) as { name: string }[]
      return [names, new Map(names.map((table) => [table, infoOf(table).map(({ name }) => name)]))]
    })
    const known = [...listed.map(({ table }) => table), ...Object.keys(takeoutLeftOut)]
    expect(known.toSorted()).toEqual(tables)
    const wordless = listed.flatMap(({ table }) =>
      (columns.get(table) ?? [])
        .filter((name) => !takeoutHidden.has(name) && !takeoutHiddenOf[table]?.includes(name))
        .filter((name) => columnWords(name) === undefined)
        .map((name) => `${table}.${name}`),
    )
    expect(wordless).toEqual([])
  })

  it.each(listed.map(({ title }) => title))('has a name that a workbook takes: %s', (title) => {
    expect(title.length).toBeLessThanOrEqual(31)
    expect(title).not.toMatch(/[\\/?*[\]:]/)
  })
})

describe('everything taken out', () => {
  it('holds each row of each table, each paper byte for byte, and a page that says so', async () => {
    const stick = temporaryFolder()
    const source = await filled(stick)
    const { office } = source
    await walk(source)
    await freeze(source).catch(() => undefined)
    const done = await takeOut(office, stick)
    const root = join(stick, done.folderName)
    const key = await keyOf(office.folder, 'anh', 'chum-suoi-ghe-lua')
    const counts = raw(office.folder, rowCounts, key)
    const codesLeft: string[] = []
    for (const { name, tables } of takeoutWorkbooks) {
      const [file] = readdirSync(join(root, 'So lieu Excel')).filter((each) => each.startsWith(plain(name)))
      const sheets = await readXlsxFile(join(root, 'So lieu Excel', file ?? ''))
      for (const { table, title } of tables) {
        const rows = counts[table] ?? 0
        const [heads = [], ...lines] = sheets.find((each) => each.sheet === title)?.data ?? []
        // Names that somebody typed, and those by which the program finds its own settings.
        const isTyped = (head: string) => /^(Tên đăng nhập|Địa danh)$/.test(head) || table === 'setting'
        for (const [at, head] of heads.entries()) {
          if (isTyped(String(head))) continue
          // Nobody without the program knows its codes, its days of unknown beginning or the time of another place.
          const odd = lines
            .map((line) => String(line[at] ?? ''))
            .find(
              (text) =>
                /^[a-z]+([-.][a-zA-Z]+)+$|^(present|draft|signed|done|cell|hands)$/.test(text) ||
                /^\d{4}-\d\d-\d\d(T|$)/.test(text),
            )
          if (odd !== undefined) codesLeft.push(`${table} / ${String(head)}: ${odd}`)
        }
        const sheet = sheets.find((each) => each.sheet === title)
        // The taking out itself is written down after it was done.
        const since = table === 'audit' ? 1 : 0
        expect([table, (sheet?.data.length ?? 0) - 1]).toEqual([table, rows - since])
      }
    }
    const people = (await readXlsxFile(join(root, 'So lieu Excel', 'Dang vien.xlsx')))[0]?.data ?? []
    expect(people.flat()).toContain('Lò Văn Hặc')
    expect(codesLeft).toEqual([])
    const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    const hashes = new Set(files.map(({ name, parentPath }) => hashOf(join(parentPath, name))))
    const attachments = raw(
      office.folder,
      (database) => database.prepare('SELECT sha256 FROM attachment').pluck().all() as string[],
      key,
    )
    expect(attachments.length).toBeGreaterThan(1)
    expect(attachments.filter((hash) => !hashes.has(hash))).toEqual([])
    expect(done.papers).toBeGreaterThan(0)
    const page = readFileSync(join(root, 'Doc truoc.html'), 'utf8')
    expect(page).toContain('không mã hóa')
    expect(page).toContain('Mọi tệp đã giữ đều đọc được.')
    // Nothing of it stays in the office.
    expect(readdirSync(join(office.folder, 'snapshots'))).toEqual([])
  })

  it('names the files that were lost, and is complete without them', async () => {
    const stick = temporaryFolder()
    const source = await filled(stick)
    await freeze(source)
    const papers = join(source.office.folder, 'papers')
    for (const name of readdirSync(papers)) rmSync(join(papers, name))
    const done = await takeOut(source.office, stick)
    expect(done).toMatchObject({ papers: 0, lost: 1 })
    const page = readFileSync(join(stick, done.folderName, 'Doc truoc.html'), 'utf8')
    expect(page).toMatch(/Không đọc được 1 tệp.*Bien ban/s)
  })

  it('goes into a place that is there, or says so and writes nothing', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    const { token } = await office.ask('places.find', { path: stick })
    renameSync(stick, `${stick}-pulled`)
    expect((await office.refusal('takeout.write', { folder: token })).message).toContain('Hãy cắm lại USB')
    mkdirSync(stick)
    expect(readdirSync(`${stick}-pulled`)).toEqual([])
  })
})

const plain = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
