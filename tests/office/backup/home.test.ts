import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../helpers/office.ts'
import { freeze } from '../filled-office.ts'
import { officesOfFile } from './offices.ts'
import { backUp } from './sticks.ts'

const { filled } = officesOfFile()

it('a copy that lacks papers is not the last good one on the home page', async () => {
  const stick = temporaryFolder()
  const result = await filled(stick)
  await freeze(result)
  const papers = join(result.office.folder, 'papers')
  for (const name of readdirSync(papers)) rmSync(join(papers, name))
  const made = await backUp(result.office)
  expect(made.warnings).toHaveLength(1)
  const { backup } = await result.office.ask('home.overview', {})
  expect(backup).toEqual({
    ageDays: 0,
    placeName: made.placeName,
    medium: 'stick',
    freshness: 'fresh',
    lacksPapers: true,
    isOld: true,
  })
})
