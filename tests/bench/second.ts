import { createHash } from 'node:crypto'
import { closeSync, cpSync, fsyncSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { databaseName } from '../../electron/office/database/name.ts'
import { openDatabase } from '../../electron/office/database/open.ts'
import { papersFolder } from '../../electron/office/papers.ts'
import { bareHost } from '../helpers/office.ts'
import { median, timed } from './measure.ts'
import { openBenchOffice } from './office.ts'
import { type Row, ratioRow } from './row.ts'
import type { Measurement } from './setting.ts'

const million = 1_000_000
/** New scans between two backups, of one megabyte each. */
const changed = 20
/** Ten times as many scans may not make the second backup ten times as long. */
const growth = 3

/** Bytes that no disk and no compressor can make less of. */
function noise(seed: number): Buffer {
  const bytes = Buffer.alloc(million)
  let state = seed * 2 + 1
  for (let at = 0; at < bytes.length; at += 4) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes.writeUInt32LE(state, at)
  }
  return bytes
}

/** Scans as they come to lie in an office, beside the program: its own way would take an hour for so many. */
function addScans(folder: string, from: number, count: number): void {
  mkdirSync(papersFolder(folder), { recursive: true })
  const database = openDatabase(join(folder, databaseName))
  const insert = database.prepare(
    "INSERT INTO attachment (sha256, bytes, media_type, created_at) VALUES (?, ?, 'image/jpeg', '2026-11-20T00:00:00Z')",
  )
  try {
    database.transaction(() => {
      for (let scan = from; scan < from + count; scan += 1) {
        const bytes = noise(scan)
        const hash = createHash('sha256').update(bytes).digest('hex')
        writeFileSync(join(papersFolder(folder), hash), bytes)
        insert.run(hash, bytes.length)
      }
    })()
  } finally {
    database.close()
  }
}

/** So many megabytes into one file, through to the disk. */
function copyPlain(folder: string, bytes: Buffer): void {
  const to = join(folder, 'plain')
  const file = openSync(to, 'w')
  for (let part = 0; part < changed; part += 1) writeSync(file, bytes)
  fsyncSync(file)
  closeSync(file)
  rmSync(to)
}

/** A second backup, of an office with many scans of which few are new. */
export const backingUpAgain: Measurement = async ({ scale, office, folder, rounds }) => {
  const few = scale.scans / 10
  const times: { again: number; plain: number }[] = []
  for (const scans of [few, scale.scans]) {
    const [working, stick] = ['scans', 'stick'].map(folder)
    if (!working || !stick) throw new Error('no folder')
    cpSync(await office(scale.small), working, { recursive: true })
    addScans(working, 0, scans)
    const host = { ...bareHost, chooseFolder: async () => stick }
    const backUp = async () => {
      const opened = await openBenchOffice(working, host)
      try {
        const place = await opened.ask('places.chooseFolder', { title: '' })
        if (place === null || place === 'ask') throw new Error('the folder was not chosen')
        return await timed(() => opened.ask('backup.make', { folder: place.token }))
      } finally {
        await opened.close()
      }
    }
    await backUp()
    const again: number[] = []
    const plain: number[] = []
    const bytes = noise(0)
    const count = rounds(3)
    for (let round = 0; round < count; round += 1) {
      addScans(working, scans + round * changed, changed)
      again.push(await backUp())
      plain.push(await timed(() => copyPlain(stick, bytes)))
    }
    times.push({ again: median(again), plain: median(plain) })
    for (const done of [working, stick]) rmSync(done, { recursive: true, force: true })
  }
  const [small, large] = times
  if (!small || !large) throw new Error('nothing was measured')
  const told = { scale: `${scale.scans} scans of 1 MB, ${changed} of them new` }
  return [
    ratioRow(
      { ...told, name: 'second backup', note: 'against writing 20 MB to the same medium, with fsync' },
      { value: large.again, baseline: large.plain },
      null,
    ),
    ratioRow(
      { ...told, name: 'second backup, ten times as many', note: 'against that of a tenth of the scans' },
      { value: large.again, baseline: small.again },
      growth,
    ),
  ] satisfies Row[]
}
