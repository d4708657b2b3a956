import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { snapshot } from '../../../electron/office/backup/inspection.ts'
import { openDatabase } from '../../../electron/office/database/open.ts'
import {
  decideReplacement,
  finishReplacement,
  prepareReplacement,
} from '../../../electron/office/database/replacement.ts'
import { discard, type OfficeUnderTest, officeAt, temporaryFolder } from '../../helpers/office.ts'
import { drawingHost, filledOffice, now } from '../filled-office.ts'
import { databaseOf, hashOf } from './raw.ts'

const open: OfficeUnderTest[] = []
afterEach(async () => {
  for (const office of open.splice(0)) await discard(office)
})

const keptAs = '2026-11-22T02-00-00-000Z'

/** A closed office whose last change stands in the journal alone, and a prepared database with another place name. */
async function aboutToBeReplaced() {
  const { office } = await filledOffice()
  await office.close()
  const { folder } = office
  const place = prepareReplacement(folder)
  snapshot({ from: databaseOf(folder), to: databaseOf(place) })
  const next = openDatabase(databaseOf(place))
  next.exec("UPDATE office SET place_name = 'Mới'")
  next.pragma('journal_mode=DELETE')
  next.close()

  const writer = openDatabase(databaseOf(folder))
  writer.exec("UPDATE office SET place_name = 'Cũ'")
  const aside = temporaryFolder()
  for (const ending of ['', '-wal']) copyFileSync(databaseOf(folder) + ending, databaseOf(aside) + ending)
  writer.close()
  for (const ending of ['', '-wal']) renameSync(databaseOf(aside) + ending, databaseOf(folder) + ending)
  return { folder, place, next: hashOf(databaseOf(place)) }
}

const placeNameAt = async (folder: string) => {
  const office = await officeAt({ folder, now, host: drawingHost })
  open.push(office)
  expect(office.trouble).toBeUndefined()
  expect(readdirSync(folder).filter((name) => name.startsWith('restoring'))).toEqual([])
  return { office, placeName: (await office.ask('setup.state', {})).commune?.placeName }
}

describe('a power cut while one database takes the place of another', () => {
  it('before the decision leaves the office as it was, journal and all', async () => {
    const { folder } = await aboutToBeReplaced()
    expect((await placeNameAt(folder)).placeName).toBe('Cũ')
    expect(existsSync(join(folder, 'kept'))).toBe(false)
  })

  const kept = (folder: string) => {
    const to = join(folder, 'kept', keptAs)
    mkdirSync(to, { recursive: true })
    return to
  }
  const moveMain = (folder: string) => renameSync(databaseOf(folder), databaseOf(kept(folder)))
  const moveJournal = (folder: string) =>
    renameSync(`${databaseOf(folder)}-wal`, `${databaseOf(kept(folder))}-wal`)
  const moveNext = (folder: string) => renameSync(databaseOf(join(folder, 'restoring')), databaseOf(folder))

  it.each([
    ['before anything was moved', []],
    ['when the old file was moved without its journal', [moveMain]],
    ['when there was no database at all', [moveMain, moveJournal]],
    ['when only the clearing up was left', [moveMain, moveJournal, moveNext]],
  ])(
    'after the decision, %s: the office is the new one and the old one is kept whole',
    async (_when, steps) => {
      const { folder, place, next } = await aboutToBeReplaced()
      decideReplacement(place, keptAs)
      for (const step of steps) step(folder)
      const { office, placeName } = await placeNameAt(folder)
      expect(placeName).toBe('Mới')
      const [old] = await office.ask('backup.kept', {})
      const { previewId } = await office.ask('backup.lookKept', { kept: old?.token ?? '' })
      await office.ask('backup.restore', { previewId })
      expect((await office.ask('setup.state', {})).commune?.placeName).toBe('Cũ')
      expect(next).toHaveLength(64)
    },
  )

  it('is finished once', async () => {
    const { folder, place, next } = await aboutToBeReplaced()
    decideReplacement(place, keptAs)
    expect(finishReplacement(folder, 'office.db')).toBe(true)
    expect(hashOf(databaseOf(folder))).toBe(next)
    expect(finishReplacement(folder, 'office.db')).toBe(false)
    expect(hashOf(databaseOf(folder))).toBe(next)
  })

  it('that was decided and never finished gives way to a later decision', async () => {
    const { folder, place } = await aboutToBeReplaced()
    decideReplacement(place, keptAs)
    const later = prepareReplacement(folder)
    snapshot({ from: databaseOf(join(folder, 'restoring')), to: databaseOf(later) })
    const next = openDatabase(databaseOf(later))
    next.exec("UPDATE office SET place_name = 'Mới hơn'")
    next.pragma('journal_mode=DELETE')
    next.close()
    decideReplacement(later, keptAs)
    expect((await placeNameAt(folder)).placeName).toBe('Mới hơn')
  })

  it('never reaches out of the folder of kept offices', async () => {
    const { folder, place } = await aboutToBeReplaced()
    decideReplacement(place, '../../ngoài')
    finishReplacement(folder, 'office.db')
    expect(readdirSync(join(folder, 'kept'))).toEqual(['ngoài'])
  })
})
