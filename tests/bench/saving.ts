import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { databaseName } from '../../electron/office/database/name.ts'
import { bareHost } from '../helpers/office.ts'
import { compare } from './measure.ts'
import { openBenchOffice } from './office.ts'
import { ratioRow, unmeasuredRow } from './row.ts'
import { type Measurement, membersOf, yearsOf } from './setting.ts'

const budget = 2

/** A backup to a folder, with everything that the office proves, against the same steps by the usual commands. */
export const saving: Measurement = async ({ scale, office, folder, rounds }) => {
  const size = scale.manyYears
  const told = { name: 'backup', scale: `${membersOf(size)}, ${yearsOf(size)}` }
  const missing = ['sqlite3', 'cp', 'sha256sum'].find((command) => spawnSync(command, ['--version']).error)
  if (missing !== undefined) {
    return [
      unmeasuredRow({ ...told, note: `needs the command ${missing} (Debian: apt-get install sqlite3)` }),
    ]
  }

  // A backup is remembered in the office, so it works on a copy.
  const working = folder('saving')
  cpSync(await office(size), working, { recursive: true })
  const stick = folder('stick')
  const plain = folder('plain')
  const opened = await openBenchOffice(working, { ...bareHost, chooseFolder: async () => stick })
  try {
    const place = await opened.ask('places.chooseFolder', { title: '' })
    if (place === null || place === 'ask') throw new Error('the folder was not chosen')
    const database = join(working, databaseName)
    const snapshot = join(plain, 'snapshot.db')
    const copy = join(plain, 'copy.db')
    const measured = await compare(
      // Snapshot, its check, copy with fsync, both hashes, opening and counting the copy, its integrity, the manifest.
      () => opened.ask('backup.make', { folder: place.token }),
      () => {
        for (const file of [snapshot, copy]) rmSync(file, { force: true })
        execFileSync('sqlite3', [database, `VACUUM INTO '${snapshot}'`])
        execFileSync('cp', [snapshot, copy])
        execFileSync('sha256sum', [snapshot, copy])
        execFileSync('sqlite3', [copy, 'PRAGMA integrity_check'])
      },
      { rounds: rounds(7), warmUp: 1 },
    )
    return [
      ratioRow(
        {
          ...told,
          note: 'to a folder, against sqlite3 VACUUM INTO, cp, sha256sum of both, sqlite3 integrity_check',
        },
        measured,
        budget,
      ),
    ]
  } finally {
    await opened.close()
  }
}
