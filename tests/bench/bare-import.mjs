// The plain way of an import: the library reads the workbook, then bare inserts of the same rows in one transaction.
// No checks, no matching, no preview, no undo, no search keys. Run as `node bare-import.mjs WORKBOOK DATABASE`;
// prints { ms, readMs, peakMb }. Plain JavaScript, because a TypeScript loader would count towards its memory.

import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import readXlsxFile from 'read-excel-file/node'

const [workbook = '', file = ''] = process.argv.slice(2)
const start = performance.now()

const [sheet] = await readXlsxFile(workbook)
const rows = sheet.data
const readMs = performance.now() - start

const connection = new Database(file)
connection.pragma('journal_mode=WAL')
connection.pragma('synchronous=FULL')
connection.pragma('foreign_keys=ON')

const insert = (table, columns) =>
  connection.prepare(`INSERT INTO ${table} (${columns}) VALUES (${columns.split(',').map(() => '?')})`)
const person = insert(
  'person',
  'id,full_name,sort_key,search_key,standing,other_name,sex,birth_written,ethnicity,religion,personal_id,old_id_number,birthplace_country,birthplace_province,birthplace_detail,hometown_country,hometown_province,hometown_detail,residence_country,residence_province,residence_detail,created_at,revision',
)
const member = insert(
  'member',
  'person_id,external_id,card_number,card_place,card_written,old_card_number,joined_written,official_written',
)
const membership = insert('cell_membership', 'person_id,valid_from,cell_id')
const standing = insert('member_standing', 'person_id,valid_from,from_written,valid_to,standing')
const body = insert('body', 'id,kind,created_at,revision')
const bodyName = insert('body_name', 'body_id,valid_from,name,sort_key,match_key')
const audit = insert('audit', 'origin,sequence,at,account_id,command,changes,previous_hash,hash')

const now = new Date().toISOString()
const iso = (text) => text && `${text.slice(6)}-${text.slice(3, 5)}-${text.slice(0, 2)}`
const founding = '1930-02-03'
let count = 0
/** In order, as the office's own are. */
const nextId = () => {
  count += 1
  return `019ab000-0000-7000-8000-${String(count).padStart(12, '0')}`
}

connection.exec('BEGIN IMMEDIATE')
const cells = new Map()
for (const row of rows) {
  // Rows of members begin with their number.
  if (typeof row[0] !== 'number') continue
  const [, external, name, other, sex, birth, ethnicity, religion, personal, card, cardPlace, cardDate] = row
  const [oldCard, cell, ...places] = row.slice(12, 23)
  const [joined, official] = [iso(row[23]), iso(row[24])]
  let cellId = cells.get(cell)
  if (cellId === undefined) {
    cellId = nextId()
    cells.set(cell, cellId)
    body.run(cellId, 'cell', now, 1)
    bodyName.run(cellId, founding, cell, cell, cell)
  }
  const id = nextId()
  const key = `${name} ${personal} ${card ?? ''} ${oldCard ?? ''}`
  const present = official ? 'official' : 'probationary'
  person.run(
    id,
    name,
    name,
    key,
    present,
    other ?? '',
    sex === 'Nữ' ? 'female' : 'male',
    iso(birth),
    ethnicity ?? '',
    religion ?? '',
    personal ?? '',
    row[25] ?? '',
    ...places.map((place) => place ?? ''),
    now,
    1,
  )
  member.run(id, external ?? '', card ?? '', cardPlace ?? '', iso(cardDate), oldCard ?? '', joined, official)
  membership.run(id, founding, cellId)
  standing.run(id, joined, joined, official, 'probationary')
  if (official) standing.run(id, official, official, null, 'official')
}
const changes = JSON.stringify({ new: count - cells.size })
const hash = createHash('sha256').update(changes).digest('hex')
const account = connection.prepare('SELECT id FROM account').pluck().get()
audit.run('bare', 1, now, account, 'intake.apply', changes, '0'.repeat(64), hash)
connection.exec('COMMIT')
const ms = performance.now() - start
connection.close()
console.log(JSON.stringify({ ms, readMs, peakMb: process.resourceUsage().maxRSS / 1024 }))
