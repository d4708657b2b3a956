import { readdirSync, readFileSync, statfsSync } from 'node:fs'
import { arch, cpus, freemem, homedir, platform, release, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { maskNumbers, veilPaths } from '../../../shared/diagnosis/masking.ts'
import { formatCount } from '../../../shared/text/numbers.ts'
import { sizePhrase } from '../../../shared/text/sizes.ts'
import { backupHistory } from '../backup/store.ts'
import type { Handlers, JobContext } from '../context.ts'
import { schemaVersionOf } from '../database/migrate.ts'
import { databaseName } from '../database/name.ts'
import type { Connection } from '../database/open.ts'
import { behindDoor } from '../documents/printing.ts'
import { sizeOf } from '../files.ts'
import { fileName } from '../forms/exporting.ts'
import { logFiles } from '../log.ts'
import { papersFolder } from '../papers.ts'
import { settingOf } from '../setup/store.ts'

type Facts = readonly (readonly [string, string | number | boolean | null])[]

/** In groups with narrow spaces, which no number of a person has: longer ones would be covered. */
const counted = (count: number): string => formatCount(count).replaceAll('.', '\u202f')
const told = (value: Facts[number][1]): string =>
  value === true ? 'có' : value === false ? 'không' : value === null ? '-' : String(value)
const lines = (title: string, facts: Facts): string =>
  [`== ${title}`, ...facts.map(([name, value]) => `${name}: ${told(value)}`)].join('\n')

function computer({ office }: JobContext): Facts {
  const { bavail, bsize } = statfsSync(office.folder)
  const { node, electron, chrome } = process.versions
  return [
    ['Hệ điều hành', `${platform()} ${release()} ${arch()}`],
    ['Bộ xử lý', `${cpus().length} x ${cpus()[0]?.model ?? '-'}`],
    ['Bộ nhớ', `${sizePhrase(totalmem())}, còn ${sizePhrase(freemem())}`],
    ['Ổ đĩa chứa sổ còn', sizePhrase(bavail * bsize)],
    ['Múi giờ', Intl.DateTimeFormat().resolvedOptions().timeZone],
    ['Ngôn ngữ', Intl.DateTimeFormat().resolvedOptions().locale],
    ['Node, Electron, Chromium', [node, electron ?? '-', chrome ?? '-'].join(', ')],
  ]
}

const countIn = (folder: string): number => {
  try {
    return readdirSync(folder).length
  } catch {
    return 0
  }
}

function files({ office: { folder } }: JobContext): Facts {
  return [
    ...[databaseName, `${databaseName}-wal`, 'office.keys', 'office.tries'].map((name) => {
      const bytes = sizeOf(join(folder, name))
      return [name, bytes === undefined ? 'không có' : sizePhrase(bytes)] as const
    }),
    ['Tệp trong papers', countIn(papersFolder(folder))],
    ['Tệp trong snapshots', countIn(join(folder, 'snapshots'))],
    ['Tệp trong kept', countIn(join(folder, 'kept'))],
  ]
}

function tables(connection: Connection): Facts {
  const names = connection
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[]
  const count = (table: string) => Number(connection.prepare(`SELECT count(*) FROM "${table}"`).pluck().get())
  return names.map((name) => [name, counted(count(name))])
}

/** Settings whose values are no text of anybody. */
const toldSettings = ['textSize', 'idleMinutes', 'backupTimes'] as const

function openOffice(context: JobContext): string[] {
  const connection = context.connection()
  return context.read(({ db }) => {
    const pragma = (name: string) => String(connection.pragma(name, { simple: true }))
    return [
      lines('Dữ liệu', [
        ['Phiên bản dữ liệu', schemaVersionOf(connection)],
        ['Mã hóa', context.databaseKey() !== undefined],
        ['journal_mode', pragma('journal_mode')],
        ['synchronous', pragma('synchronous')],
        ['page_count', counted(Number(pragma('page_count')))],
        ['freelist_count', pragma('freelist_count')],
        ...toldSettings.map((name) => [name, JSON.stringify(settingOf(db, name) ?? null)] as const),
      ]),
      lines('Số dòng từng bảng', tables(connection)),
      lines(
        'Sao lưu',
        backupHistory(db).map(({ madeAt, medium, bytes, warnings, notes }) => [
          madeAt,
          `${medium ?? '-'}, ${sizePhrase(bytes)}, ${warnings.length} cảnh báo, ${notes.length} ghi chú`,
        ]),
      ),
    ]
  })
}

function bundleOf(context: JobContext): string {
  const { office, now } = context
  const log = logFiles(office.folder).map((file) => {
    try {
      return readFileSync(file, 'utf8')
    } catch {
      return ''
    }
  })
  const text = [
    lines('Sổ Chi bộ', [
      ['Phiên bản', office.version],
      ['Chạy trong', office.hostKind],
      ['Dữ liệu tập dùng', office.isDemo],
      ['Lập lúc', now()],
      ['Mở được dữ liệu', context.isOpen()],
    ]),
    lines('Máy tính', computer(context)),
    lines('Tệp của văn phòng', files(context)),
    ...(context.isOpen() ? openOffice(context) : []),
    `== Nhật ký lỗi của chương trình\n${log.join('')}`,
  ].join('\n\n')
  return maskNumbers(
    veilPaths(text, [
      { path: office.folder, word: '<thư mục dữ liệu>' },
      { path: homedir(), word: '<thư mục người dùng>' },
      { path: tmpdir(), word: '<thư mục tạm>' },
      { path: process.cwd(), word: '<thư mục chương trình>' },
    ]),
  )
}

export const diagnosisCommands: Handlers<'diagnosis'> = {
  'diagnosis.bundle': async (_input, context) => {
    const text = bundleOf(context)
    const bytes = Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}\r\n`, 'utf8')
    const name = fileName('Gói gửi người hỗ trợ', context.today(), 'txt')
    return { ...behindDoor(context, name, 'text/plain; charset=utf-8', bytes), text }
  },
}
