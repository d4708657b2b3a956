// The plain way to hold a database open: Node, better-sqlite3 with the office's page cache, the same searches as bare
// SQL. Run as `node bare-memory.mjs DATABASE`; prints the megabytes that the process holds. Plain JavaScript, because
// a TypeScript loader would count towards its memory.

import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'

const connection = new Database(process.argv[2] ?? '', { readonly: true })
connection.pragma('cache_size=-16384')
const page = connection.prepare(
  'SELECT * FROM person WHERE deleted_at IS NULL AND instr(search_key, ?) > 0 ORDER BY sort_key, id LIMIT 100',
)
for (let search = 0; search < 200; search += 1) page.all(`${search % 10}`)
const roll = connection.prepare('SELECT * FROM attendance WHERE meeting_id = ?')
for (const { id } of connection.prepare('SELECT id FROM meeting ORDER BY held_on DESC LIMIT 20').all())
  roll.all(id)
const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
console.log(Number(kilobytes) / 1024)
